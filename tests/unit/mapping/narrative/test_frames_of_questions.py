"""Every sign in every usual question: a "yes" is never silence, a "no" never a sign, and a function the other way round."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.framing import PRESSING, SIGNS

ASKING = (
    "Any {}?",
    "{}?",
    "And {}?",
    "How about {}?",
    "Do you have {}?",
    "Do you have any {}?",
    "Do you still have {}?",
    "Have you still got {}?",
    "Do you get {}?",
    "Have you had any {}?",
    "Have you noticed {}?",
    "Have you noticed any {}?",
    "Have you been having {}?",
    "Did you notice any {}?",
    "Is there {}?",
    "Is there any {}?",
    "Has there been any {}?",
    "Are you experiencing {}?",
    "Are you troubled by {}?",
    "Any fever or {}?",
)
YES = (
    "Yes.",
    "Yeah.",
    "Yes, since Monday.",
    "I do.",
    "I have.",
    "A bit.",
    "Sometimes.",
    "Definitely.",
    "Unfortunately.",
    "Well, yes.",
    "Oh yes, all the time.",
    "Afraid so.",
    "No, well, yes.",
    "A little, but normal for me.",
    "Since Tuesday.",
    "Only when I cough.",
)
NO = (
    "No.",
    "No, nothing.",
    "Nope.",
    "Not at all.",
    "No, never.",
    "I haven't.",
    "I don't.",
    "God no.",
    "None.",
    "No, doctor.",
    "Not that I've noticed.",
    "I have not noticed any.",
    "Definitely not.",
)
FUNCTIONS = (
    "Can you feel when you wipe?",
    "Can you feel it when you pass urine?",
    "Do you feel the toilet paper?",
    "Does it feel normal when you wipe?",
    "Does it feel normal between your legs?",
    "Any feeling between your legs?",
    "Is there any feeling when you wipe?",
    "Do you have any feeling down there?",
    "Can you pass water?",
    "Are you passing urine?",
    "Passing urine okay?",
    "Are you able to pass urine?",
    "Bladder and bowels okay?",
    "Waterworks alright?",
    "Can you hold your urine?",
    "Are you able to control your bladder?",
    "Any control over your bladder?",
    "Can you feel when your bladder is full?",
    "Do you know when you need to go?",
    "Can you lift your foot?",
)
WORKS = ("Yes.", "Yeah.", "I can.", "Yes, no problem.", "Yes, fine.", "Yes, normal.")
FAILS = (
    "No.",
    "Nope.",
    "Not at all.",
    "No, not since Monday.",
    "Unfortunately not.",
    "Not really.",
    "Yes, but less than before.",
)
Tells = Callable[[NarrativeReader, str, str], bool]
NOT_READ = {"Can you lift your foot?"}
"""A movement of one foot is asked for without a side, and what is left of it is not told."""


def pressing(reader: NarrativeReader, question: str, answer: str) -> bool:
    """Whether the exchange tells of a sign, or of words that have to be looked at."""
    return _tells(reader, f"Doctor: {question[0].upper()}{question[1:]}\nPatient: {answer}")


def pressing_without_marks(reader: NarrativeReader, question: str, answer: str) -> bool:
    """The same of talk that was written down without marks and capitals."""
    asked, said = (one.rstrip("?.").replace(",", "").lower() for one in (question, answer))
    return _tells(reader, f"[doctor] {asked}\n[patient] {said}")


def _tells(reader: NarrativeReader, text: str) -> bool:
    return any(m.finding in PRESSING and m.status is Status.PRESENT for m in reader.mentions(text))


@pytest.mark.parametrize("tells", [pressing, pressing_without_marks])
@pytest.mark.parametrize("answer", YES)
def test_no_yes_to_a_sign_is_silence(reader: NarrativeReader, answer: str, tells: Tells) -> None:
    silent = [q.format(sign) for q in ASKING for sign in SIGNS if not tells(reader, q.format(sign), answer)]
    assert silent == []


@pytest.mark.parametrize("tells", [pressing, pressing_without_marks])
@pytest.mark.parametrize("answer", NO)
def test_no_no_to_a_sign_tells_of_it(reader: NarrativeReader, answer: str, tells: Tells) -> None:
    told = [q.format(sign) for q in ASKING for sign in SIGNS if tells(reader, q.format(sign), answer)]
    assert told == []


@pytest.mark.parametrize("tells", [pressing, pressing_without_marks])
@pytest.mark.parametrize("answer", WORKS)
def test_a_function_that_is_there_is_no_sign(reader: NarrativeReader, answer: str, tells: Tells) -> None:
    assert [question for question in FUNCTIONS if tells(reader, question, answer)] == []


@pytest.mark.parametrize("tells", [pressing, pressing_without_marks])
@pytest.mark.parametrize("answer", FAILS)
def test_a_function_that_is_not_there_is_never_silence(reader: NarrativeReader, answer: str, tells: Tells) -> None:
    asked = [question for question in FUNCTIONS if question not in NOT_READ]
    assert [question for question in asked if not tells(reader, question, answer)] == []
