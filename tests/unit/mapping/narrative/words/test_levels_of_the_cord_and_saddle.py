"""Sensory levels at T1 and above, what is lost below a level, and the saddle by a range of roots."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, present, told

LEVELS = [
    ("Sensory: intact C3-C5, diminished C6-C7, absent below T1", True),
    ("Sensation absent below T1.", True),
    ("Reduced pinprick below C6.", True),
    ("Pinprick reduced from T1 down.", True),
    ("Numb below C7.", True),
    ("Sensory level T1.", True),
    ("Sensory: intact to T6, decreased T7-T12, absent below", True),
    ("Sensation normal to T10, absent below.", True),
    ("Sensory: intact to T12, reduced L5 left.", False),
    ("MRI normal to T10, reduced disc height below", False),
    ("No sensory loss below T1.", False),
    ("Sensation intact below T1.", False),
    ("Pinprick below T1 normal.", False),
    ("Sensation reduced in the C6 dermatome.", False),
    ("Sensation reduced at C6.", False),
    ("MRI: signal reduced below T1.", False),
    ("If sensation is absent below T1 call.", False),
]


@pytest.mark.parametrize(("text", "there"), LEVELS, ids=lambda text: str(text)[:60])
def test_what_is_a_sensory_level(reader: NarrativeReader, text: str, *, there: bool) -> None:
    assert ("sensory-level" in present(reader, text)) is there


RANGES = [
    ("Sensation impaired L4-S1, absent S2-3.", "saddle-sensory-loss +"),
    ("PP S2-3 absent", "saddle-sensory-loss +"),
    ("Sensation intact S2-3.", "saddle-sensory-loss -"),
    ("S2-3 disc remnant", "nothing"),
    ("Tarlov cyst S2-3, sensation reduced L5.", "sensory-loss-dorsum-foot +"),
    ("Power S1 - 3/5, S2 - 3/5.", "weakness-plantarflexion + 3"),
]


@pytest.mark.parametrize(("text", "found"), RANGES, ids=lambda text: text[:60])
def test_a_range_of_sacral_roots_is_the_saddle(reader: NarrativeReader, text: str, found: str) -> None:
    heard = told(reader, text)
    assert heard == set() if found == "nothing" else expected(found) <= heard
    assert any(one.startswith("saddle") for one in heard) is found.startswith("saddle")
