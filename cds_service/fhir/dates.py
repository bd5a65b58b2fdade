"""FHIR dates as intervals of days in the configured time zone; garbage is undated, never an error.

Source: HL7 FHIR R4 datatypes ``date``, ``dateTime``, ``instant`` (2.24.0.1); clinical.md 5.3 "undated".
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, tzinfo

from cds_service.clinical.findings import UNDATED, Interval

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)
_OFFSET = re.compile(r"(?:Z|z|[+-][0-9]{2}:?[0-9]{2})\Z", re.ASCII)
_UTC_OFFSETS = ("Z", "z", "+00:00")
_DAY_LENGTH = 10
_TIME = _DAY_LENGTH + 1
_ONE_DAY = timedelta(days=1)
_YEARS = range(1990, 2050)
_calendar: dict[str, Interval] = {}
"""Days of those of these years that were met: making one costs more than finding it."""


def interval(text: str | None, zone: tzinfo = UTC, today: date | None = None) -> Interval:
    """The days that ``text`` may mean: one day, a month, or a year; undated when it is none of these.

    An instant is the day that it was in ``zone``; a date stays the date that was written.
    With ``today``, what lies in the future is undated (a typing error or a plan) and nothing ends after today; the
    next day counts as today, since clocks and zones differ.
    """
    if not text:
        return UNDATED
    if zone is UTC and text[_DAY_LENGTH:_TIME] == "T" and text.endswith(_UTC_OFFSETS):  # nearly every date there is
        written = text[:_DAY_LENGTH]
        try:
            exact = _calendar.get(written) or _day(written)
        except ValueError:
            return UNDATED
        if today is None or exact.earliest <= today:  # type: ignore[operator]  # a day has both bounds
            return exact
    found = _written(text, zone)
    return found if today is None or not found.known else until(found, today)


def _day(written: str) -> Interval:
    """One day; with it the calendar of its year is kept, and nothing of the day that was asked for."""
    day = date.fromisoformat(written)
    if day.year in _YEARS and day.isoformat() == written:
        first = date(day.year, 1, 1).toordinal()
        days = [date.fromordinal(number) for number in range(first, date(day.year, 12, 31).toordinal() + 1)]
        _calendar.update({one.isoformat(): Interval(one, one) for one in days})
    return Interval(day, day)


def until(found: Interval, today: date) -> Interval:
    """``found`` without the future; undated when it lies there wholly."""
    if found.earliest is not None and found.earliest > today:
        return Interval(today, today) if found.earliest == today + _ONE_DAY else UNDATED
    if found.latest is not None and found.latest > today:
        return Interval(found.earliest, today)
    return found


def _written(text: str, zone: tzinfo) -> Interval:
    try:
        if len(text) == _DAY_LENGTH and text[4] == text[7] == "-":
            return _calendar.get(text) or _day(text)
        if len(text) > _DAY_LENGTH:
            return _moment(text.strip(), zone)
        return _partial(text.strip())
    except (ValueError, OverflowError):
        return UNDATED


def _moment(text: str, zone: tzinfo) -> Interval:
    if len(text) <= _DAY_LENGTH:
        return _partial(text)
    if text[_DAY_LENGTH] not in "Tt ":
        return UNDATED
    day = date.fromisoformat(text[:_DAY_LENGTH])
    offset = _OFFSET.search(text, _DAY_LENGTH)
    if offset is None:
        return Interval(day, day)
    day = datetime.fromisoformat(text.upper()).astimezone(zone).date()
    return Interval(day, day)


def _partial(text: str) -> Interval:
    match = _DATE.fullmatch(text)
    if match is None:
        return UNDATED
    year, month, day = int(match[1]), match[2], match[3]
    if month is None:
        return Interval(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        return Interval(date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1]))
    exact = date(year, int(month), int(day))
    return Interval(exact, exact)


def span(start: str | None, end: str | None, zone: tzinfo = UTC, today: date | None = None) -> Interval:
    """From the first day that ``start`` may mean to the last that ``end`` may mean; a missing end is open.

    A period whose end lies before its start is undated.
    """
    first, last = interval(start, zone, today), interval(end, zone, today)
    if first.earliest and last.latest and last.latest < first.earliest:
        return UNDATED
    return Interval(first.earliest, last.latest)


def latest_day(found: Interval) -> date | None:
    """The last day that is possible: how recent a statement may be."""
    return found.latest or found.earliest


def earliest_day(found: Interval) -> date | None:
    """The first day that is possible: how old a denial may be."""
    return found.earliest or found.latest
