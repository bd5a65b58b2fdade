"""Whether a phrase that says that all is well says it plainly: "voids normally", and not "voids normally but slowly"."""

from __future__ import annotations

from cds_service.knowledge.narrative.types import Kind
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text.lexicon import Item

_BEFORE, _BEHIND = 3, 4
"""Tokens before and behind a phrase that are looked at, within its clause."""
_ENDS = frozenset(".;")


def plainly(around: Around, item: Item, context: Context) -> bool:
    """Whether no word near the phrase takes back a part of it; what is denied, only by telling until when it was so."""
    words = around.knowledge.asserting
    if context.negated:
        if any(other.has(Kind.CUE, "turned") for other in around.items):
            return True  # what it turned to is told by those words
        behind = around.tokens[item.last : min(item.last + _BEHIND, around.last)]
        return not any(token.norm in words.once for token in behind)
    if context.possible:
        return False
    for at in range(item.first - 1, max(item.first - _BEFORE, around.first) - 1, -1):
        norm = around.tokens[at].norm
        if norm in _ENDS or norm == ",":
            break
        if norm in words.hardly:
            return False
    for at in range(item.last, min(item.last + _BEHIND, around.last)):
        norm = around.tokens[at].norm
        if norm in _ENDS:
            return True
        if norm in words.limiting:
            return False
    return True
