"""Silence, a denial that is denied, and a cause that nobody found are no denials of a sign."""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.framing import SIGNS
from tests.unit.mapping.narrative.telling import expected, told

FRAMES = (
    "No {} documented",
    "No {} recorded in the notes",
    "No record of {}",
    "There is no mention of {}",
    "He did not mention {}",
    "Nobody has asked about {}",
    "No one checked for {}",
    "{} not asked about",
    "No longer denies {}",
    "She does not deny {}",
    "He cannot deny {}",
    "There is no doubt about {}",
    "No explanation for {}",
    "No cause found for {}",
    "Hopes for no {}",
    "Was told to expect no {}",
    "Denies {} but did last week",
    "No appetite, {}",
    "No sleep, {}",
    "No improvement in {}",
    "No resolution of {}",
    "Not only {} but pain",
    "No {} until yesterday",
    "Cannot rule out {}",
)


@pytest.mark.parametrize("frame", FRAMES)
def test_no_sign_is_denied_by_what_denies_something_else(reader: NarrativeReader, frame: str) -> None:
    wrong = []
    for sign in SIGNS:
        text = frame.format(sign)
        said = reader.mentions(text[0].upper() + text[1:] + ".")
        if any(m.status is Status.ABSENT for m in said) and not any(m.status is Status.PRESENT for m in said):
            wrong.append(sign)
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("No saddle numbness reported.", "saddle-sensory-loss -"),
        ("No saddle numbness noted.", "saddle-sensory-loss -"),
        ("Denies saddle numbness, as documented.", "saddle-sensory-loss -"),
        ("He does not report urinary incontinence.", "urinary-incontinence -"),
        ("Saddle numbness documented yesterday.", "saddle-sensory-loss +"),
        ("No appetite, no saddle numbness.", "saddle-sensory-loss -"),
        ("No explanation for the saddle numbness, no fever.", "saddle-sensory-loss +, fever -"),
        ("No saddle numbness except on the left", "cauda-equina-words-unclear +"),
    ],
)
def test_a_denial_is_one_where_it_is_told(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
