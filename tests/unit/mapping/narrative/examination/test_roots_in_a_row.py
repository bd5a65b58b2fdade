"""Roots of a row with bare grades and no commas between them: each has its own number and side.

Source: clinical.md 7.3 (x/5), 5.1 row 6 (3/5 or less).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

FEET = "weakness-dorsiflexion - right 5, weakness-plantarflexion - right 5"
ROWS = [
    (
        "Myotomes R: L4 5 L5 3 S1 5",
        f"weakness-great-toe-extension + right 3, {FEET}",
    ),
    (
        "Myotomes right L2 5 L3 2 L4 5 L5 5 S1 5",
        "weakness-hip-flexion - right 5, weakness-knee-extension + right 2, "
        f"weakness-great-toe-extension - right 5, {FEET}",
    ),
    (
        "Myotomes: L4 R 3 L 5; L5 R 5 L 5",
        "weakness-dorsiflexion + right 3, weakness-dorsiflexion - left 5, "
        "weakness-great-toe-extension - right 5, weakness-great-toe-extension - left 5",
    ),
    (
        "Myotomes: L4 R 5 L 5; L5 R 5 L 2",
        "weakness-dorsiflexion - right 5, weakness-dorsiflexion - left 5, "
        "weakness-great-toe-extension - right 5, weakness-great-toe-extension + left 2",
    ),
    ("Power L4 5 L5 5, disc L4 5 bulge", "weakness-dorsiflexion - 5, weakness-great-toe-extension - 5"),
    ("Power normal. L4 5 disc", "leg-weakness -"),
]


@pytest.mark.parametrize(("text", "says"), ROWS)
def test_each_root_has_its_own_grade(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
