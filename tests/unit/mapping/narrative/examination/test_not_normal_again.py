"""A sense, power or function that has not come back to normal is less than normal, and no denial of its loss.

Source: clinical.md 7.3 (text clears a sign only where it says so plainly).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader

from ..telling import expected, told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Saddle sensation has not returned to normal.", "saddle-sensory-loss +"),
        ("Saddle sensation is not back to normal.", "saddle-sensory-loss +"),
        ("Saddle sensation hasn't come back to normal.", "saddle-sensory-loss +"),
        ("Power in left leg has not returned to normal.", "leg-weakness + left"),
        ("Bladder function has not fully returned to normal.", "bladder-bowel-dysfunction +"),
        ("Saddle sensation has returned to normal.", "saddle-sensory-loss -"),
        ("Saddle sensation normal, has not returned to normal work.", "saddle-sensory-loss -"),
        ("Has not returned to normal work, saddle sensation normal.", "saddle-sensory-loss -"),
    ],
)
def test_what_has_not_returned_to_normal(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
