"""Somebody with nothing before comes with something: the denial of a history ends where it is told what brought the patient."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

CAME = [
    ("Man with no past medical history presented to hospital with urinary retention.", "urinary-retention +"),
    ("No medical history, presenting to A&E with numbness between the legs.", "saddle-sensory-loss +"),
    ("A 40 year old without previous back problems came to the clinic with foot drop.", "foot-drop +"),
    ("She has no medical problems and attended with urinary retention.", "urinary-retention +"),
    ("Patient with no injury who woke with saddle numbness.", "significant-trauma -, saddle-sensory-loss +"),
    ("No significant past history, complaining today of incontinence.", "urinary-incontinence +"),
    ("A patient without any relevant history awoke with bladder incontinence.", "urinary-incontinence +"),
    ("No comorbidities and was referred by her GP with weakness of the left leg.", "leg-weakness + left"),
    ("Patient without comorbidities seen in clinic for leg pain.", "leg-pain +"),
    (
        "History of foot drop in 2015 and came to us with urinary retention.",
        "foot-drop h, urinary-retention +",
    ),
    (
        "A woman with no significant history attended the clinic with back pain radiating to her left leg.",
        "low-back-pain +, leg-pain + left",
    ),
]

DID_NOT_COME = [
    ("She did not present to hospital with retention.", "nothing"),
    ("He has not come to the clinic with leg weakness.", "leg-weakness -"),
    ("Never admitted with urinary retention or incontinence.", "urinary-retention -, urinary-incontinence -"),
    ("No fever, chills or incontinence.", "fever -, chills -, urinary-incontinence -"),
]

WITHOUT_A_TEST = [
    ("He attended with leg pain.", "leg-pain +"),
    ("Low back pain without radicular symptoms.", "low-back-pain +, radiculopathy-lumbar -"),
    ("Back pain with radicular pain to the left foot.", "low-back-pain +, radiculopathy-lumbar + left"),
    ("Coughing causes radiating pain into the left leg.", "leg-pain + left"),
    ("Extension reproduces leg pain.", "leg-pain +"),
    ("SLR with leg pain at 40 on the left.", "slr + left"),
    ("SLR limited by leg pain on the right.", "slr + right"),
    ("Straight leg raise without radicular symptoms.", "slr -"),
]


@pytest.mark.parametrize(("text", "line"), CAME)
def test_what_brings_the_patient_is_not_denied_with_the_history(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), DID_NOT_COME)
def test_a_denial_right_before_it_reaches_over_the_coming(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), WITHOUT_A_TEST)
def test_a_pain_that_answers_a_test_is_a_pain_where_no_test_is_named(
    reader: NarrativeReader, text: str, line: str
) -> None:
    assert told(reader, text) == expected(line)
