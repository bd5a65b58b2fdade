"""The contrary told of the other side: "on tiptoes on the left but not on the right"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.statements.attach import OTHER_SIDE, Around, side_of
from cds_service.mapping.narrative.statements.said import Said, opposite
from cds_service.mapping.narrative.text import grammar

_TO_DENIAL = 4
"""Tokens from a statement, its side among them, to the denial of the other side."""


def with_other_side(around: Around, said: Sequence[Said]) -> list[Said]:
    """What a sentence says, and the contrary of the side of which it denies the same ("on the left but not on the right")."""
    found = list(said)
    for item in around.items:
        side = side_of(item) if item.has(Kind.SIDE) else None
        at = _denial_before(around, item.first) if side in OTHER_SIDE else None
        if side is None or at is None:
            continue
        near = [one for one in said if one.side is OTHER_SIDE[side] and 0 <= at - one.last <= _TO_DENIAL]
        ends = max((one.last for one in near), default=-1)
        found += [one._replace(side=side, status=opposite(one.status), grade=None) for one in near if one.last == ends]
    return found


def _denial_before(around: Around, at: int) -> int | None:
    """Where "but not" begins right before a side."""
    back = at - 1
    while back > around.first and around.tokens[back].norm in grammar.TO_OTHER_SIDE:
        back -= 1
    words = [around.tokens[i].norm for i in range(max(back - 1, around.first), back + 1)]
    return back - 1 if words in (["but", "not"], [",", "not"], ["and", "not"]) else None
