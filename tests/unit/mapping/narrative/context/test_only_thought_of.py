"""Diagnoses that were only thought of are none; what a sentence leaves open, and signs beside them, stay."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

NONE = [
    ("Considered CES but exam reassuring.", "nothing"),
    ("Considered cauda equina, exam not suggestive.", "nothing"),
    ("Considered AAA, aorta normal on exam, unlikely.", "nothing"),
    (
        "Considered cauda equina, epidural abscess, AAA, fracture, malignancy; history and exam not consistent with these.",
        "nothing",
    ),
    ("Low concern for CES.", "nothing"),
    (
        "DDx: muscle strain, disc herniation, cauda equina, abscess, AAA, malignancy.",
        "cauda-equina-words-unclear +",
    ),
    ("DDx: muscle strain, sciatica, epidural abscess, fever 39.2", "radiculopathy-lumbar +, fever +"),
]

STILL = [
    ("Considered CES.", "cauda-equina-diagnosis +"),
    ("Considered CES; cannot be excluded.", "cauda-equina-diagnosis +"),
    ("Considered CES, exam not reassuring.", "cauda-equina-diagnosis +"),
    ("Considered CES: exam consistent with cauda equina.", "cauda-equina-diagnosis +"),
    ("Considered CES; unlikely but MRI to rule out.", "cauda-equina-diagnosis +"),
    ("Considered CES but has saddle numbness.", "cauda-equina-diagnosis +, saddle-sensory-loss +"),
    ("DDx: epidural abscess", "spinal-infection +"),
    ("DDx: epidural abscess, discitis, metastases", "spinal-infection +, cancer-active +"),
    ("DDx: saddle numbness, retention, muscle strain", "saddle-sensory-loss +, urinary-retention +"),
    ("DDx: muscle strain, facet pain, sprain. Now has cauda equina syndrome.", "cauda-equina-diagnosis +"),
    ("Dx: cauda equina syndrome", "cauda-equina-diagnosis +"),
    ("CES red flags and safety net advice given: has numb bottom today.", "saddle-sensory-loss + ?"),
]


@pytest.mark.parametrize(("text", "found"), NONE + STILL)
def test_what_was_only_thought_of_is_no_finding(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


def test_a_leaflet_of_red_flags_is_no_diagnosis(reader: NarrativeReader) -> None:
    text = "CES red flags and safety-net leaflet given: numb bottom, can't pee, incontinence."
    assert told(reader, text) <= {"cauda-equina-words-unclear +"}
