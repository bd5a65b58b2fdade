"""What would be done if a sign came, what was only explained, and diagnoses found unlikely together."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ASKED = "cauda-equina-words-unclear +"

NOTHING = [
    "Ddx: progressive weakness would prompt urgent MRI",
    "Any progressive weakness would warrant MRI.",
    "Foot drop should prompt MRI.",
    "Any saddle numbness would need emergency MRI.",
    "Patient verbalised understanding of red flags: saddle numbness, urinary retention, fever.",
    "Advised: saddle numbness, bladder change -> ED.",
    "Differential diagnosis includes infection and malignancy, both unlikely.",
    "Cancer/infection unlikely.",
]
TOLD = [
    ("Saddle numbness should prompt emergency MRI", ASKED),
    ("New bladder symptoms would need emergency admission.", ASKED),
    ("His progressive weakness would prompt urgent MRI.", "progressive-weakness +"),
    ("This new saddle numbness would need emergency MRI", "saddle-sensory-loss +"),
    ("Has saddle numbness that should prompt emergency MRI.", "saddle-sensory-loss +"),
    ("Any saddle numbness? Yes, sent to hospital.", "saddle-sensory-loss +"),
    ("Any incontinence: present, to ED", "urinary-incontinence +"),
    ("Numbness in saddle, any worsening to attend ED", "saddle-sensory-loss +"),
    ("Advised: has saddle numbness so to attend ED now", "saddle-sensory-loss +"),
    ("Good understanding of red flags, has saddle numbness since yesterday", "saddle-sensory-loss +"),
    ("Differential includes cauda equina, infection and cancer", "cauda-equina-diagnosis + ?, cancer-active + ?"),
    ("Saddle numbness / tumour unlikely", "saddle-sensory-loss +"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_nobody_has_says_nothing(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize(("text", "line"), TOLD)
def test_what_somebody_has_or_may_have_is_told_or_asked_about(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
