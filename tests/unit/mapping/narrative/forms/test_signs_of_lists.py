"""Plus and minus before the entries of a line, with a blank behind them, and whose sign it is not."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "ROS: + back pain, - fever, - weight loss, - saddle anesthesia",
            "low-back-pain +, fever -, weight-loss -, saddle-sensory-loss -",
        ),
        (
            "ROS: + back pain, - fever, + saddle anesthesia, - chills",
            "low-back-pain +, fever -, saddle-sensory-loss +, chills -",
        ),
        ("ROS: +back pain, -fever, -saddle anesthesia", "low-back-pain +, fever -, saddle-sensory-loss -"),
        # one kind of sign alone is a dash
        ("Seen with - fever, - chills, - saddle numbness", "fever +, chills +, saddle-sensory-loss +"),
        ("Leg pain, - saddle numbness", "leg-pain +, saddle-sensory-loss +"),
    ],
)
def test_signs_answer_the_entries_of_a_line_that_has_both_kinds(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


def test_what_the_boss_has_is_not_the_patients_and_what_he_saw_is(reader: NarrativeReader) -> None:
    assert told(reader, "Boss has saddle numbness.") == set()
    assert told(reader, "Boss says he has been wetting himself.") == {"urinary-incontinence +"}
