"""Numbers below the heading of a scale of pain are no grades of strength, as long as nothing else is told there."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    "text, statements",
    [
        ("Faces pain scale (0 = none, 5 = worst)\n  Mon   right leg 4/5\n  today right leg 2/5", "nothing"),
        ("Pain diary\nMon left leg 4/5\nTue left leg 3/5", "nothing"),
        ("Pain scale (0-5)\nright leg 4/5\nPower right leg 2/5", "leg-weakness + right 2"),
        ("Pain scale (0-5)\nright leg 4/5\nRight foot dorsiflexion 2/5", "weakness-dorsiflexion + right 2"),
        ("Pain scale (0-5)\nright leg 4/5\n\nRight leg 3/5", "leg-weakness + right 3"),
        ("Pain diary\nMon right leg 4/5\nO/E\nright leg 3/5", "leg-weakness + right 3"),
        ("Pain scale 4/5\nRight leg 2/5", "leg-weakness + right 2"),
        ("Pain scale and power\nright leg 2/5", "leg-weakness + right 2"),
        ("Power (0-5)\nright leg 2/5", "leg-weakness + right 2"),
    ],
)
def test_a_score_of_pain_is_no_weakness(reader: NarrativeReader, text: str, statements: str) -> None:
    assert told(reader, text) == expected(statements)
