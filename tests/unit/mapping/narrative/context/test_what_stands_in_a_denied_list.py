"""Nouns of what cannot be done within lists of denials, and dictation that goes on without a stop.

Source: clinical.md 7.3 (list scope; a sign that is told wins over one that is not clear).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

MEMBERS = [
    (
        "Denies incontinence, inability to void, fever, IVDU.",
        "fever -, iv-drug-use -, urinary-incontinence -, urinary-retention -",
    ),
    (
        "No fever, inability to urinate, saddle numbness, IVDU.",
        "fever -, iv-drug-use -, saddle-sensory-loss -, urinary-retention -",
    ),
    ("Negative for fever, inability to void, saddle numbness.", "fever -, saddle-sensory-loss -, urinary-retention -"),
]
TOLD = [
    ("No fever, unable to void.", "fever -, urinary-retention +"),
    ("No fever, inability to pass urine.", "fever -, urinary-retention +"),
    ("No fever, inability to void, saddle numbness.", "fever -, saddle-sensory-loss +, urinary-retention +"),
    ("Denies fever, unable to void, IVDU.", "fever -, iv-drug-use +, urinary-retention +"),
    ("Denies fever, inability to void since yesterday.", "fever -, urinary-retention +"),
    ("Denies fever, inability to void since Monday, IVDU.", "fever -, iv-drug-use +, urinary-retention +"),
    ("Denies fever, inability to void, numb between the legs.", "fever -, saddle-sensory-loss +, urinary-retention +"),
    (
        "Denies fever, inability to void, numbness between the legs since Monday.",
        "fever -, saddle-sensory-loss +, urinary-retention +",
    ),
]
RUNNING_ON = [
    ("no fever she cannot feel when she wipes", "fever -, saddle-sensory-loss +"),
    ("no fever she can feel when she wipes", "fever -, saddle-sensory-loss -"),
    ("no fever she is incontinent", "fever -, urinary-incontinence +"),
    ("no weakness she has had incontinence", "leg-weakness -, urinary-incontinence +"),
    ("denies she has incontinence", "urinary-incontinence -"),
    (
        "has not had any problem with her bowels she can feel when she wipes and there is no tingling in the genital area",
        "bladder-bowel-dysfunction -, saddle-sensory-loss -",
    ),
]


@pytest.mark.parametrize(("text", "says"), [*MEMBERS, *TOLD, *RUNNING_ON])
def test_a_denial_reaches_over_its_list_and_no_further(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
