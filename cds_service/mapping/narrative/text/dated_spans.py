"""Lengths of time told by their first and last day, with a year: "7 Sep 2026 to 13 Nov 2026", "from 1 June to 4 August 2026".

Of days in figures that may be read either way ("3/8/2026 - 10/9/2026") both readings count, unless one of the two shows the order.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cds_service.clinical.findings import Interval
from cds_service.knowledge.narrative.times import Times
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.dates import full_year, interval_of
from cds_service.mapping.narrative.text.tokens import Token

_TO_LAST_DAY = frozenset(["to", "until", "till", "through", "thru", "-", "–", "and"])
"""Between the first and the last day of something."""
_YEAR_DIGITS = 4
_SHORT_DIGITS = 2
_LONGEST = 3 * 366
"""Days up to which such a length is one of care or illness."""


class Span(NamedTuple):
    """``first_end``: the token behind the first day; ``last``: behind the last one; ``began``: the first day."""

    first_end: int
    last: int
    days: tuple[int, int]
    began: Interval


class _Told(NamedTuple):
    """A day as told: the token behind it, and its days by each order of day and month; ``year`` 0 where none is told."""

    last: int
    year: int
    readings: tuple[tuple[int, int | None] | None, tuple[int, int | None] | None]
    """Month and day, read with the month first and with the day first."""


def dated_span(tokens: Sequence[Token], at: int, last: int, times: Times) -> Span | None:
    """The span with a year that begins at a token; None where none does."""
    begin = _told(tokens, at, last, times)
    if begin is None or begin.last >= last or tokens[begin.last].norm not in _TO_LAST_DAY:
        return None
    end = _told(tokens, begin.last + 1, last, times)
    if end is None or not end.year:
        return None
    lengths: list[tuple[int, int]] = []
    began = None
    for order in (0, 1):
        first, final = begin.readings[order], end.readings[order]
        if first is None or final is None:
            continue
        closes = interval_of(end.year, *final)
        opens = interval_of(begin.year or end.year, *first)
        if not begin.year and _earliest(opens) > _earliest(closes):
            opens = interval_of(end.year - 1, *first)
        if opens.earliest and opens.latest and closes.earliest and closes.latest and opens.earliest <= closes.latest:
            lengths.append((max((closes.earliest - opens.latest).days, 0), (closes.latest - opens.earliest).days))
            began = opens if began is None else Interval(min(_earliest(began), opens.earliest), opens.latest)
    if began is None or not lengths:
        return None
    days = min(least for least, _ in lengths), max(most for _, most in lengths)
    return Span(begin.last, end.last, days, began) if days[0] <= _LONGEST else None


def _earliest(interval: Interval) -> date:
    return interval.earliest or date.max


def _told(tokens: Sequence[Token], at: int, last: int, times: Times) -> _Told | None:
    if at >= last:
        return None
    return _worded(tokens, at, last, times) or _figures(tokens, at, last)


def _worded(tokens: Sequence[Token], at: int, last: int, times: Times) -> _Told | None:
    """ "7 Sep 2026", "7th of September", "Sept 7, 2026", "September 2026"."""
    day = _number(tokens, at, last)
    end = _past(tokens, at + 1, last, grammar.ORDINALS | {"of"}) if day else at
    month = times.months.get(tokens[end].norm) if end < last else None
    if month is None:
        return None
    end += 1
    if not day and _number(tokens, end, last):
        day = _number(tokens, end, last)
        end = _past(tokens, end + 1, last, grammar.ORDINALS - {","})
    year, end = _year(tokens, end, last)
    reading = (month, day or None)
    return _Told(end, year, (reading, reading))


def _figures(tokens: Sequence[Token], at: int, last: int) -> _Told | None:
    """ "07/09/2026", "9/7/26", "2026-09-07"."""
    sign = tokens[at + 1].norm if at + 1 < last else ""
    if at + 4 >= last or sign not in ("/", "-", ".") or tokens[at + 3].norm != sign:
        return None
    if any(tokens[i].start != tokens[i - 1].end for i in range(at + 1, at + 5)):
        return None
    parts = [tokens[i].norm for i in (at, at + 2, at + 4)]
    if not all(part.isdigit() and len(part) <= _YEAR_DIGITS for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(parts[0]) == _YEAR_DIGITS:
        reading = (numbers[1], numbers[2])
        return _Told(at + 5, numbers[0], (reading, reading))
    year = full_year(numbers[2], parts[2])
    orders = (numbers[0], numbers[1]), (numbers[1], numbers[0])
    month_first, day_first = (one if interval_of(year, *one).known else None for one in orders)
    return _Told(at + 5, year, (month_first, day_first))


def _year(tokens: Sequence[Token], at: int, last: int) -> tuple[int, int]:
    """The year at a token and the token behind it; 0 and the same token where none is told."""
    year = at + (at < last and tokens[at].norm == ",")
    if year < last and len(tokens[year].norm) == _YEAR_DIGITS and tokens[year].norm.isdigit():
        return int(tokens[year].norm), year + 1
    return 0, at


def _number(tokens: Sequence[Token], at: int, last: int) -> int:
    norm = tokens[at].norm if at < last else ""
    return int(norm) if norm.isdigit() and len(norm) <= _SHORT_DIGITS else 0


def _past(tokens: Sequence[Token], at: int, last: int, words: frozenset[str]) -> int:
    while at < last and tokens[at].norm in words:
        at += 1
    return at
