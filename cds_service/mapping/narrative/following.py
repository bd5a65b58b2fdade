"""What follows from the statements of a text: a weak muscle is a weak leg, lost sensation of the sole is a numb leg.

The wider finding has the side and certainty of the narrower one, and no grade, since the leg as a whole was not graded; of the
left leg and of the right one it is of both. Nothing follows from a denial, nor where the text says the wider finding of that
side itself, nor from a muscle without a grade where the strength of that leg was graded as full.
Source: clinical.md 5.1 row 6 (a deficit is that of the leg, whichever muscle shows it).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cds_service.clinical.findings import Side, Status
from cds_service.mapping.narrative.mention import Mention


def with_following(mentions: Sequence[Mention], follows: Mapping[str, str]) -> tuple[Mention, ...]:
    """The mentions in order of the text with what follows from them; ``follows``: finding -> the wider one."""
    wide = [one for one in mentions if one.finding in follows.values()]
    told = {(one.finding, one.side) for one in wide if one.status is Status.PRESENT}
    full = {(one.finding, one.side) for one in wide if one.status is Status.ABSENT and one.grade is not None}
    found: list[Mention] = []
    for one in mentions:
        found.append(one)
        wider = follows.get(one.finding)
        if wider is None or one.status is not Status.PRESENT or (wider, one.side) in told:
            continue
        if one.side is None and any(name == wider for name, _ in told):
            continue
        if one.grade is None and not full.isdisjoint((wider, side) for side in (one.side, Side.BILATERAL, None)):
            continue
        told.add((wider, one.side))
        found.append(replace(one, finding=wider, grade=None))
    return tuple(_of_both_sides(found, told))


def _of_both_sides(found: list[Mention], told: set[tuple[str, Side | None]]) -> list[Mention]:
    """With a wider finding of both legs where the text tells of the left and of the right one."""
    out: list[Mention] = []
    for one in found:
        out.append(one)
        both = (one.finding, Side.BILATERAL)
        sides = ((one.finding, Side.LEFT), (one.finding, Side.RIGHT))
        if one.status is Status.PRESENT and both not in told and all(side in told for side in sides):
            told.add(both)
            out.append(replace(one, side=Side.BILATERAL, grade=None))
    return out
