"""A sign of weeks that is told to be the same since, and that an examination without a date finds: it is that sign.

"Saddle numbness since 4 October, the same since. On examination reduced perianal sensation": the examination confirms that it is
still there, and nothing says that it is new. Whatever is told to be worse or new beside it leaves it undated.
Source: clinical.md 5.1 rows 3 and 3b (new or worse within 14 days; a sign of 15 to 90 days that is still active).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cds_service.clinical.findings import Course, Status
from cds_service.knowledge.narrative.still_found import StillFoundWords
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.statements.answered_queries import without_answered

_SENTENCE = re.compile(r"[.;\n]\s")


def found_again(text: str, mentions: Sequence[Mention], knowledge: NarrativeKnowledge) -> list[Mention]:
    """The mentions that count, each sign that was found as it was told with the time and course that it was told with."""
    counting = without_answered(text, mentions, knowledge)
    counting = [_as_going_on(text, m, counting, knowledge) if _is_sign(m, knowledge) else m for m in counting]
    told = [m for m in counting if m.course is Course.STABLE and _of_weeks(m, knowledge) and _is_sign(m, knowledge)]
    if not told:
        return list(counting)
    return [_as_told(text, m, told, counting, knowledge.still_found) if _is_sign(m, knowledge) else m for m in counting]


def _of_weeks(m: Mention, knowledge: NarrativeKnowledge) -> bool:
    """Whether it began some weeks ago; what has been so for years and is found today is left for somebody to look at."""
    if m.onset_days_ago is not None:
        return m.onset_days_ago[1] <= knowledge.still_found.days
    lately = m.dated.earliest is not None and m.dated.earliest.year >= knowledge.times.long_ago_before
    return lately or m.onset_month is not None or m.month_part is not None


def _is_sign(m: Mention, knowledge: NarrativeKnowledge) -> bool:
    return m.status is Status.PRESENT and m.finding in knowledge.unclear.beside


def _as_told(
    text: str, m: Mention, told: Sequence[Mention], mentions: Sequence[Mention], words: StillFoundWords
) -> Mention:
    before = next((one for one in told if one.finding == m.finding and one.end <= m.start), None)
    if before is None or m.timed or m.course is not None or not _examines(text, m, words):
        return m
    others = (one for one in mentions if one.finding == m.finding and one is not m and one is not before)
    if any(one.course in (Course.WORSE, Course.NEW) or one.timed for one in others):
        return m
    return replace(
        m,
        course=Course.STABLE,
        onset_days_ago=before.onset_days_ago,
        dated=before.dated,
        onset_month=before.onset_month,
        month_part=before.month_part,
    )


def _as_going_on(text: str, m: Mention, mentions: Sequence[Mention], knowledge: NarrativeKnowledge) -> Mention:
    """A sign without a time with the one of weeks that the text tells of it: in the same sentence, or before, where it goes on.

    "Self-catheterising for retention for four weeks", "five weeks ago she became numb; that patch is still numb today".
    """
    if m.timed or m.course is not None:
        return m
    words, own = knowledge.still_found, _sentence_of(text, m)
    others = [one for one in mentions if one.finding == m.finding and one is not m and one.status is Status.PRESENT]
    if any(one.course in (Course.WORSE, Course.NEW) for one in others) or words.change.search(text[own[0] : own[1]]):
        return m
    goes_on = words.going.search(text[own[0] : own[1]]) is not None
    for one in others:
        same = own[0] <= one.start < own[1]
        if one.timed and _of_weeks(one, knowledge) and (same or (goes_on and one.end <= m.start)):
            return replace(
                m,
                onset_days_ago=one.onset_days_ago,
                dated=one.dated,
                onset_month=one.onset_month,
                month_part=one.month_part,
            )
    return m


def _sentence_of(text: str, m: Mention) -> tuple[int, int]:
    first = max((one.end() for one in _SENTENCE.finditer(text, 0, m.start)), default=0)
    end = _SENTENCE.search(text, m.end)
    return first, end.start() if end else len(text)


def _examines(text: str, m: Mention, words: StillFoundWords) -> bool:
    """Whether an examination found it, in a sentence that says nothing of a change."""
    first, end = _sentence_of(text, m)
    sentence = text[first:end]
    return words.examination.search(sentence) is not None and words.change.search(sentence) is None
