"""Seasons and feasts without a year: "since the spring", "over the summer", "just after Easter"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.times import Times
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.tokens import Token
from cds_service.mapping.narrative.text.told_time import Time

_SINCE = grammar.SINCE | grammar.BEFORE_BARE_MONTH | {"over", "during", "after", "around", "throughout"}
_TO_SEASON = statement_words.TO_DATE | {"just", "after", "before", "last", "this", "around", "back"}
_TO_VISIT = frozenset(["at", "after", "in"])
_VISITS = grammar.words("review see reassess recheck r/v rv f/u follow return revisit tca")
_AGAIN = grammar.words("again him her them me us back up clinic visit pt patient")
"""Between the word that somebody is to be seen and "after"."""
_LEADING = 4
"""Tokens before a season among which one of ``_SINCE`` stands."""


def season(tokens: Sequence[Token], at: int, first: int, times: Times) -> Time | None:
    """The season or feast that stands there, since which something is so."""
    days = times.seasons.get(tokens[at].norm)
    if days is None:
        return None
    before = at - 1
    while before >= max(first, at - _LEADING) and tokens[before].norm in _TO_SEASON - _SINCE:
        before -= 1
    if before < first or tokens[before].norm not in _SINCE or is_visit(tokens, before, first):
        return None
    return Time(at, at + 1, month=days[0], month_part=days, on_day=True, since=True, since_then=True, season=True)


def is_visit(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether what stands at a token is when somebody is to be seen again ("review after the summer")."""
    if tokens[at].norm not in _TO_VISIT:
        return False
    before = at - 1
    while before > first and tokens[before].norm in _AGAIN:
        before -= 1
    return before >= first and tokens[before].norm in _VISITS
