"""Denials of a time that is past: "perianal sensation intact in 2019", "no retention in the past, cannot void now".

Source: clinical.md 5.4 (no absence that nobody told), 7.3.
"""

from __future__ import annotations

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.statements.attach import Around, is_ago
from cds_service.mapping.narrative.statements.over import long_ago
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.times import find_times
from cds_service.mapping.narrative.text.told_time import Time

_IN_THE_PAST = ["in", "the", "past"]
_BEHIND = 8
"""Tokens behind what is denied among which its time stands."""
_BEFORE_DENIED = 2
"""Tokens before what is denied among which a word tells that only something new is."""
_TOLD = (Kind.FINDING, Kind.COMPLAINT)


def in_the_past(around: Around, one: Said) -> bool:
    """Whether a denial is of a time that is told to be past, and not of all the time since."""
    if one.status is not Status.ABSENT or one.grade or one.finding not in around.knowledge.own_times.signs:
        return False
    end = min(one.last + _BEHIND, around.last)
    for at in range(one.last, end):
        if around.tokens[at].norm in grammar.CLAUSES or around.tokens[at].norm in grammar.SINCE:
            return False
        if _past(around, at):
            return True
    times = around.knowledge.times
    if any(_is_past(around, one, time) for time in find_times(around.tokens, one.last, end, times)):
        return True
    return any(_opens(around, one, time) for time in find_times(around.tokens, around.first, one.first, times))


def otherwise_today(around: Around, one: Said) -> bool:
    """Whether a denial is of an earlier day, and today it is told to be so ("denied it last week; today reports it")."""
    if one.status is not Status.ABSENT or one.grade or one.finding not in around.knowledge.own_times.signs:
        return False
    end = min(one.last + _BEHIND, around.last)
    then = next((at for at in range(one.last, end) if around.tokens[at].norm in statement_words.EARLIER_DAYS), -1)
    if then < 0 or any(around.tokens[at].norm in statement_words.HELD for at in range(one.last, then)):
        return False
    clause = {token.norm for token in around.tokens[then + 1 : around.last]}
    told = not clause.isdisjoint(statement_words.OF_TODAY) and not clause.isdisjoint(statement_words.TELLS_OF_IT)
    return told and clause.isdisjoint(statement_words.TELLS_NOT)


def _past(around: Around, at: int) -> bool:
    """Whether "in the past" begins there, and no length behind it that goes on until now."""
    norms = [token.norm for token in around.tokens[at : min(at + len(_IN_THE_PAST) + 1, around.last)]]
    behind = norms[len(_IN_THE_PAST) :]
    return norms[: len(_IN_THE_PAST)] == _IN_THE_PAST and (not behind or behind[0] in grammar.CLOSING)


def _is_past(around: Around, one: Said, time: Time) -> bool:
    between = {token.norm for token in around.tokens[one.last : time.first]}
    if not between.isdisjoint(grammar.CLAUSES | grammar.AGO | statement_words.THROUGHOUT):
        return False
    return _is_old(around, time)


def _is_old(around: Around, time: Time) -> bool:
    least, latest = around.knowledge.times.passed.days, time.interval.latest
    if not time.since and latest is not None and latest.year < around.knowledge.times.long_ago_before:
        return True
    return long_ago(time, around.knowledge.times) or (
        time.days is not None and time.days[0] >= least and (time.ago or is_ago(around, time))
    )


def _opens(around: Around, one: Said, time: Time) -> bool:
    """Whether a time that is past opens the clause of the denial ("In 2019 perianal sensation was intact")."""
    before = {token.norm for token in around.tokens[around.first : time.first]} - around.knowledge.times.months.keys()
    begin = time.last
    while begin < one.first and around.tokens[begin].norm in grammar.AGO | {","}:
        begin += 1
    between = {token.norm for token in around.tokens[begin : one.first]}
    others = any(begin <= item.first < one.first and any(item.has(kind) for kind in _TOLD) for item in around.items)
    if time.since or others or not before <= grammar.PREPOSITIONS | {"back"} or not between.isdisjoint(grammar.CLAUSES):
        return False
    return _is_old(around, time)


def only_unchanged(around: Around, said: Said, knowledge: NarrativeKnowledge) -> bool:
    """Whether a denial only says that nothing is new."""
    begin = max(said.first - _BEFORE_DENIED, around.first)
    return any(around.tokens[at].norm in knowledge.unchanging for at in range(begin, said.last))
