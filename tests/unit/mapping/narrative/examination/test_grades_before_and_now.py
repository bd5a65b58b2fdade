"""A grade that fell, told with a sign and no scale, or behind the muscle as one of another time."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

FELL = [
    ("Decline in EHL from 4+ to 3+.", "progressive-weakness +, weakness-great-toe-extension + 3+"),
    ("EHL declined from 4+ to 3+.", "progressive-weakness +, weakness-great-toe-extension + 3+"),
    (
        "4-/5 strength in left ankle dorsiflexion which was previously 5/5.",
        "progressive-weakness + left, weakness-dorsiflexion + left 4-",
    ),
    (
        "4-/5 strength in left ankle dorsiflexion, previously 5/5.",
        "progressive-weakness + left, weakness-dorsiflexion + left 4-",
    ),
    (
        "Says L leg 'gives out' now x3 this wk, worse than at last visit.",
        "leg-weakness + left, progressive-weakness + left",
    ),
    ("4/5 EHL which had been 5/5 last week.", "progressive-weakness +, weakness-great-toe-extension + 4"),
]

DID_NOT_FALL = [
    ("Knee jerk from 2+ to 1+.", "reflex-patellar-reduced -"),
    (
        "EHL 5/5, reflexes from 2+ to 1+.",
        "reflex-achilles-reduced -, reflex-patellar-reduced -, weakness-great-toe-extension - 5",
    ),
    ("4-/5 strength in left ankle dorsiflexion, previously 4-/5.", "weakness-dorsiflexion + left 4-"),
    ("3/5 strength in left ankle dorsiflexion which was previously 2/5.", "weakness-dorsiflexion + left 3"),
    ("EHL improved from 3+ to 4+.", "weakness-great-toe-extension + 4+"),
    ("R 5/5 hip flexion, dorsiflexion 5/5.", "weakness-dorsiflexion - right 5, weakness-hip-flexion - right 5"),
]


@pytest.mark.parametrize(("text", "says"), [*FELL, *DID_NOT_FALL])
def test_a_fall_to_the_grade_of_now(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
