"""Signs told by a drop that will not come, a pin on its way, a scan behind the toilet, and what they are not told of."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SIGNS = [
    ("Has wanted to pee for 11 h and cannot get a drop out.", "urinary-retention +"),
    ("She can't squeeze out a single drop.", "urinary-retention +"),
    ("In ED 700 ml drained by catheter.", "urinary-retention +"),
    ("Pin blunt on both sides of the anus.", "saddle-sensory-loss + bilateral"),
    ("Pinprick left of the anus blunt.", "saddle-sensory-loss + left"),
    ("Pinprick both sides of the anus normal.", "saddle-sensory-loss - bilateral"),
    ("Pin: turns sharp at the umbilicus.", "sensory-level +"),
    ("Dull over the abdomen, turns sharp at a line two fingers below the nipples.", "sensory-level +"),
    ("The scan straight after he had been to the toilet showed 480 ml.", "post-void-residual +"),
    ("The scan straight after he had been to the toilet showed 48 ml.", "post-void-residual -"),
    ("Knee jerk L gone, was 2+ on Thu.", "reflex-patellar-reduced + left"),
    ("Knee jerk left gone, right 2+.", "reflex-patellar-reduced + left"),
    ("Soft, no guarding, throbbing expansile mass above the umbilicus approx 6 cm.", "pulsatile-abdominal-mass + ?"),
    ("No hernia, expansile mass felt in the epigastrium.", "pulsatile-abdominal-mass + ?"),
]

OTHERS = [
    ("He cannot manage a drop of wine.", "nothing"),
    ("She can't get a drop into his eye.", "nothing"),
    ("700 mL drained from the ascites by catheter.", "nothing"),
    ("The pain turns sharp at the ribs on coughing.", "nothing"),
    ("No guarding, pulsatile mass or bruit.", "pulsatile-abdominal-mass -"),
    ("No guarding, rigidity, pulsatile mass.", "pulsatile-abdominal-mass -"),
    ("No pulsatile mass in the abdomen.", "pulsatile-abdominal-mass -"),
]


@pytest.mark.parametrize(("text", "line"), [*SIGNS, *OTHERS], ids=lambda text: text[:60])
def test_a_sign_and_what_only_sounds_so(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
