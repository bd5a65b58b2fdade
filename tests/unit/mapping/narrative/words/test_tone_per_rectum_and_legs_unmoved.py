"""Tone per rectum, a try to void that brought nothing, lower legs that cannot be moved, and one that folded."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Good tone per rectum.", "reduced-anal-tone -"),
        ("Good tone per rectum and normal perianal sensation.", "reduced-anal-tone -, saddle-sensory-loss -"),
        ("Poor tone per rectum.", "reduced-anal-tone +"),
        ("Tone per rectum reduced.", "reduced-anal-tone +"),
        ("No loss of tone per rectum.", "reduced-anal-tone -"),
        ("Tone per rectum not tested.", "nothing"),
        ("Tried to void, nil.", "urinary-retention + ?"),
        ("Tried to PU, nil.", "urinary-retention + ?"),
        ("Attempted to void: nothing passed.", "urinary-retention + ?"),
        ("Tried to void, passed 200 ml.", "nothing"),
        ("Tried to void, no pain.", "nothing"),
        ("Tried to PU, nil issues.", "nothing"),
        ("Unable to move both lower legs.", "leg-weakness + bilateral 1"),
        ("Unable to move her lower legs.", "leg-weakness + bilateral 1"),
        ("Able to move both lower legs.", "nothing"),
        ("Father unable to move both lower legs.", "nothing"),
        ("Unable to move the left lower leg in the cast.", "nothing"),
        ("Legs: no pain. The left one folded under him.", "leg-pain - bilateral, leg-weakness + left ?"),
        ("The table has short legs, the left one folded.", "nothing"),
    ],
)
def test_they_say_what_they_say(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
