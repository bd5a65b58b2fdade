"""Reflexes, sensation, tension signs and cord signs."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

BOTH_NORMAL = "reflex-patellar-reduced -, reflex-achilles-reduced -"

REFLEXES = [
    (
        "2+ right patellar reflex and -1 on the left",
        "reflex-patellar-reduced - right, reflex-patellar-reduced + left",
    ),
    ("Reflexes 2+ and symmetric.", BOTH_NORMAL),
    ("Deep tendon reflexes are normal.", BOTH_NORMAL),
    (
        "DTRs 2+ at the patella and Achilles bilaterally.",
        "reflex-patellar-reduced - bilateral, reflex-achilles-reduced - bilateral",
    ),
    ("Ankle jerk absent on the right.", "reflex-achilles-reduced + right"),
    ("Absent left Achilles reflex.", "reflex-achilles-reduced + left"),
    ("Patellar 2+, Achilles 1+ on the left", "reflex-patellar-reduced -, reflex-achilles-reduced + left"),
    (
        "knee jerks 2+ and ankle jerks 0 bilaterally",
        "reflex-patellar-reduced - bilateral, reflex-achilles-reduced + bilateral",
    ),
    ("Diminished right knee jerk.", "reflex-patellar-reduced + right"),
    ("The left patellar reflex is decreased.", "reflex-patellar-reduced + left"),
    ("No ankle jerk on the left.", "reflex-achilles-reduced + left"),
    (
        "Reflexes are 2/4 at the knees and ankles.",
        "reflex-patellar-reduced - bilateral, reflex-achilles-reduced - bilateral",
    ),
    ("Biceps reflex 1+ bilaterally.", "nothing"),
    ("Medial hamstring reflex reduced on the right.", "reflex-medial-hamstring-reduced + right"),
    ("Trace edema, 1+ at the ankles.", "nothing"),
    ("He has 2+ pedal edema.", "nothing"),
    ("Hyperreflexia and clonus.", "reflex-hyper-or-babinski +"),
    ("No clonus. Toes downgoing.", "reflex-hyper-or-babinski -"),
    ("Babinski positive bilaterally.", "reflex-hyper-or-babinski + bilateral"),
    ("Negative Babinski.", "reflex-hyper-or-babinski -"),
    ("Upgoing toe on the left", "reflex-hyper-or-babinski + left"),
    ("Sensory level at T10.", "sensory-level +"),
    ("no sensory level", "sensory-level -"),
]

SENSATION = [
    ("decreased sensation L5 distribution", "sensory-loss-dorsum-foot +"),
    ("Sensation is decreased over the lateral foot on the right.", "sensory-loss-lateral-foot-sole + right"),
    ("Diminished light touch in the left S1 dermatome", "sensory-loss-lateral-foot-sole + left"),
    ("Hypoesthesia over the dorsum of the left foot.", "sensory-loss-dorsum-foot + left, leg-numbness + left"),
    ("Sensation intact to light touch throughout.", "leg-numbness -"),
    ("Sensation is intact in both lower extremities.", "leg-numbness - bilateral"),
    (
        "Sensation: L4 intact, L5 decreased, S1 intact",
        "sensory-loss-medial-leg -, sensory-loss-dorsum-foot +, sensory-loss-lateral-foot-sole -",
    ),
    ("Decreased sensation to pinprick over the medial calf.", "sensory-loss-medial-leg +"),
    ("numbness in the right anterior thigh", "sensory-loss-anterior-thigh + right, leg-numbness + right"),
    ("Numbness and tingling in the left foot.", "leg-numbness + left"),
    ("Denies numbness or tingling.", "leg-numbness -"),
    ("numbness in her legs", "leg-numbness + bilateral"),
    ("Numbness in both hands.", "nothing"),
    ("No numbness in the arms.", "nothing"),
    ("numbness over the top of his left foot", "sensory-loss-dorsum-foot + left, leg-numbness + left"),
    ("numb big toe on the right", "sensory-loss-dorsum-foot + right, leg-numbness + right"),
    ("tingling down the left leg to the sole", "leg-numbness + left, sensory-loss-lateral-foot-sole + left"),
    ("Facial sensation is intact.", "nothing"),
    ("Sensory exam unremarkable.", "leg-numbness -"),
    ("No sensory deficit.", "leg-numbness -"),
    ("paresthesias in the left lower extremity", "leg-numbness + left"),
    ("Sensation is intact to light touch in the upper extremities.", "nothing"),
    ("first web space numbness", "sensory-loss-dorsum-foot +, leg-numbness +"),
]

TENSION = [
    (
        "Right straight-leg raising was positive at 30 degrees. Contralateral straight-leg raising was negative.",
        "slr + right, crossed-slr -",
    ),
    ("SLR positive on the left.", "slr + left"),
    ("Positive straight leg raise on the right at 45 degrees.", "slr + right"),
    ("Straight leg raise negative bilaterally.", "slr - bilateral"),
    ("Negative SLR.", "slr -"),
    ("SLR: R positive, L negative", "slr + right, slr - left"),
    ("Straight leg raising reproduces his leg pain on the left.", "slr + left"),
    ("Crossed straight leg raise is positive.", "crossed-slr +"),
    ("Femoral stretch test positive on the right", "femoral-stretch + right"),
    ("Slump test negative.", "slr -"),
    ("(+) SLR left", "slr + left"),
    ("Lasegue's sign positive", "slr +"),
    ("Reverse straight leg raise was negative bilaterally.", "femoral-stretch - bilateral"),
    ("Tinel's sign is positive at the fibular head on the left.", "tinel-fibular-head + left"),
    ("Tinel's negative at the wrist.", "nothing"),
    ("Patrick test negative, Romberg negative.", "nothing"),
    ("SLR +ve right", "slr + right"),
    ("SLR was not performed.", "nothing"),
]


@pytest.mark.parametrize(("text", "line"), REFLEXES + SENSATION + TENSION)
def test_sign_is_read_as_a_clinician_would(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
