"""A weakness that is old and plainly unchanged: "childhood polio, left leg 2/5 ever since", "CMT, foot drop since his teens".

It is told as old and stable, without a grade: what one has had since youth is no severe weakness of today. Any word beside
it that something is new or worse leaves it as it is told.
Source: clinical.md 3.5 and 5.1 row 6 (new or progressive weakness), 5.1 row 21 (a stable one is examined again).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Course, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.courses import course_of
from cds_service.mapping.narrative.statements.earlier import without_earlier
from cds_service.mapping.narrative.statements.of_another import is_foreign
from cds_service.mapping.narrative.statements.said import NOBODY, Said
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.grammar import words
from cds_service.mapping.narrative.text.times import find_times
from cds_service.mapping.narrative.text.told_time import Time

_MOTOR = ("leg-weakness", "foot-drop", "weakness-")
_PARTING = words(", ; . ( ) - but and :") | {"\n"}
_LINKS = words("from since after due secondary following post")
"""Between a weakness and the illness that it comes from."""
_BEFORE_CAUSE = words("to the his her a an old previous known childhood infantile paralytic acute - (")
_WHOM = words("him her me the his with")
"""Behind "left", that it is what an illness left behind, and no side."""
_NAMED = 4
"""Tokens behind "ever since" among which the illness is named."""
_NEXT = 20
"""Tokens of the next sentence that are looked at."""
_YEAR = 365


def of_today(around: Around, context: Sequence[Context], said: Sequence[Said]) -> list[Said]:
    """What a sentence says, without denials of an earlier time, and with what is lifelong told as that."""
    kept = without_earlier(around, context, said)
    if not any(_is_motor(one) for one in kept):
        return kept
    cause = _cause(around)
    if _worse_next(around):
        return kept
    return [
        one._replace(grade=None, lifelong=True) if _is_motor(one) and _is_lifelong(around, kept, one, cause) else one
        for one in kept
    ]


def with_youth(around: Around, one: Said, times: Sequence[Time]) -> Sequence[Time]:
    """The times of a statement; of a lifelong one that it is so since youth."""
    if not one.lifelong or any(_is_old(time) for time in times):
        return times
    return [Time(one.last, one.last, days=around.knowledge.times.childhood_days, since=True)]


def _worse_next(around: Around) -> bool:
    """Whether the next sentence goes on that it is worse, and of no pain ("... ever since. Weaker this week.")."""
    behind = range(around.last, min(around.last + _NEXT, len(around.tokens)))
    end = next((at for at in behind if around.tokens[at].norm == "."), behind.stop)
    norms = {around.tokens[at].norm for at in range(around.last, end)}
    spec = around.knowledge.long_standing
    if not norms.isdisjoint(spec.fresh) and not norms.isdisjoint(spec.weak):
        return True
    return "weaker" in norms or (not norms.isdisjoint(spec.worse) and around.knowledge.suffered.isdisjoint(norms))


def _is_motor(one: Said) -> bool:
    return one.status is Status.PRESENT and one.owner != NOBODY and one.finding.startswith(_MOTOR)


def _cause(around: Around) -> int:
    """The token of an illness of youth, or -1."""
    spec = around.knowledge.long_standing
    for at in range(around.first, around.last):
        if around.tokens[at].norm in spec.causes:
            behind = around.tokens[at + 1].norm if at + 1 < around.last else ""
            return -1 if behind in spec.other else at
    return -1


def _is_lifelong(around: Around, said: Sequence[Said], one: Said, cause: int) -> bool:
    first, last = _region(around, said, one)
    spec = around.knowledge.long_standing
    calm = [item for item in around.items if item.has(Kind.COURSE, "stable")]
    still = {at for item in calm for at in range(item.first, item.last)}
    if any(around.tokens[at].norm in spec.anew for at in range(first, last) if at not in still):
        return False
    course = course_of(around, one.owner)
    worse = any(other.finding == "progressive-weakness" for other in said)
    if worse or course not in (None, Course.STABLE):
        return False
    stable = course is Course.STABLE or any(one.last <= i.first < last and _is_of(around, one, i.first) for i in calm)
    times = find_times(around.tokens, first, last, around.knowledge.times)
    told = (time for time in times if _is_old(time) and not _of_cause(around, one, time, cause))
    aged = any(_is_of(around, one, time.first, time.last) for time in told)
    behind = range(one.last, last)
    aged = aged or any(
        around.tokens[at].norm in spec.ever and _since_then(around, at) and _is_of(around, one, at) for at in behind
    )
    return (stable and aged) if cause < 0 else stable or aged or _comes_from(around, one, cause)


def _region(around: Around, said: Sequence[Said], one: Said) -> tuple[int, int]:
    """The tokens around a statement up to where another one, or another side, begins."""
    marks = [
        around.first,
        *(at for at in range(around.first, around.last) if around.tokens[at].norm in _PARTING),
        around.last,
    ]
    named = {other.first for other in said if other.finding != one.finding or other.side != one.side}
    named |= {item.first for item in around.items if item.has(Kind.SIDE) and not one.first <= item.first < one.last}
    named -= set(range(one.first, one.last))
    before = [mark for mark in marks if mark <= one.first]
    first = before[-1]
    for mark in reversed(before[:-1]):
        if any(mark <= at < first for at in named):
            break
        first = mark
    behind = [mark for mark in marks if mark >= one.last] or [around.last]
    last = behind[0]
    for mark in behind[1:]:
        if any(last <= at < mark for at in named):
            break
        last = mark
    return first, last


def _is_old(time: Time) -> bool:
    return time.days is not None and time.days[0] >= _YEAR


def _of_cause(around: Around, one: Said, time: Time, cause: int) -> bool:
    """Whether a time behind a sign is when the illness was ("..., polio in childhood"), and not since when the sign is."""
    tokens = around.tokens
    return one.last <= cause < time.first <= cause + _NAMED and all(
        tokens[at].norm != "since" for at in range(cause, time.last)
    )


def _since_then(around: Around, at: int) -> bool:
    """Whether "ever since" there is since the illness, and since nothing else that happened ("ever since lifting")."""
    if [token.norm for token in around.tokens[at : at + 2]] != ["ever", "since"]:
        return True
    behind = [token.norm for token in around.tokens[at + 2 : min(at + 2 + _NAMED, around.last)]]
    behind = behind[
        : next((i for i, norm in enumerate(behind) if norm in grammar.CLOSING or norm == "\n"), len(behind))
    ]
    return not behind or not around.knowledge.long_standing.causes.isdisjoint(behind)


def _is_of(around: Around, one: Said, first: int, last: int = 0) -> bool:
    """Whether no words of something else stand between a sign and what is told of its time ("foot drop, smoker for years")."""
    others = around.knowledge.long_standing.causes | _LINKS | _BEFORE_CAUSE
    if first >= one.last:
        return not is_foreign(around, one.last, first, others)
    return 0 < last <= one.first and not is_foreign(
        around, last, one.first, others - around.knowledge.long_standing.causes
    )


def _comes_from(around: Around, one: Said, cause: int) -> bool:
    """Whether it is said that the illness left it, and the illness itself is over."""
    tokens = around.tokens
    if tokens[cause].norm not in around.knowledge.long_standing.past:
        return False
    if cause < one.first:
        between = range(cause + 1, one.first)
        return any(tokens[at].norm == "left" and tokens[at + 1].norm in _WHOM for at in between) or any(
            tokens[at].norm == "residual" for at in between
        )
    at = cause - 1
    while at > one.last and tokens[at].norm in _BEFORE_CAUSE and tokens[at].norm != "(":
        at -= 1
    return tokens[at].norm in _LINKS | {"("}
