"""What somebody was told is still to come is no sign; that it came, or that it is his, is one."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    "text, statements",
    [
        ("The neighbour told her that numbness down below is next.", "nothing"),
        ("Her friend warned her that incontinence comes next.", "nothing"),
        ("She was told that saddle numbness and incontinence would be next.", "nothing"),
        ("GP told him that foot drop may follow.", "nothing"),
        ("The neighbour told her that numbness down below is next. She now has it.", "saddle-sensory-loss + ?"),
        ("The neighbour told her that numbness down below is next; it has come.", "saddle-sensory-loss +"),
        ("The neighbour told her that numbness down below is next, she now has it.", "saddle-sensory-loss +"),
        ("The neighbour told us that numbness down below is new.", "saddle-sensory-loss +"),
        ("Told that her numbness down below is next.", "saddle-sensory-loss +"),
        ("She told the nurse that numbness down below came next.", "saddle-sensory-loss +"),
        ("She told the nurse that numbness down below is next.", "saddle-sensory-loss +"),
        ("Told that numbness down below is next to the old scar.", "saddle-sensory-loss +"),
        ("Leg pain first, then numbness down below came next.", "leg-pain +, saddle-sensory-loss +"),
    ],
)
def test_what_others_foretell_is_no_sign_until_it_came(reader: NarrativeReader, text: str, statements: str) -> None:
    assert told(reader, text) == expected(statements)
