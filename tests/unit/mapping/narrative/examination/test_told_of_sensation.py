"""How numbness is told: with what it is tested by, by a verb between the limb and it, by the trunk below which it begins."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TOLD = [
    ("There is numbness to pinprick over the left foot.", "leg-numbness + left"),
    ("Numbness to touch in the saddle area.", "saddle-sensory-loss +"),
    ("My feet have begun to go numb.", "leg-numbness + bilateral"),
    ("His right leg has started to feel heavy and numb.", "leg-numbness + right"),
    ("Her saddle area has started to feel numb.", "saddle-sensory-loss +"),
    ("Both legs have started to feel weak.", "leg-weakness + bilateral"),
    ("Right hemibody numbness.", "leg-numbness + right"),
    ("Sensory loss below the chest.", "sensory-level +"),
    ("Hypoesthesia below T10.", "sensory-level +"),
    ("Reduced pinprick sensation below Th8.", "sensory-level +"),
    ("Numbness in left leg without tingling.", "leg-numbness + left"),
]
NOT_TOLD = [
    ("Left-sided numbness without tingling, back pain.", "low-back-pain +"),
    ("No sensory loss below the chest.", "sensory-level -"),
    ("Back pain, no pain in the legs.", "low-back-pain +, leg-pain - bilateral"),
    ("Hand numbness and no leg numbness.", "leg-numbness -"),
    ("The legs have not gone numb.", "leg-numbness -"),
    ("Pain below the chest.", "nothing"),
]


@pytest.mark.parametrize(("text", "line"), TOLD, ids=lambda text: text[:60])
def test_a_loss_of_sensation_is_heard(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), NOT_TOLD, ids=lambda text: text[:60])
def test_its_denial_is_one_of_what_it_names(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
