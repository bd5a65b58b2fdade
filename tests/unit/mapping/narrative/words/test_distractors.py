"""Sentences of other specialties and everyday words that resemble findings and are none."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

NOTHING = [
    "There is no history of cancer in his family.",
    "No family members with diabetes or cancer.",
    "He is at low risk of prostate cancer.",
    "Her surgery was in the fall of 2006.",
    "She is a fall risk.",
    "Fall precautions were reviewed.",
    "He fell asleep in the chair.",
    "Hemoglobin fell to 8.2.",
    "Retention sutures were placed.",
    "Optic discs are flat.",
    "Tympanic membranes without bulging.",
    "She has lost strength in the left shoulder.",
    "Left shoulder weakness and pain.",
    "The bladder neck was open and no bladder tumors were seen.",
    "Shingles vaccine was given.",
    "Hay fever.",
    "History of rheumatic fever.",
    "Diabetes education was provided to the family.",
    "The patient was the product of a normal pregnancy.",
    "Mother denied the use of drugs during the pregnancy.",
    "He has carotid stenosis.",
    "Aortic stenosis, mild.",
    "Head: normocephalic, atraumatic.",
    "Blood pressure cuff on the left arm.",
    "He drinks a couple of beers a week.",
    "Numbing medicine was applied to the skin.",
    "The area was numbed with lidocaine.",
    "Spinal anesthesia was induced.",
    "Local anesthesia with lidocaine.",
    "Left leg swelling for 3 years.",
    "No calf tenderness.",
    "Trace edema of the left ankle.",
    "Plantar fasciitis with heel pain.",
    "Foot pain from a bunion.",
    "Knee pain after running.",
    "She is interested in gastric bypass surgery and is an excellent candidate for it in the opinion of the bariatric surgery program, where she was seen for evaluation of obesity with a body mass index of 41 and several comorbid conditions including sleep apnea, reflux and hypertension. The patient would benefit from surgery.",
    "Carpal tunnel release was recommended.",
    "EMG showed carpal tunnel syndrome.",
    "Normal motor activity and speech.",
    "Mood is depressed.",
    "Feeling weak and tired.",
    "He has weakness in his voice.",
    "Gag reflex intact.",
    "Acid reflux.",
    "2+ pulses in all extremities.",
    "Cranial nerves II-XII intact.",
    "Pupils 4/4 and reactive.",
    "Grade 3/6 systolic murmur.",
    "Pain is rated 5/10.",
    "Take 1 tablet 4 times a day for 5 days.",
    "Lumbar puncture was performed at L4-5.",
    "The sural sensory response was normal.",
    "Stool incontinence was not discussed.",
    "CSF showed 3 WBC.",
    "She takes aspirin 81 mg.",
    "PT/INR was normal.",
    "The PT is a 46-year-old man.",
    "Consent: risks include bleeding, infection, nerve damage, weakness and incontinence.",
    "Lives with his wife who has cancer.",
    "His wife is pregnant.",
    "The infant was born at 38 weeks gestation.",
    "She uses a walker.",
    "Right hand dominant.",
    "He left work early.",
    "Right hand pain. Strength is 5/5 and sensation is intact in the fingers. No reflex changes.",
    "The splint avoided foot drop.",
    "Right now he is comfortable.",
    "Back to work on Monday.",
    "She went back home.",
    "follow up in 6 weeks",
    "Cervical lymph nodes are not enlarged.",
    "Cervical dysplasia on Pap smear.",
    "Heart, lungs and abdomen are normal.",
]

STILL = [
    ("He fell at home.", "minor-fall +"),
    ("She has low back pain and foot pain.", "low-back-pain +"),
    ("Pain radiates to the left foot.", "leg-pain + left"),
    ("She is 12 weeks pregnant.", "pregnancy +"),
    ("He is trying to lose weight and has lost 10 pounds.", "weight-loss +"),
    ("intentional weight loss of 30 pounds", "nothing"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_lookalike_is_no_finding(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize(("text", "line"), STILL)
def test_finding_next_to_lookalikes_is_kept(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
