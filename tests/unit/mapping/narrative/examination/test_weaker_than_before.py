"""Weakness that is more than it was, in comparisons."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

WORSE = [
    ("Leg weaker today than yesterday.", "leg-weakness +, progressive-weakness +"),
    ("Strength decreased since last visit.", "progressive-weakness +"),
    ("More weakness than last visit.", "progressive-weakness +"),
    ("Weakness in left leg more pronounced since last visit.", "leg-weakness + left, progressive-weakness + left"),
    ("Worsening L leg strength.", "progressive-weakness + left"),
    ("Worsening motor function.", "progressive-weakness +"),
    ("Progressive neuro deficit.", "progressive-weakness +"),
    ("Left knee keeps buckling and getting worse.", "leg-weakness + left, progressive-weakness + left"),
    ("Knee buckles more and more.", "leg-weakness +, progressive-weakness +"),
    ("Leg buckling more often.", "leg-weakness +, progressive-weakness +"),
    ("Strength dec compared with last visit.", "progressive-weakness +"),
]

NOT_WORSE = [
    ("No more weakness than last visit.", "progressive-weakness -"),
    ("Denies worsening motor function.", "progressive-weakness -"),
    ("Left leg weaker than the right.", "leg-weakness + left"),
    ("Knee no longer keeps buckling.", "nothing"),
    ("Return if worsening leg strength.", "nothing"),
    ("More pain than last visit.", "nothing"),
    ("Weakness more pronounced in the left leg.", "leg-weakness + left"),
    ("Motor function unchanged.", "nothing"),
    ("Strength decreased since last visit: no", "progressive-weakness -"),
    ("Weaker today than yesterday: no", "leg-weakness -, progressive-weakness -"),
]


@pytest.mark.parametrize(("text", "says"), [*WORSE, *NOT_WORSE])
def test_weaker_than_before(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
