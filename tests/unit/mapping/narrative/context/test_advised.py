"""Signs that were explained to the patient, and signs told beside an explanation."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader

EXPLAINED = [
    "Advised re saddle numbness",
    "Advised re saddle numbness, bladder/bowel",
    "Advised regarding saddle anaesthesia, incontinence, bilateral leg symptoms",
    "Explained CES red flags",
    "CES red flags explained",
    "Knows CES symptoms",
    "knows to attend ED if numb between legs",
]

TOLD = [
    "Advised re saddle numbness since Monday",
    "Advised re saddle numbness, still present",
    "Advised re saddle numbness. Cannot pass urine.",
    "Advised re saddle numbness, cannot pass urine",
    "Advised re red flags, numb between the legs since yesterday",
    "Rang for advice re saddle numbness",
    "GP advised re saddle numbness",
    "Explained CES red flags. Numb between legs.",
    "Explained CES red flags, can't pee since this morning",
    "Knows CES symptoms, numb between the legs today",
    "Knows CES symptoms and has numb saddle",
    "reports CES symptoms",
]


@pytest.mark.parametrize("text", EXPLAINED)
def test_sign_that_was_only_explained_is_none(reader: NarrativeReader, text: str) -> None:
    assert [m for m in reader.mentions(text) if m.status == "present"] == []


@pytest.mark.parametrize("text", TOLD)
def test_sign_told_beside_an_explanation_is_there(reader: NarrativeReader, text: str) -> None:
    assert [m for m in reader.mentions(text) if m.status == "present"]
