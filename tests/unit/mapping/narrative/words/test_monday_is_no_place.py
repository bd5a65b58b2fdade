""" "Mon" is a day, and the mons a part of the saddle."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

DAYS_AND_PLACES = [
    ("Left foot numb Mon, no change Tue.", "leg-numbness + left"),
    ("EHL 5/5 Mon, 3/5 Tue.", "weakness-great-toe-extension + 3"),
    ("EHL 5/5 on Mon, 3/5 on Tue.", "weakness-great-toe-extension + 3"),
    ("Sensation reduced Mon.", "leg-numbness +"),
    ("Numbness over the mons.", "saddle-sensory-loss +"),
    ("Numb mons pubis.", "saddle-sensory-loss +"),
    ("Mons sensation reduced.", "saddle-sensory-loss +"),
]


@pytest.mark.parametrize(("text", "found"), DAYS_AND_PLACES, ids=lambda text: text[:60])
def test_a_day_is_told_apart_from_a_place(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
