"""Lengths of time told by their first and last day, without a year: "from 1 Sep to 15 Nov", "Sept to Nov", "9/1 - 11/15".

Of days in figures that may be read either way ("3/8 to 10/9") both readings count, unless one of the two shows the order.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cds_service.knowledge.narrative.times import Times
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.dated_spans import dated_span
from cds_service.mapping.narrative.text.dates import DAYS, MONTHS
from cds_service.mapping.narrative.text.tokens import Token

_YEAR = 365
_COMMON = 2001
"""A year without a leap day, in which lengths are counted."""
_GRADES = 5
"""Numbers up to it may be grades ("from 3/5 to 4/5")."""
_TO_FIRST_DAY = frozenset(["from", "between", ":", "(", "in"])
"""Before the first day of something whose last day is told."""
_TO_LAST_DAY = frozenset(["to", "until", "till", "through", "thru", "-", "and"])
"""Between the first and the last day of something."""

_PART_OF_MONTH = frozenset(["mid", "early", "late", "the", "end", "of", "-"])
"""Before the month of a last day."""


class Day(NamedTuple):
    """A day of a month, 0 when only the month is told; ``last``: the token behind it.

    ``figures``: told in two numbers, of which the first is the month, where it can be one (else ``day_first``).
    """

    last: int
    month: int
    day: int
    figures: bool = False
    day_first: bool = False

    @property
    def turned(self) -> Day | None:
        """The same figures with the day first; None where they are no such day."""
        return self._replace(month=self.day, day=self.month) if self.day <= MONTHS else None


def span(tokens: Sequence[Token], at: int, last: int, times: Times) -> tuple[int, tuple[int, int]] | None:
    """The end of a span that begins here, and its least and most days; None where there is none."""
    begin = _day(tokens, at, last, times)
    if begin is None or begin.last + 1 >= last or tokens[begin.last].norm not in _TO_LAST_DAY:
        return None
    at = begin.last + 1
    while at + 1 < last and tokens[at].norm in _PART_OF_MONTH:
        at += 1
    end = _day(tokens, at, last, times)
    if end is None or (end.last < last and tokens[end.last].norm in ("/", "-") and tokens[end.last - 1].kind == "num"):
        return None
    lengths = [_length(one, other) for one, other in _readings(begin, end)]
    return end.last, (min(least for least, _ in lengths), max(most for _, most in lengths))


def _readings(begin: Day, end: Day) -> list[tuple[Day, Day]]:
    """The two days in each order of day and month that both can have."""
    if not (begin.figures and end.figures):
        return [(begin, end)]
    turned = (begin.turned or begin, end.turned or end)  # one that cannot be turned had its day first already
    if begin.day_first or end.day_first:
        return [turned]
    return [(begin, end), turned] if begin.turned and end.turned else [(begin, end)]


def _length(begin: Day, end: Day) -> tuple[int, int]:
    least = _ordinal(end, first=True) - _ordinal(begin, first=False)
    most = _ordinal(end, first=False) - _ordinal(begin, first=True)
    if most < 0:
        least, most = least + _YEAR, most + _YEAR
    return max(least, 0), most


def span_behind(tokens: Sequence[Token], at: int, last: int, times: Times) -> bool:
    """Whether the first and last day of something stand right behind it ("PT from 1 Sep to 15 Nov")."""
    while at < last and tokens[at].norm in _TO_FIRST_DAY:
        at += 1
    if at >= last:
        return False
    return span(tokens, at, last, times) is not None or dated_span(tokens, at, last, times) is not None


def _ordinal(day: Day, *, first: bool) -> int:
    """The day of the year; of a month alone its first or last."""
    number = day.day or (1 if first else monthrange(_COMMON, day.month)[1])
    return date(_COMMON, day.month, 1).timetuple().tm_yday + number - 1


def _day(tokens: Sequence[Token], at: int, last: int, times: Times) -> Day | None:
    month = times.months.get(tokens[at].norm)
    if month is not None:
        number = _number(tokens, at + 1, last)
        end = _past_ordinal(tokens, at + 2, last) if number else at + 1
        return None if _year_follows(tokens, end, last) else Day(end, month, number)
    first = _number(tokens, at, last)
    if not first:
        return None
    end = _past_ordinal(tokens, at + 1, last)
    month = times.months.get(tokens[end].norm) if end < last else None
    if month is not None:
        return None if _year_follows(tokens, end + 1, last) else Day(end + 1, month, first)
    second = _number(tokens, at + 2, last) if end < last and tokens[end].norm == "/" else 0
    if not second or max(first, second) <= _GRADES or min(first, second) > MONTHS:
        return None
    day_first = first > MONTHS
    month, number = (second, first) if day_first else (first, second)
    return Day(at + 3, month, number, figures=True, day_first=day_first)


def _number(tokens: Sequence[Token], at: int, last: int) -> int:
    norm = tokens[at].norm if at < last else ""
    number = int(norm) if norm.isdigit() and len(norm) <= len(str(DAYS)) else 0
    return number if number <= DAYS else 0


def _past_ordinal(tokens: Sequence[Token], at: int, last: int) -> int:
    while at < last and tokens[at].norm in grammar.ORDINALS and tokens[at].norm != ",":
        at += 1
    return at


def _year_follows(tokens: Sequence[Token], at: int, last: int) -> bool:
    return at < last and tokens[at].kind == "num"
