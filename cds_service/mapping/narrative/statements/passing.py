"""When something of some days was: "temp was 38.4 in August", "fever six weeks ago, resolved", "fever last Christmas".

Source: clinical.md 5.3 (fever within 14 days), 5.4 (resolved is historical).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import Stanza
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.told_time import Time

_TO_MONTH = 7
"""Tokens between it and its month."""
_TO_THEN = 6
"""Tokens behind it among which "then" tells that it was in the month that is told before ("fevers for two days then")."""
_TO_LAST_WITH = 3
"""Tokens before it among which "with" tells that it came with what was in that month ("covid in September with 101 fevers")."""
_TO_LAST = frozenset(["last", "in", "during", "of"])
_GOES_ON = grammar.SINCE | frozenset(["from", "began", "started", "onset"])
"""Before a month, that it goes on since then."""
_IN = frozenset(["in", "last", "during"])
_THEN = frozenset(["then"])


def event_month(around: Around, one: Said, stanza: Stanza) -> int | None:
    """The month without a year in which it was, where it is of some days, or happened or was measured then.

    "Rear-ended last December", "CRP 96 in August".
    """
    if stanza.passing or one.finding in around.knowledge.onsets.events:
        return _behind(around, one) or _before(around, one)
    return _measured_in(around, one) if one.value is not None else None


def _measured_in(around: Around, one: Said) -> int | None:
    """The month right behind a number, or the one before it to which "then" refers."""
    tokens, at = around.tokens, one.last
    if at < around.last - 1 and tokens[at].norm in _IN:
        return _month(around, at + 1) if _closes(around, at + 2) else None
    then = at < around.last and tokens[at].norm in _THEN and _closes(around, at + 1)
    return _before(around, one) if then else None


def _closes(around: Around, at: int) -> bool:
    return at >= around.last or around.tokens[at].norm in grammar.CLOSING or around.tokens[at].kind == "brk"


def over_by_then(around: Around, one: Said, times: Sequence[Time], stanza: Stanza) -> bool:
    """Whether it was weeks ago, and the text says that it is over."""
    least = around.knowledge.times.passed.days
    return stanza.passing and one.context.resolved and any(t.days is not None and t.days[0] >= least for t in times)


def _behind(around: Around, one: Said) -> int | None:
    for at in range(one.last, min(one.last + _TO_MONTH, around.last - 1)):
        norm = around.tokens[at].norm
        if norm in grammar.CLOSING or norm in statement_words.AHEAD_OF_MONTH or around.tokens[at].kind == "brk":
            return None
        if norm in _TO_LAST:
            return _month(around, at + 1)
    return None


def _before(around: Around, one: Said) -> int | None:
    """The month that opens the sentence, or in which what came with it was ("abscess drained in August, temp then 38.4")."""
    near = range(max(one.first - 1, around.first), min(one.last + _TO_THEN, around.last))
    then = any(around.tokens[at].norm == "then" for at in near)
    for at in range(around.first, one.first):
        if _goes_on(around, at):
            continue
        came_with = any(around.tokens[i].norm == "with" for i in range(max(at, one.first - _TO_LAST_WITH), one.first))
        if around.tokens[at].norm in _TO_LAST and (at == around.first or then or came_with):
            month = _month(around, at + 1)
            if month is not None and not _parted(around, at, one.first, then=then):
                return month
    return None


def _goes_on(around: Around, at: int) -> bool:
    """Whether a word that something goes on since then stands before the words that a month begins with."""
    while at > around.first and around.tokens[at].norm in _TO_LAST | grammar.TO_MONTH:
        at -= 1
    return around.tokens[at].norm in _GOES_ON


def _parted(around: Around, first: int, last: int, *, then: bool) -> bool:
    """Whether something between ends what the month is of."""
    between = [token.norm for token in around.tokens[first + 1 : last]]
    ends = any(item.has(Kind.CUE, "barrier") for item in around.items if first < item.first < last)
    return ends or not statement_words.AHEAD_OF_MONTH.isdisjoint(between) or (not then and "," in between)


def _month(around: Around, at: int) -> int | None:
    """The month that stands there with neither day nor year."""
    while at < around.last and around.tokens[at].norm in grammar.TO_MONTH:
        at += 1
    if at >= around.last:
        return None
    dated = at + 1 < around.last and around.tokens[at + 1].kind == "num"
    return None if dated else around.knowledge.times.months.get(around.tokens[at].norm)
