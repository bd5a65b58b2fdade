"""Numbers that a plan names as a bound, and nobody measured: "bladder scan tonight; residual >200 = call neurosurgery".

Only behind words of when it is to be measured, and before what is to be done then: "residual >200, neurosurgery called" was.
Source: clinical.md 7.3 (hypothetical).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_TO_ACT = 4
"""Tokens from the number to what is to be done: its unit, and the mark of the consequence."""
_THEN = frozenset(["=", "->", "→", "then", ">"])


def only_bounds(
    tokens: Sequence[Token], items: Sequence[Item], found: list[Context], sentence: range, knowledge: NarrativeKnowledge
) -> None:
    """Take such numbers, and what is to be measured before them, for what only may come."""
    bounds = [
        k
        for k, item in enumerate(items)
        if item.has(Kind.QUANTITY) and _is_bound(tokens, item, sentence, knowledge.asserting)
    ]
    for k in range(bounds[-1]) if bounds else ():
        if items[k].has(Kind.QUANTITY) and not _has_number(tokens, items[k], sentence.stop):
            found[k] = found[k]._replace(hypothetical=True)
    for k in bounds:
        found[k] = found[k]._replace(hypothetical=True)


def is_ahead(item: Item, context: Context) -> bool:
    """Whether an item is a measurement that is still to be made."""
    return context.hypothetical and item.has(Kind.QUANTITY)


def _is_bound(tokens: Sequence[Token], item: Item, sentence: range, words: AssertingWords) -> bool:
    at = item.last + 1
    if at >= sentence.stop or tokens[at - 1].norm not in grammar.EXCEEDING or tokens[at].kind != "num":
        return False
    behind = [token.norm for token in tokens[at + 1 : min(at + 1 + _TO_ACT, sentence.stop)]]
    act = next((n for n, norm in enumerate(behind) if norm in words.bidden), 0)
    if not act or _THEN.isdisjoint(behind[:act]):
        return False
    return any(tokens[place].norm in words.coming for place in range(sentence.start, item.first))


def _has_number(tokens: Sequence[Token], item: Item, last: int) -> bool:
    """Whether a number stands near behind a name, before the next clause."""
    for token in tokens[item.last : min(item.last + _TO_ACT, last)]:
        if token.norm in grammar.ENDS_OF_CLAUSES or token.norm == ";":
            return False
        if token.kind == "num":
            return True
    return False
