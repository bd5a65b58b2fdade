"""Results of one muscle that a sentence tells one by one ("right TA 5/5 last week, right TA 4/5 today").

The latest examination counts and a fall by a grade is told (clinical.md 5.1 row 6). A muscle that was normal had the
best grade. Where the words do not tell which result is the latest, all stay, and the worse counts when they are merged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from cds_service.clinical.derive import is_drop
from cds_service.clinical.findings import Status
from cds_service.clinical.merge import mrc
from cds_service.mapping.narrative.examination.elements import STRENGTH, Reading
from cds_service.mapping.narrative.examination.grade import BEST
from cds_service.mapping.narrative.examination.latest import edge, ending
from cds_service.mapping.narrative.examination.when import When, before, when
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import NOBODY, Said

_AHEAD, _BEHIND = 10, 8

Told = tuple[int, Said]
"""A statement with the number of its reading."""
Strength = tuple[Said, When]
"""What was said of a muscle, and when that was."""


def of_now(
    around: Around, readings: Sequence[Reading], told: Sequence[Told], recent: Sequence[Strength]
) -> tuple[list[Said], list[Said], list[Strength]]:
    """The statements that count now; those of them that tell of a fall; and what is now said of muscles.

    ``recent``: what was said last of each muscle. Where this sentence tells of a better grade before that, the fall is
    that of the statement then.
    """
    strong = [number for number, reading in enumerate(readings) if reading.domain == STRENGTH]
    if not strong or (len(strong) == 1 and not recent):
        whens = _whens(around, readings, strong) if strong else {}
        return [said for _, said in told], [], _last_said(told, whens, recent)
    whens = _whens(around, readings, strong)
    counting: list[Said] = []
    since: list[Said] = []
    for number, said in told:
        mine = whens.get(number, When())
        beside = [(other, whens[at]) for at, other in told if at != number and at in whens]
        unsided = [one for one in beside if _of_a_side(one[0], said)]
        beside = [*beside, *recent] if number in whens else []
        others = [*unsided, *((other, theirs) for other, theirs in beside if _same(other, said))]
        before_it = [*others, *((other, theirs) for other, theirs in beside if _of_all(other, said))]
        fallen = [
            other._replace(owner=NOBODY, compared=True)
            for other, theirs in recent
            if _same(other, said) and _is_before(mine, theirs, said, other)
        ]
        since += fallen
        if any(_replaced(said, mine, other, theirs) for other, theirs in others):
            continue
        counting.append(said._replace(compared=True) if others else said)
        if any(_is_before(theirs, mine, other, said) for other, theirs in before_it):
            since.append(counting[-1])
    return counting, since, _last_said(told, whens, recent)


def _last_said(told: Sequence[Told], whens: Mapping[int, When], recent: Sequence[Strength]) -> list[Strength]:
    """What was said last of each muscle."""
    new = [(said, whens[at]) for at, said in told if at in whens]
    named = {(said.finding, said.side) for said, _ in new}
    return [*(one for one in recent if (one[0].finding, one[0].side) not in named), *new]


def _same(one: Said, other: Said) -> bool:
    return (one.finding, one.side) == (other.finding, other.side)


def _of_a_side(one: Said, other: Said) -> bool:
    """Whether one sentence says the side of a muscle with one of two results only ("4-/5 left TA, previously 5/5")."""
    alike = one.finding == other.finding and not (one.unplaced or other.unplaced)
    return alike and None in (one.side, other.side) and one.side is not other.side


def _of_all(one: Said, other: Said) -> bool:
    """Whether the first is full strength of all muscles, and the second of one."""
    return one.unplaced and one.status is Status.ABSENT and one.side is None and not other.unplaced


def _is_before(then: When, now: When, one: Said, other: Said) -> bool:
    """Whether the first statement is one of an earlier day, and better by a grade than the second."""
    return (then.told or now.changed) and before(then, now) is True and _better(one, other)


def _replaced(said: Said, mine: When, other: Said, later: When) -> bool:
    """Whether a later result stands for this one; a weakness goes only where words put it into the past."""
    if not before(mine, later):
        return False
    return mine.earlier or (said.status is Status.ABSENT and other.status is Status.PRESENT)


def _better(one: Said, other: Said) -> bool:
    then, now = _strength(one), _strength(other)
    return then is not None and now is not None and is_drop(then, now)


def _strength(said: Said) -> float | None:
    return mrc(said.grade or (BEST if said.status is Status.ABSENT else None))


def _whens(around: Around, readings: Sequence[Reading], strong: Sequence[int]) -> dict[int, When]:
    """When each result of strength was found, as the words about its value say."""
    strong = sorted(strong, key=lambda number: readings[number].value.first)
    values = [readings[number].value for number in strong]
    edges = [edge(around, one.last, other.first) for one, other in pairwise(values)]
    starts = [max(values[0].first - _AHEAD, around.first), *edges]
    ends = [*edges, min(values[-1].last + _BEHIND, around.last)]
    times = around.knowledge.times
    made: dict[int, When] = {}
    for number, value, start, end in zip(strong, values, starts, ends, strict=True):
        behind = range(value.last, ending(around, value.last, end))
        made[number] = when(around.tokens, range(start, value.first), behind, times)
    return made
