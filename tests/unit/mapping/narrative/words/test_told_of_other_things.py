"""Words of other things that look like findings of the back, and words of findings that were not known."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

OTHER_THINGS = [
    ("Elbow bursitis from repetitive trauma.", "nothing"),
    ("No head trauma.", "nothing"),
    ("Head trauma last week.", "significant-trauma +"),
    ("No recent trauma.", "significant-trauma -"),
    ("There was no focal back pain.", "nothing"),
    ("He has focal back pain.", "low-back-pain +"),
    ("No focal back pain, numbness or weakness.", "leg-numbness -, leg-weakness -"),
    (
        "Leg weakness. Reflexes are good. Arthritic changes in the right knee.",
        "leg-weakness +, reflex-patellar-reduced -, reflex-achilles-reduced -",
    ),
    ("The tibial H reflex is absent on the right.", "nothing"),
    ("Abnormal spontaneous activity was seen in muscles innervated from L2 to S2.", "nothing"),
    ("Conduction in the peroneal and tibial nerves was slow and the amplitude was decreased.", "nothing"),
    ("Peroneal nerve palsy on the left.", "peroneal-neuropathy + left"),
]

NEW_WORDS = [
    ("Tingling sensation in the left foot.", "leg-numbness + left"),
    ("Pain and a prickling feeling in the right leg.", "leg-pain + right, leg-numbness + right"),
    ("No tingling sensation in the feet.", "leg-numbness - bilateral"),
    ("Numb feeling between the legs.", "saddle-sensory-loss +"),
    ("Light touch is decreased in the left femoral nerve distribution.", "sensory-loss-anterior-thigh + left"),
    ("An MRI was done of his lumbar spine.", "prior-lumbar-mri +"),
    ("The trouble is the result of a fall.", "minor-fall +"),
    ("She denies recent unexplained falls.", "minor-fall -"),
    ("Right paracentral disc at L5-S1 compressing the S1 root.", "disc-herniation + right"),
    ("Central disc at C5-6 compressing the cord.", "nothing"),
    ("Prednisone 7.5mg po qd", "corticosteroid-long-term +"),
    ("Prednisolone 5 mg tablets once daily", "corticosteroid-long-term +"),
]

OPERATIONS = [
    ("No previous surgery.", "prior-lumbar-surgery -"),
    ("Back pain, no prior operations or injuries.", "low-back-pain +, prior-lumbar-surgery -, significant-trauma -"),
    ("Never had surgery.", "prior-lumbar-surgery -"),
    ("No prior surgery, lost control of the bladder.", "prior-lumbar-surgery -, urinary-incontinence +"),
    ("No other previous surgery.", "nothing"),
    ("No previous surgery on the neck.", "nothing"),
    ("He had previous surgery.", "nothing"),
    ("No previous surgery other than an L4/5 discectomy.", "prior-lumbar-surgery +"),
    ("His father had no prior surgery.", "nothing"),
]


@pytest.mark.parametrize(("text", "line"), OTHER_THINGS)
def test_what_is_of_another_thing_is_no_finding_of_the_back(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), NEW_WORDS)
def test_a_finding_is_read_in_these_words_too(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), OPERATIONS)
def test_a_denial_of_any_operation_is_one_of_the_back(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
