"""Sheets whose answers stand on the line below their questions, and answers in the order of what was asked."""

import cProfile

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

_FEVER = "Fever?\n   no\n"


@pytest.mark.parametrize(
    "asked, statements",
    [
        ("Any numbness round the back passage?\n   yes", "saddle-sensory-loss +"),
        ("Any numbness round the back passage?\n   no", "saddle-sensory-loss -"),
        ("Can you pass water?\n   no", "urinary-retention +"),
        ("Trouble starting to pass urine?\n   no", "bladder-bowel-dysfunction -"),
        ("Can you feel the toilet paper the way you usually do?\n   no - not since Friday", "saddle-sensory-loss +"),
        ("Can you feel the toilet paper the way you usually do?\n   yes", "saddle-sensory-loss -"),
        ("Do you control your bladder like you always have?\n   no", "bladder-bowel-dysfunction +"),
        ("Have you ever had cancer?\n   no", "cancer-history -"),
        ("Any accident with your bowels?\n   twice", "bowel-incontinence +"),
        ("Physiotherapy?\n   never", "conservative-pt -"),
        ("Bladder / bowel / numb seat?\n   no / no / no", "bladder-bowel-dysfunction -, saddle-sensory-loss -"),
        ("Bladder / bowel / numb seat?\n   no / no / yes", "bladder-bowel-dysfunction -, saddle-sensory-loss +"),
        ("Saddle numbness?\n   [x] yes [ ] no", "saddle-sensory-loss +"),
        ("Saddle numbness?\n   [ ] yes [x] no", "saddle-sensory-loss -"),
        ("Saddle numbness?\n   not asked", "saddle-sensory-loss + ?"),
        ("Saddle numbness?\n   R side since Friday\n   getting bigger", "saddle-sensory-loss + ?"),
    ],
)
def test_the_line_below_a_question_answers_it(reader: NarrativeReader, asked: str, statements: str) -> None:
    assert told(reader, _FEVER + asked) == {"fever -", *expected(statements)}
    flush = "\n".join(line.strip() for line in (_FEVER + asked).split("\n"))
    if "since" not in asked and "not asked" not in asked:
        assert told(reader, flush) == {"fever -", *expected(statements)}


@pytest.mark.parametrize(
    "text, statement",
    [
        ("Saddle numbness?\nUrinary retention?\nno", "saddle-sensory-loss +"),
        ("Fever?\nno\nSaddle numbness?\nWill ask at review.", "saddle-sensory-loss +"),
        ("Fever?\nno\n\nSaddle numbness since Friday.", "saddle-sensory-loss +"),
        ("Fever?\n   no\nSaddle numbness since Friday.", "saddle-sensory-loss +"),
        ("Fever?\n   no\nWeakness?\n   no\nPlan: MRI, numb saddle", "saddle-sensory-loss +"),
    ],
)
def test_no_line_answers_more_than_the_question_above_it(reader: NarrativeReader, text: str, statement: str) -> None:
    assert statement in told(reader, text)


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


def test_a_sheet_is_read_in_one_pass(reader: NarrativeReader) -> None:
    def calls(rows: int) -> int:
        profile = cProfile.Profile()
        text = "Fever?\n  no\nAny numbness round the back passage?\n  yes\n" * rows
        profile.runcall(reader.stated, text)
        return sum(entry.callcount for entry in profile.getstats())

    assert calls(80) < 3 * calls(40)
