"""What a later clause or sentence says of a sign: "saddle numbness since 2024. It has worsened in the last week".

Source: clinical.md 5.1 row 3 (new or worse within 14 days, however long it was there).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from cds_service.clinical.findings import UNDATED, WORSE_THEN, Course, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.context.context import is_content
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.statements.attach import Around, is_ago
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.grammar import words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.times import find_times

_LEAD = grammar.TO_COURSE | words(
    "on it this which that these they has have had been become became is are "
    "distinctly clearly much further gradually over in far lot of month months couple several present ongoing "
    "there early mid late definitely certainly noticeably markedly steadily at review reviewed visit appointment "
    "clinic by spring summer autumn winter within during the last past week weeks day days few two three four now "
    "since today yesterday but and so thus hence overall to it's from about around through until slowly getting gotten got "
    "become becomes"
)
"""Words between the beginning of a clause and what says in it that a sign got worse."""
_GOT = words("got became grew turned worsened deteriorated spread increased")
_GETTING = words(
    "getting becoming growing worsening slowly gradually progressively steadily since further been is are increasing"
)
"""Between the beginning of a sentence and what says in it that something got worse: that it did once, and that it goes on."""
_ANEW = words(
    "again worse worsened worsening deteriorated deteriorating more too today tonight yesterday overnight now week monday tuesday "
    "wednesday thursday friday saturday sunday continues continuing keep getting becoming increasing"
)
"""Behind it, that something changed since."""
_MONTH = 31
"""Days of the longest month."""
_AHEAD = 30
"""Tokens behind the sentence among which they count."""
_DURING = words("during through over throughout and then by")
_MARKS = words(", ; ) ] but however yet though although")
_REACH = 200
"""Characters between a sign and a sentence that says that it got worse."""
_OTHERWISE = ("negation", "hypothetical", "other", "bidden", "question", "asking")
_EVENT = words("since after following")
_TO_EVENT = 3
"""Tokens between such a word and what happened."""


class Worse(NamedTuple):
    """That a sentence at character ``start`` says of what stands before it that it got worse, so many days ago or in a month."""

    start: int
    before: int
    """The character at which the sentence before begins."""
    days: tuple[int, int] | None
    month: int | None = None
    part: tuple[int, int, int] | None = None
    then: bool = False
    """It got worse at that time, and is not told to go on getting worse since."""


def worse_behind(around: Around, k: int) -> bool:
    """Whether a later clause of the sentence says that item ``k`` got worse, and nothing else is told between."""
    for j in range(k + 1, len(around.items)):
        item = around.items[j]
        if _is_worse(around, item):
            if not _goes_on(around, j):
                return _opens(around, around.items[k].last, item) and _ends(around, item)
        elif is_content(item) and not item.has(Kind.AREA) and not _is_event(around, item):
            return False
    return False


def _is_event(around: Around, item: Item) -> bool:
    """Whether an item is only what happened when it began ("since 2018 surgery")."""
    before = around.tokens[max(item.first - _TO_EVENT, around.first) : item.first]
    return any(token.norm in _EVENT for token in before) and all(token.norm != "," for token in before)


def _is_worse(around: Around, item: Item) -> bool:
    """Whether an item says that something got worse, or would of a weakness, of which the sentence does not speak."""
    if item.has(Kind.COURSE, "worse"):
        return True
    name = item.name(Kind.FINDING)
    stanza = around.knowledge.stanzas.get(name or "", PLAIN)
    if name is None or not stanza.only_with or around.says(stanza.only_with):
        return False
    meant = around.knowledge.expands.get(name, (name,))
    return any(spec.worse in meant for spec in around.knowledge.complaints.values() if spec.worse is not None)


def _goes_on(around: Around, j: int) -> bool:
    """Whether another word of getting worse follows right behind item ``j`` ("become worse")."""
    beside = j + 1 < len(around.items) and around.items[j + 1].first == around.items[j].last
    return beside and _is_worse(around, around.items[j + 1])


def worse_told(around: Around) -> Worse | None:
    """That a sentence says nothing but that what stands before it got worse ("Worse since Monday", "It has deteriorated")."""
    grown = False
    for item in around.items:
        placed = grown and item.has(Kind.AREA)  # "has become larger and takes in both thighs"
        grown = grown or _is_worse(around, item)
        if item.has(Kind.CUE, *_OTHERWISE) or (is_content(item) and not placed and not _is_worse(around, item)):
            return None
    found = [j for j, item in enumerate(around.items) if _is_worse(around, item) and not _goes_on(around, j)]
    if not found:
        return None
    item = around.items[found[0]]
    times = find_times(around.tokens, around.first, around.last, around.knowledge.times)
    at_once = any(
        time.first == item.last and is_ago(around, time) and time.last + 1 >= around.last - 1 for time in times
    )
    if not _opens(around, around.first, item) or not (at_once or _ends(around, item)):
        return None
    start, before = around.tokens[item.first].start, around.tokens[around.before].start
    time = next((time for time in times if time.days is not None and not time.span), None)
    if time is not None:
        return Worse(start, before, time.days, then=is_ago(around, time) and _is_over(around, item))
    month, part = _month(around, item.first)
    return Worse(start, before, None, month, part, then=month is not None and _is_over(around, item))


def _month(around: Around, end: int) -> tuple[int | None, tuple[int, int, int] | None]:
    """The month that a sentence opens with before a token, and the part of it that is meant ("in early October it got worse")."""
    tokens, times = around.tokens, around.knowledge.times
    at = next((at for at in range(around.first, end) if tokens[at].norm in times.months), end)
    between = [token.norm for token in tokens[around.first : at]]
    if at >= end or tokens[at + 1].kind == "num" or not set(between) <= grammar.TO_MONTH | _DURING:
        return None, None
    month, part = times.months[tokens[at].norm], times.month_parts.get(between[-1]) if between else None
    return month, None if part is None else (month, *part)


def _is_over(around: Around, item: Item) -> bool:
    """Whether it got worse once, and is not told to go on getting worse ("it got worse six weeks ago")."""
    told = {token.norm for token in around.tokens[around.first : item.last]}
    ahead = {token.norm for token in around.tokens[item.last : around.last + _AHEAD]}
    return not told.isdisjoint(_GOT) and told.isdisjoint(_GETTING) and ahead.isdisjoint(_ANEW)


def worsening(knowledge: NarrativeKnowledge) -> Mapping[str, str]:
    """Finding -> the finding that it is as well when it gets worse (a weakness: a progressive one)."""
    found: dict[str, str] = {}
    for name, stanza in knowledge.stanzas.items():
        if stanza.worse is not None:
            found |= dict.fromkeys(knowledge.expands.get(name, (name,)), stanza.worse)
    for spec in knowledge.complaints.values():
        if spec.worse is not None:
            placed = (names for area in knowledge.areas.values() for names in area.get(spec.domain, ()))
            found |= dict.fromkeys((*spec.unplaced, *placed), spec.worse)
    return found


def with_worse(
    mentions: Sequence[Mention], told: Sequence[Worse], knowledge: NarrativeKnowledge, becomes: Mapping[str, str]
) -> list[Mention]:
    """The mentions, the sign of the cauda equina that stands last before each of ``told`` as worse since then.

    ``becomes``: as :func:`worsening`; told behind one of these, and no pain near, it is that too.
    """
    signs, pains = knowledge.unclear.beside, knowledge.onsets.findings
    found = list(mentions)
    for one in told:
        near = [m for m in found if m.end <= one.start and one.start - m.end <= _REACH]
        if one.then or one.month is not None:
            near = [m for m in near if m.start >= one.before]
        end = max((m.end for m in near), default=-1)
        found = [_worse(m, one) if m.end == end and m.finding in signs else m for m in found]
        if pains.isdisjoint(m.finding for m in near):
            found += [_grown(m, becomes[m.finding], one) for m in near if m.end == end and m.finding in becomes]
    return found


def _grown(m: Mention, finding: str, told: Worse) -> Mention:
    """What a mention becomes when it is told to get worse; of one that is denied, the same."""
    if m.status is not Status.PRESENT:
        return m
    return replace(_worse(m, told), finding=finding, grade=None)


def _worse(m: Mention, told: Worse) -> Mention:
    if m.status is not Status.PRESENT:
        return m
    kept = m.qualifiers - {WORSE_THEN}
    if m.onset_days_ago is not None and _before(told, m.onset_days_ago[1]):
        return replace(m, course=Course.WORSE, qualifiers=kept)
    return replace(
        m,
        course=Course.WORSE,
        onset_days_ago=told.days,
        onset_month=told.month,
        month_part=told.part,
        dated=UNDATED,
        qualifiers=kept | {WORSE_THEN} if told.then else kept,
    )


def _before(told: Worse, days: int) -> bool:
    """Whether what got worse did so, or may have done so, before a sign that began at most so many days ago."""
    return days <= _MONTH if told.month is not None else told.days is not None and told.days[0] > days


def _opens(around: Around, begin: int, item: Item) -> bool:
    """Whether only words that name nothing stand before it in its clause."""
    lead = [around.tokens[at] for at in range(begin, item.first)]
    marks = [place for place, token in enumerate(lead) if token.norm in _MARKS]
    clause = lead[marks[-1] + 1 :] if marks else lead
    times = around.knowledge.times
    when = (_LEAD, around.knowledge.bedside.signs, times.counts, times.months, times.seasons)
    return all(token.kind == "num" or any(token.norm in known for known in when) for token in clause)


def _ends(around: Around, item: Item) -> bool:
    """Whether it is not what the next thing is called ("worse pain")."""
    after = around.tokens[item.last].norm if item.last < around.last else "."
    if after == "of" and item.last + 1 < around.last and around.tokens[item.last + 1].norm == "late":
        return True
    return after in grammar.CLOSING | _LEAD | around.knowledge.bedside.signs | words(
        "on for to from compared than lately recently between"
    )
