"""Years, months and days as the interval that they are."""

from __future__ import annotations

from datetime import date, timedelta

from cds_service.clinical.findings import UNDATED, Interval

CENTURIES = (1900, 2100)
"""The first year of which a chart tells, and the first of which it does not."""
_PIVOT = 50
"""Two-digit years below it are of this century."""
_SHORT = 2
"""Digits of a short year."""
MONTHS, DAYS = 12, 31
"""Months of a year, and days of the longest."""


def full_year(year: int, written: str) -> int:
    """The year that one as written is; two digits are of this century below fifty."""
    if len(written) != _SHORT:
        return year
    return 2000 + year if year < _PIVOT else 1900 + year


def interval_of(year: int, month: int | None, day: int | None) -> Interval:
    """The days of a date, of a month or of a year; undated where there is no such day, or none of these centuries."""
    if not CENTURIES[0] <= year < CENTURIES[1]:
        return UNDATED
    if month is None:
        return Interval(date(year, 1, 1), date(year, MONTHS, DAYS))
    if not 1 <= month <= MONTHS:
        return UNDATED
    if day is None:
        following = date(year + month // MONTHS, month % MONTHS + 1, 1)
        return Interval(date(year, month, 1), following - timedelta(days=1))
    try:
        exact = date(year, month, day)
    except ValueError:
        return UNDATED
    return Interval(exact, exact)
