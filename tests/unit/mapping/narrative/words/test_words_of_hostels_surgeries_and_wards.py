"""Further ways to tell of injecting, a beating mass, nights, water passed, and a back that hurts; and words that mean none of it."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Using gear into R groin most days.", "iv-drug-use +"),
        ("Still using groin, heroin + crack snowballs.", "iv-drug-use +"),
        ("Heroin again, last injected Thursday.", "iv-drug-use +"),
        ("Last injected 3 weeks ago with steroid.", "nothing"),
        ("A pulsatile epigastric/umbilical mass, expansile", "pulsatile-abdominal-mass +"),
        ("Obese, pulsatile fullness epigastrium", "pulsatile-abdominal-mass +"),
        ("Reduced from T10 down on both sides", "sensory-level +"),
        ("PU and BO normal", "bladder-bowel-dysfunction -, urinary-retention -"),
        ("Toilet seat fine", "nothing"),
        ("Soaked the sheets last night, could not feel it", "urinary-incontinence +"),
        ("No urge, has to strain.", "bladder-bowel-dysfunction +"),
        ("My lower back has been aching", "low-back-pain +"),
        ("New L buttock to heel pain", "leg-pain + left"),
        ("Travel clinic note", "nothing"),
    ],
)
def test_what_such_words_say(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)


def test_pain_that_wakes_at_an_hour_of_every_night_is_night_pain(reader: NarrativeReader) -> None:
    assert "night-pain +" in told(reader, "Low back pain, wakes him 3am every night")


@pytest.mark.parametrize(
    "text",
    [
        "Shifting boxes.",
        "Homeless.",
        "Smelling of drink.",
        "Defeated by the stairs.",
        "Seating clinic.",
        "Smarting eyes.",
    ],
)
def test_plain_words_are_no_misspelling_of_a_sign(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
