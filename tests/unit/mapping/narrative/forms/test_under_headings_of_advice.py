"""What a patient is told stands under its heading; how the patient is, is told wherever it stands."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

HEADINGS = (
    "Goals",
    "Consent",
    "Education",
    "Patient education",
    "Discharge instructions",
    "Precautions",
    "Risks",
    "Safety net",
)


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("apart", [" ", "\n", "\n\n"])
def test_how_the_patient_is_is_heard_behind_advice(reader: NarrativeReader, heading: str, apart: str) -> None:
    text = f"Back pain.\n{heading}: discussed.{apart}She cannot feel when she wipes."
    assert "saddle-sensory-loss +" in told(reader, text)


@pytest.mark.parametrize("heading", ["Goals", "Consent", "Education", "Risks", "Safety net"])
def test_a_heading_of_one_line_ends_with_it(reader: NarrativeReader, heading: str) -> None:
    text = f"Back pain.\n{heading}: discussed.\nNew foot drop on the left."
    assert "foot-drop + left" in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Discharge instructions:\nReturn if worse.\n\nPatient should report numbness in the saddle area.",
        "Patient education:\nHe understands to come back with saddle numbness.",
        "Patient education:\nPt verbalised red flags: saddle numbness, incontinence",
        "Goals:\n1. Patient will walk without foot drop\n2. He is able to void",
        "Consent: the risks of incontinence,\nweakness and numbness were discussed.",
        "Risks: infection, bleeding,\nincontinence, foot drop.",
    ],
)
def test_what_the_patient_is_told_raises_nothing(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


def test_ms_ends_a_sentence_and_ms_smith_does_not(reader: NarrativeReader) -> None:
    assert told(reader, "Mother has MS. New foot drop on the left.") == expected("foot-drop + left")
    assert told(reader, "Mother has MS. Numb between the legs.") == expected("saddle-sensory-loss +")
    assert told(reader, "Ms. Smith has saddle numbness.") == expected("saddle-sensory-loss +")
