"""Durations and dates in a sentence: "for 3 weeks", "x 2 months", "since March 2026", "in 2015", "yesterday"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.times import Times
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.childhood import behind_childhood
from cds_service.mapping.narrative.text.dated_spans import dated_span
from cds_service.mapping.narrative.text.dates import CENTURIES, MONTHS, full_year, interval_of
from cds_service.mapping.narrative.text.month_days import bare_month, is_of_month
from cds_service.mapping.narrative.text.seasons import is_visit, season
from cds_service.mapping.narrative.text.spans import span
from cds_service.mapping.narrative.text.tokens import Token
from cds_service.mapping.narrative.text.told_count import brings_on, half, is_nearly, is_return, weekly, whole
from cds_service.mapping.narrative.text.told_time import Time

_YEAR_DIGITS, _SHORT_YEAR_DIGITS, _COUNT_DIGITS = 4, 2, 3
_FULL_DATE = 3
"""Numbers of a date with day, month and year."""
_SESSIONS = 5
"""Tokens before a length among which a word tells what filled it."""
_BACK = frozenset(["back", "dating", "dates", "date"])
"""Before "to", that it goes on since then ("goes back to 2022")."""
_SINCE = 8
"""Tokens before a date among which "since" tells that it goes on."""


def find_times(tokens: Sequence[Token], first: int, last: int, times: Times) -> list[Time]:
    """All times between two token indices, in order."""
    found: list[Time] = []
    at = first
    while at < last:
        if tokens[at].kind != "num" and tokens[at].norm not in times.beginnings:
            at += 1
            continue
        dated = dated_span(tokens, at, last, times)
        if dated is not None:
            found.append(Time(at, dated.first_end, interval=dated.began))
            found.append(Time(at, dated.last, days=dated.days, span=True))
            at = dated.last
            continue
        time = (
            _span(tokens, at, last, times)
            or _word(tokens, at, last, times)
            or _childhood(tokens, at, first, last, times)
            or _duration(tokens, at, first, last, times)
            or _date(tokens, at, first, last, times)
            or bare_month(tokens, at, first, last, times)
            or season(tokens, at, first, times)
        )
        if time is None:
            at += 1
        else:
            found.append(time)
            at = time.last
    return found


def _span(tokens: Sequence[Token], at: int, last: int, times: Times) -> Time | None:
    found = span(tokens, at, last, times)
    return None if found is None else Time(at, found[0], days=found[1], span=True)


def _word(tokens: Sequence[Token], at: int, last: int, times: Times) -> Time | None:
    for table, chronic in ((times.ago, False), (times.chronic, True)):
        for length in (3, 2, 1):
            if at + length <= last:
                days = table.get(tuple(t.norm for t in tokens[at : at + length]))
                if days is not None and not is_of_month(tokens, at + length, last, times):
                    return Time(at, at + length, days=days, chronic=chronic, ago=not chronic)
    return None


def _duration(tokens: Sequence[Token], at: int, first: int, last: int, times: Times) -> Time | None:
    sessions = weekly(tokens, at, first, last, times)
    if sessions is not None:
        return Time(at, sessions[0], days=sessions[1])
    low = _count(tokens, at, first, last, times)
    if low is None:
        return None
    end, (least, most) = low
    more = end < last and tokens[end].norm == "+"
    end += more
    if end + 1 < last and tokens[end].norm in grammar.RANGE:
        high = _count(tokens, end + 1, first, last, times, plain=True)
        if high is not None:
            end, most = high[0], max(most, high[1][1])
    if end < last and tokens[end].norm == "-":
        end += 1
    if end < last and tokens[end].norm in grammar.WHOLE:
        end += 1
    if end + 1 < last and tokens[end].norm == "/" and tokens[end + 1].kind == "num":
        end += 1  # 8/52 is eight weeks, as parts of a year
        unit = times.units.get(tokens[end].norm) or _part(tokens, at, first, end, last, times)
    else:
        unit = times.units.get(tokens[end].norm) if end < last else None
    if unit is None or _ahead(tokens, at, first, times) or _is_age(tokens, end, last):
        return None
    if is_return(tokens, at, first, end + 1, last) or is_of_month(tokens, end + 1, last, times):
        return None
    days = half(tokens[at], unit, (least * unit[0], most * unit[1] + max(unit[0] - 1, 0)))
    if days is None or brings_on(tokens, at, first, days):
        return None
    if more or _or_more(tokens, end + 1, last):
        days = (days[0], times.open_ended_days)
    return Time(at, end + 1, days=_bounded(tokens, at, first, days, times))


def _childhood(tokens: Sequence[Token], at: int, first: int, last: int, times: Times) -> Time | None:
    found = behind_childhood(tokens, at, first, last, times)
    return None if found is None else Time(at, found[0], days=found[1], since=True)


def _part(tokens: Sequence[Token], at: int, first: int, end: int, last: int, times: Times) -> tuple[int, int] | None:
    """The unit of "4/12" and "3/7", where words beside them show that it is no date and no grade."""
    unit = times.parts.get(tokens[end].norm)
    before = tokens[at - 1].norm if at > first else ""
    after = tokens[end + 1].norm if end + 1 < last else ""
    beside = before in grammar.BEFORE_PART or after in grammar.BEHIND_PART
    return unit if beside or not times.part_of.isdisjoint((before, after)) else None


def _or_more(tokens: Sequence[Token], at: int, last: int) -> bool:
    """ "6 weeks or more", "6 weeks plus"."""
    words = tuple(token.norm for token in tokens[at : min(at + 2, last)])
    return words == ("or", "more") or words[:1] == ("+",) or words[:1] == ("plus",)


def _count(
    tokens: Sequence[Token], at: int, first: int, last: int, times: Times, *, plain: bool = False
) -> tuple[int, tuple[int, int]] | None:
    token = tokens[at]
    if token.kind == "num" and whole(token).isdigit():
        value = int(whole(token)) if len(whole(token)) <= _COUNT_DIGITS else 0
        return (at + 1, (value, value)) if value else None
    count = times.counts.get(token.norm)
    if count is None or (plain and token.norm in grammar.ARTICLES):
        return None
    end = at + 1
    if end < last and tokens[end].norm in times.counts and tokens[end].norm not in grammar.ARTICLES:
        count, end = times.counts[tokens[end].norm], end + 1
    if end < last and tokens[end].norm == "of":
        end += 1
    if token.norm in ("a", "an") and end == at + 1:
        ago = end + 1 < last and tokens[end + 1].norm == "ago"
        if not ago and (at == first or tokens[at - 1].norm not in grammar.BEFORE_ARTICLE):
            return None
        if tokens[at - 1].norm == "x" and at - 1 > first and tokens[at - 2].kind == "num":
            return None  # "3x a week"
    return end, count


def _ahead(tokens: Sequence[Token], at: int, first: int, times: Times) -> bool:
    """Whether a duration lies ahead, repeats, or is the whole of which a part is told ("2 of 6 weeks")."""
    back = at - 1
    while back >= first and (tokens[back].norm in grammar.ROUGHLY or tokens[back].norm in ("a", "an")):
        if tokens[back].norm == "another":
            return True
        back -= 1
    if back < first:
        return False
    if tokens[back].norm == "of":
        return back > first and tokens[back - 1].kind == "num"
    if is_visit(tokens, back, first):
        return True  # "try naproxen, see after 8 weeks"
    return tokens[back].norm in grammar.AHEAD and not _filled(tokens, back, first, times)


def _filled(tokens: Sequence[Token], at: int, first: int, times: Times) -> bool:
    """Whether a number of sessions stands before "in" ("attended 10 sessions in 9 weeks")."""
    if tokens[at].norm != "in" or at - 2 < first or tokens[at - 1].norm not in times.sessions:
        return False
    return tokens[at - 2].kind == "num" or tokens[at - 2].norm in times.counts


def _is_age(tokens: Sequence[Token], unit: int, last: int) -> bool:
    after = unit + 1
    if after < last and tokens[after].norm == "-":
        after += 1
    if after >= last:
        return False
    if tokens[after].norm in grammar.AGES:
        return True
    return tokens[after].norm == "of" and after + 1 < last and tokens[after + 1].norm == "age"


def _bounded(tokens: Sequence[Token], at: int, first: int, days: tuple[int, int], times: Times) -> tuple[int, int]:
    before = tokens[at - 1].norm if at > first else ""
    earlier = tokens[at - 2].norm if at - 1 > first else ""
    if before == "over" and any(tokens[i].norm in times.sessions for i in range(max(at - _SESSIONS, first), at)):
        return days  # "5 sessions of PT over 4 weeks"
    if before in grammar.EXCEEDING and not (before == "over" and earlier in ("", ",")):
        return days[0], times.open_ended_days if before == ">" else days[1] * 2
    if before == "than" and earlier in grammar.MORE:
        return days[0], times.open_ended_days
    if before == "least" and earlier == "at":
        return days[0], times.open_ended_days
    if before in grammar.UNDER or (before == "than" and earlier in grammar.FEWER):
        return 0, days[0]
    if is_nearly(tokens, at, first):
        return max(days[0] - (days[1] - days[0] + 1), 0), max(days[0] - 1, 0)
    return days


def _date(tokens: Sequence[Token], at: int, first: int, last: int, times: Times) -> Time | None:
    found = (
        _numeric_date(tokens, at, last)
        or _worded_date(tokens, at, last, times)
        or _year(tokens, at, first, last, times)
    )
    if found is None:
        return None
    return found._replace(since=_goes_on_since(tokens, at, first))


def _goes_on_since(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether it goes on since a date, or since what happened then ("since hysterectomy in 2012")."""
    for place in range(at - 1, max(at - _SINCE, first) - 1, -1):
        if tokens[place].norm == "since" or (tokens[place].norm in _BACK and tokens[place + 1].norm == "to"):
            return True
        if tokens[place].kind in ("punct", "brk") and tokens[place].norm != "(":
            return False
    return False


