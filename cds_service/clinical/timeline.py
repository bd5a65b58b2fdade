"""How long the symptoms have lasted and how long they were treated, in days within bounds.

Partial dates stay intervals; a first record is a bound only (the symptom began then at the latest).
Source: clinical.md 5.3, 7.1, K10 ("time alone never unlocks imaging").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cds_service.clinical.assessment import Span, Timeline
from cds_service.clinical.findings import (
    ASKED_FOR,
    COMPLETED_CARE,
    FAILED_CARE,
    HELPFUL_CARE,
    OPEN_ENDED,
    Course,
    Finding,
    Interval,
    Reading,
    Status,
)

_PRESENT, _NEW = Status.PRESENT, Course.NEW
_OUTCOMES = frozenset((FAILED_CARE, HELPFUL_CARE, COMPLETED_CARE))

Days = tuple[date, date]
"""First and last day."""


@dataclass(frozen=True, slots=True)
class TimelineRules:
    """Which findings are the complaint and which are management; look-back of management in days.

    ``period``: the parameter that says how long treatment lasts before imaging; ``candidate``: the finding of who is a
    candidate for what imaging would be followed by.
    """

    complaint: tuple[str, ...]
    management: tuple[str, ...]
    management_look_back: int
    period: str
    candidate: str


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
    """The least and the most that was done since the onset, within the look-back.

    Of so many weeks as told no more is certain than what lies between the onset and the day on which they were told. Told
    for longer than the illness lasted, either the weeks or the onset is wrong: the rest stays possible.
    What was only asked for, and a statement that treatment failed or helped, make no treatment longer than what is known to
    have been done, but it may have lasted as long. Where an end is told, a later word on the outcome adds nothing.
    """
    if not readings:
        return None
    began = _earliest(onsets) or date.min
    first = max(today - timedelta(days=rules.management_look_back), began)
    done: list[Days] = []
    asked: list[Days] = []  # or perhaps gone on with
    over: list[Days] = []
    told: list[tuple[int, int]] = []
    for reading in readings:
        if reading.recorded is not None and reading.recorded < began:
            continue
        if reading.duration_days is not None:
            if (told_on := reading.recorded or today) >= first:
                least, most = reading.duration_days
                told.append((min(least, (told_on - first).days), min(most, rules.management_look_back)))
            if not (reading.onset.known or reading.ongoing):
                continue  # how long it lasted tells not when
        span = _treated(reading, today)
        if span is None or span[1] < first:
            continue
        kind = asked if ASKED_FOR in reading.qualifiers else over if _outcome_only(reading) else done
        kind.append((max(span[0], first), span[1]))
        if OPEN_ENDED in reading.qualifiers:
            asked.append((max(span[0], first), today))
    if not (done or asked or over or told):
        return None
    least = max(_days_over(done), *(days[0] for days in told), 0)
    if over and not done and not told:
        return Span(least, None)
    open_end = over if all(start == end for start, end in done) else []
    return Span(least, max(least, _days_over([*done, *asked, *open_end]), *(days[1] for days in told)))


def _outcome_only(reading: Reading) -> bool:
    """A statement that treatment failed, helped or was gone through: it is no session, and tells of no length."""
    told = reading.duration_days is not None or reading.onset.known or reading.ongoing
    return not told and not _OUTCOMES.isdisjoint(reading.qualifiers)


def _days_over(spans: Sequence[Days]) -> int:
    """Days from the first to the last."""
    return (max(end for _, end in spans) - min(start for start, _ in spans)).days if spans else 0


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
