"""Signs of answers that stand behind what they answer: "saddle numbness (-) incontinence (+)".

The first one of a sentence tells which way they are written: right behind something that is named, they answer it, and the
next thing is no part of the denial. "(-) fever (-) chills" is written the other way.
Source: clinical.md 7.3 ("(-)"; a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_SIGNS = frozenset(["possign", "negsign"])
_NAMED = (Kind.FINDING, Kind.COMPLAINT, Kind.AREA, Kind.SIDE)


def is_sign(tokens: Sequence[Token], item: Item) -> bool:
    """Whether an item is a sign of an answer in brackets."""
    return tokens[item.first].norm in _SIGNS


def stands_behind(tokens: Sequence[Token], items: Sequence[Item], k: int) -> bool:
    """Whether the sign at item ``k`` answers what stands right before it, as the first one of its sentence does."""
    if k == 0 or items[k - 1].last != items[k].first:
        return False
    first = next(j for j in range(k + 1) if tokens[items[j].last - 1].norm in _SIGNS)
    if first == 0 or not is_sign(tokens, items[first]):
        return False  # "ROS (-) fever"
    before = items[first - 1]
    return before.last == items[first].first and any(before.has(kind) for kind in _NAMED)
