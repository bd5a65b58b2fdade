"""Muscle strength by the Medical Research Council scale, as charts write it.

"4+/5", "+2/5", "4-5/5", "2 out of 5", "five out of five", "antigravity", "R 4/5 L 5/5", "IV/V". Source: clinical.md 7.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cds_service.clinical.findings import EXAMINED, Certainty, Status
from cds_service.clinical.merge import mrc
from cds_service.clinical.spec import FindingSpec
from cds_service.knowledge.folded import fold
from cds_service.knowledge.value_words import Meaning, ValueWords
from cds_service.mapping.narrative.mention import Asks
from cds_service.mapping.values.answers import LONGEST, Graded, read_answers
from cds_service.mapping.values.clauses import Answer
from cds_service.mapping.values.options import without_explanations
from cds_service.mapping.values.presence import stated, unsaid
from cds_service.mapping.values.said import NOTHING, Heard, Said, plainly

_NUMBERS = {"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_DIGITS = {**_NUMBERS, **_ROMAN}
_WORD = "|".join(_NUMBERS)
_LETTERS = "|".join(sorted(_ROMAN, key=len, reverse=True))
_GRADE = re.compile(
    rf"""(?:(?<![\w.,/])|(?<=\b[lr]))
    (?P<before>[+-])?(?P<grade>[0-5]|{_WORD}|{_LETTERS})\ ?(?P<after>[+-])?
    (?:\ ?(?:-|to|\ )\ ?(?P<upper>[0-5]|{_WORD}|{_LETTERS})\ ?[+-]?)?
    (?:\ ?/\ ?|\ (?:out\ )?of\ )(?:5|five|v)(?![\w/]|[.,]\d)""",
    re.VERBOSE | re.ASCII,
)
_BARE = re.compile(
    r"(?<![\w.,/+-])(?:(?:grade|mrc|m)\ ?)?(?P<before>[+-])?(?P<grade>[0-5])\ ?(?P<after>[+-])?"
    r"(?![\w/%°]|[.,]\d|\ ?(?:/|out\ of|°|deg|(?:-|to)\ ?\d\d))",
    re.VERBOSE | re.ASCII,
)
_BARE_ROMAN = re.compile(
    rf"(?:\b(?:grade|mrc)\ |\A\s*(?=[iv]+\ ?[+-]?\s*\Z))"
    rf"(?P<before>)(?P<grade>{_LETTERS})\ ?(?P<after>[+-])?(?!\w)",
    re.VERBOSE | re.ASCII,
)
_HALF = 0.5
_EXAMINED = frozenset((EXAMINED,))
_HIGHEST = 5
"""Grade of the scale of the Medical Research Council: full strength."""
_TELLING = (Meaning.NORMAL, Meaning.ABNORMAL, Meaning.LOW, Meaning.ABSENT)
"""Words that say how strong a muscle is: "present" does not."""


def grades(folded: str) -> Iterator[Graded]:
    """MRC grades in a folded text; of a range ("4-5/5") the lower. A number alone counts where no grade is over five."""
    found = [_written(m) for m in _GRADE.finditer(folded)]
    yield from found or (_written(m) for m in (*_BARE_ROMAN.finditer(folded), *_BARE.finditer(folded)))


def _written(match: re.Match[str]) -> Graded:
    digit = _DIGITS.get(match["grade"], match["grade"])
    upper = match.groupdict().get("upper")
    before = match["before"] or ""
    # "Left -5/5" is a dash and no minus
    sign = match["after"] or ("" if digit == "5" else before)
    if upper:
        digit = min(digit, _DIGITS.get(upper, upper))
        sign = match["after"] if digit == _DIGITS.get(match["grade"], match["grade"]) and match["after"] else ""
    return match.start(), match.end(), grade_of(digit, sign)


def grade_of(digit: str, sign: str) -> str:
    """The MRC string: there is nothing above 5 and nothing below 0."""
    if (digit == "5" and sign == "+") or (digit == "0" and sign == "-"):
        return digit
    return digit + sign


def strength(text: str, asks: Asks, words: ValueWords, spec: FindingSpec, label: frozenset[str] = frozenset()) -> Heard:
    """Strength in figures or words; those of the manual muscle test where ``label`` names no more than muscle or limb."""
    lexicon, finding = words.answers if asks is Asks.FINDING else words.strength, spec.id
    if asks is not Asks.FINDING and label <= words.muscle_labels:
        lexicon = words.muscles if spec.roots else words.limbs
    spoken = without_explanations(fold(text), words) if len(text) <= LONGEST else text
    answers = read_answers(spoken, lexicon, words.symmetric, grades, label)
    if answers.side is not None and asks is Asks.FINDING:
        # "Leg weakness", "both legs"
        certainty = Certainty.CONFIRMED if answers.plain else Certainty.POSSIBLE
        return Heard((Said(Status.PRESENT, certainty, answers.side),), answers.plain)
    said = [s for answer in answers.said if (s := _said(answer, asks, words, spoken, finding)) is not None]
    if not answers.said:
        return unsaid(answers)
    return plainly(said, answers.plain and len(said) == len(answers.said))


def _said(answer: Answer, asks: Asks, words: ValueWords, text: str, finding: str) -> Said | None:
    if answer.grade is None:
        if asks is not Asks.FUNCTION:
            return _paralysed(stated(answer, asks, text, finding, words), answer, words, text)
        said = stated(answer, Asks.NORMAL, text, finding, words) if answer.meaning in _TELLING else None
        if said is not None and said.status is Status.ABSENT:
            return replace(said, qualifiers=_EXAMINED)
        return _paralysed(said, answer, words, text)
    if answer.historical:
        return None
    return graded(answer.grade, words, answer)


def _paralysed(said: Said | None, answer: Answer, words: ValueWords, text: str) -> Said | None:
    """What was said, with the grade of a paralysis where that is the word for it."""
    grade = words.paralysed.get(fold(text[answer.start : answer.end]))
    if grade is None or said is None or said.status is not Status.PRESENT:
        return said
    return replace(said, grade=grade)


def graded(grade: str, words: ValueWords, answer: Answer | None = None) -> Said:
    """A grade as a statement: full strength denies weakness, all else is weakness."""
    full = mrc(grade) == mrc(words.full_strength)
    status = Status.ABSENT if full else Status.PRESENT
    if answer is None:
        return Said(status, grade=grade)
    certainty = Certainty.POSSIBLE if answer.possible else Certainty.CONFIRMED
    return Said(
        status,
        certainty,
        answer.side,
        grade,
        course=answer.course,
        span=(answer.start, answer.end),
        clears=not answer.possible,
    )


def strength_number(value: float, words: ValueWords) -> Heard:
    """A grade as a number; a half is written with a plus."""
    whole = int(value)
    if not 0 <= value <= _HIGHEST or value - whole not in (0, _HALF):
        return NOTHING
    return Heard((graded(grade_of(str(whole), "+" if value - whole else ""), words),), True)
