"""What was warned of and is so now, or what somebody else had and the patient has too, said in a clause that names nothing.

"Told to ring if her leg went weak; it has", "warned about saddle numbness, reattends with it", "his sister lost control of her
bladder; he now has the same". Where several signs were named and one of them came, each is possible.
Source: clinical.md 7.3 (a sign that is told wins over one that is not clear; text clears only where it says so plainly).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context, is_content
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.short_clauses import ShortClause, comes_true, is_alike, is_likened
from cds_service.mapping.narrative.text.tokens import Token

_LEAD = 5
"""Tokens between a comma and what somebody has."""
_HAS = frozenset(["has", "have", "is", "are", "cannot", "can't"])
_OF_NOW = frozenset(["now", "still", "already", "also", "today", "been", "got", "lost"])
_GOES_ON = frozenset(["or", "nor", "and", ",", "/", "to"])
_AVERTED = grammar.words(
    "avoid avoids avoided avoiding prevent prevents prevented preventing prevention prophylaxis hope hopes hoping hoped goal goals "
    "aim aims target unless able"
)
"""Before what somebody is to be spared or to come to; that it came true is no sign."""
_CALLS = frozenset(["call", "ring", "phone", "come", "present", "reattend", "go"])
_CARRIES = (Kind.COMPLAINT, Kind.AREA, Kind.TOPIC, Kind.VALUE, Kind.HEAD)
"""They state a sign together."""


def come_true(
    tokens: Sequence[Token], items: Sequence[Item], found: list[Context], sentence: range, knowledge: NarrativeKnowledge
) -> None:
    """Take for told what a short clause behind it says to be so now, in the contexts of a sentence."""
    warned = [k for k, item in enumerate(items) if found[k].hypothetical and _states(item, knowledge)]
    if warned and _AVERTED.isdisjoint(tokens[at].norm for at in range(sentence.start, items[warned[0]].first)):
        clause = comes_true(tokens, items[warned[-1]].last, sentence.stop)
        if clause is not None:
            _so(tokens, items, found, warned, clause)
    for k in warned:
        if _tells_today(tokens, items, k, sentence, knowledge):
            found[k] = found[k]._replace(hypothetical=False, warning=False, possible=True)
    _had_by_others(tokens, items, found, sentence, knowledge)


def _had_by_others(
    tokens: Sequence[Token], items: Sequence[Item], found: list[Context], sentence: range, knowledge: NarrativeKnowledge
) -> None:
    """The patient's too what somebody else had: "he now has the same" behind it, or likened to it before."""
    relative = next((at for at in sentence if tokens[at].norm in knowledge.relatives), sentence.stop)
    signs = (k for k, item in enumerate(items) if found[k].other or item.first > relative)
    theirs = [k for k in signs if _states(items[k], knowledge)]
    if not theirs:
        return
    clause = is_alike(tokens, items[theirs[-1]].last, sentence.stop)
    if clause is not None:
        _so(tokens, items, found, theirs, clause)
    elif is_likened(tokens, sentence.start, relative):
        for k in theirs:
            found[k] = found[k]._replace(other=False, possible=True)


def _states(item: Item, knowledge: NarrativeKnowledge) -> bool:
    """Whether an item is a sign that may come, or part of one; care that was planned is none."""
    name = item.name(Kind.FINDING)
    if name is None:
        return any(item.has(kind) for kind in _CARRIES)
    stanza = knowledge.stanzas.get(name, PLAIN)
    signs = knowledge.own_times.signs
    return not (stanza.care or stanza.planned) and any(one in signs for one in knowledge.expands.get(name, (name,)))


def _so(
    tokens: Sequence[Token], items: Sequence[Item], found: list[Context], named: Sequence[int], clause: ShortClause
) -> None:
    """Say of the named items that they are there, from the clause on."""
    signs = [k for k in named if items[k].has(Kind.FINDING) or items[k].has(Kind.COMPLAINT)]
    unable = [k for k in signs if clause.unable and _is_unable(tokens, items[k])]
    surely = unable or (signs if clause.surely and (clause.whole or len(signs) == 1) else [])
    for k in named:
        doubt = k in signs and k not in surely
        found[k] = found[k]._replace(
            hypothetical=False,
            other=False,
            warning=False,
            question=False,
            possible=found[k].possible or doubt,
            past=False,
            history=False,
            resolved=False,
            returned=clause.first,
        )


def _is_unable(tokens: Sequence[Token], item: Item) -> bool:
    return any(tokens[at].norm in statement_words.UNABLE for at in range(item.first, item.last))


def _tells_today(
    tokens: Sequence[Token], items: Sequence[Item], k: int, sentence: range, knowledge: NarrativeKnowledge
) -> bool:
    """Whether behind a comma somebody is said to have it, which closes a sentence that tells when to come.

    "Advised to call if the leg is weak, she cannot pass urine": it may be one more condition, and is asked about. Where it
    goes on behind a comma, or with an "or", it is one.
    """
    first = items[k].first
    comma = next((at for at in range(first - 1, max(first - _LEAD, sentence.start), -1) if tokens[at].norm == ","), -1)
    if comma < 0 or tokens[comma + 1].norm not in grammar.PERSONS:
        return False
    led = {token.norm for token in tokens[comma + 1 : first]}
    opening = tokens[first].norm in knowledge.asserting.opening
    if not (opening or led & _HAS) or not led <= grammar.PERSONS | _HAS | _OF_NOW:
        return False
    behind = {token.norm for token in tokens[items[k].last : sentence.stop]}
    complete = any(sentence.start < item.first < comma and (is_content(item)) for item in items)
    return complete and behind.isdisjoint(_GOES_ON) and _bids(tokens, sentence.start, comma, knowledge)


def _bids(tokens: Sequence[Token], first: int, last: int, knowledge: NarrativeKnowledge) -> bool:
    norms = {token.norm for token in tokens[first:last]}
    return "if" in norms and not norms.isdisjoint(knowledge.returning | _CALLS)
