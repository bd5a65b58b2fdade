"""A time as a text tells it: a length, how long ago, a date, a month, or since when."""

from __future__ import annotations

from typing import NamedTuple

from cds_service.clinical.findings import UNDATED, Interval


class Time(NamedTuple):
    """A time named by tokens ``first`` to before ``last``.

    ``days``: least and most days (of a duration, or ago). ``interval``: an absolute date within bounds.
    ``since``: the text says that it goes on since then. ``bare_year``: only a year was named.
    """

    first: int
    last: int
    days: tuple[int, int] | None = None
    interval: Interval = UNDATED
    since: bool = False
    bare_year: int | None = None
    chronic: bool = False
    month: int | None = None
    """A month without its year, since which it goes on ("since August")."""
    month_part: tuple[int, int, int] | None = None
    """That month, and the first and last day of it which are meant ("since mid-August")."""
    on_day: bool = False
    """Whether a day of that month is told ("since 3 August")."""
    since_then: bool = False
    """Told with "since", and not with a word that it began, which may lie ahead."""
    ago: bool = False
    """A word says when it was, as "yesterday" or "last year" do."""
    season: bool = False
    """A season is told, which is no time of a sign."""
    span: bool = False
    """Its first and last day are told, so that the days are a length and not ago ("from 1 Sep to 15 Nov")."""
