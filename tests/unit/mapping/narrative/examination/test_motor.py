"""Strength: muscles, grades, sides, lists and pairs; and weakness told without grades."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

GRADES = [
    (
        "Left tibialis anterior strength is 3 out of 5, extensor hallucis strength is 2 out of 5",
        "weakness-dorsiflexion + left 3, weakness-great-toe-extension + left 2",
    ),
    ("EHL 4/5 on the left.", "weakness-great-toe-extension + left 4"),
    ("Right EHL 4-/5.", "weakness-great-toe-extension + right 4-"),
    ("L EHL 3+/5", "weakness-great-toe-extension + left 3+"),
    ("EHL: R 4/5 L 5/5", "weakness-great-toe-extension + right 4, weakness-great-toe-extension - left 5"),
    ("R 4/5 L 5/5 dorsiflexion", "weakness-dorsiflexion + right 4, weakness-dorsiflexion - left 5"),
    (
        "Dorsiflexion is 5/5 on the right and 3/5 on the left.",
        "weakness-dorsiflexion - right 5, weakness-dorsiflexion + left 3",
    ),
    (
        "Strength is 5/5 in hip flexion, knee extension and dorsiflexion bilaterally.",
        "weakness-hip-flexion - bilateral 5, weakness-knee-extension - bilateral 5, weakness-dorsiflexion - bilateral 5",
    ),
    (
        "Motor: hip flexors 5/5, quadriceps 5/5, tibialis anterior 4/5, EHL 4/5, gastrocnemius 5/5.",
        "weakness-hip-flexion - 5, weakness-knee-extension - 5, weakness-dorsiflexion + 4,"
        " weakness-great-toe-extension + 4, weakness-plantarflexion - 5",
    ),
    ("strength 5/5 throughout lower extremities", "leg-weakness - bilateral 5"),
    ("Motor 5/5 bilaterally.", "leg-weakness - bilateral 5"),
    ("Strength 5/5 in all extremities.", "leg-weakness - bilateral 5"),
    ("5/5 strength in bilateral lower extremities", "leg-weakness - bilateral 5"),
    ("Motor strength is 5/5 in the upper extremities.", "nothing"),
    ("Strength is 5/5 in the upper and lower extremities.", "leg-weakness - 5"),
    ("Grip strength 4/5 on the right.", "nothing"),
    (
        "Motor strength 5/5 throughout except 4/5 left EHL.",
        "leg-weakness - 5, weakness-great-toe-extension + left 4",
    ),
    ("4/5 weakness of left ankle dorsiflexion", "weakness-dorsiflexion + left 4"),
    ("Ankle dorsiflexion +4/5 on the right", "weakness-dorsiflexion + right 4+"),
    ("Left foot dorsiflexion five out of five", "weakness-dorsiflexion - left 5"),
    ("Right plantar flexion was 2/5.", "weakness-plantarflexion + right 2"),
    ("Quads 4+/5 on R, 5/5 on L", "weakness-knee-extension + right 4+, weakness-knee-extension - left 5"),
    (
        "Knee extension on the right was 1/5 and on the left was 3-/5.",
        "weakness-knee-extension + right 1, weakness-knee-extension + left 3-",
    ),
    ("Iliopsoas strength 4-5/5 on the left", "weakness-hip-flexion + left 4"),
    ("Tibialis anterior is 0/5 bilaterally.", "weakness-dorsiflexion + bilateral 0"),
    (
        "Great toe extension 3/5 left, 5/5 right.",
        "weakness-great-toe-extension + left 3, weakness-great-toe-extension - right 5",
    ),
    (
        "Left leg: iliopsoas 5/5, quadriceps 5/5, EHL 2/5",
        "weakness-hip-flexion - left 5, weakness-knee-extension - left 5, weakness-great-toe-extension + left 2",
    ),
    ("Ankle eversion 4/5, inversion 5/5.", "weakness-eversion + 4, weakness-inversion - 5"),
    ("Hip abduction was 4/5 on the left.", "weakness-hip-abduction + left 4"),
    ("Hip adductors 5/5.", "weakness-hip-adduction - 5"),
    ("Strength is 4/5 on the right and 5/5 on the left.", "leg-weakness + right 4, leg-weakness - left 5"),
    ("EHL 4-", "weakness-great-toe-extension + 4-"),
    ("MRC grade 3/5 left dorsiflexion", "weakness-dorsiflexion + left 3"),
    (
        "He had 4/5 strength in his left TA and EHL.",
        "weakness-dorsiflexion + left 4, weakness-great-toe-extension + left 4",
    ),
    (
        "Hip flexors were 1/5 bilaterally, foot dorsiflexion was 0/5 on the right and 1/5 on the left.",
        "weakness-hip-flexion + bilateral 1, weakness-dorsiflexion + right 0, weakness-dorsiflexion + left 1",
    ),
    ("Pain is 4/5 today.", "nothing"),
    ("Weak left EHL.", "weakness-great-toe-extension + left"),
    ("Left dorsiflexion is weak.", "weakness-dorsiflexion + left"),
    ("Dorsiflexion strength is normal bilaterally.", "weakness-dorsiflexion - bilateral"),
    ("Strength is good bilaterally in the lower extremities.", "leg-weakness - bilateral"),
    ("Lower extremity strength is intact.", "leg-weakness -"),
    ("Full strength in both legs.", "leg-weakness - bilateral"),
    ("Motor exam is normal.", "leg-weakness -"),
    ("Plantarflexion strength decreased on the right.", "weakness-plantarflexion + right"),
]

TOLD = [
    ("Left foot drop.", "foot-drop + left"),
    ("New right footdrop x 3 days.", "foot-drop + right"),
    ("No foot drop.", "foot-drop -"),
    ("Denies foot drop or weakness.", "foot-drop -, leg-weakness -"),
    ("Drop foot on the left.", "foot-drop + left"),
    ("his left foot is dragging", "foot-drop + left"),
    ("unable to lift her right foot", "foot-drop + right"),
    ("bilateral foot drop", "foot-drop + bilateral"),
    ("Steppage gait.", "foot-drop +"),
    ("?foot drop", "foot-drop + ?"),
    ("Progressive weakness.", "progressive-weakness +"),
    ("Progressive left leg weakness.", "progressive-weakness + left, leg-weakness + left"),
    ("Worsening weakness in both legs", "progressive-weakness + bilateral, leg-weakness + bilateral"),
    ("The weakness in his left leg is getting worse.", "progressive-weakness + left, leg-weakness + left"),
    ("No progressive weakness.", "progressive-weakness -"),
    ("Denies progressive neurologic deficit.", "progressive-weakness -"),
    ("leg is getting progressively weaker", "progressive-weakness +, leg-weakness +"),
    ("Her legs give way.", "leg-weakness + bilateral"),
    ("Right leg gave out.", "leg-weakness + right"),
    ("Right leg weakness.", "leg-weakness + right"),
    ("weakness of the left lower extremity", "leg-weakness + left"),
    ("BLE weakness", "leg-weakness + bilateral"),
    ("weakness in both legs", "leg-weakness + bilateral"),
    ("Denies leg weakness.", "leg-weakness -"),
    ("No weakness, numbness or tingling.", "leg-weakness -, leg-numbness -"),
    ("No motor deficit.", "leg-weakness -"),
    ("No focal weakness.", "leg-weakness -"),
    ("She has arm weakness.", "nothing"),
    ("weakness in the right hand", "nothing"),
    ("No weakness in the arms.", "nothing"),
    ("unable to heel walk on the left", "weakness-dorsiflexion + left"),
    ("Unable to toe walk on the right.", "weakness-plantarflexion + right"),
    ("cannot perform a single leg heel raise on the left", "weakness-plantarflexion + left"),
    ("Able to heel and toe walk.", "weakness-dorsiflexion -, weakness-plantarflexion -"),
    ("Heel and toe walking are normal.", "weakness-dorsiflexion -, weakness-plantarflexion -"),
    ("Able to walk on heels and toes without difficulty.", "weakness-dorsiflexion -, weakness-plantarflexion -"),
    ("unable to stand on his right toes", "weakness-plantarflexion + right"),
    ("difficulty heel walking", "weakness-dorsiflexion +"),
    ("history of foot drop, resolved", "foot-drop h"),
    ("Patient has paraparesis.", "leg-weakness + bilateral"),
    ("Weakness of the left EHL.", "weakness-great-toe-extension + left"),
    (
        "weakness of right ankle dorsiflexion and great toe extension",
        "weakness-dorsiflexion + right, weakness-great-toe-extension + right",
    ),
    ("he does not think that his left leg is weak", "leg-weakness - left"),
    ("Generalized weakness and fatigue.", "nothing"),
    ("Right leg is weaker than the left.", "leg-weakness + right"),
    ("No loss of strength.", "leg-weakness -"),
]


@pytest.mark.parametrize(("text", "line"), GRADES + TOLD)
def test_strength_is_read_as_a_clinician_would(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
