"""What somebody cannot do, asked about beside another complaint: "no" is to both; of the first alone it may agree."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    "asked, answer, statements",
    [
        ("Can't pee, or wetting yourself?", "God no.", "urinary-retention -, urinary-incontinence -"),
        ("Can't pee, or wetting yourself?", "No.", "urinary-retention -, urinary-incontinence -"),
        ("Can't feel when you wipe, or numb?", "Nope, neither.", "saddle-sensory-loss -, leg-numbness -"),
        ("Can't feel when you wipe, or numb?", "Yes.", "saddle-sensory-loss +"),
        ("Can't pee, or wetting yourself?", "No, I can't.", "urinary-retention +, urinary-incontinence +"),
        ("Can't pee, or wetting yourself?", "No, not since Friday.", "urinary-retention +, urinary-incontinence +"),
        ("Can't pee or hold it?", "No.", "urinary-retention +"),
        ("Can't pee?", "No.", "urinary-retention +"),
        ("Can't you feel when you wipe, or numb?", "No.", "saddle-sensory-loss +"),
        ("Can't feel when you wipe?", "No.", "saddle-sensory-loss +"),
    ],
)
def test_no_is_to_both_only_where_it_cannot_agree(
    reader: NarrativeReader, asked: str, answer: str, statements: str
) -> None:
    assert told(reader, f"Dr: {asked}\nPt: {answer}") == expected(statements)
