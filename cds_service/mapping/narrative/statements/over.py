"""Whether the times beside a statement say that it is over: "IVDU 20 years ago", "sober for 12 years"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cds_service.knowledge.narrative.times import Times
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.statements.attach import Around, is_ago
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.told_time import Time

_BESIDE = 3
"""Tokens between a number and its date."""
_TO_DATE = grammar.words("( ) : - on in at of was the dated from")
_SINCE_CEASED = 8
"""Tokens between a word that something was given up and the time of it."""


def own_times(
    one: Said, times: Sequence[Time], owned: Mapping[int, Sequence[Time]], knowledge: NarrativeKnowledge
) -> Sequence[Time]:
    """The times of a statement; of what was given up those beside the word that says so; none beside compared grades.

    ``owned``: index of an item -> the times that are its own, of all ``times`` of the sentence.
    """
    if one.compared:
        return ()
    stanza = knowledge.stanzas.get(one.phrase or one.finding, PLAIN)
    if stanza.over is None or one.context.ceased < 0:
        return owned.get(one.owner, ())
    return [time for time in times if abs(time.first - one.context.ceased) <= _SINCE_CEASED]


def of_seasons(around: Around, one: Said, times: Sequence[Time]) -> Sequence[Time]:
    """The times, without seasons where they are not those of a pain or of care: a sign has a day."""
    pain = one.finding in around.knowledge.onsets.findings
    if pain or around.knowledge.stanzas.get(one.phrase or one.finding, PLAIN).care:
        return times
    return [time for time in times if not time.season]


def without_vaguer(times: Sequence[Time]) -> Sequence[Time]:
    """The times without a "chronic" that a length beside it tells better ("chronic low back pain 6 yrs")."""
    if not any(time.chronic for time in times):
        return times
    lengths = [time.days[0] for time in times if time.days is not None and not time.chronic]
    return [t for t in times if not (t.chronic and t.days and any(least >= t.days[0] for least in lengths))]


def of_number(around: Around, one: Said, times: Sequence[Time]) -> Sequence[Time]:
    """The times, of a number without the dates of something else: its own stands right beside it ("CRP 96 (12 Aug 2026)")."""
    if one.value is None:
        return times
    return [time for time in times if not time.interval.known or _is_beside(around, one, time)]


def _is_beside(around: Around, one: Said, time: Time) -> bool:
    between = range(one.last, time.first) if one.last <= time.first else range(time.last, one.first)
    return len(between) <= _BESIDE and all(
        around.tokens[at].norm in _TO_DATE or around.tokens[at].kind == "num" for at in between
    )


def told_when(around: Around, times: Sequence[Time]) -> list[Time]:
    """Of the times of care, those that say when it was, and not how long it lasted ("8 weeks of therapy, 2 years ago")."""
    return [time for time in times if time.days is None or is_ago(around, time) or _is_day(around, time)]


def _is_day(around: Around, time: Time) -> bool:
    """Whether a word tells a day or a year on its own ("last year"), and not since when ("since yesterday")."""
    near = {token.norm for token in around.tokens[max(time.first - 1, around.first) : time.first + 1]}
    return time.ago and near.isdisjoint(grammar.LASTING | grammar.SINCE | {"x"})


def is_over(around: Around, times: Sequence[Time], longest: int, *, ceased: bool) -> bool:
    """Whether it was longer ago than ``longest`` days, and nothing says that it was so since.

    ``ceased``: the text says that it was given up, so that any time is how long ago, or since when it is over.
    """
    words = around.knowledge.times
    if any(time.days is not None and time.days[0] <= longest for time in times):
        return False
    if ceased:
        return any(time.days is not None or _years_ago(time, words) for time in times)
    return any(
        around.tokens[time.last].norm == "ago" if time.days and time.last < around.last else long_ago(time, words)
        for time in times
    )


def long_ago(time: Time, words: Times) -> bool:
    """Whether a bare year lies long back, and it did not go on since."""
    return not time.since and _years_ago(time, words)


def began(around: Around, one: Said, time: Time) -> bool:
    """Whether the time is when it began: "since 2nd delivery (2011)"."""
    between = around.tokens[one.last : time.first] if one.last <= time.first else ()
    return any(token.norm == "since" for token in between)


def ended(around: Around, times: Sequence[Time]) -> bool:
    """Whether it lasted until a year that lies long back ("dialysis until 1996")."""
    words = around.knowledge.times
    return any(around.tokens[t.first - 1].norm in grammar.UNTIL and _years_ago(t, words) for t in times if t.first)


def _years_ago(time: Time, words: Times) -> bool:
    return time.bare_year is not None and time.bare_year < words.long_ago_before
