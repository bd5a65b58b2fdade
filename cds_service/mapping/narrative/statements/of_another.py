"""Whether a time beside a sign is that of something else: "cannot pass urine (prostatectomy 2014)", "foot drop, wife died 2019".

Only what would make a sign old is asked about: one without a time is looked at, one of years ago is not.
Source: clinical.md 5.1 row 3 (new within 14 days, or undated), 5.4 (no silence that nobody told).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.told_time import Time

_COVERED = (Kind.COMPLAINT, Kind.AREA, Kind.SIDE, Kind.COURSE, Kind.TOPIC)
_OPENERS = grammar.CLAUSES | grammar.CONJOINING | {"(", "-", "."}
"""Before the date with which a clause opens."""
_GOES_ON = (
    grammar.PREPOSITIONS
    | grammar.COPULAS
    | grammar.SINCE
    | grammar.words(
        "after following when because due during while which this that it then now but onwards onward ago diagnosed labelled "
        "labeled called investigated attributed or and not no has had have"
    )
)
"""Behind a date they go on about the sign before it ("incontinent, in 2015 after the birth")."""
_ALIKE = 4
"""Tokens before a time among which a word says that it is only like then."""


class Place(NamedTuple):
    """The tokens of what an item carries: with its areas, from ``first`` to before ``last``.

    ``sign``: it states a sign that no other's time may make old; ``pain``: it is the pain that somebody comes with.
    """

    item: int
    first: int
    last: int
    sign: bool = False
    pain: bool = False


def ages(around: Around, time: Time) -> bool:
    """Whether what began at a time is not of the last days."""
    if time.days is not None:
        return time.days[0] > around.knowledge.times.passed.days
    return time.interval.known or time.month is not None


_AS_ALWAYS = grammar.words("always ever")
"""Behind "as", that it was so all along."""


def of_another(around: Around, place: Place, time: Time) -> bool:
    """Whether a time behind a place is of something else that was then."""
    if _of_what_was_done(around, place.last, time):
        return True
    if not place.sign or not ages(around, time):
        return False
    words = around.knowledge.own_times
    between = [token.norm for token in around.tokens[place.last : time.first]]
    alike = [norm for norm, behind in pairwise([*between, ""]) if norm != "as" or behind not in _AS_ALWAYS]
    if not words.alike.isdisjoint(alike[-_ALIKE:]) or _for_the_first(between, around) or _from_event(around, time):
        return True
    if _was_then(between, time, words.then) or _opens_another_clause(around, place.last, time):
        return True
    return _names_another(around, place, time)


def _of_what_was_done(around: Around, first: int, time: Time) -> bool:
    """Whether a date stands behind what was done then, behind a comma ("saddle numbness for 3 days, MRI 2019")."""
    if not time.interval.known:
        return False
    comma = next((at for at in range(time.first - 1, first - 1, -1) if around.tokens[at].norm == ","), -1)
    if comma < 0:
        return False
    between = {token.norm for token in around.tokens[comma + 1 : time.first]}
    return not between.isdisjoint(around.knowledge.onsets.other) and between.isdisjoint(grammar.SINCE)


def _opens_another_clause(around: Around, first: int, time: Time) -> bool:
    """Whether a date opens a clause that tells what else was then ("cannot void, in 2015 she had a hip replacement")."""
    at = time.first - 1
    while at >= first and around.tokens[at].norm in grammar.BEFORE_MONTH | {"back", "that"}:
        at -= 1
    if at < first or around.tokens[at].norm not in _OPENERS or time.last >= around.last or time.since:
        return False
    behind = around.tokens[time.last]
    if behind.norm in grammar.PERSONS | grammar.OWN:
        return True
    if behind.kind != "word" or behind.norm in _GOES_ON:
        return False
    end = next((i for i in range(time.last, around.last) if around.tokens[i].kind in ("punct", "brk")), around.last)
    return is_foreign(around, time.last, end, frozenset())


def _was_then(between: Sequence[str], time: Time, words: frozenset[str]) -> bool:
    """Whether a date is that of how it was at another time ("numb saddle, had this in 2010"), and it is not so since then."""
    if time.days is not None or time.since or "has" in between or "have" in between:
        return False
    return any(f"{one} {other}" in words for one, other in pairwise(between))


def _for_the_first(between: Sequence[str], around: Around) -> bool:
    """ "For the first time since 2015"."""
    following = around.knowledge.own_times.first
    return any(
        norm == "first" and between[i + 1 : i + 2] and between[i + 1] in following for i, norm in enumerate(between)
    )


def _from_event(around: Around, time: Time) -> bool:
    """Whether a length is since something that happened ("weak, 3 years after a stroke")."""
    behind = around.tokens[time.last].norm if time.last < around.last else ""
    return time.days is not None and behind in statement_words.BEHIND_EVENT


def _names_another(around: Around, place: Place, time: Time) -> bool:
    """Whether the clause in which the time stands, or what is joined in it, begins with words of something else."""
    between = range(time.first - 1, place.last - 1, -1)
    parting = next((at for at in between if around.tokens[at].norm in statement_words.PARTS_TIMES), -1)
    joining = next((at for at in between if around.tokens[at].norm in grammar.CONJOINING), -1)
    return any(mark >= 0 and _begins_otherwise(around, mark + 1, time) for mark in {parting, max(parting, joining)})


def _begins_otherwise(around: Around, at: int, time: Time) -> bool:
    return is_foreign(around, at, time.first, frozenset())


def is_foreign(around: Around, at: int, end: int, others: frozenset[str]) -> bool:
    """Whether words of something else stand between two tokens; behind a word of an event anything may.

    ``others``: further words that are none of something else.
    """
    words = around.knowledge.own_times
    while at < end:
        token = around.tokens[at]
        if token.norm in words.events:
            return False
        covering = next((item for item in around.items if item.first == at and _tells_how(around, item)), None)
        always = token.norm == "as" and at + 1 < end and around.tokens[at + 1].norm in _AS_ALWAYS
        known = always or token.norm in words.lead or token.norm in others or token.kind == "num"
        if covering is None and not known:
            return True
        at = at + 1 if covering is None else covering.last
    return False


def _tells_how(around: Around, item: Item) -> bool:
    """Whether an item is where and how a sign is; a pain has a time of its own."""
    return any(item.has(kind) for kind in _COVERED) and not around.names_complaint(item, "pain")


def is_cause_of(around: Around, k: int, item: Item) -> bool:
    """Whether an item only tells what the sign at item ``k`` comes from ("slow stream from BPH for years, no change")."""
    between = [around.tokens[at].norm for at in range(around.items[k].last, item.first)]
    explains = item.name(Kind.FINDING) in around.knowledge.own_times.causes
    return explains and bool(between) and statement_words.CAUSED_BY.issuperset(between)
