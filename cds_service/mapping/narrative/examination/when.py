"""When a grade was found: the words beside it that say "today", "two weeks ago", "on 11/01", "previously".

Several grades of one muscle are those of several examinations; which is the latest, these words tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative.times import Times
from cds_service.mapping.narrative.text import changes, grammar
from cds_service.mapping.narrative.text.dates import DAYS, MONTHS
from cds_service.mapping.narrative.text.times import find_times
from cds_service.mapping.narrative.text.tokens import Token
from cds_service.mapping.narrative.text.told_time import Time

_NUMBER_DATE = 3
"""Tokens of "11/01"."""
_HALF_YEAR = 6


class When(NamedTuple):
    """When something was found, as far as the words beside it say.

    ``now``: at this examination. ``changed``: "now" rather than "today", so that it was otherwise before.
    ``then``: before this examination, at no told time. ``was``: only the tense says so.
    ``ago``: least and most days ago. ``date``: year (0 when not told), month and day (0 when not told).
    """

    now: bool = False
    changed: bool = False
    then: bool = False
    was: bool = False
    later: bool = False
    """At a later stage of the course, of no told time ("at discharge")."""
    ago: tuple[int, int] | None = None
    date: tuple[int, int, int] | None = None

    @property
    def earlier(self) -> bool:
        """Whether words place it before this examination."""
        return not self.now and (self.then or self.ago is not None)

    @property
    def told(self) -> bool:
        """Whether anything is said about when it was."""
        return self.now or self.then or self.later or self.ago is not None or self.date is not None


def when(tokens: Sequence[Token], ahead: range, behind: range, times: Times) -> When:
    """What the tokens ahead of a grade and those behind it say about when it was found."""
    found = When()
    for place in (ahead, behind):
        found = _with(found, _read(tokens, place, times))
    nearest = [tokens[i].norm for i in reversed(ahead)]
    if nearest and nearest[0] in changes.STARTING:
        found = found._replace(then=True)
    if not found.told and nearest[:1] == ["to"] and any(norm in changes.CHANGED for norm in nearest):
        found = found._replace(now=True, changed=True)
    return found._replace(was=any(norm in grammar.TENSE_PAST for norm in nearest))


def before(one: When, other: When) -> bool | None:
    """Whether one was found before the other; None where the words do not say."""
    if one.now or other.now:
        return None if one.now and other.now else other.now
    if not (one.told and other.told):
        return None if one.told is other.told else one.told
    if one.later or other.later:
        first = other if one.later else one
        known = first.then and first.ago is None and first.date is None and one.later is not other.later
        return other.later if known else None
    if one.ago is not None and other.ago is not None:
        return None if sum(one.ago) == sum(other.ago) else sum(one.ago) > sum(other.ago)
    if one.date is not None and other.date is not None:
        return _earlier_date(one.date, other.date)
    if one.ago is not None or other.ago is not None:
        recent = other.ago if one.ago is None else one.ago
        unclear = recent is None or recent[1] > 1
        if one.date is not None or other.date is not None:
            return None if unclear else one.ago is None
        return one.ago is None
    return None if one.date is other.date else one.date is None


def _earlier_date(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool | None:
    if one[0] and other[0] and one[0] != other[0]:
        return one[0] < other[0]
    if not (one[1] and other[1]):
        return None
    if one[1] != other[1]:
        # without a year December comes before January
        turned = not (one[0] and other[0]) and abs(one[1] - other[1]) > _HALF_YEAR
        return (one[1] < other[1]) is not turned
    return None if one[2] == other[2] or not (one[2] and other[2]) else one[2] < other[2]


def _with(one: When, other: When) -> When:
    return When(
        now=one.now or other.now,
        changed=one.changed or other.changed,
        then=one.then or other.then,
        later=one.later or other.later,
        ago=other.ago or one.ago,
        date=other.date or one.date,
    )


def _read(tokens: Sequence[Token], place: range, times: Times) -> When:
    """What a stretch of words says by itself."""
    if not place:
        return When()
    first, last = place.start, place.stop
    found = When()
    taken: set[int] = set()
    for time in find_times(tokens, first, last, times):
        taken.update(range(time.first, time.last))
        if time.days is not None:
            found = _with(found, _days(tokens, time, first, last, times))
        elif time.interval.earliest is not None and not time.since:
            exact = time.interval.earliest == time.interval.latest
            told = time.interval.earliest
            month = 0 if time.bare_year is not None else told.month
            found = _with(found, When(date=(told.year, month, told.day if exact else 0)))
    for at, month, day in _days_of_month(tokens, first, last, times):
        if at not in taken and not _since(tokens, at, first):
            found = _with(found, When(date=(0, month, day)))
    norms = [tokens[i].norm for i in place if i not in taken]
    now = any(norm in grammar.NOW_TOLD or norm in grammar.SINCE for norm in norms)
    changed = any(norm in changes.NOW_CHANGED for norm in norms)
    then, later = (any(norm in words for norm in norms) for words in (grammar.ONCE, changes.AFTERWARDS))
    return _with(found, When(now=now, changed=changed, then=then, later=later and not then))


def _days(tokens: Sequence[Token], time: Time, first: int, last: int, times: Times) -> When:
    """A time in days: "two weeks ago", "yesterday", "last week"; a length of time says nothing."""
    inside = tuple(token.norm for token in tokens[time.first : time.last])
    after = tokens[time.last].norm if time.last < last else ""
    before_it = tokens[time.first - 1].norm if time.first > first else ""
    if before_it in grammar.SINCE or time.days is None or time.chronic:
        return When()
    if inside not in times.ago and after not in grammar.AGO:
        return When()
    if _of_length(tokens, time.first, first):
        return When()
    return When(now=True) if time.days == (0, 0) else When(ago=time.days)


def _of_length(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether what stands at ``at`` is how long something took ("over the last week")."""
    at -= 1 if at > first and tokens[at - 1].norm == "the" else 0
    return at > first and tokens[at - 1].norm in grammar.LASTING


