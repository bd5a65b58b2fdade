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
    ("Bladder scanner read 450 mls post micturition", "post-void-residual"),
    ("Never incontinent before, now wet twice today.", "cauda-equina-words-unclear"),
    ("Nil neurology bar a left foot drop since Sunday.", "foot-drop"),
    ("Walks with a dropped left foot since Sunday", "foot-drop"),
    ("Spinal secondaries from breast.", "cancer-active"),
    ("Screened for red flags: saddle numbness positive, incontinence neg.", "saddle-sensory-loss"),
    ("Screened for red flags: fever yes, rigors yes", "fever"),
    ("Screened for myelopathy: Hoffmann positive, clonus present bilaterally.", "reflex-hyper-or-babinski"),
    ("Monitoring for neuro deterioration: L foot drop since 0600", "foot-drop"),
    ("Asked about red flags: numb perineum for two days", "saddle-sensory-loss"),
    ("Risk of CES: has saddle numbness", "saddle-sensory-loss"),
    ("MRI in case of CES: numb perineum since Sunday", "saddle-sensory-loss"),
    ("I wonder if you could kindly review this lady with left foot drop", "foot-drop"),
    ("Please call if MRI slot free - patient has urinary retention", "urinary-retention"),
    ("Grateful if MRI could be done today - numb perineum and retention", "urinary-retention"),
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
    ("No weakness bar the usual", "leg-weakness"),
    ("No incontinence before or since.", "cauda-equina-words-unclear"),
    ("No saddle numbness before, during or after the injection.", "cauda-equina-words-unclear"),
    ("Screened for red flags: saddle numbness, incontinence, fever - none", "saddle-sensory-loss"),
    ("Screened for saddle numbness and incontinence.", "saddle-sensory-loss"),
    ("Monitoring for urinary retention", "urinary-retention"),
    ("Risk of CES: saddle numbness, retention", "saddle-sensory-loss"),
    ("Return precautions: saddle numbness, retention, worse for 2 days", "saddle-sensory-loss"),
    ("Advised to return for: saddle numbness for more than 2 hours", "saddle-sensory-loss"),
    ("If any of these: saddle numbness, incontinence, come back", "saddle-sensory-loss"),
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
