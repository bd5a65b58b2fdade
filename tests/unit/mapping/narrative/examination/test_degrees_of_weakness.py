"""How bad a weakness is in words, and that a limb does not move against gravity (clinical.md K3: severe is MRC 3 or less)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SEVERE = [
    ("R leg paralysis.", "leg-weakness + right 1"),
    ("Bilateral leg paralysis.", "leg-weakness + bilateral 1"),
    ("Severe weakness L quads.", "weakness-knee-extension + left 3"),
    ("Profound weakness R leg.", "leg-weakness + right 3"),
    ("Dense weakness of left foot.", "leg-weakness + left 3"),
    ("Left leg weakness is severe.", "leg-weakness + left 3"),
    ("Weakness in the right leg, profound.", "leg-weakness + right 3"),
    ("Severely weak right EHL.", "weakness-great-toe-extension + right 3"),
    ("Markedly reduced dorsiflexion left.", "weakness-dorsiflexion + left 3"),
    ("Absent dorsiflexion left.", "weakness-dorsiflexion + left 0"),
    ("Complete loss of dorsiflexion.", "weakness-dorsiflexion + 0"),
    ("Absent EHL function R.", "weakness-great-toe-extension + right 0"),
    ("Severe weakness in both legs.", "leg-weakness + bilateral 3"),
    ("Cannot extend L knee against gravity.", "weakness-knee-extension + left 2"),
    ("Unable to raise left leg against gravity.", "leg-weakness + left 2"),
    ("R leg: no movement against gravity.", "leg-weakness + right 2"),
    ("Unable to raise R foot.", "foot-drop + right"),
    ("Can't lift L foot off floor since Friday.", "foot-drop + left"),
    ("Unable to lift L foot.", "foot-drop + left"),
    ("L AT 2/5", "weakness-dorsiflexion + left 2"),
    ("Strength severely reduced in left leg.", "leg-weakness + left 3"),
]

NOT_SEVERE = [
    ("Mild weakness left leg.", "leg-weakness + left"),
    ("Severe left leg pain and weakness.", "leg-pain + left, leg-weakness + left"),
    ("Severe back pain, left leg weakness.", "leg-weakness + left, low-back-pain +"),
    ("Weakness in left leg, severe pain.", "leg-weakness + left"),
    ("No severe weakness in the legs.", "leg-weakness - bilateral"),
    ("Severe weakness of the arms.", "nothing"),
    ("Severe lumbar stenosis with left leg weakness.", "leg-weakness + left, spinal-stenosis +"),
    ("Partial paralysis of the left leg.", "leg-weakness + left"),
    ("Strength markedly improved in left leg.", "nothing"),
    ("Left leg weakness has markedly decreased.", "leg-weakness + left"),
    ("Dorsiflexion mildly reduced on the left.", "weakness-dorsiflexion + left"),
    ("No absent dorsiflexion.", "weakness-dorsiflexion -"),
    ("Motor weakness absent.", "leg-weakness -"),
    ("Return if severe weakness of leg.", "nothing"),
    ("Cannot extend left knee.", "weakness-knee-extension + left"),
    ("Cannot fully extend left knee, joint effusion.", "nothing"),
    ("Able to lift L foot.", "nothing"),
    ("EHL strength at 2/5", "weakness-great-toe-extension + 2"),
    ("Pain AT 5/10", "nothing"),
    ("Right plantar flexion weakness, absent right ankle reflex.", "weakness-plantarflexion + right"),
    (
        "Involvement of gluteus medius with a missing internal hamstring jerk.",
        "weakness-hip-abduction +, reflex-medial-hamstring-reduced +",
    ),
    (
        "Disproportionately weak in his legs. His vibratory loss is severe in both lower extremities.",
        "leg-weakness + bilateral",
    ),
    ("Unable to raise left leg due to pain.", "nothing"),
    ("Low back pain, extremely weak and tired.", "leg-weakness + ?, low-back-pain +"),
    ("Severe weakness: no", "leg-weakness -"),
    ("Father has severe leg weakness.", "nothing"),
]


@pytest.mark.parametrize(("text", "says"), [*SEVERE, *NOT_SEVERE])
def test_degrees_of_weakness_are_grades(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
