"""Strength told of joints, muscles studied with a needle, sides told over each other, what "these" stands for, angles that hurt."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

JOINTS = [
    ("Reduced strength in the hips, knees and ankles.", "leg-weakness +, leg-weakness + bilateral"),
    ("Power 3/5 at both hips and knees.", "leg-weakness + bilateral 3"),
    ("Left knee strength 3/5.", "leg-weakness + left 3"),
    # full strength of joints is no jerk, and clears no leg
    ("With encouragement full strength is obtained in the hips, knees, ankles.", "nothing"),
    ("Left knee strength 5/5.", "nothing"),
    (
        "There is full strength in the knees and ankles. Reflexes absent at the ankles.",
        "reflex-achilles-reduced + bilateral",
    ),
    (
        "Strength 5/5, knees and ankles 2+.",
        "leg-weakness - 5, reflex-patellar-reduced - bilateral, reflex-achilles-reduced - bilateral",
    ),
    (
        "Strength is 5/5 in the legs, knees and ankles brisk.",
        "leg-weakness - bilateral 5, reflex-patellar-reduced - bilateral, reflex-achilles-reduced - bilateral",
    ),
    ("Rotator cuff strength is 5/5.", "nothing"),
]

NEEDLES = [
    ("Needle EMG of the tibialis anterior and gluteus medius was normal.", "nothing"),
    (
        "Needle study showed fibrillations in the gastrocnemius. Tibialis anterior and gluteus medius were normal.",
        "nothing",
    ),
    ("EMG showed L5 denervation. EHL is weak on the left.", "weakness-great-toe-extension + left"),
    ("EMG showed denervation. Dorsiflexion 3/5 on the left.", "weakness-dorsiflexion + left 3"),
    ("EMG pending. Strength is normal in the tibialis anterior.", "weakness-dorsiflexion -"),
]

SIDES = [
    (
        "Power, right over left: hip flexion 5/5, great toe extension 4+/5.",
        "weakness-hip-flexion - bilateral 5, weakness-great-toe-extension + right 4+,"
        " weakness-great-toe-extension - left 5",
    ),
    ("Pain right over left. DF 4/5 on the right.", "weakness-dorsiflexion + right 4"),
    (
        "Left TA 4/5 and left EHL 3/5; on the right these are 5/5.",
        "weakness-dorsiflexion + left 4, weakness-great-toe-extension + left 3, weakness-dorsiflexion - right 5,"
        " weakness-great-toe-extension - right 5",
    ),
    (
        "In the left leg, dorsiflexion is 2/5. Ankle inversion is 5/5. Left and right sensation intact. Eversion 5/5.",
        "weakness-dorsiflexion + left 2, weakness-inversion - left 5, leg-numbness - bilateral, weakness-eversion - 5",
    ),
]

ANGLES = [
    ("SLR 50 degrees on the right with leg pain, 85 on the left without pain.", "slr + right, slr - left"),
    ("SLR 80 on the left with leg pain, 85 on the right without pain.", "slr + left, slr - right"),
    ("SLR 40 R with leg pain.", "slr + right"),
    ("Right straight leg raising reproduces the left leg pain.", "crossed-slr +"),
    ("Slight blunting to pinprick on top of the right foot.", "sensory-loss-dorsum-foot + right"),
]


@pytest.mark.parametrize(("text", "line"), JOINTS)
def test_strength_told_of_joints(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), NEEDLES)
def test_a_needle_measures_no_strength(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), SIDES)
def test_of_which_side_and_muscles_it_is(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), ANGLES)
def test_what_a_raised_leg_shows(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
