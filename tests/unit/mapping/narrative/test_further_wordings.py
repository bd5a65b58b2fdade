"""Wordings of examinations, lists and reports that are read wrongly by whoever takes them word by word."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

BROUGHT_ON = [
    ("No pain on deep palpation of the lower lumbar spine.", "nothing"),
    ("No pain with lumbar extension.", "nothing"),
    ("He had no back pain with movement in the exam room.", "nothing"),
    ("Lumbar spine: no pain with flexion or extension.", "nothing"),
    ("No pain with range of motion of the back.", "nothing"),
    ("Pain with lumbar extension.", "low-back-pain +"),
    ("She denies pain in the lower back.", "low-back-pain -"),
    ("Back pain increases at night and on extension.", "low-back-pain +, night-pain +"),
]

OTHER_PLACES = [
    ("80 degrees of MCP flexion and IP flexion is full in the ring finger.", "nothing"),
    ("Pain over the lateral aspect of the left ankle after a sprain.", "nothing"),
    ("Pain shoots to the lateral malleolus on the left.", "leg-pain + left, pain-posterior-calf-sole + left"),
    ("Aching in the back of his neck.", "neck-pain +"),
    ("Pain in the back of the hand.", "nothing"),
    ("ICD-10: M54.16", "nothing"),
    ("We discussed the option of InterStim with her urologist.", "nothing"),
    ("She has an InterStim in place.", "mri-unknown-device +"),
]

SPHINCTERS = [
    ("She is unable to void or defecate.", "urinary-retention +, bladder-bowel-dysfunction +"),
    ("He has a history of neurogenic bladder.", "bladder-bowel-dysfunction +"),
    ("No voiding difficulty, could not feel his bladder", "bladder-bowel-dysfunction -, bladder-bowel-dysfunction +"),
    ("He could not raise his arm, and could not move his left foot.", "foot-drop + left"),
    ("Sexual function is reported as normal.", "sexual-dysfunction -"),
    ("Options including a pump were discussed. We discussed erectile dysfunction after prostatectomy.", "nothing"),
]

REPORTS = [
    ("Right and left femoral nerve stress tests were negative.", "femoral-stretch - bilateral"),
    ("Lumbar AP and lateral views were taken today.", "prior-lumbar-radiograph +"),
    ("X-ray images of the lumbar spine were obtained.", "prior-lumbar-radiograph +"),
    ("Back surgery is not a consideration now.", "surgical-candidate -"),
    ("She does not wish to pursue any surgical intervention for her back.", "surgical-candidate -"),
    ("RECOMMENDATIONS - SURGERY: Lumbar fusion. RECOMMENDATIONS - TESTS: Lumbar MRI.", "nothing"),
    ("L5 Gill procedure with posterolateral arthrodesis in 2011", "prior-lumbar-surgery +"),
    ("There is a T8 cord level to pinprick.", "sensory-level +"),
    ("Back pain. Avascular necrosis of the left femoral head.", "low-back-pain +, hip-disorder + left"),
    ("Chronic kidney disease, stage 4.", "renal-impairment +"),
]


@pytest.mark.parametrize(("text", "line"), BROUGHT_ON + OTHER_PLACES + SPHINCTERS + REPORTS)
def test_wording_is_read_as_a_clinician_means_it(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
