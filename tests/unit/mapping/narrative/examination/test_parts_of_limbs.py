"""Strength, sense and reflexes of parts of a limb, sides behind codes, what was looked for and not noticed, open choices."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

PARTS = [
    ("Toe power intact.", "nothing"),
    ("Leg power intact.", "leg-weakness -"),
    ("Ankle power 3/5 on the left.", "leg-weakness + left 3"),
    ("Left leg weakness with normal tone.", "leg-weakness + left"),
    ("Adductors 4/5 B, distal 5/5.", "weakness-hip-adduction + bilateral 4"),
    ("Complications: new left dorsiflexion weakness 3/5.", "weakness-dorsiflexion + left 3"),
    ("Numbness below the right knee.", "leg-numbness + right"),
    ("Anesthesia of the sole of the left foot.", "leg-numbness + left, sensory-loss-lateral-foot-sole + left"),
    ("Local anesthetic was used.", "nothing"),
    ("An area of anesthetic skin between the legs.", "saddle-sensory-loss +"),
    (
        "Very limited sensation to light touch in the right S1 dermatome.",
        "leg-numbness + right, sensory-loss-lateral-foot-sole + right",
    ),
    (
        "Decreased sensation over the inner aspect of the left calf.",
        "sensory-loss-medial-leg + left",
    ),
    ("Reduced pain and temperature sensation below T8.", "sensory-level +"),
    ("Pin level approx T10.", "sensory-level +"),
    ("Reduced pain below the knee.", "leg-pain +"),
    (
        "Reflexes were normal at the knees but absent at the feet.",
        "reflex-patellar-reduced - bilateral, reflex-achilles-reduced + bilateral",
    ),
    ("Back pain. I cannot elicit S1 reflexes.", "low-back-pain +, reflex-achilles-reduced +"),
    ("Back pain. Exaggerated knee jerks.", "low-back-pain +, reflex-hyper-or-babinski +"),
    ("Back pain. Increased patellar reflexes.", "low-back-pain +, reflex-hyper-or-babinski +"),
    (
        "Back pain. Fairly normal or very mildly increased reflexes.",
        "low-back-pain +, reflex-patellar-reduced -, reflex-achilles-reduced -",
    ),
    ("Back pain. Brisk knee jerks.", "low-back-pain +, reflex-patellar-reduced -"),
    ("Back pain. Pupillary reflexes are sluggish.", "low-back-pain +"),
    ("Direct and crossed straight leg raising were positive on the left.", "slr + left, crossed-slr + left"),
]

SIDES = [
    ("Lumbar radiculopathy (M54.16), left.", "radiculopathy-lumbar + left"),
    ("Lumbar radiculopathy, left side (M54.16).", "radiculopathy-lumbar + left"),
    ("Lumbar radiculopathy L4-L5 - left-sided.", "radiculopathy-lumbar + left"),
    ("Lumbar radiculopathy (M54.16), left knee arthritis.", "radiculopathy-lumbar +"),
]

LOOKED_FOR = [
    ("Denies noticing any saddle anesthesia.", "saddle-sensory-loss -"),
    ("Wet underwear without noticing.", "urinary-incontinence +"),
    ("Noticing saddle anesthesia.", "saddle-sensory-loss +"),
    ("Motor: no noted deficits. Back pain.", "leg-weakness -, low-back-pain +"),
    ("Motor: noted deficits. Back pain.", "leg-weakness +, low-back-pain +"),
    ("Leg weakness?   None / R / L / Both   ____", "nothing"),
    ("Leg weakness?   None / R / L / Both   left", "leg-weakness +"),
    ("Leg weakness: none", "leg-weakness -"),
    (
        "Saddle numbness / incontinence / retention: all nil.",
        "saddle-sensory-loss -, urinary-incontinence -, urinary-retention -",
    ),
]


@pytest.mark.parametrize(("text", "line"), PARTS)
def test_a_part_of_a_limb_is_told_as_a_part(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), SIDES)
def test_a_side_behind_a_code_or_a_dash_is_that_of_the_finding(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), LOOKED_FOR)
def test_what_was_asked_about_has_the_answer_that_was_given(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
