"""Wordings of whole charts: what got worse of late, what is planned, what others have, what was only taught."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

THERE = [
    ("Longstanding weakness of the left foot, 4/5 for years, definitely worse this week.", "progressive-weakness"),
    ("Longstanding left foot weakness, worse since Monday.", "progressive-weakness"),
    ("Has had to press on his lower belly to get the urine out for the past 4 days.", "bladder-bowel-dysfunction"),
    ("She has to look to see if she is done because she cannot feel it.", "bladder-bowel-dysfunction"),
    ("Could stand on tiptoe on R a fortnight ago, cannot now.", "weakness-plantarflexion"),
    ("Numb below the ribs since Sunday with a clear level at T8 to pinprick.", "sensory-level"),
    ("Down 7 kg, not dieting, poor appetite.", "weight-loss"),
    ("Referred for transforaminal ESI.", "surgical-candidate"),
    ("Is on the waiting list for L5/S1 discectomy.", "surgical-candidate"),
    ("Wants surgery, would accept microdiscectomy.", "surgical-candidate"),
    ("Wants to be considered for surgery.", "surgical-candidate"),
    ("Education provided: saddle numbness since Monday", "saddle-sensory-loss"),
    ("Education provided. Saddle numbness since Monday", "saddle-sensory-loss"),
    ("Walks the dog. Was incontinent recently.", "urinary-incontinence"),
    ("Weight loss following a viral illness", "weight-loss"),
    ("Child at home. Fever since Monday.", "fever"),
    (
        "I would be grateful if you could arrange imaging for this lady who has altered perianal sensation.",
        "saddle-sensory-loss",
    ),
    ("Grateful if you would see this plumber who developed a left foot drop on Sunday.", "foot-drop"),
    ("I would appreciate it if you could see this man with saddle numbness.", "saddle-sensory-loss"),
    ("Counselled about her metastatic breast cancer.", "cancer-active"),
    ("Husband says she fell down a full flight of stairs two days ago.", "significant-trauma"),
    ("Sepsis screen positive.", "bacteraemia"),
]
NOT_THERE = [
    ("Chronic weakness of the left leg, unchanged for years.", "progressive-weakness"),
    ("Wants surgery, would accept microdiscectomy.", "prior-lumbar-surgery"),
    ("Is on the waiting list for L5/S1 discectomy.", "prior-lumbar-surgery"),
    ("Education provided: what is cauda equina, bladder changes, numbness in saddle area.", "saddle-sensory-loss"),
    ("Mum is dying of lung cancer, caring for her.", "cancer-active"),
    ("Child at home with fever and chickenpox; patient well.", "fever"),
    ("Dog was incontinent recently so he has been carrying her.", "urinary-incontinence"),
    ("40 kg weight loss following gastric bypass 2024.", "weight-loss"),
    ("Return if you have saddle numbness.", "saddle-sensory-loss"),
    ("Come back if you could not pass urine.", "urinary-retention"),
    ("Counselled about her incontinence risk.", "urinary-incontinence"),
    ("Sepsis screen completed - low risk.", "bacteraemia"),
]


@pytest.mark.parametrize(("text", "finding"), THERE, ids=lambda value: str(value)[:50])
def test_it_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(("text", "finding"), NOT_THERE, ids=lambda value: str(value)[:50])
def test_it_is_not_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in present(reader, text)
