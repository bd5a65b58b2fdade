"""Instants as of which a chart may be judged."""

from __future__ import annotations

from datetime import datetime

EXPECTED = "must be an instant with a time zone in the years 1900 to 2199, such as 2026-11-22T09:00:00Z"
"""What is said to who gave none."""
_YEARS = range(1900, 2200)
"""Beyond them no look-back or follow-up need be a date; nobody's chart is from there."""


def is_of_charts(moment: datetime) -> bool:
    """Whether an instant lies in years that charts tell of."""
    return moment.year in _YEARS
