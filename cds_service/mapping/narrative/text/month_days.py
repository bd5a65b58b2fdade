"""Months and days of them without a year: "since 20 October", "began in mid-October", "since 10/20"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative.times import Times
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.dates import DAYS, MONTHS
from cds_service.mapping.narrative.text.tokens import Token
from cds_service.mapping.narrative.text.told_time import Time

_CAME = frozenset(["came", "come"])
_BECAME = frozenset(["went", "became", "turned"])
_NOTICED = frozenset(["noticed", "lost", "woke"])
"""What began ("came on"), what somebody became ("went numb"), and what was noticed then ("11 November woke with")."""
_BEGAN = grammar.BEGAN | frozenset(["noticed"])
"""What somebody has since a day that is told behind it ("developed numbness of the perineum on 18 October")."""
_TO_DEVELOPED = 12
"""Tokens from such a verb to its date."""
_ON = frozenset(["on", "around", "about"])
_ON_DAY = 2
"""Tokens from what is there since to the date, with the word between."""
_ELSEWHERE_THEN = (
    grammar.CLAUSES
    | statement_words.TELLS
    | grammar.words(
        "for and or when while who which that seen review visit clinic appointment scan mri exam examination at until "
        "before after since by ago not no never worse worsening earlier"
    )
)
"""Between such a verb and a date, that the date may be that of something else, as any verb of the past ("admitted") is too."""
_TO_BEGIN = 4
"""Tokens from a date that opens a clause to what began then."""
_TO_VERB = 6
"""Tokens from such a verb to what somebody became, and its date."""
_TO_EVENT = 8
"""Tokens from "since" through what happened to its month."""
_ELSEWHERE = frozenset([",", ";", ".", "and", "but", "to", "home", "for", "again"])
"""Behind such a verb, that it tells of something else, or of several times."""


class MonthDay(NamedTuple):
    """A month, with the first and last day of it that are meant, told by the tokens to before ``last``.

    ``on_day``: a day is told. ``then``: behind "since", and not a word that it began, which may lie ahead.
    """

    last: int
    month: int
    days: tuple[int, int] | None
    then: bool
    on_day: bool
    first: int
    """The token with which it begins, or a numbered part of it ("second week of October")."""


def bare_month(tokens: Sequence[Token], at: int, first: int, last: int, times: Times) -> Time | None:
    """ "Since August", "started in late May", "since 20 October"."""
    found = month_day(tokens, at, first, last, times)
    if found is None:
        return None
    part = None if found.days is None else (found.month, *found.days)
    return Time(
        found.first,
        found.last,
        month=found.month,
        month_part=part,
        on_day=found.on_day,
        since=True,
        since_then=found.then,
    )


def month_day(tokens: Sequence[Token], at: int, first: int, last: int, times: Times) -> MonthDay | None:
    """The month, or the day of one, since which something is so; a word that it began stands before it."""
    found = _worded(tokens, at, last, times) or _numbers(tokens, at, last)
    if found is None:
        return None
    end, month, day = found
    before, parts, begins = at - 1, set(), at
    while before >= first:
        part, before_it = _part_of_month(tokens, before, first, times)
        if not part and tokens[before].norm not in statement_words.TO_DATE:
            break
        parts.add(part or tokens[before].norm)
        before = before_it
        begins = before + 1 if part else begins
    opened = before < first or tokens[before].norm in grammar.OPENS_CLAUSE
    event = (
        not (opened or day) and not parts.isdisjoint(grammar.TO_MONTH - {"-"}) and _since_event(tokens, before, first)
    )
    if opened and _begins(tokens, end, last):
        before = at  # "on 10 October she began to leak"
    elif before < first or not (
        event
        or tokens[before].norm in grammar.BEFORE_BARE_MONTH
        or _became(tokens, before, first, at)
        or _developed(tokens, before, first, at)
    ):
        return None
    about = times.about_days if not parts.isdisjoint(statement_words.ABOUT) else 0
    days = (
        (max(day - about, 1), day + about)
        if day
        else next((times.month_parts[part] for part in sorted(parts) if part in times.month_parts), None)
    )
    return MonthDay(end, month, days, event or tokens[before].norm in grammar.SINCE, bool(day), begins)


def _since_event(tokens: Sequence[Token], before: int, first: int) -> bool:
    """Whether it is the month of what happened, since when something is so ("since coming off his bike early in June")."""
    for at in range(before, max(before - _TO_EVENT, first - 1), -1):
        if tokens[at].norm in grammar.SINCE:
            return at < before
        hyphen = tokens[at].norm == "-" and tokens[at].start == tokens[at - 1].end
        if tokens[at].kind not in ("word", "abbr") and not hyphen:
            return False
    return False


def _became(tokens: Sequence[Token], before: int, first: int, at: int) -> bool:
    """Whether a clause tells what came on or what somebody became then ("went numb in October", "came on around 10 October")."""
    if tokens[before].norm in _CAME:
        return any(token.norm == "on" for token in tokens[before + 1 : at])
    verb = next((i for i in range(before, max(before - _TO_VERB, first - 1), -1) if tokens[i].norm in _BECAME), -1)
    between = {token.norm for token in tokens[verb + 1 : before + 1]}
    return 0 <= verb < before and between.isdisjoint(_ELSEWHERE)


def _developed(tokens: Sequence[Token], before: int, first: int, at: int) -> bool:
    """Whether a clause tells on which day somebody got something ("she developed numbness of the perineum on 18 October")."""
    if at - before < _ON_DAY or tokens[at - 1].norm not in _ON:
        return False
    for i in range(before, max(before - _TO_DEVELOPED, first - 1), -1):
        if tokens[i].norm in _BEGAN:
            return i < before
        other = tokens[i].norm in _ELSEWHERE_THEN or tokens[i].norm.endswith("ed")
        if tokens[i].kind not in ("word", "abbr") or other:
            return False
    return False


def _begins(tokens: Sequence[Token], end: int, last: int) -> bool:
    """Whether the clause that a date opens tells what began then."""
    return any(tokens[i].norm in grammar.BEGAN | _NOTICED for i in range(end, min(end + _TO_BEGIN, last)))


def _part_of_month(tokens: Sequence[Token], at: int, first: int, times: Times) -> tuple[str, int]:
    """The name of the part of a month that ends at a token and has a number ("second week"), or ""; and the token before."""
    back = at - 1
    while back > first and tokens[back].norm in grammar.ORDINALS:
        back -= 1
    name = f"{tokens[back].norm} {tokens[at].norm}" if back >= first else ""
    return (name, back - 1) if name in times.month_parts else ("", at - 1)


def _worded(tokens: Sequence[Token], at: int, last: int, times: Times) -> tuple[int, int, int] | None:
    """ "October", "October 20th", "20 October", "20th of October", and no year behind it."""
    day, end = _day(tokens, at, last)
    while day and end < last and tokens[end].norm == "of":
        end += 1
    month = times.months.get(tokens[end].norm) if end < last else None
    if month is None:
        return None
    end += 1
    if not day:
        dot = end + 1 < last and tokens[end].norm == "." and tokens[end + 1].kind == "num"
        day, behind = _day(tokens, end + dot, last)
        end = behind if day else end
    year = end < last and (
        tokens[end].norm == "'" or (tokens[end].kind == "num" and tokens[end].start - tokens[end - 1].end <= 1)
    )
    return (
        None
        if year or (end + 1 < last and tokens[end].norm == "," and _is_year(tokens[end + 1]))
        else (end, month, day)
    )


def _is_year(token: Token) -> bool:
    return token.kind == "num" and len(token.norm) == len("2000")


def _day(tokens: Sequence[Token], at: int, last: int) -> tuple[int, int]:
    """The day of a month that stands there, or 0; and the token behind it."""
    norm = tokens[at].norm if at < last else ""
    day = int(norm) if norm.isdigit() and len(norm) <= len(str(DAYS)) else 0
    if not 0 < day <= DAYS:
        return 0, at
    end = at + 1
    while end < last and tokens[end].norm in grammar.ORDINALS and tokens[end].norm != ",":
        end += 1
    return day, end


def _numbers(tokens: Sequence[Token], at: int, last: int) -> tuple[int, int, int] | None:
    """ "10/20" and "20/10", where one of both is no month; and neither a grade nor a part of a year."""
    if at + 2 >= last or tokens[at + 1].norm != "/" or tokens[at + 2].norm in grammar.OF_PERIODS:
        return None
    if at + 3 < last and tokens[at + 3].norm == "/":
        return None
    one, _ = _day(tokens, at, last)
    other, end = _day(tokens, at + 2, last)
    if not one or not other or min(one, other) > MONTHS or max(one, other) <= MONTHS:
        return None
    return end, min(one, other), max(one, other)


def is_of_month(tokens: Sequence[Token], at: int, last: int, times: Times) -> bool:
    """Whether a week is one of a month that is named ("the last week of October")."""
    return at + 1 < last and tokens[at].norm in ("of", "in") and tokens[at + 1].norm in times.months
