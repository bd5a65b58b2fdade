"""A sign that is told again without its time: found by an examination as it was told, or said to go on.

"Saddle numbness for four weeks ... O/E perianal sensation reduced", "self-catheterising for retention for four weeks",
"five weeks ago she became numb; that patch is still numb today".
Source: clinical.md 5.1 row 3b (a sign of some weeks that is still there), 7.1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from cds_service.clinical.findings import CHANGED, WORSE_THEN, Course, Status
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.mention import Mention, began_with
from cds_service.mapping.narrative.statements.answered_queries import without_answered
from cds_service.mapping.narrative.statements.dated_entries import of_entries
from cds_service.mapping.narrative.statements.settled_status import SENTENCE_END, without_settled
from cds_service.mapping.narrative.statements.withdrawn import without_withdrawn

_LONGEST = 300
"""Characters of a sentence before and behind a sign that are looked at."""
_APART = 1_500
"""Characters between a sign and the examination that found it again."""
_THEN = frozenset((WORSE_THEN,))


def found_again(text: str, mentions: Sequence[Mention], knowledge: NarrativeKnowledge) -> list[Mention]:
    """The mentions that count, each sign that is told again with the time and course that it was told with."""
    mentions = of_entries(text, without_withdrawn(text, mentions, knowledge.bedside), knowledge)
    counting = without_settled(text, without_answered(text, mentions, knowledge), knowledge.settles)
    told = _Told(text, counting, knowledge)
    return [told.again(m) for m in counting] if told.timed else list(counting)


class _Told:
    """The signs of a text that are told with a time of some weeks; looks each mention up in time that grows with its logarithm."""

    def __init__(self, text: str, mentions: Sequence[Mention], knowledge: NarrativeKnowledge) -> None:
        self._text, self._knowledge = text, knowledge
        self.timed: dict[str, list[Mention]] = {}
        """Finding -> its mentions with such a time, in order of the text."""
        for m in sorted(mentions, key=lambda m: m.start):
            if _is_sign(m, knowledge) and m.timed and self._of_weeks(m):
                self.timed.setdefault(m.finding, []).append(m)
        self._places = {finding: [one.start for one in found] for finding, found in self.timed.items()}
        self._starts = [0, *(one.end() for one in SENTENCE_END.finditer(text))] if self.timed else [0]
        signs = [m for m in mentions if m.finding in self.timed and m.status is Status.PRESENT] if self.timed else []
        self._changed = {m.finding for m in signs if m.course in CHANGED}
        self._stable = {m.finding for m in signs if m.course is Course.STABLE}
        self._apart = {m.finding for m in signs if (m.course in CHANGED or self._is_timed(m)) and not self._alike(m)}
        """Findings that are told with several times, or with a change of which nobody tells when it was."""

    def again(self, m: Mention) -> Mention:
        """The mention with the time of its sign, if it tells it again without one."""
        if m.finding not in self.timed or not _is_sign(m, self._knowledge) or m.course is not None or self._is_timed(m):
            return m
        return self._found(m) or self._going_on(m) or m

    def _found(self, m: Mention) -> Mention | None:
        """As it was told, where an examination found it and nothing else is told of it."""
        first = self.timed[m.finding][0]
        if first.end > m.start or m.finding in self._apart or first.side not in (None, m.side):
            return None
        words = self._knowledge.still_found
        sentence = self._sentence(m)
        if words.examination.search(sentence) is None or words.change.search(sentence) is not None:
            return None
        if m.finding in self._stable:
            return replace(began_with(m, first), course=Course.STABLE)
        if self._changed_between(first, m):
            return None
        return replace(began_with(m, first), course=first.course, qualifiers=m.qualifiers | (first.qualifiers & _THEN))

    def _changed_between(self, first: Mention, m: Mention) -> bool:
        """Whether a word of a change stands between, of whatever it is said, or so much that nobody can tell."""
        apart = m.start - first.end > _APART
        return apart or self._knowledge.still_found.moved(self._text[first.end : m.start])

    def _is_timed(self, m: Mention) -> bool:
        """Whether it is told when it began; the day on which somebody examined does not tell it ("pinprick today reduced")."""
        examined = m.onset_days_ago == (0, 0) and self._knowledge.still_found.examination.search(self._sentence(m))
        return m.timed and not examined

    def _alike(self, m: Mention) -> bool:
        """Whether a mention has the time with which its finding is told first."""
        return m.timed and began_with(m, self.timed[m.finding][0]) == m

    def _going_on(self, m: Mention) -> Mention | None:
        """With the time that the same sentence tells of it, or one before, where it is said to go on and nothing changed."""
        words, sentence = self._knowledge.still_found, self._sentence(m)
        if m.finding in self._changed or words.change.search(sentence) is not None:
            return None
        timed = self.timed[m.finding]
        at = bisect_right(self._places[m.finding], m.start)
        begin, end = self._bounds(m)
        beside = next((one for one in timed[max(at - 1, 0) : at + 1] if begin <= one.start < end), None)
        if beside is None and words.going.search(sentence) is not None and at > 0:
            beside = timed[at - 1]
        return began_with(m, beside) if beside is not None else None

    def _of_weeks(self, m: Mention) -> bool:
        """Whether it began some weeks ago; what has been so for years and is found today is left for somebody to look at."""
        if m.onset_days_ago is not None:
            return m.onset_days_ago[1] <= self._knowledge.still_found.days
        lately = m.dated.earliest is not None and m.dated.earliest.year >= self._knowledge.times.long_ago_before
        return lately or m.onset_month is not None or m.month_part is not None

    def _bounds(self, m: Mention) -> tuple[int, int]:
        """The characters of the sentence of a mention, of a very long one those around it."""
        at = bisect_right(self._starts, m.start)
        end = self._starts[at] if at < len(self._starts) else len(self._text)
        return max(self._starts[at - 1], m.start - _LONGEST), min(end, m.end + _LONGEST)

    def _sentence(self, m: Mention) -> str:
        begin, end = self._bounds(m)
        return self._text[begin:end]


def _is_sign(m: Mention, knowledge: NarrativeKnowledge) -> bool:
    return m.status is Status.PRESENT and m.finding in knowledge.unclear.beside
