"""Weight lost in plain words, meant and not; muscles that tell their own result beside weak ones."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

LOST = [
    "Her belt is on a new hole: 6 kg less since May, eats normally and did not intend it.",
    "8 kg lighter since August, not on purpose.",
    "Weight down from 82 to 74 kg in three months, no diet.",
    "Dropped from 12 stone to 10 and a half without trying.",
    "Has shed 9 kg without meaning to.",
    "Trousers are falling off him.",
    "Had to punch two new holes in his belt.",
    "He's getting thinner, eats normally.",
]

NOT_LOST = [
    "Intentionally lost 8 kg on semaglutide.",
    "Lost 10 kg with the slimming club.",
    "Deliberately lost a stone for his wedding.",
    "On Wegovy, lost 12 kg.",
    "7 kg less since September, on purpose with a diet.",
    "8 kg lighter since he took up running.",
    "Would benefit from losing 10 kg.",
    "He lifts 7 kg less since September.",
    "Left calf getting thinner.",
]

MUSCLES = [
    (
        "Weak dorsiflexion and eversion, inversion strong.",
        "weakness-dorsiflexion +, weakness-eversion +, weakness-inversion -",
    ),
    (
        "Weak dorsiflexion and eversion with strong inversion.",
        "weakness-dorsiflexion +, weakness-eversion +, weakness-inversion -",
    ),
    (
        "Weak dorsiflexion and eversion, inversion 5/5.",
        "weakness-dorsiflexion +, weakness-eversion +, weakness-inversion - 5",
    ),
    ("Eversion weak, inversion preserved.", "weakness-eversion +, weakness-inversion -"),
    ("Dorsiflexion is weak and inversion is normal.", "weakness-dorsiflexion +, weakness-inversion -"),
    (
        "Weak dorsiflexion, eversion and inversion.",
        "weakness-dorsiflexion +, weakness-eversion +, weakness-inversion +",
    ),
    (
        "Weakness of dorsiflexion, eversion, inversion; plantarflexion normal.",
        "weakness-dorsiflexion +, weakness-eversion +, weakness-inversion +, weakness-plantarflexion -",
    ),
    ("No weakness of dorsiflexion, inversion normal.", "weakness-dorsiflexion -, weakness-inversion -"),
    (
        "He turns the foot in with full strength but can't turn it out or lift it.",
        "foot-drop +, weakness-dorsiflexion +, weakness-eversion +, weakness-inversion -",
    ),
    ("Foot drop left, inversion spared.", "foot-drop + left, weakness-inversion -"),
    ("Inversion strength not tested.", "nothing"),
    ("Tapping the fibular head sends tingling into the foot.", "tinel-fibular-head +"),
]


@pytest.mark.parametrize("text", LOST)
def test_weight_that_went_by_itself_is_heard_in_plain_words(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {"weight-loss +"}


@pytest.mark.parametrize("text", NOT_LOST)
def test_weight_that_was_meant_to_go_is_none(reader: NarrativeReader, text: str) -> None:
    assert "weight-loss +" not in told(reader, text)


@pytest.mark.parametrize(("text", "line"), MUSCLES)
def test_a_muscle_with_a_result_of_its_own_is_not_the_weak_one(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
