"""A condition under which a complaint is there, which ends at the comma: "no leg pain unless walking, numb saddle".

What somebody is to come or to call for has its condition too, but a list of signs goes on behind it.
Source: clinical.md 7.3 (hypothetical; a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_CONDITIONS = frozenset(["if", "unless"])
_TO_COMPLAINT = 3
"""Tokens between a complaint and its condition ("pain is there only if ...")."""
_TELLS = (Kind.FINDING, Kind.COMPLAINT)


def is_of_complaint(tokens: Sequence[Token], items: Sequence[Item], k: int, first: int) -> bool:
    """Whether the cue at item ``k`` of a sentence from ``first`` is the condition of what was told right before it."""
    cue = items[k]
    if tokens[cue.first].norm not in _CONDITIONS or cue.first == first:
        return False
    before = items[:k]
    told = next((item for item in reversed(before) if any(item.has(kind) for kind in _TELLS)), None)
    if told is None or cue.first - told.last > _TO_COMPLAINT:
        return False
    parted = any(tokens[at].kind in ("punct", "brk") for at in range(told.last, cue.first))
    return not parted and not any(item.has(Kind.CUE, "hypothetical", "planned", "question") for item in before)
