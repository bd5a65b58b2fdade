"""How long the symptoms have lasted and how long they were treated, in days within bounds.

Partial dates stay intervals; a first record is a bound only (the symptom began then at the latest).
Source: clinical.md 5.3, 7.1; issue-level rule "time alone never unlocks imaging" (K10).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cds_service.clinical.assessment import Span, Timeline
from cds_service.clinical.findings import Course, Finding, Interval, Reading, Status


@dataclass(frozen=True, slots=True)
class TimelineRules:
    """Which findings are the complaint and which are management; look-back of management in days."""

    complaint: tuple[str, ...]
    management: tuple[str, ...]
    management_look_back: int


@dataclass(frozen=True, slots=True)
class ComplaintDates:
    """When the complaint may have begun: known onsets, else one bound from the first record."""

    onsets: tuple[Interval, ...]
    first_record: date | None


def complaint_dates(findings: Mapping[str, tuple[Finding, ...]], rules: TimelineRules) -> ComplaintDates:
    """Onsets of the present complaint; a record without onset only bounds it."""
    onsets: list[Interval] = []
    recorded: list[date] = []
    for reading in _present(findings, rules.complaint):
        if reading.course is Course.NEW and reading.recorded and not reading.onset.known:
            onsets.append(Interval(reading.recorded, reading.recorded))
        elif reading.onset.known:
            onsets.append(reading.onset)
        elif reading.recorded:
            recorded.append(reading.recorded)
    return ComplaintDates(tuple(onsets), min(recorded, default=None))


def timeline(findings: Mapping[str, tuple[Finding, ...]], rules: TimelineRules, today: date) -> Timeline:
    """Symptom and management durations up to ``today``."""
    dates = complaint_dates(findings, rules)
    symptoms = _symptoms(dates, today)
    return Timeline(symptoms, _management(findings, rules, dates, today))


def _symptoms(dates: ComplaintDates, today: date) -> Span | None:
    if dates.onsets:
        longest = max(dates.onsets, key=lambda i: _days(i.latest, today) or 0)
        return Span(_days(longest.latest, today) or 0, _days(longest.earliest, today))
    if dates.first_record is not None:
        return Span(_days(dates.first_record, today) or 0, None)
    return None


def _days(since: date | None, today: date) -> int | None:
    return None if since is None else max((today - since).days, 0)


def _management(
    findings: Mapping[str, tuple[Finding, ...]], rules: TimelineRules, dates: ComplaintDates, today: date
) -> Span | None:
    spans: list[tuple[date, date]] = []
    told: list[tuple[int, int]] = []
    horizon = today - timedelta(days=rules.management_look_back)
    began = _earliest_onset(dates)
    for reading in _present(findings, rules.management):
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


def _earliest_onset(dates: ComplaintDates) -> date | None:
    known = [i.earliest or i.latest for i in dates.onsets]
    return min((d for d in known if d is not None), default=None)


def _present(findings: Mapping[str, tuple[Finding, ...]], names: Iterable[str]) -> Iterator[Reading]:
    for name in names:
        for finding in findings.get(name, ()):
            if finding.status is Status.PRESENT:
                for reading in finding.readings:
                    if reading.status is Status.PRESENT:
                        yield reading
