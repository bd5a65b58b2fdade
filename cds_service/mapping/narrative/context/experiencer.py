"""Whose sign it is where a relative is named right behind it: "bladder incontinence in husband", "incontinence (husband)".

"In" names who has it; a bracket may as well name who told of it, so that it is asked about. A sentence in which somebody tells
of the patient, or that names the patient beside, leaves it the patient's.
Source: clinical.md 7.3 (other experiencer; a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.grammar import words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_BEFORE = grammar.OWN | words("the maternal paternal late elderly old")
_TELLS = grammar.HIMSELF | grammar.PERSONS | words("self own both from by per caller too says said seen")
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


def _closes(tokens: Sequence[Token], at: int, stop: int, mark: str) -> bool:
    if mark == "(":
        return at < stop and tokens[at].norm == ")"
    return at >= stop or tokens[at].norm in grammar.CLOSING or tokens[at].kind == "brk"
