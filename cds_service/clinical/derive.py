"""Findings that follow from others: onsets, both legs, history of cancer, falling strength, denials that include more.

Source: clinical.md 5.4 (absence), 3.5 and 5.1 row 6 (trend of grades), 5.3 (cancer).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cds_service.clinical.findings import (
    EXAMINED,
    IMPLIED,
    NOTHING_NEW,
    UNDATED,
    Course,
    Interval,
    Reading,
    Side,
    Status,
)
from cds_service.clinical.merge import mrc, said_on
from cds_service.clinical.quick import replace
from cds_service.clinical.spec import FindingSpec, Kind

_FULL_GRADE = 1.0
"""One MRC grade: the step that counts as a drop."""

_ROUNDING = 1e-9
_EXAMINED, _IMPLIED, _NOTHING_NEW = frozenset((EXAMINED,)), frozenset((IMPLIED,)), frozenset((NOTHING_NEW,))
_STRENGTH = Kind.STRENGTH
_PRESENT, _ABSENT, _HISTORICAL = Status.PRESENT, Status.ABSENT, Status.HISTORICAL


@dataclass(frozen=True, slots=True)
class DeriveRules:
    """Names that derivation needs; from decision.yaml.

    ``weakness`` is weakness of a leg without a muscle, ``foot_drop`` one without a grade. ``management``: findings
    whose duration is that of treatment, not of a symptom. ``trend_days``: how far back an earlier grade counts.
    ``muscles``: findings whose strength is graded. ``telling``: findings from which others follow.
    """

    leg_pain: tuple[str, ...]
    both_legs_pain: str
    weakness: str
    foot_drop: str
    progressive: str
    management: tuple[str, ...]
    trend_days: float
    muscles: frozenset[str]
    telling: frozenset[str]
    trend: str = ""
    """Parameter that ``trend_days`` follows."""


def muscles_of(specs: Mapping[str, FindingSpec]) -> frozenset[str]:
    """The findings whose strength is graded."""
    return frozenset(name for name, spec in specs.items() if spec.kind is _STRENGTH)


def telling_of(specs: Mapping[str, FindingSpec], named: Iterable[str]) -> frozenset[str]:
    """The findings from which others follow: by their stanza, by a grade, or because the table names them for it."""
    stanzas = (
        name
        for name, spec in specs.items()
        if spec.absence_includes
        or spec.absence_implies
        or spec.presence_includes
        or spec.when_historical
        or spec.kind is _STRENGTH
    )
    return frozenset((*stanzas, *named))


def derive(
    readings: Sequence[Reading],
    specs: Mapping[str, FindingSpec],
    rules: DeriveRules,
    today: date,
) -> list[Reading]:
    """The readings and everything that follows from them."""
    full = [r if r.duration_days is None else _dated(r, rules) for r in readings]
    telling = [r for r in full if r.finding in rules.telling]
    if telling:
        known = len(telling)
        telling.extend([*_included(telling, specs), *_historical(telling, specs)])
        telling.extend(list(_both_legs(telling, rules)))
        telling.extend(list(_leg_weakness(telling, rules)))
        telling.extend(list(_progressive(telling, rules, today - timedelta(days=rules.trend_days))))
        full.extend(telling[known:])
    return full


def _dated(reading: Reading, rules: DeriveRules) -> Reading:
    """A symptom said to last so long has its onset: "x 3 weeks" counts back from the day on which it was said."""
    said = reading.recorded
    if reading.duration_days is None or said is None or reading.onset.known or reading.finding in rules.management:
        return reading
    least, most = reading.duration_days
    return replace(reading, onset=Interval(said - timedelta(days=most), said - timedelta(days=least)))


def _included(readings: Sequence[Reading], specs: Mapping[str, FindingSpec]) -> Iterator[Reading]:
    for reading in readings:
        spec = specs.get(reading.finding)
        if spec is None:
            continue
        names: tuple[str, ...] = ()
        if reading.status is _ABSENT:
            names = spec.absence_includes
            for name in spec.absence_implies:
                yield replace(reading, finding=name, value=None, unit=None, qualifiers=reading.qualifiers | _IMPLIED)
        elif reading.status is _PRESENT:
            names = spec.presence_includes
        kept = reading.qualifiers and reading.qualifiers - _NOTHING_NEW  # only the whole was asked about
        for name in names:
            yield replace(reading, finding=name, value=None, unit=None, qualifiers=kept)


def _historical(readings: Sequence[Reading], specs: Mapping[str, FindingSpec]) -> Iterator[Reading]:
    for reading in readings:
        spec = specs.get(reading.finding)
        if spec and spec.when_historical and reading.status is _HISTORICAL:
            yield replace(reading, finding=spec.when_historical, status=_PRESENT, ongoing=True)


def _both_legs(readings: Sequence[Reading], rules: DeriveRules) -> Iterator[Reading]:
    pains = [r for r in readings if r.finding in rules.leg_pain and r.status is _PRESENT]
    for reading in pains:
        if reading.side is Side.BILATERAL:
            yield replace(reading, finding=rules.both_legs_pain)
    left = [r for r in pains if r.side is Side.LEFT]
    right = [r for r in pains if r.side is Side.RIGHT]
    if left and right:
        for reading in (*left, *right):
            yield replace(reading, finding=rules.both_legs_pain, side=Side.BILATERAL)


def _leg_weakness(readings: Sequence[Reading], rules: DeriveRules) -> Iterator[Reading]:
    """A weak muscle is a weak leg, until a later examination finds the muscle strong again."""
    strong = [r for r in readings if r.status is _ABSENT and r.recorded is not None and r.examined]
    for reading in readings:
        weak = reading.finding in rules.muscles or reading.finding == rules.foot_drop
        if weak and reading.finding != rules.weakness and reading.status is _PRESENT:
            if any(_regained(reading, other) for other in strong):
                continue
            words = reading.qualifiers | _EXAMINED if reading.grade is not None else reading.qualifiers
            yield replace(reading, finding=rules.weakness, grade=None, qualifiers=words)


def _regained(weak: Reading, strong: Reading) -> bool:
    day = said_on(weak)
    return (
        strong.finding == weak.finding
        and strong.side in (None, Side.BILATERAL, weak.side)
        and day is not None
        and strong.recorded is not None
        and day < strong.recorded
        and not weak.ongoing
    )


def _progressive(readings: Sequence[Reading], rules: DeriveRules, horizon: date) -> Iterator[Reading]:
    series: dict[tuple[str, Side | None], list[Reading]] = {}
    for reading in readings:
        weak = reading.finding in rules.muscles or reading.finding in (rules.weakness, rules.foot_drop)
        if weak and reading.status is _PRESENT and reading.course is Course.WORSE:
            yield replace(reading, finding=rules.progressive, grade=None)
        if reading.finding in rules.muscles and reading.grade is not None and said_on(reading) is not None:
            for side in _sides_told(reading):
                series.setdefault((reading.finding, side), []).append(reading)
    for graded in series.values():
        drop = _drop(graded, horizon)
        if drop is not None:
            yield replace(
                drop,
                finding=rules.progressive,
                status=_PRESENT,
                grade=None,
                course=Course.WORSE,
                onset=UNDATED,
                qualifiers=drop.qualifiers | _EXAMINED,
            )


def _sides_told(reading: Reading) -> tuple[Side | None, ...]:
    """Full strength without a side is that of both legs; a weakness without a side is that of some leg."""
    if reading.side is Side.BILATERAL or (reading.side is None and reading.status is _ABSENT):
        return Side.LEFT, Side.RIGHT, None
    return (reading.side,)


def is_drop(then: float, now: float) -> bool:
    """Whether strength fell by a full grade at least (clinical.md 5.1 row 6). ``then`` and ``now``: MRC grades."""
    return then - now >= _FULL_GRADE - _ROUNDING


def _drop(graded: list[Reading], horizon: date) -> Reading | None:
    """The first examination that showed a drop of a full grade which lasts until the latest one; None without one.

    On one day the worse grade counts. A drop is as old as the examination that showed it first.
    """
    worst: dict[date, tuple[float, Reading]] = {}
    for reading in graded:
        day, grade = said_on(reading), mrc(reading.grade)
        if day is not None and grade is not None and (day not in worst or grade < worst[day][0]):
            worst[day] = (grade, reading)
    days = sorted(day for day in worst if day >= horizon)
    shown: Reading | None = None
    best = 0.0
    for day in days:
        grade, reading = worst[day]
        if not is_drop(best, grade):
            shown = None
        elif shown is None:
            shown = reading
        best = max(best, grade)
    return shown
