"""Whether a history is that of what somebody comes with: "h/o saddle numbness x 2 days", "h/o RTA 3 days back".

Source: clinical.md 5.1 row 3 (new within 14 days), 7.3 (historical is what is over).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_BEHIND = 8
"""Tokens behind it among which its length stands."""
_YEAR_DIGITS = 4
_ENDS = grammar.CLAUSES | {","}


def lasts_till_now(tokens: Sequence[Token], item: Item, last: int) -> bool:
    """Whether a length of some days or weeks stands behind an item in its clause, and no year or month with it or right
    behind the next comma."""
    if _began_of_late(tokens, item.last, last):
        return True
    for at in range(item.last, min(item.last + _BEHIND, last - 1)):
        begins = tokens[at].norm == "," and tokens[at + 1].norm in statement_words.OPENS_ONSET
        if (tokens[at].norm in _ENDS or tokens[at].kind == "brk") and not begins:
            return False
        if _is_length(tokens, at, item.last, last):
            return not any(_is_long_ago(tokens[place]) for place in range(item.last, _end_of_time(tokens, at, last)))
    return False


def _began_of_late(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a day of this week stands right behind, or when it began ("h/o retention today", "..., onset yesterday")."""
    begin = at
    while at < last and (tokens[at].norm in statement_words.OPENS_ONSET or tokens[at].norm in (",", "-")):
        at += 1
    if at >= last:
        return False
    behind = [token.norm for token in tokens[at:last]]
    late = statement_words.of_this_week(behind) or (at > begin and behind[:2] == ["last", "week"])
    return late and not any(_is_long_ago(tokens[place]) for place in range(at, _end_of_time(tokens, at, last)))


def _end_of_time(tokens: Sequence[Token], at: int, last: int) -> int:
    """Where a time that goes on at a token ends, with a year that is set apart ("x 2 days, in 2019"; "x 2 days, MRI 2019")."""
    comma = next((place for place in range(at, last) if tokens[place].norm in _ENDS), last)
    end = comma + 1
    while end < last and tokens[end].norm in ("in", "back", "of"):
        end += 1
    end += end < last and tokens[end].kind == "num"  # "3 years ago"
    return min(end + 1, last)


def _is_length(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """Whether a number of hours, days or weeks begins here, which it lasts, or that it is ago."""
    counted = tokens[at].kind == "num" or tokens[at].norm in grammar.COUNTED or tokens[at].norm in ("one", "a", "an")
    if not counted:
        return False
    end = at + 1
    if tokens[end].norm == "/" and end + 1 < last and tokens[end + 1].norm in statement_words.PARTS_OF_LATE:
        end += 1
    elif tokens[end].norm not in statement_words.UNITS_OF_LATE:
        return False
    lasts = at > first and tokens[at - 1].norm in statement_words.GOES_ON_FOR
    closes = end + 1 >= last or tokens[end + 1].norm in grammar.CLOSING
    return lasts or (at == first and closes) or (end + 1 < last and tokens[end + 1].norm in statement_words.JUST_BEFORE)


def _is_long_ago(token: Token) -> bool:
    """Whether a token is a year, or a unit of a time that is long ago."""
    year = token.kind == "num" and len(token.norm) == _YEAR_DIGITS and token.norm.isdigit()
    return year or token.norm in statement_words.LONG_UNITS
