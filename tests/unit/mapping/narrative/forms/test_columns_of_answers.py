"""Tables with a column for each answer, whatever parts them: the cross stands below what was answered."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TABLES = [
    "| question | Y | N |\n| saddle numbness | | X |\n| urinary retention | X | |",
    "| question | N | Y |\n| saddle numbness | X | |\n| urinary retention | | X |",
    "| | Y | N |\n| saddle numbness | | X |\n| urinary retention | X | |",
    "| sign | Present | Absent |\n| saddle numbness | | X |\n| urinary retention | X | |",
    "| sign | Positive | Negative |\n| saddle numbness | | X |\n| urinary retention | X | |",
    "question | Y | N\nsaddle numbness | | ✓\nurinary retention | ✓ |",
    "Question\tY\tN\nsaddle numbness\t\tX\nurinary retention\tX\t",
    "Question            Yes    No\nSaddle numbness            X\nUrinary retention   X",
    "Question            Y      N\nSaddle numbness            ✓\nUrinary retention   ✓",
    "Question            N      Y\nSaddle numbness     X\nUrinary retention          X",
]


@pytest.mark.parametrize("table", TABLES)
def test_the_cross_answers_in_the_column_of_its_heading(reader: NarrativeReader, table: str) -> None:
    assert told(reader, table) == expected("saddle-sensory-loss -, urinary-retention +")


def test_a_row_without_a_cross_says_nothing(reader: NarrativeReader) -> None:
    assert told(reader, "| question | Y | N |\n| saddle numbness | | |\n| urinary retention | | |") == set()


def test_a_whole_label_is_answered(reader: NarrativeReader) -> None:
    table = "| Flag | Y | N |\n| Numbness round genitals / back passage | | X |\n| Fever / shivers | X | |"
    assert told(reader, table) == expected("saddle-sensory-loss -, fever +, chills +")


def test_no_to_what_works_is_its_loss(reader: NarrativeReader) -> None:
    table = "| question | Y | N |\n| passing urine normally | | X |\n| saddle sensation normal | | X |"
    assert "urinary-retention +" in told(reader, table)
    assert "saddle-sensory-loss -" not in told(reader, table)


def test_what_stands_below_the_table_is_read_as_it_is(reader: NarrativeReader) -> None:
    table = "| question | Y | N |\n| saddle numbness | | X |\nNow numb in the saddle since today."
    assert told(reader, table) >= {"saddle-sensory-loss -", "saddle-sensory-loss +"}


def test_a_cross_far_from_both_columns_answers_nothing(reader: NarrativeReader) -> None:
    table = "Question            Yes    No\nSaddle numbness                              X"
    assert "saddle-sensory-loss -" not in told(reader, table)


def test_columns_of_sides_are_no_answers(reader: NarrativeReader) -> None:
    table = "| muscle | R | L |\n| ankle dorsiflexion | 5 | 2 |"
    assert "weakness-dorsiflexion + left 2" in told(reader, table)
