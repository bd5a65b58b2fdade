"""Times to the phrases that they belong to: "saddle numbness since 2 days, back pain for 20 years".

Source: clinical.md 5.1 row 3 (new within 14 days, or undated), 7.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN
from cds_service.mapping.narrative.context.listing import listed
from cds_service.mapping.narrative.statements.attach import Around, is_ago
from cds_service.mapping.narrative.statements.goes_with import share_times
from cds_service.mapping.narrative.statements.of_another import Place, ages, is_cause_of, is_foreign, of_another
from cds_service.mapping.narrative.statements.opens import opens_by_itself, opens_clause, opens_told
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.asides import behind_aside
from cds_service.mapping.narrative.text.told_time import Time

_OPENING = 3
"""A date opens a sentence within these tokens ("In 2015 he had ...")."""
_EVENT = 8
"""Tokens from "since" to when it happened."""
_FURTHER = 8
_PARTS = statement_words.PARTS_TIMES | grammar.CONJOINING
_HISTORY = frozenset(["history", "hx", "h/o", "course", "duration"])
_GROWING = frozenset(["progressively", "worsening", "increasingly", "increasing", "gradually"])
_TURNS = frozenset(
    ["or", "then", "which", "that", "when", "after", "since", "until", "but", "not", "without", "behind"]
)
"""Behind "history of" they are no words for how the pain is."""
_PERFECT = frozenset(["has", "have"])
"""Before a word of the past they tell of now ("he has lost ...")."""
_COMES_WITH = grammar.words("present presents presented attend attends attended complain complains seen operated")
"""Behind a remark, that something is told of now, or of something else."""
_SUBJECT = 10
"""Tokens between a length that opens a clause and what lasted so long."""


def times_of(around: Around, times: Sequence[Time], naming: Sequence[Place]) -> dict[int, list[Time]]:
    """For the items ``naming`` a finding, in order: the times that are theirs."""
    found: dict[int, list[Time]] = {}
    for time in times:
        owner = _following(around, time, naming) if time.days is not None else None
        if owner is None and (not time.chronic or around.tokens[time.first].norm == "for"):
            owner = _preceding(around, time, naming)
        if owner is None and _tells_day(around, time):
            early = time.first - around.first <= _OPENING or opens_told(around, time)
            owner = _nearest_following(around, time, naming) if early else _stable_since(around, time, naming)
        if owner is None and time.days is not None and opens_clause(around, time, grammar.LASTING | grammar.SINCE):
            owner = _lasted(around, time, naming)
        if owner is None and _opens_care(around, time, naming):
            owner = _nearest_following(around, time, naming)
        if owner is None:
            continue
        for place in _list_of(around, time, owner, naming):
            found.setdefault(place.item, []).append(time)
    share_times(around, naming, found)
    return found


def _stable_since(around: Around, time: Time, naming: Sequence[Place]) -> Place | None:
    """What is unchanged since something that happened then ("since the birth of twins in 2018 stress leakage, unchanged")."""
    place = next((place for place in naming if place.first >= time.last), None)
    if place is None or not time.since or time.first - around.first > _EVENT:
        return None
    opens = around.tokens[around.first].norm in grammar.SINCE
    if not opens or any(around.tokens[at].kind != "word" for at in range(around.first, time.first)):
        return None
    between = {token.norm for token in around.tokens[time.last : place.first]}
    stable = any(item.has(Kind.COURSE, "stable") and item.first >= place.last for item in around.items)
    return place if stable and between <= {","} else None


def _opens_care(around: Around, time: Time, naming: Sequence[Place]) -> bool:
    """Whether a length that opens the sentence is that of care ("over the last 8 weeks he has had physio")."""
    opening = around.tokens[around.first].norm in grammar.LASTING and time.first - around.first <= _OPENING
    return opening and time.days is not None and bool(naming) and _is_care(around, naming[0])


def _tells_day(around: Around, time: Time) -> bool:
    return time.interval.known or time.month is not None or is_ago(around, time)


def _following(around: Around, time: Time, naming: Sequence[Place]) -> Place | None:
    """The place that a time stands before, or whose phrase begins with its unit ("eight weeks with the physio")."""
    if _told_already(around, time, naming):
        return None
    at, steps = time.last, 0
    for place in naming:
        if place.first < time.last:
            if time.first < place.first and time.last <= place.last:
                return place
            continue
        between = grammar.TO_HISTORY | around.knowledge.times.between
        between |= statement_words.TO_CARE if _is_care(around, place) else frozenset()
        history = free = False
        while at < place.first:
            norm = around.tokens[at].norm
            history = history or norm in _HISTORY
            if free and norm in grammar.CONJOINING:
                return None  # "10 year history of migraine and back pain"
            if norm not in between:
                if not (history and (place.pain or norm in _GROWING) and _describes(around, at)):
                    return None
                free = free or not _is_placed(around, at)
            at += 1
            steps += 1
            if steps > around.knowledge.limits.link:
                return None
        return None if place.sign and ages(around, time) and _behind_unread(around, time) else place
    return None


def _describes(around: Around, at: int) -> bool:
    """Whether a word behind "history of" tells where or how it is ("of lancinating", "of right buttock and")."""
    token = around.tokens[at]
    return _is_placed(around, at) or (
        token.kind == "word" and token.norm not in grammar.CLAUSES | grammar.APART | grammar.PERSONS | _TURNS
    )


def _is_placed(around: Around, at: int) -> bool:
    """Whether a part of the body or its side stands there."""
    return any(item.first <= at < item.last and (item.has(Kind.AREA) or item.has(Kind.SIDE)) for item in around.items)


def _behind_unread(around: Around, time: Time) -> bool:
    """Whether it is how long something lasted that was not understood ("LBA x 5 years retention of urine")."""
    before = time.first - 1
    if before <= around.first or around.tokens[before].norm not in statement_words.GOES_ON_FOR:
        return False
    return around.tokens[before - 1].kind == "word" and around.tokens[before - 1].norm not in grammar.SPOKEN


def _told_already(around: Around, time: Time, naming: Sequence[Place]) -> bool:
    """Whether the time is how long that lasted which stands right before ("back pain for 20 years and saddle numbness")."""
    if not ages(around, time) or (time.chronic and around.tokens[time.first].norm != "for"):
        return False
    if time.last < around.last and around.tokens[time.last].norm in statement_words.OF_LENGTH:
        return False
    before = [place for place in naming if place.last <= time.first]
    if not before or around.knowledge.stanzas.get(around.items[before[-1].item].name(Kind.FINDING) or "", PLAIN).care:
        return False
    return all(around.tokens[at].norm in statement_words.TO_LENGTH for at in range(before[-1].last, time.first))


def _ends_clause(around: Around, first: int, last: int) -> bool:
    return any(first <= item.first < last and item.has(Kind.CUE, "barrier") for item in around.items)


def _preceding(around: Around, time: Time, naming: Sequence[Place]) -> Place | None:
    before = [place for place in naming if place.last <= time.first]
    if not before:
        return None
    owner = before[-1]
    if time.first - owner.last > around.knowledge.limits.scope or _ends_clause(around, owner.last, time.first):
        return owner if owner.pain and _labelled(around, owner.last, time.first) else None
    return None if of_another(around, owner, time) else owner


def _labelled(around: Around, first: int, last: int) -> bool:
    """Whether nothing but a label that asks for it stands between a complaint and its time ("sciatica; duration 11 weeks")."""
    words, between = around.knowledge.onsets, [token.norm for token in around.tokens[first:last]]
    named = words.labels.intersection(between)
    return bool(named) and words.labels | words.labelled | statement_words.BEFORE_LABELLED >= set(between)


def _nearest_following(around: Around, time: Time, naming: Sequence[Place]) -> Place | None:
    behind = behind_aside(around.tokens, time.last + is_ago(around, time), around.last)
    for place in naming:
        if place.first >= time.last:
            begin = behind if _goes_on_with(around, behind, place) else time.last
            if place.first - begin > _FURTHER or _ends_clause(around, time.last, place.first):
                return None
            marks = {around.tokens[at].norm for at in range(time.last, place.first)} & _PARTS
            alone = opens_by_itself(around, time) or (marks <= grammar.CONJOINING and opens_told(around, time))
            otherwise = _told_of_now(around, time.last, place.first) or (bool(marks) and not alone)
            return None if place.sign and ages(around, time) and otherwise else place
    return None


def _goes_on_with(around: Around, behind: int, place: Place) -> bool:
    """Whether the clause behind a remark begins with a place ("five weeks ago, the day after a drive, the perineum ...")."""
    between = {token.norm for token in around.tokens[behind : place.first]}
    return between.isdisjoint(_PARTS | _COMES_WITH)


def _told_of_now(around: Around, first: int, last: int) -> bool:
    """Whether words between a time that opens a sentence and a sign tell that it is of now, and not still."""
    between = [token.norm for token in around.tokens[first:last]]
    if not around.knowledge.lasting.still.isdisjoint(between):
        return False
    anew = any(
        norm in grammar.CONJOINING and behind in statement_words.TELLS_ANEW for norm, behind in pairwise(between)
    )
    return anew or not statement_words.OF_TODAY.isdisjoint(between) or _then_something_else(around, first, last)


def _then_something_else(around: Around, first: int, last: int) -> bool:
    """Whether something else was at the time, and the sign is told behind it as of now ("in 2015 he moved, he cannot ...")."""
    mark = next((at for at in range(first, last) if around.tokens[at].norm in _PARTS), -1)
    if mark < 0 or not is_foreign(around, first, mark, around.knowledge.own_times.subjects):
        return False
    if (
        around.tokens[mark].norm in grammar.CONJOINING
        and around.tokens[mark + 1].norm not in statement_words.TELLS_ANEW
    ):
        return False
    told = {token.norm for token in around.tokens[mark : last + 1]}
    return around.knowledge.lasting.past.isdisjoint(told) or not _PERFECT.isdisjoint(told)


def _lasted(around: Around, time: Time, naming: Sequence[Place]) -> Place | None:
    """What lasted so long, with only its subject and verb between ("for six weeks he has had to strain")."""
    place = next((place for place in naming if place.first >= time.last), None)
    if place is None or place.first - time.last > _SUBJECT:
        return None
    between = [token.norm for token in around.tokens[time.last : place.first]]
    if not set(between) <= around.knowledge.own_times.subjects or "now" in between[1:]:
        return None
    return place


def _list_of(around: Around, time: Time, owner: Place, naming: Sequence[Place]) -> list[Place]:
    """The owner and what is listed with it before."""
    found = [owner]
    for earlier in reversed(naming[: list(naming).index(owner)]):
        if found == [owner] and is_cause_of(around, earlier.item, around.items[owner.item]):
            found.append(earlier)
            break
        pains = earlier.pain and owner.pain and _goes_with(around, earlier.last, found[-1].first)
        if not (pains or _bare(around, earlier.last, found[-1].first)) or _is_care(around, earlier) != _is_care(
            around, owner
        ):
            break
        if earlier.sign and ages(around, time) and not _of_both(around, earlier, owner, found[-1].first):
            break
        found.append(earlier)
    return found


def _goes_with(around: Around, first: int, last: int) -> bool:
    """Whether one pain is told to come with the next one ("LBP with L leg pain for 3 years")."""
    sides = {at for item in around.items if item.has(Kind.SIDE) for at in range(item.first, item.last)}
    between = [around.tokens[at].norm for at in range(first, last) if at not in sides]
    return between == ["with"]


def _of_both(around: Around, sign: Place, owner: Place, following: int) -> bool:
    """Whether a length is that of a sign too, not only of the pain or illness behind it ("unable to void, LBP 20 years")."""
    if owner.sign or (around.items[owner.item].has(Kind.COMPLAINT) and not owner.pain):
        return True
    return owner.pain and any(around.tokens[at].norm in grammar.CONJOINING for at in range(sign.last, following))


def _is_care(around: Around, place: Place) -> bool:
    """Whether something was done for the patient, which has a time of its own ("saddle numbness, discectomy 2016")."""
    return around.knowledge.stanzas.get(around.items[place.item].name(Kind.FINDING) or "", PLAIN).care


def _bare(around: Around, first: int, last: int) -> bool:
    at = first
    while at < last:
        covering = next((i for i in around.items if i.first == at and (i.has(Kind.SIDE) or i.has(Kind.AREA))), None)
        if covering is not None:
            at = covering.last
        elif listed(around.tokens, at, at + 1):
            at += 1
        else:
            return False
    return True
