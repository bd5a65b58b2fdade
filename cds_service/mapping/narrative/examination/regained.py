"""A grade of an earlier day that a later sentence measures anew and better: "Friday left TA 3/5. Today, same couch: left TA 5/5".

The latest grade counts (clinical.md 5.1 row 6), where words put the weaker one into the past and the better one to today, or both
have their date; of the same muscle and side only. That it "has improved to 5/5" may be hearsay, and leaves both.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from cds_service.clinical.findings import Side, Status
from cds_service.clinical.merge import mrc
from cds_service.mapping.narrative.examination.grade import BEST
from cds_service.mapping.narrative.examination.trend import Strength
from cds_service.mapping.narrative.examination.when import When, before
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.statements.attach import Around

_MOST = 80
"""Grades that are kept to compare with."""


class Graded(NamedTuple):
    """A grade that was told: where it stands, in characters, and when it was found."""

    finding: str
    side: Side | None
    start: int
    strength: float
    when: When


class Regained(NamedTuple):
    """The grades that were told so far, and the places of those that a later one stands for."""

    told: tuple[Graded, ...] = ()
    over: frozenset[tuple[str, int]] = frozenset()


def regained(around: Around, recent: Sequence[Strength], strengths: Sequence[Strength], so_far: Regained) -> Regained:
    """With what a sentence tells: ``strengths`` are those of each muscle behind it, ``recent`` those before it."""
    told, over = so_far
    for strength in strengths:
        if strength not in recent and (graded := _graded(around, strength)) is not None:
            over |= {(one.finding, one.start) for one in told if _stands_for(graded, one)}
            told = (*told, graded)[-_MOST:]
    return Regained(told, over)


def without_regained(mentions: Sequence[Mention], over: Collection[tuple[str, int]]) -> list[Mention]:
    """The mentions without grades that a later one stands for."""
    return [m for m in mentions if m.grade is None or (m.finding, m.start) not in over]


def _graded(around: Around, strength: Strength) -> Graded | None:
    said, when = strength
    grade = mrc(said.grade or (BEST if said.status is Status.ABSENT else None))
    if grade is None or said.possible:
        return None
    return Graded(said.finding, said.side, around.tokens[said.first].start, grade, when)


def _stands_for(now: Graded, one: Graded) -> bool:
    if (now.finding, now.side) != (one.finding, one.side) or now.strength <= one.strength:
        return False
    dated = now.when.date is not None and one.when.date is not None and before(one.when, now.when) is True
    return dated or (now.when.now and not now.when.changed and one.when.earlier)
