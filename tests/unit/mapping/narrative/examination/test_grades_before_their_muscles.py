"""Grades that stand before their muscles, in words, with a hyphen or in pairs; movements that nobody can do; courses."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

GRADES = [
    (
        "Right leg weakness: 3/5 hip flexion, 4/5 knee extension.",
        "weakness-hip-flexion + right 3, weakness-knee-extension + right 4",
    ),
    (
        "Left leg strength: 5/5 hip flexion, 3/5 ankle dorsiflexion.",
        "weakness-hip-flexion - left 5, weakness-dorsiflexion + left 3",
    ),
    ("Left leg weakness (4/5), EHL 3/5.", "weakness-great-toe-extension + left 3"),
    (
        "Hip flexion was 4/5, and she had 3/5 weakness in the adductors.",
        "weakness-hip-flexion + 4, weakness-hip-adduction + 3",
    ),
    (
        "4/5 strength in left dorsiflexion and 5/5 strength on the right.",
        "weakness-dorsiflexion + left 4, weakness-dorsiflexion - right 5",
    ),
    (
        "Grade 5-power in left knee extension and grade 4-power on the right.",
        "weakness-knee-extension - left 5, weakness-knee-extension + right 4",
    ),
    (
        "Weakness of the left foot flexors (grade 2-3).",
        "weakness-plantarflexion + left 2",
    ),
    ("Weakness of the left foot extensors.", "weakness-dorsiflexion + left"),
    ("Weakness of the L ant. tib.", "weakness-dorsiflexion + left"),
    (
        "Hip flexion 4/5 left. Adduction 3/5 left.",
        "weakness-hip-flexion + left 4, weakness-hip-adduction + left 3",
    ),
    ("Shoulder flexion 4/5 left. Adduction 3/5 left.", "nothing"),
    ("Left calf weakness 4/5.", "weakness-plantarflexion + left 4"),
    (
        "Legs (R/L): TA 5/5, EHL 5/3, gastroc 5/5-.",
        "weakness-dorsiflexion - bilateral 5, weakness-great-toe-extension - right 5,"
        "weakness-great-toe-extension + left 3, weakness-plantarflexion - right 5, weakness-plantarflexion + left 5-",
    ),
    (
        "Left S1 numbness, diminished left Achilles reflex and EHL 4/5.",
        "leg-numbness + left, sensory-loss-lateral-foot-sole + left, reflex-achilles-reduced + left, "
        "weakness-great-toe-extension + 4",
    ),
]

MOVEMENTS = [
    (
        "She could not dorsiflex the left foot and toes or evert the left foot.",
        "foot-drop + left, weakness-dorsiflexion + left, weakness-eversion + left",
    ),
    (
        "Unable to dorsiflex or plantarflex the right foot.",
        "foot-drop + right, weakness-dorsiflexion + right, weakness-plantarflexion + right",
    ),
    ("Cannot evert the left foot.", "weakness-eversion + left"),
    ("Able to evert the left foot.", "nothing"),
    ("Legs strong.", "leg-weakness - bilateral"),
    ("Legs not strong.", "nothing"),
]

COURSES = [
    (
        "Progressive pain and weakness in the right leg.",
        "leg-pain + right, leg-weakness + right, progressive-weakness + right",
    ),
    ("Progressive back pain and left leg weakness.", "low-back-pain +, leg-weakness + left"),
    (
        "The weakness of the legs worsened during hospitalization.",
        "leg-weakness + bilateral, progressive-weakness + bilateral",
    ),
    ("The weakness of the legs worsened overnight.", "leg-weakness + bilateral, progressive-weakness + bilateral"),
    ("The back pain is worse at night.", "night-pain +"),
    ("Weakness in the left leg, which became worse.", "leg-weakness + left, progressive-weakness + left"),
]


@pytest.mark.parametrize(("text", "line"), GRADES)
def test_each_muscle_has_its_own_grade(reader: NarrativeReader, text: str, line: str) -> None:
    assert {one for one in told(reader, text) if not one.startswith("leg-weakness")} == expected(line)


@pytest.mark.parametrize(("text", "line"), MOVEMENTS)
def test_a_movement_that_nobody_can_do_is_weak(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), COURSES)
def test_what_got_worse_is_weakness_where_it_says_so(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
