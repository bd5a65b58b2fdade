"""A grade that it was at an earlier date is none of now, and the other leg behind a comma has its own result.

Source: clinical.md 5.1 row 6 (the latest grade counts), 7.3 (right and left grades).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("R knee extension 4+/5, was 3/5 in Oct.", "weakness-knee-extension + right 4+"),
        ("EHL 5/5, was 4/5 in Oct", "weakness-great-toe-extension - 5"),
        ("EHL 3/5, was 5/5 in Oct.", "weakness-great-toe-extension + 3, progressive-weakness +"),
        ("EHL 5/5 pre-op, was 2/5 in November", "weakness-great-toe-extension + 2"),
        ("R leg normal power, L weak.", "leg-weakness - right, leg-weakness + left ?"),
        ("Right leg normal power, left as before.", "leg-weakness - right"),
        ("Right leg normal power, left too.", "leg-weakness - bilateral"),
        ("Left leg power 3/5, right too painful to test", "leg-weakness + left 3"),
        ("R leg full power, L foot drop", "leg-weakness - right, foot-drop + left"),
        ("Left leg weakening.", "leg-weakness + left, progressive-weakness + left"),
        ("Leg weakness since June, no further weakening of the leg.", "leg-weakness +"),
        ("Foot drop since May, leg not weakening.", "foot-drop +"),
    ],
)
def test_what_holds_now_and_of_which_leg(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
