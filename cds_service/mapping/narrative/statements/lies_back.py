"""Whether a year of long ago says that a sign is over: "retention in 2015", and not "numb since the operation in 2018"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Course
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN
from cds_service.mapping.narrative.context.context import is_content
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.long_standing import with_youth
from cds_service.mapping.narrative.statements.over import began, long_ago
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.statements.since_when import since_when
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.statement_words import of_this_week
from cds_service.mapping.narrative.text.told_time import Time

_LATELY = frozenset(["now", "recently", "lately", "tonight"])
_AGO = 4
"""Tokens from "until" to "ago"."""
_TENSE = 6
"""Tokens before a sign among which the nearest verb tells its tense."""
_EVENT = 6
"""Tokens between a sign and the event that it came of."""
_OPENING = 8
"""Tokens of an event that opens a sentence ("After my operation in 2010 ...")."""
_NEVER = 3
"""Tokens before a word that it came back among which another takes it back."""


def lies_back(around: Around, one: Said, time: Time, course: Course | None) -> bool:
    """Whether the time is a year of long ago, and nothing says that the sign went on since or came back."""
    if not long_ago(time, around.knowledge.times) or course is not None or began(around, one, time):
        return False
    return not _goes_on(around, one, time)


def came_again(around: Around, time: Time) -> bool:
    """Whether it says behind the time that it is so again, and of nothing else ("in 2015, again today", "now back").

    Also where that it was well since is told until these days alone ("in 2015, fine since, until last night").
    """
    words = around.knowledge.lasting
    if not long_ago(time, around.knowledge.times):
        return False
    if any(
        around.tokens[at].norm in grammar.UNTIL and _just_now([t.norm for t in around.tokens[at + 1 : around.last]])
        for at in range(time.last, around.last)
    ):
        return True
    for at in range(time.last, min(_end(around, time.last) + 1, around.last)):
        norm = around.tokens[at].norm
        if norm in words.again or (norm == "back" and _closes(around, at)):
            return all(t.norm not in words.never for t in around.tokens[max(at - _NEVER, time.last) : at])
    return False


def _just_now(norms: Sequence[str]) -> bool:
    """Whether words begin with a time of these days ("last night", "two days ago", "last week")."""
    late = norms[:1] != [] and norms[0] in _LATELY
    ago = "ago" in norms[:_AGO] and not grammar.OF_LATE.isdisjoint(norms[:_AGO])
    return of_this_week(norms) or late or norms[:2] in (["last", "week"], ["this", "week"]) or ago


def event_times(around: Around, one: Said, times: Sequence[Time], own: Sequence[Time]) -> Sequence[Time]:
    """With the year of the event that a sign came of ("numb after the epidural in 2016", "after the operation in 2010 ...")."""
    own = with_youth(around, one, since_when(around, one, own))
    stanza = around.knowledge.stanzas.get(one.phrase or one.finding, PLAIN)
    if not (stanza.history_of or stanza.passing) or stanza.care or any(time.interval.known for time in own):
        return own
    for time in times:
        if time.bare_year is not None and (
            _came_of(around, one, time)
            or _opens_with(around, one, time)
            or _left(around, one, time)
            or _headed(around, one, time)
            or _bracketed(around, one, time)
        ):
            return [*own, time]
    return own


def _came_of(around: Around, one: Said, time: Time) -> bool:
    """Whether the event stands behind the sign, with nothing else between."""
    if time.first < one.last:
        return False
    words, between = around.knowledge.lasting, range(one.last, time.first)
    linked = next((at for at in between if around.tokens[at].norm in words.after | words.during), None)
    if linked is None or linked - one.last > 1:
        return False
    if any(around.tokens[at].norm == "since" for at in range(linked + 1, time.first)):
        return False  # "incontinent with diabetes since 2009"
    events = [item for item in around.items if linked < item.first < time.first and is_content(item)]
    return len(events) == 1 and time.first - linked <= _EVENT and not _parted(around, one.last, time.first)


def _left(around: Around, one: Said, time: Time) -> bool:
    """Whether it is what an event before it left ("CES in 2019 s/p decompression, residual saddle numbness")."""
    at = one.first - 1
    if not (time.last <= at and at > around.first and around.tokens[at].norm in grammar.RESIDUAL):
        return False
    words = around.knowledge.lasting
    told = {token.norm for token in around.tokens[time.last : around.last]}
    return ";" not in told and told.isdisjoint(words.still | words.again | words.present | words.now)


def _opens_with(around: Around, one: Said, time: Time) -> bool:
    """Whether the event opens the sentence, and the sign was so then."""
    words = around.knowledge.lasting
    opens = around.tokens[around.first].norm in (words.after | words.during) - {"since"}
    if not opens or one.first < time.last or time.last - around.first > _OPENING:
        return False
    if any(is_content(item) for item in around.items if time.last <= item.first < one.first):
        return False
    return _tense(around, one, time.last) == "past" and not _parted(around, around.first, time.first)


def _bracketed(around: Around, one: Said, time: Time) -> bool:
    """Whether it is told in brackets behind the year, in the past ("caesarean 2010 (legs numb, couldn't pass urine)")."""
    tokens, words = around.tokens, around.knowledge.lasting
    if time.last >= around.last or tokens[time.last].norm != "(" or one.first <= time.last:
        return False
    if one.finding not in words.fleeting:
        return False
    end = next((at for at in range(time.last, around.last) if tokens[at].norm == ")"), around.last)
    told = {token.norm for token in tokens[time.last : end]}
    past = one.last <= end and _tense(around, one, time.last) == "past"
    return past and told.isdisjoint(words.still | words.again | words.present | words.now)


def _headed(around: Around, one: Said, time: Time) -> bool:
    """Whether a year heads what came together then ("2020 prostatitis with fever and poor stream"), and nothing is told of now."""
    words = around.knowledge.lasting
    opens = time.first - around.first <= 1 and time.last <= one.first
    if not opens or one.finding not in words.fleeting or not long_ago(time, around.knowledge.times):
        return False
    between = [token.norm for token in around.tokens[time.last : one.first]]
    if not {",", ";", ":", ".", "-"}.isdisjoint(between) or words.joined.isdisjoint(between):
        return False
    told = {token.norm for token in around.tokens[time.last : around.last]}
    return told.isdisjoint(words.still | words.again | words.present | words.now)


def _goes_on(around: Around, one: Said, time: Time) -> bool:
    """Whether the words around a sign say that it outlasted the event of the year."""
    words = around.knowledge.lasting
    if _never_came_again(around, time):
        return False
    begin = max(
        (item.last for item in around.items if item.last <= one.first and is_content(item)), default=around.first
    )
    near = {t.norm for t in around.tokens[max(one.first - _TENSE, begin) : time.first]}
    behind = {t.norm for t in around.tokens[time.last : _end(around, time.last)]}
    if time.last <= one.first:  # the event opens the sentence, and what became of it stands behind the sign
        behind |= {t.norm for t in around.tokens[one.last : _end(around, one.last)]}
        if not behind.isdisjoint(words.again):
            return True
    if not near.isdisjoint(words.still) or (not behind.isdisjoint(words.still) and not _never_again(around, time)):
        return True
    link = around.tokens[one.last : time.first] if one.last <= time.first else ()
    if all(token.norm not in words.after for token in link):
        return False
    tense = _tense(around, one, around.first)
    passing = any(token.norm in words.passing for token in link)
    return tense == "present" or (not tense and one.finding in words.states and not passing)


def _never_came_again(around: Around, time: Time) -> bool:
    """Whether the clause closes with it that it never was so again."""
    for at in range(time.last + 1, min(_end(around, time.last) + 1, around.last)):
        closes = at + 1 >= around.last or around.tokens[at + 1].norm in grammar.CLOSING
        if around.tokens[at].norm == "again" and around.tokens[at - 1].norm == "never" and closes:
            return True
    return False


def _never_again(around: Around, time: Time) -> bool:
    words = around.knowledge.lasting
    behind = around.tokens[time.last : _end(around, time.last)]
    return any(token.norm in words.again for token in behind)


def _tense(around: Around, one: Said, first: int) -> str:
    """The tense of the nearest verb before a sign or in it; empty when there is none."""
    words = around.knowledge.lasting
    for at in range(one.last - 1, max(one.first - _TENSE, first) - 1, -1):
        norm = around.tokens[at].norm
        if norm in grammar.CLOSING and at < one.first:
            return ""
        if norm in words.past:
            return "past"
        if norm in words.present:
            return "present"
    return ""


def _end(around: Around, at: int) -> int:
    """Where the next thing that is told begins."""
    follows = (item.first for item in around.items if item.first >= at and is_content(item))
    return min(next(follows, around.last), around.last)


def _closes(around: Around, at: int) -> bool:
    before, after = around.tokens[at - 1].norm, around.tokens[at + 1].norm if at + 1 < around.last else "."
    return before in grammar.COPULAS | {"now"} and (after in grammar.CLOSING or after == "since")


def _parted(around: Around, first: int, last: int) -> bool:
    """Whether a mark or a word parts two clauses between two tokens."""
    parting = any(item.has(Kind.CUE, "barrier") for item in around.items if first <= item.first < last)
    return parting or any(around.tokens[at].norm in (",", ";", ".", "and") for at in range(first, last))
