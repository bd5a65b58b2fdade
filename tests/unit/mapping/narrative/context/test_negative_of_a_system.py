"""A "neg" behind the name of a system denies the row of names behind it, and a minus a symptom in a line of pluses and minuses.

Source: clinical.md 7.3 ("(-)", ROS templates; text clears a red flag only when it says so plainly).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

DENIED = [
    ("GU neg incontinence. Const neg fever.", "urinary-incontinence -, fever -"),
    ("GU: neg dysuria, retention, incontinence", "urinary-retention -, urinary-incontinence -"),
    ("Const: neg fever, chills", "fever -, chills -"),
    ("+ back pain, - fever, - chills", "low-back-pain +, fever -, chills -"),
    ("Neuro: neg weakness, saddle numbness", "leg-weakness -, saddle-sensory-loss -"),
    ("ROS\nGU: neg dysuria, retention, incontinence\nNeuro: neg weakness",
     "urinary-retention -, urinary-incontinence -, leg-weakness -"),
    ("ROS: + fever. - cough, - dysuria, - abd pain. - urinary retention or incontinence, - saddle numbness.",
     "fever +, urinary-retention -, urinary-incontinence -, saddle-sensory-loss -"),
]  # fmt: skip

TOLD_ALL_THE_SAME = [
    ("GU: neg UA, retention", "urinary-retention +"),
    ("GU: neg dysuria, retention since Friday", "urinary-retention +"),
    ("GU: neg dysuria, cannot pass urine", "urinary-retention +"),
    ("GU: neg dysuria, new incontinence", "urinary-incontinence +"),
    ("GU: neg dysuria, but retention", "urinary-retention +"),
    ("GU: neg dysuria. Retention overnight", "urinary-retention +"),
    ("Neuro: neg Babinski, numb saddle", "reflex-hyper-or-babinski -, saddle-sensory-loss +"),
    (
        "Numb saddle. - retention since Monday. - weak foot.",
        "saddle-sensory-loss +, urinary-retention +, leg-weakness +",
    ),
]


@pytest.mark.parametrize(("text", "says"), [*DENIED, *TOLD_ALL_THE_SAME])
def test_what_a_negative_of_a_system_denies(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
