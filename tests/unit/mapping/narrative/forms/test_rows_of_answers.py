"""Labels with their answers in the same order, labels with a place behind them, and reflexes under the name of a limb."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ROWS = [
    (
        "Incontinence / retention / saddle numbness: yes / no / no",
        "urinary-incontinence +, urinary-retention -, saddle-sensory-loss -",
    ),
    (
        "Incontinence, retention, saddle numbness: no, no, yes",
        "urinary-incontinence -, urinary-retention -, saddle-sensory-loss +",
    ),
    (
        "Incontinence / retention / saddle numbness: Y / N / N",
        "urinary-incontinence +, urinary-retention -, saddle-sensory-loss -",
    ),
    ("Fever / weight loss / night pain: no / yes / no", "fever -, weight-loss +, night-pain -"),
    ("bladder / bowel / saddle: no / no / no", "bladder-bowel-dysfunction -, saddle-sensory-loss -"),
    ("bladder/bowel/saddle: no/no/yes", "bladder-bowel-dysfunction -, saddle-sensory-loss + ?"),
    ("bladder / bowel / saddle: yes / no / no", "bladder-bowel-dysfunction + ?, saddle-sensory-loss -"),
    ("saddle / bladder / bowel: N / N / Y", "saddle-sensory-loss -, bladder-bowel-dysfunction +"),
    ("Numbness / weakness / saddle: N/N/N", "leg-numbness -, leg-weakness -, saddle-sensory-loss -"),
    ("bladder / bowel / saddle: no / no", "nothing"),
    ("saddle numbness / incontinence / retention: no / no", "nothing"),
    (
        "saddle numbness / incontinence / retention: no",
        "saddle-sensory-loss -, urinary-incontinence -, urinary-retention -",
    ),
    ("Saddle anaesthesia: yes / no", "nothing"),
]

LABELS = [
    ("Weakness: none Numbness: saddle", "leg-weakness -, saddle-sensory-loss +"),
    ("Numbness: saddle Weakness: none", "leg-weakness -, saddle-sensory-loss +"),
    ("No weakness, numbness: saddle", "leg-weakness -, saddle-sensory-loss +"),
    ("Numbness: left foot, weakness: left foot", "leg-numbness + left, leg-weakness + left"),
    ("Numbness: saddle: no", "nothing"),
    ("Numbness: legs, saddle: no", "nothing"),
    ("Numbness: saddle (none)", "nothing"),
    ("Numbness: saddle area intact", "saddle-sensory-loss -"),
    ("Numbness: [ ] saddle [ ] leg", "nothing"),
]

REFLEXES = [
    (
        "Legs - ankle jerks absent both sides, knee jerks present.",
        "reflex-achilles-reduced + bilateral, reflex-patellar-reduced - bilateral",
    ),
    (
        "Right leg: ankle jerk absent, knee jerk normal.",
        "reflex-achilles-reduced + right, reflex-patellar-reduced - right",
    ),
    (
        "Right ankle jerk 1+, left 2+; knee jerks 2+ both.",
        "reflex-achilles-reduced + right, reflex-achilles-reduced - left, reflex-patellar-reduced - bilateral",
    ),
    ("Lower limbs: reflexes absent.", "reflex-achilles-reduced + bilateral, reflex-patellar-reduced + bilateral"),
]


@pytest.mark.parametrize(("text", "line"), ROWS + LABELS)
def test_each_label_has_its_own_answer(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), REFLEXES)
def test_a_reflex_under_the_name_of_a_limb_is_that_one_alone(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
