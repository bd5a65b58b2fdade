"""Answers in the order of what was asked, ticked ones, and functions that are as usual."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    "answer, statements",
    [
        ("no / no / yes", "bladder-bowel-dysfunction -, saddle-sensory-loss +"),
        ("n / n / y, since Friday", "bladder-bowel-dysfunction -, saddle-sensory-loss +"),
        ("no/no/no", "bladder-bowel-dysfunction -, saddle-sensory-loss -"),
        ("no / yes", "saddle-sensory-loss + ?"),
    ],
)
def test_a_spoken_answer_in_order_is_to_each_question(reader: NarrativeReader, answer: str, statements: str) -> None:
    assert told(reader, f"Dr: Bladder / bowel / numb seat?\nPt: {answer}") == expected(statements)


@pytest.mark.parametrize(
    "asked, answer, statements",
    [
        ("Saddle numbness?", "[x] yes [ ] no", "saddle-sensory-loss +"),
        ("Saddle numbness?", "[ ] yes [x] no", "saddle-sensory-loss -"),
        ("Can you feel the toilet paper the way you usually do?", "No, not since Friday.", "saddle-sensory-loss +"),
        ("Can you feel the toilet paper the way you usually do?", "Yes.", "saddle-sensory-loss -"),
        ("Do you control your bladder like you always have?", "No.", "bladder-bowel-dysfunction +"),
    ],
)
def test_a_ticked_answer_and_one_of_what_is_usual(
    reader: NarrativeReader, asked: str, answer: str, statements: str
) -> None:
    assert told(reader, f"Dr: {asked}\nPt: {answer}") == expected(statements)
