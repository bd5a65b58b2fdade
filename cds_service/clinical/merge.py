"""From readings to findings: what counts today, per finding and side.

Rules (clinical.md 5.3, 5.4; security.md 3): a later plain denial clears an earlier dated presence,
but never an active problem and never a measurement (a normal temperature does not undo a fever, a low residual
does not undo a high one); on the same day the worse statement counts; an undated denial clears nothing; readings
older than the finding's look-back are historical.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from cds_service.clinical.findings import UNDATED, Certainty, Finding, Interval, Reading, Side, Status
from cds_service.clinical.spec import FindingSpec, Kind

_MRC = {"0": 0.0, "1": 1.0, "2": 2.0, "3": 3.0, "4": 4.0, "5": 5.0}
_THIRD = 1 / 3


def mrc(grade: str | None) -> float | None:
    """An MRC grade as a number: ``"4-"`` is 3.67, ``"4+"`` is 4.33; None stays None."""
    if not grade:
        return None
    base = _MRC.get(grade[0])
    if base is None:
        return None
    return base + (_THIRD if grade[1:] == "+" else -_THIRD if grade[1:] == "-" else 0.0)


def said_on(reading: Reading) -> date | None:
    """The day on which the chart says it: recorded, else the latest day of onset."""
    return reading.recorded or reading.onset.latest


def _sort_key(reading: Reading) -> tuple[str, ...]:
    evidence = reading.evidence
    return (
        str(said_on(reading) or ""),
        evidence.reference,
        evidence.path,
        str(evidence.text or ""),
        str(evidence.code or ""),
        reading.status,
        reading.certainty,
        str(reading.grade),
        str(reading.value),
        str(reading.duration_days),
        str(reading.course),
        ",".join(sorted(reading.qualifiers)),
        str(reading.onset),
    )


def merge(readings: Iterable[Reading], specs: Mapping[str, FindingSpec], today: date) -> dict[str, tuple[Finding, ...]]:
    """All findings of a chart, each id with one Finding per side; order of input does not matter."""
    groups: dict[tuple[str, Side | None], list[Reading]] = {}
    denials: dict[str, list[Reading]] = {}
    for reading in readings:
        spec = specs.get(reading.finding)
        if spec is None:
            continue
        current = _aged(reading, spec, today)
        groups.setdefault((current.finding, current.side), []).append(current)
        if current.status is Status.ABSENT and current.side in (None, Side.BILATERAL):
            denials.setdefault(current.finding, []).append(current)
    merged: dict[str, list[Finding]] = {}
    for (name, side), group in sorted(groups.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        general = [] if side in (None, Side.BILATERAL) else denials.get(name, [])
        clears = specs[name].kind is not Kind.QUANTITY
        merged.setdefault(name, []).append(_finding(name, side, group, general, clears=clears))
    return {name: tuple(found) for name, found in merged.items()}


def _aged(reading: Reading, spec: FindingSpec, today: date) -> Reading:
    if reading.status is not Status.PRESENT or spec.look_back_days is None or reading.ongoing:
        return reading
    day = said_on(reading)
    if day is None or day >= today - timedelta(days=spec.look_back_days):
        return reading
    return replace(reading, status=Status.HISTORICAL)


def _finding(name: str, side: Side | None, group: list[Reading], general: list[Reading], *, clears: bool) -> Finding:
    ordered = sorted(set(group), key=_sort_key)
    denial = max((d for r in (*ordered, *general) if clears and (d := _denied_on(r))), default=None)
    present = [r for r in ordered if r.status is Status.PRESENT and not _cleared(r, denial)]
    if present:
        return _state(name, side, Status.PRESENT, ordered, present)
    absent = [r for r in ordered if r.status is Status.ABSENT]
    if absent:
        return _state(name, side, Status.ABSENT, ordered, absent)
    return _state(name, side, Status.HISTORICAL, ordered, [r for r in ordered if r.status is not Status.ABSENT])


def _denied_on(reading: Reading) -> date | None:
    return reading.recorded if reading.status is Status.ABSENT else None


def _cleared(reading: Reading, denial: date | None) -> bool:
    if denial is None or reading.ongoing:
        return False
    day = said_on(reading)
    return day is not None and day < denial


def _state(name: str, side: Side | None, status: Status, ordered: list[Reading], counting: list[Reading]) -> Finding:
    last = max((said_on(r) or date.min for r in counting), default=date.min)
    latest = [r for r in counting if (said_on(r) or date.min) == last]
    graded = [r for r in counting if r.grade is not None]
    grade = min(_of_last_day(graded), key=lambda r: mrc(r.grade) or 0.0).grade if graded else None
    valued = _of_last_day([r for r in counting if r.value is not None])
    worst = valued[-1] if valued else None
    certain = any(r.certainty is Certainty.CONFIRMED for r in latest) or status is not Status.PRESENT
    kept = [r for r in ordered if r.status is not Status.PRESENT or status is not Status.PRESENT or r in counting]
    return Finding(
        id=name,
        side=side,
        status=status,
        certainty=Certainty.CONFIRMED if certain else Certainty.POSSIBLE,
        readings=tuple(kept),
        grade=grade,
        value=worst.value if worst else None,
        unit=worst.unit if worst else None,
        onset=_onset(counting),
    )


def _of_last_day(readings: list[Reading]) -> list[Reading]:
    if not readings:
        return readings
    last = max(said_on(r) or date.min for r in readings)
    return [r for r in readings if (said_on(r) or date.min) == last]


def _onset(readings: list[Reading]) -> Interval:
    known = [r.onset for r in readings if r.onset.known]
    if not known:
        return UNDATED
    return min(known, key=lambda i: (i.latest or date.max, i.earliest or date.min))
