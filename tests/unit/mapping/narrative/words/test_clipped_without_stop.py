"""Clipped words without a full stop: dec is decreased beside what it describes, and the month elsewhere."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

DECREASED = [
    ("Dec rectal tone on DRE.", "reduced-anal-tone +"),
    ("Dec'd rectal tone on DRE.", "reduced-anal-tone +"),
    ("Rectal tone: dec", "reduced-anal-tone +"),
    ("Sens: dec perianally on L", "saddle-sensory-loss + left"),
    ("Sens dec first web space R", "sensory-loss-dorsum-foot + right"),
    ("Perianal sens dec", "saddle-sensory-loss +"),
    ("Dec L ankle jerk.", "reflex-achilles-reduced + left"),
    ("EHL power dec on R", "weakness-great-toe-extension + right"),
]

MONTH = [
    ("MRI done Dec, rectal tone normal.", "reduced-anal-tone -"),
    ("In Dec sens was normal.", "leg-numbness -"),
    ("Dec 2025: rectal tone normal", "reduced-anal-tone -"),
    ("Pain since last Dec, sens intact.", "leg-numbness -"),
    ("No dec sens in saddle area.", "saddle-sensory-loss -"),
]


@pytest.mark.parametrize(("text", "says"), [*DECREASED, *MONTH])
def test_clipped_words_without_a_full_stop(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
