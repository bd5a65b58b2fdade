"""How long the symptoms have lasted and how long they were treated, in days within bounds.

Partial dates stay intervals; a first record is a bound only (the symptom began then at the latest).
Source: clinical.md 5.3, 7.1; issue-level rule "time alone never unlocks imaging" (K10).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cds_service.clinical.assessment import Span, Timeline
from cds_service.clinical.findings import Course, Finding, Interval, Reading, Status

_PRESENT, _NEW = Status.PRESENT, Course.NEW


@dataclass(frozen=True, slots=True)
class TimelineRules:
    """Which findings are the complaint and which are management; look-back of management in days."""

    complaint: tuple[str, ...]
    management: tuple[str, ...]
    management_look_back: int


def timeline(findings: Mapping[str, tuple[Finding, ...]], rules: TimelineRules, today: date) -> Timeline:
    """Symptom and management durations up to ``today``."""
    onsets, first_record = _complaint_dates(_present(findings, rules.complaint))
    return Timeline(
        _symptoms(onsets, first_record, today), _management(_present(findings, rules.management), rules, onsets, today)
    )


def _complaint_dates(readings: Iterable[Reading]) -> tuple[list[Interval], date | None]:
    """Known onsets of the present complaint; a record without onset only bounds it, and the first one does."""
    onsets: list[Interval] = []
    first: date | None = None
    for reading in readings:
        day, onset = reading.recorded, reading.onset
        if onset.known:
            onsets.append(onset)
        elif day is not None and reading.course is _NEW:
            onsets.append(Interval(day, day))
        elif day is not None and (first is None or day < first):
            first = day
    return onsets, first


def _symptoms(onsets: Sequence[Interval], first_record: date | None, today: date) -> Span | None:
    if onsets:
        longest = onsets[0] if len(onsets) == 1 else max(onsets, key=lambda i: _days(i.latest, today) or 0)
        return Span(_days(longest.latest, today) or 0, _days(longest.earliest, today))
    if first_record is not None:
        return Span(_days(first_record, today) or 0, None)
    return None


def _days(since: date | None, today: date) -> int | None:
    return None if since is None else max((today - since).days, 0)


def _management(
    readings: Sequence[Reading], rules: TimelineRules, onsets: Sequence[Interval], today: date
) -> Span | None:
    if not readings:
        return None
    spans: list[tuple[date, date]] = []
    told: list[tuple[int, int]] = []
    horizon = today - timedelta(days=rules.management_look_back)
    began = _earliest(onsets)
    for reading in readings:
        if began is not None and reading.recorded is not None and reading.recorded < began:
            continue
        if reading.duration_days is not None:
            told.append(reading.duration_days)
        span = _treated(reading, today)
        if span is not None and span[1] >= horizon:
            spans.append((max(span[0], horizon), span[1]))
    if began is not None:
        spans = [(max(start, began), end) for start, end in spans if end >= began]
    hull = (max(e for _, e in spans) - min(s for s, _ in spans)).days if spans else None
    longest = max(told, default=None)
    if hull is None and longest is None:
        return None
    least = max(hull or 0, longest[0] if longest else 0)
    return Span(least, max(least, longest[1] if longest else 0))


def _treated(reading: Reading, today: date) -> tuple[date, date] | None:
    start = reading.onset.earliest or reading.onset.latest or reading.recorded
    if start is None or start > today:
        return None
    end = today if reading.ongoing else (reading.recorded or reading.onset.latest or start)
    return start, max(start, min(end, today))


def _earliest(onsets: Iterable[Interval]) -> date | None:
    known = [day for i in onsets if (day := i.earliest or i.latest) is not None]
    return min(known) if known else None


def _present(findings: Mapping[str, tuple[Finding, ...]], names: Iterable[str]) -> list[Reading]:
    return [
        reading
        for name in names
        if name in findings
        for finding in findings[name]
        if finding.status is _PRESENT
        for reading in finding.readings
        if reading.status is _PRESENT
    ]
