"""Answers to "is it there?" and "is it normal?", as the label asks it. Source: clinical.md 7.2, 7.3."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from cds_service.clinical.findings import Certainty, Status
from cds_service.knowledge.folded import fold
from cds_service.knowledge.value_words import Meaning, Phrases, ValueWords, tokens
from cds_service.mapping.narrative.mention import Asks
from cds_service.mapping.values.answers import Answers, read_answers
from cds_service.mapping.values.clauses import Answer
from cds_service.mapping.values.said import MISSING, NOTHING, UNASKED, Heard, Said, plainly

Verdict = tuple[Status, Certainty]

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/.-])", re.ASCII)
_PRESENT = (Status.PRESENT, Certainty.CONFIRMED)
_POSSIBLE = (Status.PRESENT, Certainty.POSSIBLE)
_ABSENT = (Status.ABSENT, Certainty.CONFIRMED)

_M = Meaning
_VERDICTS: Mapping[Asks, Mapping[Meaning, Verdict]] = {
    # "Saddle numbness?"
    Asks.FINDING: {
        **dict.fromkeys(
            (_M.YES, _M.PRESENT, _M.POSITIVE, _M.ABNORMAL, _M.DEGREE, _M.HIGH, _M.LOW, _M.AFFIRMED), _PRESENT
        ),
        **dict.fromkeys((_M.NO, _M.NO_OR_NORMAL, _M.ABSENT, _M.NEGATIVE, _M.NORMAL), _ABSENT),
    },
    # "Spine surgery?", or the name of the department
    Asks.DONE: {
        **dict.fromkeys((_M.YES, _M.PRESENT, _M.POSITIVE, _M.DEGREE, _M.AFFIRMED), _PRESENT),
        **dict.fromkeys((_M.NO, _M.NO_OR_NORMAL, _M.ABSENT, _M.NEGATIVE), _ABSENT),
    },
    # "Perianal sensation": a bare "no" may be "none felt" or "nothing found", so it is taken for the worse
    Asks.FUNCTION: {
        **dict.fromkeys((_M.YES, _M.PRESENT, _M.NORMAL), _ABSENT),
        **dict.fromkeys((_M.ABSENT, _M.ABNORMAL, _M.LOW), _PRESENT),
        **dict.fromkeys((_M.NO, _M.NEGATIVE), _POSSIBLE),
    },
    # "Perianal sensation intact?"
    Asks.NORMAL: {
        **dict.fromkeys((_M.YES, _M.PRESENT, _M.POSITIVE, _M.NORMAL), _ABSENT),
        **dict.fromkeys((_M.NO, _M.NO_OR_NORMAL, _M.ABSENT, _M.NEGATIVE, _M.ABNORMAL, _M.LOW), _PRESENT),
    },
    # "Denies saddle numbness": a "no" may be a box that nobody ticked, and still says that it is not denied
    Asks.DENIAL: {
        **dict.fromkeys((_M.YES, _M.NORMAL), _ABSENT),
        **dict.fromkeys((_M.NO, _M.PRESENT, _M.POSITIVE, _M.ABNORMAL, _M.HIGH, _M.LOW, _M.DEGREE), _POSSIBLE),
    },
}


def verdict(meaning: Meaning, asks: Asks) -> Verdict | None:
    """What an answer means under a label that asks so; None when it cannot be told."""
    return _VERDICTS[asks].get(meaning)


def answered(answer: Answer, asks: Asks) -> Said | None:
    """An answer in words as a statement."""
    found = None if answer.meaning is None else verdict(answer.meaning, asks)
    if found is None:
        return None
    status, certainty = found
    if answer.historical:
        if status is Status.ABSENT:
            return None
        status = Status.HISTORICAL
    if answer.possible:
        # "possibly none" denies nothing
        if status is Status.ABSENT:
            return None
        certainty = Certainty.POSSIBLE
    return Said(status, certainty, answer.side, course=answer.course, span=(answer.start, answer.end))


def stated(answer: Answer, asks: Asks, text: str, finding: str, words: ValueWords) -> Said | None:
    """An answer in ``text`` as a statement about ``finding``: one that denies a loss of another kind says nothing of it."""
    said = answered(answer, asks)
    if said is None or said.status is not Status.ABSENT:
        return said
    named = (words.losses.get(word) for word, _, _ in tokens(fold(text[answer.start : answer.end])))
    return None if any(kinds is not None and finding not in kinds for kinds in named) else said


def meant(meaning: Meaning, asks: Asks) -> Heard:
    """A coded or Boolean answer."""
    if meaning is Meaning.MISSING:
        return MISSING
    if meaning is Meaning.POSSIBLE:
        return Heard((Said(Status.PRESENT, Certainty.POSSIBLE),), True)
    found = verdict(meaning, asks)
    return NOTHING if found is None else Heard((Said(*found),), True)


def presence(
    text: str,
    asks: Asks,
    words: ValueWords,
    finding: str,
    label: frozenset[str] = frozenset(),
    *,
    works: bool = False,
    elicited: bool = False,
) -> Heard:
    """An answer in words: "present", "diminished on the left", "no numbness".

    ``label``: words of the label. ``works``: it names what an organ does, which it may be unable to do. ``elicited``: a
    sign that is tested for, so that a side alone says no more than where.
    """
    lexicon = words.functions if works else words.affirming.get(finding, words.answers)
    answers = read_answers(text, lexicon, words.symmetric, label=label)
    if not answers.said and finding in words.labels.dated:
        answers = _undated(text, lexicon, answers, label)
    if answers.side is not None and asks in (Asks.FINDING, Asks.DONE):
        # a label that names the finding, answered with a side alone ("Leg numbness", "left")
        certainty = Certainty.POSSIBLE if elicited or not answers.plain else Certainty.CONFIRMED
        return Heard((Said(Status.PRESENT, certainty, answers.side),), answers.plain)
    given = [_repeated(answer, text, label, words) for answer in answers.said] if asks is Asks.DENIAL else answers.said
    said = [s for answer in given if (s := stated(answer, asks, text, finding, words)) is not None]
    plain = answers.plain and len(said) == len(answers.said)
    if not answers.said:
        return unsaid(answers)
    return plainly(said, plain)


def _undated(text: str, lexicon: Phrases, answers: Answers, label: frozenset[str]) -> Answers:
    """The answers without a year, where nothing else is said than what is there ("Breast 2016")."""
    found = read_answers(_YEAR.sub(lambda year: " " * len(year[0]), text), lexicon, label=label)
    named = found.plain and all(answer.meaning is Meaning.AFFIRMED for answer in found.said)
    return found if named and found.said else answers


def _repeated(answer: Answer, text: str, label: frozenset[str], words: ValueWords) -> Answer:
    """The answer "denied" to a label that denies is a yes to it ("Denies saddle numbness": "Denies")."""
    denying = words.labels.denying
    again = fold(text[answer.start : answer.end]) in denying and not denying.isdisjoint(label)
    return replace(answer, meaning=Meaning.YES) if again else answer


def unsaid(answers: Answers) -> Heard:
    """What a text means that answers nothing."""
    if answers.missing and answers.plain:
        return MISSING
    return UNASKED if answers.unasked else NOTHING


def numbered(value: float, pain: bool) -> Heard:
    """A bare number where presence is asked: a pain score above nought is pain, a 1 may be a yes, a 0 denies nothing."""
    if value <= 0:
        return NOTHING
    if pain:
        return Heard((Said(Status.PRESENT),), True)
    return Heard((Said(Status.PRESENT, Certainty.POSSIBLE),), True) if value == 1 else NOTHING
