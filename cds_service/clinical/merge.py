"""From readings to findings: what counts today, per finding and side.

Rules (clinical.md 5.3, 5.4; security.md 3): a later plain denial clears an earlier dated presence,
but never an active problem and never a measurement (a normal temperature does not undo a fever, a low residual
does not undo a high one: the worst number counts); what was examined, such as a graded weakness, only a later
examination clears; on the same day the worse statement counts; an undated denial clears nothing; readings
older than the finding's look-back are historical.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from cds_service.clinical.findings import HAPPENED, UNDATED, Certainty, Finding, Interval, Reading, Side, Status
from cds_service.clinical.quick import replace
from cds_service.clinical.spec import FindingSpec, Kind

# looking a member up on its class costs more than most of what is done with a reading
_PRESENT, _ABSENT, _HISTORICAL = Status.PRESENT, Status.ABSENT, Status.HISTORICAL
_CONFIRMED, _POSSIBLE = Certainty.CONFIRMED, Certainty.POSSIBLE
_BILATERAL, _QUANTITY = Side.BILATERAL, Kind.QUANTITY

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


Denials = tuple[date | None, date | None]
"""The last day on which it was denied in any way, and the last on which an examination showed that it is not so."""

_NEVER: Denials = (None, None)


Entry = tuple[int, str, int, Reading]
"""Day (0 without one) and resource, by which readings stand in a row; a number of its own; the reading."""

_day_and_resource = itemgetter(0, 1)


def merge(readings: Iterable[Reading], specs: Mapping[str, FindingSpec], today: date) -> dict[str, tuple[Finding, ...]]:
    """All findings of a chart, each id with one Finding per side; order of input does not matter."""
    told: dict[str, list[Reading]] = {}
    for reading in readings:
        known = told.get(reading.finding)
        if known is not None:
            known.append(reading)
        elif reading.finding in specs:
            told[reading.finding] = [reading]
    return {name: _findings(specs[name], told[name], today) for name in sorted(told)}


def _findings(spec: FindingSpec, told: list[Reading], today: date) -> tuple[Finding, ...]:
    """What the readings of one id say, per side; the whole before its sides."""
    by_side = _by_side(told, spec, today)
    if len(told) == 1:
        ((entry,),) = by_side.values()
        return (_alone(entry[3]),)
    clears = spec.kind is not _QUANTITY
    if len(by_side) == 1:
        ((side, entries),) = by_side.items()
        return (_finding(spec, side, _in_a_row(entries), _NEVER, clears=clears),)
    denial = _denials(
        [
            e[3]
            for side, entries in by_side.items()
            if side in (None, _BILATERAL)
            for e in entries
            if e[3].status is _ABSENT
        ]
    )
    return tuple(
        _finding(spec, side, _in_a_row(by_side[side]), _NEVER if side in (None, _BILATERAL) else denial, clears=clears)
        for side in sorted(by_side, key=lambda side: side or "")
    )


def _alone(reading: Reading) -> Finding:
    """The only statement about a finding says what it says."""
    return Finding(
        reading.finding,
        reading.side,
        reading.status,
        reading.certainty if reading.status is _PRESENT else _CONFIRMED,
        (reading,),
        reading.grade,
        reading.value,
        reading.unit if reading.value is not None else None,
        reading.onset,
    )


def _by_side(told: list[Reading], spec: FindingSpec, today: date) -> dict[Side | None, list[Entry]]:
    """The readings per side; what is older than the look-back is historical."""
    horizon = None if spec.look_back_days is None else today - timedelta(days=spec.look_back_days)
    whole: list[Entry] = []
    by_side: dict[Side | None, list[Entry]] = {}
    for number, reading in enumerate(told):
        day = reading.recorded or reading.onset.latest
        current = reading
        if day is None:
            entry = (0, reading.evidence.reference, number, current)
        else:
            if horizon is not None and day < horizon and reading.status is _PRESENT and not reading.ongoing:
                current = replace(reading, status=_HISTORICAL)
            entry = (day.toordinal(), reading.evidence.reference, number, current)
        if reading.side is None:
            whole.append(entry)
        else:
            by_side.setdefault(reading.side, []).append(entry)
    return {None: whole, **by_side} if whole else by_side


def _in_a_row(entries: list[Entry]) -> list[Reading]:
    """The readings by day and place, identical ones once."""
    entries.sort()
    if len({entry[1] for entry in entries}) == len(entries):
        return [entry[3] for entry in entries]
    row: list[Reading] = []
    for _, same in groupby(entries, _day_and_resource):
        row.extend(sorted({entry[3] for entry in same}, key=_place))
    return row


def _place(reading: Reading) -> tuple[str, ...]:
    """Tells readings of one day, resource, id and side apart, whatever they differ in."""
    evidence = reading.evidence
    return (
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
        str(evidence.system),
        str(evidence.date),
        str(reading.recorded),
        str(reading.ongoing),
        str(reading.unit),
        str(reading.comparator),
        str(reading.up_to),
    )


def _finding(spec: FindingSpec, side: Side | None, row: list[Reading], elsewhere: Denials, *, clears: bool) -> Finding:
    """``elsewhere``: when the finding was last denied of the whole; ``clears``: whether a denial clears."""
    present: list[Reading] = []
    absent: list[Reading] = []
    for reading in row:
        if reading.status is _PRESENT:
            present.append(reading)
        elif reading.status is _ABSENT:
            absent.append(reading)
    kept = row
    if clears and present:
        denials = _later(elsewhere, _denials(absent)) if absent else elsewhere
        if denials is not _NEVER:
            present = [r for r in present if not _cleared(r, denials)]
            kept = [r for r in row if r.status is not _PRESENT or not _cleared(r, denials)]
    if present:
        return _state(spec, side, _PRESENT, kept, present)
    if absent:
        return _state(spec, side, _ABSENT, row, absent)
    return _state(spec, side, _HISTORICAL, row, row)


def _denials(absent: list[Reading]) -> Denials:
    last = max((r.recorded for r in absent if r.recorded is not None), default=None)
    if last is None:
        return _NEVER
    return last, max((r.recorded for r in absent if r.recorded is not None and r.examined), default=None)


def _later(one: Denials, other: Denials) -> Denials:
    if one is _NEVER or other is _NEVER:
        return other if one is _NEVER else one
    told = [day for day in (one[0], other[0]) if day is not None]
    examined = [day for day in (one[1], other[1]) if day is not None]
    return max(told, default=None), max(examined, default=None)


def _cleared(reading: Reading, denials: Denials) -> bool:
    if reading.ongoing or HAPPENED in reading.qualifiers:
        return False
    day, denial = said_on(reading), denials[1 if reading.examined else 0]
    return day is not None and denial is not None and day < denial


def _state(
    spec: FindingSpec, side: Side | None, status: Status, kept: list[Reading], counting: list[Reading]
) -> Finding:
    """``counting`` is never empty, and in a row: the last one is of the last day."""
    worst = _measured(spec, status, counting)
    certain = (
        status is not _PRESENT
        or counting[-1].certainty is _CONFIRMED
        or any(r.certainty is _CONFIRMED for r in _of_last_day(counting))
    )
    graded = [r for r in counting if r.grade is not None]
    return Finding(
        spec.id,
        side,
        status,
        _CONFIRMED if certain else _POSSIBLE,
        tuple(kept),
        min(reversed(list(_of_last_day(graded))), key=lambda r: mrc(r.grade) or 0.0).grade if graded else None,
        worst.value if worst else None,
        worst.unit if worst else None,
        _onset(counting),
    )


def _measured(spec: FindingSpec, status: Status, counting: list[Reading]) -> Reading | None:
    """The reading whose number counts: of what is there the worst one, which no better one undoes; else the last one."""
    told = [r for r in reversed(counting) if r.value is not None]
    if not told or status is not _PRESENT:
        return told[0] if told else None
    low = spec.quantity is not None and spec.quantity.below is not None
    return (min if low else max)(told, key=lambda r: r.value or 0.0)


def _of_last_day(row: list[Reading]) -> Iterator[Reading]:
    """The readings of the last day, the last one first."""
    last = said_on(row[-1]) or date.min
    for reading in reversed(row):
        if (said_on(reading) or date.min) != last:
            return
        yield reading


def _onset(readings: list[Reading]) -> Interval:
    known = [r.onset for r in readings if r.onset is not UNDATED and r.onset.known]
    if not known:
        return UNDATED
    if len(known) == 1:
        return known[0]
    return min(known, key=lambda i: (i.latest or date.max, i.earliest or date.min))
