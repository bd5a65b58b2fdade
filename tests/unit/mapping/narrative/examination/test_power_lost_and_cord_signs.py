"""Power that is lost or gone, a foot that hangs, and short forms of signs of the cord, the vessel and the sphincter."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present, told


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Left leg power has gone since Friday.", "leg-weakness + left 1"),
        ("Left leg has lost its power since Friday.", "leg-weakness + left 1"),
        ("Left leg has lost power over three days, first toe then ankle.", "progressive-weakness + left"),
        ("Left foot dangling since Saturday.", "foot-drop + left"),
        ("Foot hanging down on left, can't raise it, since Saturday.", "foot-drop + left"),
        ("Left leg monoparesis 3/5", "leg-weakness + left 3"),
        ("Left monoparesis", "leg-weakness + left"),
        ("Babinski: present", "reflex-hyper-or-babinski +"),
        ("Babinski: yes", "reflex-hyper-or-babinski +"),
        ("Babinski sign: present on right", "reflex-hyper-or-babinski + right"),
        ("R plantar extensor.", "reflex-hyper-or-babinski + right"),
        ("Plantar R extensor, L flexor.", "reflex-hyper-or-babinski + right"),
        ("Pulsatile abd mass on exam.", "pulsatile-abdominal-mass +"),
        ("Spastic paraparesis with level T8.", "sensory-level +"),
        ("Anal sphincter: contraction weak", "reduced-anal-tone +"),
        ("decreased PA sensation", "saddle-sensory-loss +"),
        ("PA pinprick ↓ bilat", "saddle-sensory-loss + bilateral"),
        ("PA sensation normal R, reduced L", "saddle-sensory-loss + left"),
    ],
)
def test_the_sign_is_read(reader: NarrativeReader, text: str, mention: str) -> None:
    assert mention in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Pain gone, power full",
        "Strength has gone up to 5/5",
        "Weakness has gone",
        "Electricity power gone since Friday",
        "Right arm has lost its power",
        "Sat on edge of bed, foot dangling",
        "Babinski: absent",
        "Babinski: no",
        "R plantar flexor",
        "Plantar flexors 5/5",
        "No pulsatile abd mass",
        "Anal sphincter: contraction normal",
        "PA sensation intact",
        "Seen by PA. Sensation intact",
        "PA pressure 30",
    ],
)
def test_its_look_alike_is_none(reader: NarrativeReader, text: str) -> None:
    assert present(reader, text) == set()


def test_a_grade_of_the_other_side_stays_there(reader: NarrativeReader) -> None:
    said = told(reader, "Left monoparesis, power 5/5 on the right")
    assert said == {"leg-weakness + left", "leg-weakness - right 5"}


def test_what_is_normal_there_denies(reader: NarrativeReader) -> None:
    assert told(reader, "PA sensation intact") == {"saddle-sensory-loss -"}
    assert told(reader, "Anal sphincter: contraction normal") == {"reduced-anal-tone -"}
    assert told(reader, "Babinski: no") == {"reflex-hyper-or-babinski -"}
