"""An entry that a later one says to stand in the wrong chart tells nothing; any other correction leaves it."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

_ENTRY = "02:10 In urinary retention, 900 ml, numb perineum.\n"
_SIGNS = "urinary-retention +, saddle-sensory-loss +"


@pytest.mark.parametrize(
    "text, statements",
    [
        (
            f"{_ENTRY}02:40 CORRECTION: the 02:10 line is about the man in bed 7 and was typed into the wrong chart. This "
            "patient\n(bed 9) has left leg pain only.",
            "leg-pain + left",
        ),
        (f"{_ENTRY}02:40 02:10 entry: wrong patient.", "nothing"),
        (f"{_ENTRY}02:40 The 02:10 line is wrong: 1200 ml, not 900.", _SIGNS),
        (f"{_ENTRY}02:40 The 02:10 line was not typed into the wrong chart.", _SIGNS),
        (f"{_ENTRY}02:40 The 02:05 line was typed into the wrong chart.", _SIGNS),
        (f"02:05 Headache.\n{_ENTRY}02:40 The 02:10 line is right, the 02:05 line is in the wrong chart.", _SIGNS),
        (f"{_ENTRY}Next day\n{_ENTRY}02:40 The 02:10 line is in the wrong chart.", _SIGNS),
        ("02:10 Leg pain.\n02:40 The 02:10 line was in the wrong chart. Numb perineum.", "saddle-sensory-loss +"),
        (f"{_ENTRY}The wrong chart was on the desk.\n02:40 Back pain.", f"{_SIGNS}, low-back-pain +"),
    ],
)
def test_what_stands_in_the_wrong_chart_is_not_of_the_patient(
    reader: NarrativeReader, text: str, statements: str
) -> None:
    assert told(reader, text) == expected(statements)
