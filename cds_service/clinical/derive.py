"""Findings that follow from others: both legs, history of cancer, falling strength, denials that include more.

Source: clinical.md 5.4 (absence), 3.5 and 5.1 row 6 (trend of grades), 5.3 (cancer).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cds_service.clinical.findings import UNDATED, Course, Reading, Side, Status
from cds_service.clinical.merge import mrc, said_on
from cds_service.clinical.spec import FindingSpec, Kind

FULL_GRADE = 1.0
"""One MRC grade: the step that counts as a drop."""


@dataclass(frozen=True, slots=True)
class DeriveRules:
    """Names that derivation needs; from decision.yaml and findings.yaml."""

    leg_pain: tuple[str, ...]
    both_legs_pain: str
    weakness: str
    progressive: str
    trend_days: float


def derive(
    readings: Sequence[Reading], specs: Mapping[str, FindingSpec], rules: DeriveRules, today: date
) -> list[Reading]:
    """The readings and everything that follows from them."""
    full = list(readings)
    full.extend(_included(readings, specs))
    full.extend(_historical(readings, specs))
    muscles = {name for name, spec in specs.items() if spec.kind is Kind.STRENGTH}
    full.extend(_both_legs(full, rules))
    full.extend(_leg_weakness(full, muscles, rules))
    full.extend(_progressive(full, muscles, rules, today))
    return full


def _included(readings: Sequence[Reading], specs: Mapping[str, FindingSpec]) -> Iterator[Reading]:
    for reading in readings:
        spec = specs.get(reading.finding)
        if spec is None:
            continue
        names: tuple[str, ...] = ()
        if reading.status is Status.ABSENT:
            names = spec.absence_includes
        elif reading.status is Status.PRESENT:
            names = spec.presence_includes
        for name in names:
            yield replace(reading, finding=name, value=None, unit=None, course=None)


def _historical(readings: Sequence[Reading], specs: Mapping[str, FindingSpec]) -> Iterator[Reading]:
    for reading in readings:
        spec = specs.get(reading.finding)
        if spec and spec.when_historical and reading.status is Status.HISTORICAL:
            yield replace(reading, finding=spec.when_historical, status=Status.PRESENT, ongoing=True)


def _both_legs(readings: Sequence[Reading], rules: DeriveRules) -> Iterator[Reading]:
    pains = [r for r in readings if r.finding in rules.leg_pain and r.status is Status.PRESENT]
    for reading in pains:
        if reading.side is Side.BILATERAL:
            yield replace(reading, finding=rules.both_legs_pain)
    left = [r for r in pains if r.side is Side.LEFT]
    right = [r for r in pains if r.side is Side.RIGHT]
    if left and right:
        for reading in (*left, *right):
            yield replace(reading, finding=rules.both_legs_pain, side=Side.BILATERAL)


def _leg_weakness(readings: Sequence[Reading], muscles: set[str], rules: DeriveRules) -> Iterator[Reading]:
    for reading in readings:
        if reading.finding in muscles and reading.finding != rules.weakness and reading.status is Status.PRESENT:
            yield replace(reading, finding=rules.weakness, grade=None)


def _progressive(readings: Sequence[Reading], muscles: set[str], rules: DeriveRules, today: date) -> Iterator[Reading]:
    for reading in readings:
        weak = reading.finding in muscles or reading.finding in (rules.weakness, "foot-drop")
        if weak and reading.status is Status.PRESENT and reading.course is Course.WORSE:
            yield replace(reading, finding=rules.progressive, grade=None)
    series: dict[tuple[str, Side | None], list[Reading]] = {}
    for reading in readings:
        if reading.finding in muscles and reading.grade is not None and said_on(reading) is not None:
            series.setdefault((reading.finding, reading.side), []).append(reading)
    for graded in series.values():
        yield from _drop(graded, rules, today)


def _drop(graded: list[Reading], rules: DeriveRules, today: date) -> Iterator[Reading]:
    horizon = today - timedelta(days=rules.trend_days)
    dated = [(said_on(r) or date.min, mrc(r.grade) or 0.0, r) for r in graded]
    last = max(day for day, _, _ in dated)
    now, latest = min(((g, r) for day, g, r in dated if day == last), key=lambda item: item[0])
    best = max((g for day, g, _ in dated if horizon <= day < last), default=None)
    if best is not None and best - now >= FULL_GRADE - 1e-9:
        yield replace(
            latest,
            finding=rules.progressive,
            status=Status.PRESENT,
            grade=None,
            course=Course.WORSE,
            onset=UNDATED,
        )
