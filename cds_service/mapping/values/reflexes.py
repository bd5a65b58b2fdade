"""Tendon reflexes on the scale from 0 to 4: "2+ and symmetric", "1+ (R) 2+ (L)", "trace", "0/4", "brisk".

A reduced reflex is the finding; a raised one is a sign of the cord. Source: clinical.md 4.1, 4.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cds_service.clinical.findings import Certainty, Status
from cds_service.knowledge.value_words import ValueWords
from cds_service.mapping.narrative.mention import Asks
from cds_service.mapping.values.answers import Graded, read_answers
from cds_service.mapping.values.clauses import Answer
from cds_service.mapping.values.presence import answered, unsaid
from cds_service.mapping.values.said import NOTHING, Heard, Said, plainly

_GRADE = re.compile(
    r"""(?:(?<![\w.,])|(?<=\b[lr]))(?:
    (?P<plus>\+{1,4})(?![\ ]?\d|\+|ve)
    |[+-]?(?P<grade>[0-4])\ ?(?P<after>\+{1,4}|-(?![\ ]?\d))?(?:\ ?(?:-|to)\ ?(?P<upper>[0-4])\ ?\+?)?(?:\ ?/\ ?4)?
    )(?![\w%]|[.,]\d)""",
    re.VERBOSE | re.ASCII,
)

_HIGHEST = 4
"""Grade of the reflex scale: clonus."""


def grades(folded: str) -> Iterator[Graded]:
    """Reflex grades in a folded text; of a range the lower."""
    for match in _GRADE.finditer(folded):
        if match["plus"]:
            yield match.start(), match.end(), str(len(match["plus"]))
        else:
            grade = min(match["grade"], match["upper"] or match["grade"])
            yield match.start(), match.end(), grade


def reflexes(text: str, asks: Asks, words: ValueWords, label: frozenset[str] = frozenset()) -> Heard:
    """A reflex in figures or words."""
    lexicon = words.answers if asks is Asks.FINDING else words.reflexes
    answers = read_answers(text, lexicon, words.symmetric, grades, label)
    said = [s for answer in answers.said for s in _said(answer, asks, words)]
    if not answers.said:
        return unsaid(answers)
    return plainly(said, answers.plain and bool(said))


def _said(answer: Answer, asks: Asks, words: ValueWords) -> Iterator[Said]:
    if answer.historical:
        return
    if answer.grade is None:
        found = answered(answer, asks)
        if found is not None:
            yield found
        return
    yield from judged(float(answer.grade), words, answer)


def judged(grade: float, words: ValueWords, answer: Answer | None = None) -> Iterator[Said]:
    """A grade as statements: whether the reflex is reduced, and a sign of the cord when it is raised."""
    scale = words.scale
    side = None if answer is None else answer.side
    span = None if answer is None else (answer.start, answer.end)
    doubtful = answer is not None and answer.possible
    reduced = grade <= scale.reduced_at_most
    if reduced or not doubtful:
        certainty = Certainty.POSSIBLE if doubtful else Certainty.CONFIRMED
        yield Said(Status.PRESENT if reduced else Status.ABSENT, certainty, side, rank=grade, span=span)
    if grade >= scale.raised_at_least:
        sure = grade >= scale.surely_raised_at_least and not doubtful
        certainty = Certainty.CONFIRMED if sure else Certainty.POSSIBLE
        yield Said(Status.PRESENT, certainty, side, finding=scale.raised, span=span)


def reflex_number(value: float, words: ValueWords) -> Heard:
    """A grade as a number."""
    if not 0 <= value <= _HIGHEST:
        return NOTHING
    return Heard(tuple(judged(value, words)), True)
