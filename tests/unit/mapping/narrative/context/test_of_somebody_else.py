"""What somebody else has who is cared for, described, treated or read of, and what the patient has beside all the same."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

THEIRS = [
    "Looks after his sister, who has spina bifida and faecal incontinence.",
    "Carer for her brother (MS, incontinent, catheter).",
    "Cares for his dad, who has prostate cancer with bone mets.",
    "Lifts her son, who is paraplegic and doubly incontinent.",
    "Lives with his gran, who has a stoma and urinary incontinence.",
    "His wife, who is now doubly incontinent, waits outside.",
    "She nurses an incontinent mother at home.",
    "Her sister is having chemotherapy for lymphoma.",
    "Dad is being treated for myeloma.",
    "His cousin 'ended up in nappies with his back', so he is frightened.",
    "Granddad ended up in a wheelchair and incontinent.",
    "A friend of hers was left incontinent after cauda equina was missed.",
    "Wants a scan like his teammate, who had a slipped disc and couldn't pee.",
    "Wants 'an MRI like my neighbour, he had cauda equina'.",
    "Read on Facebook about a man who couldn't pee and had emergency surgery.",
    "Saw a TV programme about cauda equina syndrome.",
    "Anxious after a podcast on a woman paralysed by CES.",
    "Cancer - father (bowel). Patient nil.",
    "IVDU: partner, not patient.",
    "Lymphoma: aunt, uncle. Personal: none.",
]
HIS = [
    ("Husband ended up in hospital with her as she was incontinent.", "urinary-incontinence +"),
    ("Partner is an IVDU and she injects too.", "iv-drug-use +"),
    ("Looks after her mother, who has dementia; now incontinent herself.", "urinary-incontinence +"),
    ("Lives with husband, who has a pacemaker, urinary retention.", "urinary-retention +"),
    ("Here with his wife, who has a car, saddle numbness and retention.", "saddle-sensory-loss +, urinary-retention +"),
    ("Seen with her daughter, who is a nurse and found saddle numbness.", "saddle-sensory-loss +"),
    ("Cares for husband, who has Parkinson's, foot drop left.", "foot-drop + left"),
    ("Cares for husband, who has Parkinson's, developed foot drop.", "foot-drop +"),
    ("Carer for wife (MS). Numb saddle.", "saddle-sensory-loss +"),
    ("Mum is having treatment for cancer, numb saddle since today.", "saddle-sensory-loss +"),
    ("Uncle ended up in nappies; he leaks urine since Sunday.", "urinary-incontinence +"),
    ("Read about cauda equina, saddle numbness since yesterday.", "saddle-sensory-loss +"),
    ("Googled cauda equina after losing bladder control.", "urinary-incontinence +"),
    ("Googled her incontinence and came.", "urinary-incontinence +"),
    ("Searched online about incontinence that she has had for 3 days.", "urinary-incontinence +"),
    ("Cellmate had to call the nurse, incontinent.", "urinary-incontinence +"),
    ("Cellmate says he wet the bed last night.", "urinary-incontinence +"),
    ("Her mother has reported urinary incontinence.", "urinary-incontinence +"),
    ("Cancer: mother and patient.", "cancer-active +"),
    ("Cancer: mother. Patient: yes, on chemo.", "cancer-active +"),
    ("Breast cancer - husband and team aware.", "cancer-active +"),
    ("IVDU - friend and patient.", "iv-drug-use +"),
]
EITHER = [
    "Mother has dementia and she is incontinent.",
    "Lifts her son, who has spina bifida, neurogenic bladder and faecal incontinence.",
]


@pytest.mark.parametrize("text", THEIRS)
def test_what_somebody_else_has_is_no_sign_of_the_patient(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize(("text", "found"), HIS)
def test_what_the_patient_has_beside_somebody_else_is_told(reader: NarrativeReader, text: str, found: str) -> None:
    assert expected(found) <= told(reader, text)


@pytest.mark.parametrize("text", EITHER)
def test_of_whom_nobody_can_tell_is_asked_about(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {"cauda-equina-words-unclear +"}
