"""What was considered and dismissed, told of everybody, feared or taught; and what remains open all the same.

Source: clinical.md 7.3 (ruled out, hypothetical, never).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

DISMISSED = [
    ("Cauda equina considered, not supported by exam.", "nothing"),
    ("Considered CES, AAA, epidural abscess; none supported by exam.", "nothing"),
    ("Cauda equina considered and thought very unlikely; exam normal.", "nothing"),
    ("CES was on the differential but excluded on examination.", "nothing"),
    ("Cauda equina was considered but there is no evidence for it.", "nothing"),
    ("CES was considered but is not suspected.", "nothing"),
    ("We considered CES but do not suspect it.", "nothing"),
    ("CES considered unlikely.", "nothing"),
]
OPEN = [
    ("CES considered unlikely but not excluded.", "cauda-equina-diagnosis + ?"),
    ("CES considered, unlikely but cannot be excluded.", "cauda-equina-diagnosis +"),
    ("CES considered but not excluded on examination.", "cauda-equina-diagnosis +"),
    ("CES considered, infection not suspected", "cauda-equina-diagnosis +"),
    ("CES considered but not suspected, MRI to exclude", "cauda-equina-diagnosis +"),
    ("CES considered; MRI now.", "cauda-equina-diagnosis +"),
    (
        "Considered CES: saddle numbness, retention.",
        "cauda-equina-diagnosis +, saddle-sensory-loss +, urinary-retention +",
    ),
]
NEVER = [
    ("Never experienced saddle numbness.", "saddle-sensory-loss -"),
    ("She never experienced incontinence or retention.", "urinary-incontinence -, urinary-retention -"),
    ("Never experienced saddle numbness until today.", "cauda-equina-words-unclear +"),
    ("Has never had saddle numbness like this", "cauda-equina-words-unclear +"),
]
TOLD_OF_ALL = [
    ("Counselled that foot drop, saddle numbness or incontinence would need urgent review.", "nothing"),
    ("Told that incontinence needs urgent review.", "nothing"),
    ("Aware that foot drop would need urgent review.", "nothing"),
    ("Saddle numbness or incontinence would warrant emergency MRI.", "cauda-equina-words-unclear +"),
    (
        "Her saddle numbness or incontinence would warrant emergency MRI.",
        "saddle-sensory-loss +, urinary-incontinence +",
    ),
    ("Counselled that her saddle numbness needs urgent review.", "saddle-sensory-loss +"),
    ("Told that incontinence needs urgent review so attended today.", "urinary-incontinence +"),
    ("Told that incontinence needs urgent review, has wet herself today.", "urinary-incontinence +"),
    ("Husband told us that incontinence is daily, needs urgent help", "urinary-incontinence +"),
]
ADVICE = [
    ("SN given re CES.", "nothing"),
    ("SN given re saddle numbness and incontinence.", "nothing"),
    ("Taught patient what cauda equina syndrome is.", "nothing"),
    ('Leaflet "Cauda equina syndrome" handed out.', "nothing"),
    ("Told about CES red flags, what to look out for", "nothing"),
    ("Worried re cauda equina, no symptoms.", "nothing"),
    ("CES protocol not required.", "nothing"),
    ("Learned that cauda equina presents with retention; patient had none.", "nothing"),
    ("SN given re CES, numb saddle today.", "saddle-sensory-loss +"),
    ("Discussed CES with patient.", "cauda-equina-words-unclear +"),
    ("Discussed CES with patient, sent to ED.", "cauda-equina-diagnosis +"),
    ("CES discussed with spinal surgeon.", "cauda-equina-diagnosis +"),
    ("CES protocol MRI tonight.", "cauda-equina-diagnosis +"),
    ("Worried re cauda equina.", "cauda-equina-diagnosis +"),
    ("Worried re cauda equina, no symptoms until today.", "cauda-equina-diagnosis +"),
    ("Worried about becoming incontinent; continent at present.", "urinary-incontinence -"),
    ("Worried about becoming more incontinent", "urinary-incontinence +"),
    ("Trust policy: PVR >200 ml = emergency MRI. This patient PVR 10 ml.", "post-void-residual -"),
    ("PVR > 200 ml, emergency MRI.", "post-void-residual +"),
]


@pytest.mark.parametrize(("text", "says"), [*DISMISSED, *OPEN, *NEVER, *TOLD_OF_ALL, *ADVICE])
def test_only_what_is_dismissed_or_of_nobody_is_silent(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
