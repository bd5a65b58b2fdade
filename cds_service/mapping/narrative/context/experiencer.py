"""Whose sign it is where a relative is named right behind it: "bladder incontinence in husband", "incontinence (husband)".

"In" names who has it; a bracket may as well name who told of it, so that it is asked about. A sentence in which somebody tells
of the patient, or that names the patient beside, leaves it the patient's.
Source: clinical.md 7.3 (other experiencer; a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.grammar import words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_BEFORE = grammar.OWN | words("the maternal paternal late elderly old")
_BRACKET = 16
"""Tokens on either side of something to the marks of its bracket."""
_YEAR = 4
"""Digits of a year."""
_OF_YEARS = words("year years always lifelong known chronic")
_TELLS = grammar.HIMSELF | grammar.PERSONS | words("self own both from by per caller too says say said seen")
"""In the same sentence, it may be the patient's."""


def named_behind(
    tokens: Sequence[Token], items: Sequence[Item], found: list[Context], span: range, knowledge: NarrativeKnowledge
) -> None:
    """Take for a relative's what he is named behind with "in", and ask about a sign that he is in brackets behind."""
    for k, item in enumerate(items):
        mark = tokens[item.last].norm if item.last < span.stop - 1 else ""
        if mark not in ("in", "(") or not item.has(Kind.FINDING):
            continue
        at = item.last + 1
        while at < span.stop - 1 and tokens[at].norm in _BEFORE:
            at += 1
        if tokens[at].norm not in knowledge.relatives or not _closes(tokens, at + 1, span.stop, mark):
            continue
        told = {tokens[i].norm for i in span if not item.last < i <= at}
        if mark == "(" and not told.isdisjoint(knowledge.asserting.now | {"new"}):
            continue  # "new incontinence (wife) since Monday"
        if _TELLS.isdisjoint(told) and knowledge.whose.informing.isdisjoint(told):
            found[k] = found[k]._replace(other=True) if mark == "in" else found[k]._replace(supposed=True)


def described_behind(
    tokens: Sequence[Token], items: Sequence[Item], found: list[Context], span: range, knowledge: NarrativeKnowledge
) -> None:
    """Take for a relative's what a bracket right behind him has, if it tells of years, and else ask about it.

    "Came with her mother (leaks urine on coughing, pads for years)". Not where it names the patient, who told of him, or a day.
    """
    for k, item in enumerate(items):
        bracket = _bracket_around(tokens, item, span, knowledge)
        if not bracket or not item.has(Kind.FINDING):
            continue
        told = [tokens[at].norm for at in bracket]
        if not (_TELLS | knowledge.whose.informing | knowledge.asserting.now | {"new"}).isdisjoint(told):
            continue
        if not statement_words.LATE_DAYS.isdisjoint(told) or not statement_words.LATE_PAIRS.isdisjoint(pairwise(told)):
            continue
        years = not _OF_YEARS.isdisjoint(told) or any(norm.isdigit() and len(norm) == _YEAR for norm in told)
        found[k] = found[k]._replace(other=True) if years else found[k]._replace(supposed=True)


def _bracket_around(tokens: Sequence[Token], item: Item, span: range, knowledge: NarrativeKnowledge) -> range:
    """The tokens of the bracket in which an item stands, right behind "her mother" and the like."""
    opens = next(
        (at for at in range(item.first - 1, max(item.first - _BRACKET, span.start), -1) if tokens[at].norm in "()"), -1
    )
    if opens <= span.start + 1 or tokens[opens].norm != "(" or tokens[opens - 1].norm not in knowledge.relatives:
        return range(0)
    if tokens[opens - 2].norm not in grammar.OWN | {"the"}:
        return range(0)
    closes = next((at for at in range(item.last, min(item.last + _BRACKET, span.stop)) if tokens[at].norm in "()"), -1)
    return range(opens + 1, closes) if closes >= 0 and tokens[closes].norm == ")" else range(0)


def _closes(tokens: Sequence[Token], at: int, stop: int, mark: str) -> bool:
    if mark == "(":
        return at < stop and tokens[at].norm == ")"
    return at >= stop or tokens[at].norm in grammar.CLOSING or tokens[at].kind == "brk"
