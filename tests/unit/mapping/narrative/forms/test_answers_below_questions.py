"""Sheets whose answers stand in the line below their questions, and lines that only look so."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ANSWERED = [
    ("Any accident with your bowels?\n   no", "bowel-incontinence -"),
    (
        "Trouble starting to pass urine?\n   no\nCan you feel the toilet paper the way you usually do?\n   no - not since Friday",
        "bladder-bowel-dysfunction -, saddle-sensory-loss +",
    ),
    ("Weight loss?\nno\n\nNumb seat?\nyes", "weight-loss -, saddle-sensory-loss +"),
    ("Fever?\nno\nNumb around the bottom?\nleft cheek only", "fever -, saddle-sensory-loss + ?"),
    (
        "Fever?\nno\nNumb seat?\nno\nbut pins and needles there since Sunday",
        "fever -, saddle-sensory-loss -, saddle-sensory-loss +",
    ),
]

NAMED = [
    ("Waterworks?\nfine\nErections?\nhardly any for three weeks", "bladder-bowel-dysfunction -, sexual-dysfunction +"),
    (
        "Feeling around penis and back passage?\nnormal\nBowels?\nnormal",
        "saddle-sensory-loss -, bladder-bowel-dysfunction -",
    ),
    ("Saddle area?\nnumb\nFever?\nno", "saddle-sensory-loss +, fever -"),
    ("Feeling around the back passage?\nless\nFever?\nno", "saddle-sensory-loss + ?, fever -"),
    ("Bowels?\nno control since Friday\nFever?\nno", "bowel-incontinence +, fever -"),
    ("Strength in the legs?\nleft foot slaps\nFever?\nno", "foot-drop + left, fever -"),
]

PARTS = [
    ("Bladder / bowel / numb seat?\nno / no / yes", "saddle-sensory-loss +"),
    ("Fever / numb seat / weak leg?\nno / yes / no", "fever -, saddle-sensory-loss +, leg-weakness -"),
    ("Fever?\nno\nWeight loss / numb seat?\nno / since Monday", "fever -, weight-loss -, saddle-sensory-loss + ?"),
]

MARKED = [
    ("Numbness in saddle?\n[ ] yes [x] no\nFever?\n[ ] yes [x] no", "saddle-sensory-loss -, fever -"),
    ("Numbness in saddle?\n☒ yes ☐ no\nFever?\nno", "saddle-sensory-loss +, fever -"),
]

UNANSWERED = [
    ("Any numbness between the legs?\n____\nWeight loss?\nn/a\nFever?\nno", "fever -"),
    ("Any numbness between the legs?\nnot asked\nFever?\nno", "fever -"),
]


@pytest.mark.parametrize(
    ("text", "line"), [*ANSWERED, *NAMED, *PARTS, *MARKED, *UNANSWERED], ids=lambda text: text[:60]
)
def test_an_answer_is_of_the_question_above_it(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(
    "text",
    [
        "Is there cauda equina syndrome?\nNo fever, saddle numbness since Monday",
        "Numb seat / weak leg?\nyes / no",
        "Bladder problems?\nYes No\nNumb saddle?\nYes No",
        "Numbness around bottom?\nno\nyes\nFever?\nno",
        "Weight loss?\nFever: no\nSaddle numbness: yes",
        "Fever?\nno\nSaddle sensation?\nnormal until Friday, then less",
    ],
)
def test_no_answer_takes_a_sign_that_is_told(reader: NarrativeReader, text: str) -> None:
    assert {"saddle-sensory-loss +", "saddle-sensory-loss + ?"} & told(reader, text)


def test_an_amount_that_is_next_to_nothing_is_a_loss(reader: NarrativeReader) -> None:
    assert told(reader, "Hardly any erections since October.") == {"sexual-dysfunction +"}
