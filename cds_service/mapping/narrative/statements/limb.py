"""The limb that a sentence is about as a whole: "On the right leg plantarflexion is weak, the ankle jerk absent"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.clinical.findings import Side
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.statements.attach import SIDES, Around, paired, side_before, side_inside, side_of
from cds_service.mapping.narrative.text import examining
from cds_service.mapping.narrative.text.lexicon import Item

_LIMB = ("strength", "sensation")
"""An area of which both may be told is a limb, or a part of one."""
_TOLD = (Kind.HEAD, Kind.TOPIC, Kind.VALUE)


class Frame(NamedTuple):
    """The side of the limb that a sentence opens with, and the tokens for which it holds: from behind it on."""

    side: Side
    first: int
    last: int


def frame_of(around: Around) -> Frame | None:
    """The limb with its side that a sentence opens with, behind nothing but words of examining; None where it does not."""
    for k, item in enumerate(around.items):
        if any(around.tokens[at].norm not in examining.EXAMINING for at in range(around.first, item.first)):
            return None
        if not item.has(Kind.SIDE) and not item.has(Kind.AREA):
            continue
        limb = around.items[min(k + (not item.has(Kind.AREA)), len(around.items) - 1)]
        side = side_of(item) or side_inside(around, item) or (Side.BILATERAL if paired(around, limb) else None)
        if side is None or limb.first > item.last or not _is_limb(around, limb) or not _goes_on(around, limb.last):
            return None
        return Frame(side, limb.last, _end(around, limb.last, side))
    return None


def side_of_limb(around: Around, behind: Sequence[int]) -> Side | None:
    """The side of the one limb behind a weakness, which muscles before it are of ("EHL weakness of the right leg")."""
    if len(behind) != 1 or not _is_limb(around, around.items[behind[0]]):
        return None
    return side_before(around, behind[0]) or side_inside(around, around.items[behind[0]])


def _is_limb(around: Around, item: Item) -> bool:
    area = item.name(Kind.AREA)
    told = around.knowledge.areas[area] if area is not None else {}
    return around.region(item) == "here" and all(domain in told for domain in _LIMB)


def _goes_on(around: Around, at: int) -> bool:
    """Whether behind the limb it is told what was found there."""
    if at >= around.last:
        return False
    told = next((item for item in around.items if item.first == at), None)
    token = around.tokens[at]
    return (
        token.kind == "num"
        or token.norm in examining.OPENS_FOUND
        or (told is not None and any(told.has(kind) for kind in _TOLD))
    )


def _end(around: Around, first: int, side: Side) -> int:
    """The token at which another side or another region is named."""
    for item in around.items:
        named = SIDES.get(item.name(Kind.SIDE) or "")
        if item.first >= first and ((named is not None and named is not side) or around.region(item) == "elsewhere"):
            return item.first
    return around.last
