"""Resolution of a sign clears it where it is whole, and not where it is partial or awaited (clinical.md 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Resolution of saddle numbness.", "saddle-sensory-loss -"),
        ("Complete resolution of saddle numbness.", "saddle-sensory-loss -"),
        ("Complete resolution of urinary retention since surgery.", "urinary-retention -"),
        ("Full disappearance of perianal numbness.", "saddle-sensory-loss -"),
        ("Partial resolution of saddle numbness.", "saddle-sensory-loss +"),
        ("Incomplete resolution of saddle numbness.", "saddle-sensory-loss +"),
        ("Near complete resolution of saddle numbness.", "saddle-sensory-loss +"),
        ("Awaiting resolution of saddle numbness.", "saddle-sensory-loss +"),
        ("Awaiting complete resolution of the urinary retention.", "urinary-retention +"),
        ("No complete resolution of saddle numbness.", "saddle-sensory-loss +"),
        ("Slow resolution of saddle numbness.", "saddle-sensory-loss +"),
        ("Saddle numbness with complete resolution.", "saddle-sensory-loss h"),
        ("Saddle numbness: full recovery.", "saddle-sensory-loss h"),
        ("Complete resolution of leg pain but new saddle numbness.", "leg-pain -, saddle-sensory-loss +"),
    ],
)
def test_only_a_whole_resolution_clears(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)
