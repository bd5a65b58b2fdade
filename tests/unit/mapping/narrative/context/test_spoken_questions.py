"""Questions in quotation marks state nothing; the answer behind them counts, whoever gives it."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

LONG = (
    "DOCTOR: ‘Have you had any weakness or loss of feeling in your legs, numbness between your legs, or trouble "
    "passing urine, retention or involuntary loss of urine?’"
)
ANSWERED = [
    (f"{LONG} PATIENT: ‘No weakness, but it aches.’", "leg-weakness -"),
    (f"{LONG}\nPATIENT: ‘No weakness, no numbness down there.’", "leg-weakness -, saddle-sensory-loss -"),
    ('AI: "Do you have trouble passing urine?" Patient: "Yes, since yesterday."', "bladder-bowel-dysfunction +"),
    ('Nurse: "Any numbness around the back passage?" Patient: "No."', "saddle-sensory-loss -"),
    ("Nurse: “Any numbness around the back passage?” Patient: “Yes, all numb.”", "saddle-sensory-loss +"),
    ('Nurse: "Any numbness around the back passage?" Patient: "Not sure."', "saddle-sensory-loss +"),
    ('Nurse: "Okay, and have you lost control of your bladder?" Mrs B: "I have."', "urinary-incontinence +"),
    (
        'Nurse: "Okay, and have you lost control of your bladder?" Mrs B: "I wet myself last night."',
        "urinary-incontinence +",
    ),
    ("Doctor: Do you have trouble passing urine?\nPatient: Yes, since Monday.", "bladder-bowel-dysfunction +"),
    ("Doctor: Do you have trouble passing urine?\nPatient: No.", "bladder-bowel-dysfunction -"),
    ('I asked "any saddle numbness?" and she said yes.', "saddle-sensory-loss +"),
    ('I asked "any saddle numbness?", she replied no.', "saddle-sensory-loss -"),
    ('Q: "Any weakness in the legs, retention of urine?"', "nothing"),
    # what patients ask tells of themselves
    ('Patient: "My saddle has gone numb, what should I do?"', "saddle-sensory-loss +"),
    ('PATIENT: "Could it be serious that I cannot pass urine?"', "urinary-retention +"),
    ('Saddle numbness today. He asked "is this the disc?"', "saddle-sensory-loss +"),
]


@pytest.mark.parametrize(("text", "line"), ANSWERED)
def test_the_answer_counts_and_not_the_question(reader: NarrativeReader, text: str, line: str) -> None:
    found = {mention.removesuffix(" ?") for mention in told(reader, text)}
    assert found == expected(line)
