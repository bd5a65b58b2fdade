"""The saddle by its levels, and less urine than usual, as they are jotted."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TOLD = [
    ("S2-4 reduced", "saddle-sensory-loss +"),
    ("S2-S4 sensation decreased", "saddle-sensory-loss +"),
    ("S2-4 not intact", "saddle-sensory-loss +"),
    ("S2-4 intact", "saddle-sensory-loss -"),
    ("S2-4 NAD", "saddle-sensory-loss -"),
    ("S2-S4 sensation normal", "saddle-sensory-loss -"),
    ("now PU'ing less, has to strain", "bladder-bowel-dysfunction +"),
    ("passing less urine since yesterday", "bladder-bowel-dysfunction +"),
    ("Pt warned. S2-4 numb.", "saddle-sensory-loss +"),
]


@pytest.mark.parametrize(("text", "line"), TOLD)
def test_jotted_sign_of_the_saddle_or_bladder_is_read(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
