"""Results of one muscle that a sentence tells one by one ("right TA 5/5 last week, right TA 4/5 today").

The latest examination counts and a fall by a grade is told (clinical.md 5.1 row 6). A muscle that was normal had the
best grade. Where the words do not tell which result is the latest, all stay, and the worse counts when they are merged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from cds_service.clinical.derive import is_drop
from cds_service.clinical.findings import Side, Status
from cds_service.clinical.merge import mrc
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.elements import STRENGTH, Reading
from cds_service.mapping.narrative.examination.grade import BEST
from cds_service.mapping.narrative.examination.latest import edge, ending
from cds_service.mapping.narrative.examination.when import When, before, when
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import NOBODY, Said
from cds_service.mapping.narrative.text import changes, grammar

_AHEAD, _BEHIND = 10, 8
_TO_LIMB = 5
"""Tokens from a result to the limb that it is of."""

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
        known = any(_same(other, said) for other, _ in recent)  # "5/5 throughout bar EHL 4/5. Today EHL 4/5"
        inside = [one for _, one in told]  # of one breath and one day: "5/5 throughout on 22 Oct bar EHL 4/5"
        of_all = [one for one in beside if not known and (mine.told or one[0] not in inside)]
        before_it = [*others, *(one for one in of_all if _of_all(around, one[0], said))]
        fallen = [
            other._replace(owner=NOBODY, compared=True)
            for other, theirs in recent
            if (_same(other, said) or (_of_all(around, said, other) and not any(_same(one, other) for one in inside)))
            and _is_before(mine, theirs, said, other)
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


def _of_all(around: Around, one: Said, other: Said) -> bool:
    """Whether the first is full strength of all muscles, or of all of the legs or of that leg, and the second of one."""
    if one.status is not Status.ABSENT or other.unplaced:
        return False
    general = around.knowledge.heads.get(STRENGTH, ())
    near = range(max(one.first - _TO_LIMB, 0), min(one.last + _TO_LIMB, len(around.tokens)))
    whole = any(around.tokens[at].norm in changes.OF_LIMBS for at in near)
    of_limb = whole and one.finding in general and other.finding not in general
    return (one.unplaced and one.side is None) or (of_limb and one.side in (None, Side.BILATERAL, other.side))


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


def _ending(around: Around, first: int, last: int) -> int:
    """Where the words behind a result end, behind the limb that it is of ("5/5 throughout both legs on 22 October")."""
    stop = ending(around, first, last)
    limb = next((item for item in around.items if item.first == stop and item.has(Kind.AREA)), None)
    return stop if limb is None or limb.last >= last else ending(around, limb.last, last)


def _whens(around: Around, readings: Sequence[Reading], strong: Sequence[int]) -> dict[int, When]:
    """When each result of strength was found, as the words about its value say."""
    strong = sorted(strong, key=lambda number: readings[number].value.first)
    values = [readings[number].value for number in strong]
    edges = [edge(around, one.last, other.first) for one, other in pairwise(values)]
    opening = around.tokens[around.first].norm in grammar.NOW_TOLD
    starts = [around.first if opening else max(values[0].first - _AHEAD, around.first), *edges]
    ends = [*edges, min(values[-1].last + _BEHIND, around.last)]
    times = around.knowledge.times
    made: dict[int, When] = {}
    for number, value, start, end in zip(strong, values, starts, ends, strict=True):
        behind = range(value.last, _ending(around, value.last, end))
        made[number] = when(around.tokens, range(start, value.first), behind, times)
    return made
