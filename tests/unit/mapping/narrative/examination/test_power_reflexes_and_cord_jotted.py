"""Power, reflexes, dermatomes, tension and cord signs in shorthand of physiotherapists, surgeons and case reports, both ways."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present, told


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("EHL power reduced to 3 on the left", "weakness-great-toe-extension + left 3"),
        ("EHL down to 2 left", "weakness-great-toe-extension + left 2"),
        ("power reduced to 3 in the left leg", "leg-weakness + left 3"),
        ("ankle dorsiflexors: Oxford 3", "weakness-dorsiflexion + 3"),
        ("Quads G4-, DF G2", "weakness-dorsiflexion + 2"),
        ("M2 paresis of the foot elevators left", "weakness-dorsiflexion + left 2"),
        ("Grade 3 paresis of toe and foot elevators", "weakness-dorsiflexion + 3"),
        ("R ankle DF active nil, passive full", "weakness-dorsiflexion + right 0"),
        ("L leg power nil, R normal", "leg-weakness + left 0"),
        ("power L leg: nil", "leg-weakness + left 0"),
        ("left hip flexion gone.", "weakness-hip-flexion + left 1"),
        ("Unable to extend hallux against resistance", "weakness-great-toe-extension + 3"),
        ("decreased strength in left L5 distribution", "leg-weakness + left"),
        ("AJ -/++", "reflex-achilles-reduced + right"),
        ("KJ ++/-", "reflex-patellar-reduced + left"),
        ("KJ +/+ AJ -/+", "reflex-achilles-reduced + right"),
        ("DTR: Patellar R2+/L2+, Achilles R2+/L0", "reflex-achilles-reduced + left"),
        ("L5 myotome L: 2", "weakness-great-toe-extension + left 2"),
        ("S1 myotome reduced", "weakness-plantarflexion +"),
        ("Neuro status: deteriorating", "progressive-weakness +"),
        ("Tone legs: spastic", "reflex-hyper-or-babinski +"),
        ("Glut max 3/5 left", "leg-weakness + left 3"),
        ("ankle reflex: R 2 L 0", "reflex-achilles-reduced + left"),
        ("Achilles: L abs, R pres", "reflex-achilles-reduced + left"),
        ("Right ASR not elicitable", "reflex-achilles-reduced + right"),
        ("Hyporeflexic at both ankles", "reflex-achilles-reduced + bilateral"),
        ("bilaterally areflexic at the knees and ankles", "reflex-patellar-reduced + bilateral"),
        ("L5 dermatome reduced R", "sensory-loss-dorsum-foot + right"),
        ("S1 dermatome: dull", "sensory-loss-lateral-foot-sole +"),
        ("PP diminished S1 R", "sensory-loss-lateral-foot-sole + right"),
        ("Walking feels like walking on cotton wool", "leg-numbness +"),
        ("Straight leg raise limited to 20 by leg pain", "slr +"),
        ("SLR painful at 30 right", "slr + right"),
        ("Crossed Lasegue present", "crossed-slr +"),
        ("Babinski +/+", "reflex-hyper-or-babinski +"),
        ("Spastic scissoring gait", "reflex-hyper-or-babinski +"),
        ("Lhermitte's sign positive", "myelopathy + ?"),
        ("Electric shocks shoot down the spine when he bends his neck", "myelopathy + ?"),
        ("Clumsy hands, cannot do up buttons, unsteady legs", "myelopathy + ?"),
        ("Inverted supinator reflex", "myelopathy + ?"),
        ("T6 level to pinprick", "sensory-level +"),
        ("cannot tell hot from cold below the ribs", "sensory-level +"),
        ("Tinel + fibular head", "tinel-fibular-head +"),
    ],
)
def test_shorthand_is_read(reader: NarrativeReader, text: str, mention: str) -> None:
    assert mention in told(reader, text)


def test_numb_below_the_navel_is_of_the_saddle_and_of_the_cord(reader: NarrativeReader) -> None:
    assert {"saddle-sensory-loss", "sensory-level"} <= present(reader, "Numb from the belly button down")


@pytest.mark.parametrize(
    "text",
    [
        "Power: nil deficit",
        "G2P1, EHL 5/5",
        "AJ - ++/++",
        "pain in L5 distribution reduced",
        "L5 dermatome normal",
        "Lhermitte negative",
        "Hands not clumsy, balance fine",
        "Struggles to do up buttons because of arthritis",
        "Keeps dropping things, arm weak",
        "Babinski -/-",
        "Gait not spastic",
        "Spastic colon",
        "SLR limited to 30 by hamstring tightness",
        "Chest tight like a belt around the chest, ECG done",
    ],
)
def test_normal_and_other_things_raise_nothing(reader: NarrativeReader, text: str) -> None:
    raised = present(reader, text)
    assert not {one for one in raised if one.startswith(("weakness", "leg-w", "foot", "reflex", "sens", "myel", "slr"))}
