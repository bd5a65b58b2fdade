"""The limb that is examined as a whole: its side is that of what follows; grades of limbs in brackets; sides at the end."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

FRAMES = [
    (
        "Examination of the right lower limb shows impaired plantarflexion, and the ankle jerk is absent.",
        "weakness-plantarflexion + right, reflex-achilles-reduced + right",
    ),
    ("Exam of the right leg shows weakness of plantarflexion.", "weakness-plantarflexion + right"),
    (
        "On examination of the left leg, dorsiflexion is 3/5 and the knee jerk is absent.",
        "weakness-dorsiflexion + left 3, reflex-patellar-reduced + left",
    ),
    (
        "Left leg exam reveals diminished sensation over the lateral foot and weak plantarflexion.",
        "sensory-loss-lateral-foot-sole + left, weakness-plantarflexion + left",
    ),
    ("Neuro exam of the right leg: 4/5 strength in the quadriceps.", "weakness-knee-extension + right 4"),
    ("In the left leg power was reduced at the ankle.", "leg-weakness + left"),
    ("Examination of both legs shows normal power.", "leg-weakness - bilateral"),
    (
        "Left leg 4/5 HF, 4/5 KE, 3/5 DF and 5/5 PF.",
        "weakness-hip-flexion + left 4, weakness-knee-extension + left 4, weakness-dorsiflexion + left 3,"
        " weakness-plantarflexion - left 5",
    ),
    # the following sentences go on about it, for what they find amiss
    (
        "On examination of his right foot he is not tender. He has 4/5 strength in EHL. Ankle jerk absent.",
        "weakness-great-toe-extension + right 4, reflex-achilles-reduced + right",
    ),
    # until another side, another region or the saddle is named
    (
        "Right leg: ankle jerk absent. On the left, normal power. Knee jerk absent.",
        "reflex-achilles-reduced + right, leg-weakness - left, reflex-patellar-reduced +",
    ),
    ("RLE: EHL 4/5. Perianal sensation reduced.", "weakness-great-toe-extension + right 4, saddle-sensory-loss +"),
    ("Examination of the left arm shows a weak grip. Ankle jerk absent.", "reflex-achilles-reduced +"),
    ("Left leg pain, ankle jerk absent.", "leg-pain + left, reflex-achilles-reduced +"),
    (
        "On the right leg EHL 4/5, on the left EHL 5/5, ankle jerk absent.",
        "weakness-great-toe-extension + right 4, weakness-great-toe-extension - left 5, reflex-achilles-reduced +",
    ),
]

BRACKETS = [
    (
        "Power was reduced in both legs, the right leg (MRC grade 3) more than the left leg (MRC grade 4).",
        "leg-weakness + bilateral, leg-weakness + right 3, leg-weakness + left 4",
    ),
    (
        "Weak right leg (Medical Research Council [MRC] grade 2), left leg (MRC grade 5).",
        "leg-weakness + right 2, leg-weakness - left 5",
    ),
    ("Left foot (3/5), right foot (5/5).", "leg-weakness + left 3, leg-weakness - right 5"),
    # only compared with, and not graded
    ("Right leg weaker than the left leg.", "leg-weakness + right"),
]

GRADES = [
    ("Power was grade IV in the right lower limb.", "leg-weakness + right 4"),
    ("Lower limb power III/V bilaterally.", "leg-weakness + bilateral 3"),
    ("Grade IV power in both legs.", "leg-weakness + bilateral 4"),
    ("Grade II spondylolisthesis, normal power.", "spondylolisthesis +, leg-weakness -"),
    ("Stage IV breast cancer, power 5/5.", "cancer-active +, leg-weakness - 5"),
    (
        "TA 4/5, EHL 3/5 on the left.",
        "weakness-dorsiflexion + left 4, weakness-great-toe-extension + left 3",
    ),
    (
        "TA 4/5 on the right, EHL 3/5, GS 4/5 on the left.",
        "weakness-dorsiflexion + right 4, weakness-great-toe-extension + 3, weakness-plantarflexion + left 4",
    ),
    # in both legs would be more than it says
    ("EHL 4/5, TA 5/5 bilaterally.", "weakness-great-toe-extension + 4, weakness-dorsiflexion - bilateral 5"),
    ("Hallucis extensor 3/5 on the left.", "weakness-great-toe-extension + left 3"),
]

WHOLE_AND_PARTS = [
    (
        "Reduced strength in the left leg, 3/5 in the iliopsoas and 4/5 in the tibialis anterior.",
        "leg-weakness + left, weakness-hip-flexion + left 3, weakness-dorsiflexion + left 4",
    ),
    (
        "Motor strength was diminished in the left tibialis anterior (2/5), EHL (1/5) and gastrocnemius (4/5).",
        "leg-weakness + left, weakness-dorsiflexion + left 2, weakness-great-toe-extension + left 1,"
        " weakness-plantarflexion + left 4",
    ),
    (
        "Left leg weakness with 3/5 dorsiflexion and 4/5 EHL.",
        "leg-weakness + left, weakness-dorsiflexion + left 3, weakness-great-toe-extension + left 4",
    ),
    ("Paraparesis (grade 1/5 motor power).", "leg-weakness + bilateral 1"),
    ("Paraparesis, sensation normal.", "leg-weakness + bilateral, leg-numbness -"),
    ("Pulse 112, grade 4 power in the left leg.", "leg-weakness + left 4"),
    ("No weakness in the right leg, left leg 4/5.", "leg-weakness - right, leg-weakness + left 4"),
    ("Left leg pain 3/5.", "leg-pain + left"),
    ("UL 5/5, LL 4/5 bilaterally.", "leg-weakness + bilateral 4"),
]

ROWS = [
    (
        "HF 5/5 B, ADF R 3/5 L 4/5, APF 4/5 B.",
        "weakness-hip-flexion - bilateral 5, weakness-dorsiflexion + right 3, weakness-dorsiflexion + left 4,"
        " weakness-plantarflexion + bilateral 4",
    ),
    (
        "LE: R IP 4/5, Q 4/5, H 4/5, TA 2/5, EHL 5/5, GC 3/5. L 5/5 throughout.",
        "weakness-hip-flexion + right 4, weakness-knee-extension + right 4, leg-weakness + right 4,"
        " weakness-dorsiflexion + right 2, weakness-great-toe-extension - right 5, weakness-plantarflexion + right 3, leg-weakness - left 5",
    ),
    ("Right TA 4/5. Left 5/5.", "weakness-dorsiflexion + right 4, weakness-dorsiflexion - left 5"),
    (
        "IP 5/5, Q 2/5, TA 5/5, EHL 5/5.",
        "weakness-hip-flexion - 5, weakness-knee-extension + 2, weakness-dorsiflexion - 5, weakness-great-toe-extension - 5",
    ),
    ("TA 4/5, was 5/5.", "weakness-dorsiflexion + 4, progressive-weakness +"),
    (
        "Strength (R/L): DF 3+/5, PF 4/5.",
        "weakness-dorsiflexion + right 3+, weakness-dorsiflexion - left 5, weakness-plantarflexion + right 4,"
        " weakness-plantarflexion - left 5",
    ),
]

LEGS = [
    ("Moving arms, not moving legs to command.", "leg-weakness + bilateral"),
    (
        "Brisk reflexes, plantars up.",
        "reflex-patellar-reduced -, reflex-achilles-reduced -, reflex-hyper-or-babinski +",
    ),
    ("He has gone off his legs.", "leg-weakness + bilateral ?"),
    ("She kept off her feet.", "nothing"),
    ("Cannot feel or move his legs.", "leg-weakness + bilateral 1"),
    ("She could not raise either leg off the bed.", "leg-weakness + bilateral 1"),
    ("Weakness of the left side of his body as well as both legs.", "leg-weakness + left, leg-weakness + bilateral"),
    ("No weakness in either leg.", "leg-weakness - bilateral"),
    ("Spastic quadriparesis.", "leg-weakness + bilateral"),
    ("Rapidly worsening paraparesis.", "progressive-weakness + bilateral, leg-weakness + bilateral"),
    ("She is unable to move her extremities.", "leg-weakness + bilateral 1"),
    ("He has no active movement in the upper and lower extremities.", "leg-weakness + bilateral 1"),
    ("The left foot drop is worsening.", "foot-drop + left, progressive-weakness + left"),
    ("Plantars upgoing on the right.", "reflex-hyper-or-babinski + right"),
    ("Babinski is upward on the left.", "reflex-hyper-or-babinski + left"),
    ("Babinski equivocal.", "nothing"),
    ("Unable to walk on her left heel.", "weakness-dorsiflexion + left"),
    ("Cannot do a single leg calf raise on the right.", "weakness-plantarflexion + right"),
    # of one leg, and not of both
    ("Cannot bear weight on the left leg because of weakness.", "leg-weakness + ?"),
]

RECTAL = [
    ("PR: sensation reduced, tone lax.", "saddle-sensory-loss +, reduced-anal-tone +"),
    ("PR exam: reduced sensation to pinprick, tone lax.", "saddle-sensory-loss +, reduced-anal-tone +"),
    ("Rectal exam deferred, sensation intact.", "leg-numbness -"),
    ("PR: tone normal. Sensation in the legs reduced.", "reduced-anal-tone -, leg-numbness + bilateral"),
    # a denial behind the label opens no list of denials
    ("PR: no masses. Saddle numb.", "saddle-sensory-loss +"),
    ("Abdomen: no tenderness. Legs weak.", "leg-weakness + bilateral"),
    ("Denies: fever, saddle numbness.", "fever -, saddle-sensory-loss -"),
]


@pytest.mark.parametrize(("text", "line"), [*FRAMES, *BRACKETS, *GRADES, *WHOLE_AND_PARTS, *ROWS, *LEGS, *RECTAL])
def test_limb_is_read_as_a_clinician_would(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