def _numeric_date(tokens: Sequence[Token], at: int, last: int) -> Time | None:
    if tokens[at].kind != "num" or at + 2 >= last:
        return None
    sign = tokens[at + 1].norm
    if sign not in ("/", "-") or tokens[at + 2].kind != "num" or tokens[at + 1].start != tokens[at].end:
        return None
    third = at + 4 < last and tokens[at + 3].norm == sign and tokens[at + 4].kind == "num"
    parts = [tokens[at].norm, tokens[at + 2].norm] + ([tokens[at + 4].norm] if third else [])
    if not all(part.isdigit() and len(part) <= _YEAR_DIGITS for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(parts) == _FULL_DATE:
        if len(parts[0]) == _YEAR_DIGITS:
            interval = interval_of(*numbers)
        else:
            month, day, year = numbers
            if month > MONTHS >= day:  # 20/10/2026
                month, day = day, month
            interval = interval_of(full_year(year, parts[2]), month, day)
    elif sign == "/" and len(parts[1]) == _YEAR_DIGITS:
        interval = interval_of(numbers[1], numbers[0], None)
    else:
        return None
    return Time(at, at + 2 * len(parts) - 1, interval=interval) if interval.known else None


def _worded_date(tokens: Sequence[Token], at: int, last: int, times: Times) -> Time | None:
    month = times.months.get(tokens[at].norm)
    if month is None:
        return None
    end = at + 1
    day: int | None = None
    if end < last and tokens[end].norm in (".", "of", ","):
        end += 1
    if end < last and tokens[end].kind == "num" and len(tokens[end].norm) <= _SHORT_YEAR_DIGITS:
        day = int(tokens[end].norm) if tokens[end].norm.isdigit() else None
        end += 1
        while end < last and tokens[end].norm in grammar.ORDINALS:
            end += 1
    if day is None and at and tokens[at - 1].kind == "num" and len(tokens[at - 1].norm) <= _SHORT_YEAR_DIGITS:
        day = int(tokens[at - 1].norm) if tokens[at - 1].norm.isdigit() else None
    if (
        end < last
        and tokens[end].kind == "num"
        and len(tokens[end].norm) == _YEAR_DIGITS
        and tokens[end].norm.isdigit()
    ):
        year = int(tokens[end].norm)
        exact = interval_of(year, month, day)
        interval = exact if exact.known else interval_of(year, month, None)
        return Time(at, end + 1, interval=interval) if interval.known else None
    return None


def _year(tokens: Sequence[Token], at: int, first: int, last: int, times: Times) -> Time | None:
    token = tokens[at]
    if token.kind != "num" or len(token.norm) != _YEAR_DIGITS or not token.norm.isdigit():
        return None
    year = int(token.norm)
    if not CENTURIES[0] <= year < CENTURIES[1]:
        return None
    after = tokens[at + 1].norm if at + 1 < last else ""
    if after in times.units or after in grammar.NOT_AFTER_YEAR:
        return None
    if at > first and tokens[at - 1].norm in grammar.NOT_BEFORE_YEAR:
        return None
    return Time(at, at + 1, interval=interval_of(year, None, None), bare_year=year)
