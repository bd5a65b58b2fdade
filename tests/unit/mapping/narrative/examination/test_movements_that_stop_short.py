"""A foot that its own muscles bring not to neutral, a hip hitched for it, and goals that are counted before them."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

SHORT = [
    ("Active dorsiflexion not to neutral against gravity, began about 10 days ago.", "weakness-dorsiflexion"),
    ("Left ankle dorsiflexion not to neutral against gravity.", "weakness-dorsiflexion"),
    ("Left foot: active dorsiflexion does not reach neutral.", "weakness-dorsiflexion"),
    ("Right active ankle dorsiflexion short of neutral against gravity.", "weakness-dorsiflexion"),
    ("Active dorsiflexion fails to reach neutral on the left.", "weakness-dorsiflexion"),
    ("Unable to actively dorsiflex left ankle past neutral.", "weakness-dorsiflexion"),
    ("Cannot bring the foot to neutral actively.", "weakness-dorsiflexion"),
    ("Hip hitching on the left to clear the toes.", "foot-drop"),
    ("Hitches the right hip so the foot clears.", "foot-drop"),
    ("Goals: 2 of 4 met. Client is motivated. Foot catching, active dorsiflexion not to neutral.", "foot-drop"),
    ("Short term goals: 3/5 achieved. Client has a left foot drop since Monday.", "foot-drop"),
]

OTHERWISE = [
    ("Passive dorsiflexion not to neutral, tight calf.", "weakness-dorsiflexion"),
    ("Ankle contracture, dorsiflexion lacks 5 degrees to neutral passively.", "weakness-dorsiflexion"),
    ("Active dorsiflexion to neutral.", "weakness-dorsiflexion"),
    ("Active dorsiflexion past neutral against gravity.", "weakness-dorsiflexion"),
    ("Knee extension not to neutral.", "weakness-dorsiflexion"),
    ("No hip hitching on the left, foot clears.", "foot-drop"),
    ("Hip hitch on the left due to knee replacement.", "foot-drop"),
    ("Goals: walk 30 minutes, no foot drop.", "foot-drop"),
    ("Goals: lift the foot 2 of 4 times against foot drop.", "foot-drop"),
]


@pytest.mark.parametrize(("text", "finding"), SHORT)
def test_what_stops_short_is_weak(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(("text", "finding"), OTHERWISE)
def test_stiff_joints_aims_and_full_movements_are_not(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in present(reader, text)