def _since(tokens: Sequence[Token], at: int, first: int) -> bool:
    return at > first and tokens[at - 1].norm in grammar.SINCE


def _days_of_month(tokens: Sequence[Token], first: int, last: int, times: Times) -> Iterator[tuple[int, int, int]]:
    """Dates without a year, as place, month and day (0 when not told): "11/01", "Nov 1", "3 November", "in October"."""
    for at in range(first, last):
        numeric = _numeric_day(tokens, at, last)
        if numeric is not None and (at == first or tokens[at - 1].norm in grammar.BEFORE_DAY):
            yield at, *numeric
        month = times.months.get(tokens[at].norm)
        if month is None:
            continue
        after = _day_number(tokens, at + 1) if at + 1 < last else 0
        ahead = _day_number(tokens, at - 1) if at > first else 0
        if after or ahead or (at > first and tokens[at - 1].norm in grammar.BEFORE_MONTH):
            yield at, month, after or ahead


def _numeric_day(tokens: Sequence[Token], at: int, last: int) -> tuple[int, int] | None:
    """Month and day of "11/01" at a token; None for anything else."""
    if at + _NUMBER_DATE > last or tokens[at].kind != "num" or tokens[at + 1].norm != "/":
        return None
    month, day = _day_number(tokens, at), _day_number(tokens, at + 2)
    if month > MONTHS >= day:
        month, day = day, month
    return (month, day) if 0 < month <= MONTHS and day else None


def _day_number(tokens: Sequence[Token], at: int) -> int:
    """The number of a day at a token; 0 for anything else."""
    norm = tokens[at].norm
    number = int(norm) if norm.isdigit() and len(norm) <= len(str(DAYS)) else 0
    return number if number <= DAYS else 0
