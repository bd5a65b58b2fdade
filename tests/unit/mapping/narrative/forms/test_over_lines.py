"""Answers that close a line, statements that begin on the next one, and findings that go on there."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

DENIED = "Denies fever, chills, night sweats, weight loss and trauma\n"
NONE_OF_THEM = "fever -, chills -, night-sweats -, weight-loss -, significant-trauma -"

# an answer denies what it answers, and nothing of the next line
ANSWERED = [
    ("Fever: no\nsaddle numbness", "fever -, saddle-sensory-loss +"),
    ("Fever: denies\nurinary retention", "fever -, urinary-retention +"),
    ("Fever no\nurinary retention", "fever -, urinary-retention +"),
    ("Fever - no\nurinary retention", "fever -, urinary-retention +"),
    ("Any trauma? No\nsaddle numbness", "significant-trauma -, saddle-sensory-loss +"),
    ("Any trauma? No\nbladder: can't go", "significant-trauma -, urinary-retention +"),
    ("Saddle numbness: no\nbladder: can't go", "saddle-sensory-loss -, urinary-retention +"),
    ("Concerns: no\nsaddle numbness", "saddle-sensory-loss +"),
    (
        "Any fever? no. Any chills? no. Any night sweats? No\nurinary retention",
        "fever -, chills -, night-sweats -, urinary-retention +",
    ),
    ("Fever: no\nsaddle numbness: no", "fever -, saddle-sensory-loss -"),
]
# a denial that ends a line and answers nothing goes on with the next
GOING_ON = [
    ("Patient has no\nsaddle numbness", "saddle-sensory-loss -"),
    ("Denies\nsaddle numbness", "saddle-sensory-loss -"),
    ("Back pain, no\nincontinence", "low-back-pain +, urinary-incontinence -"),
    ("No saddle numbness, no\nincontinence", "saddle-sensory-loss -, urinary-incontinence -"),
]
# what begins with a number, a level or capitals belongs to no denial before it
BEGUN = [
    ("S3-S5 numbness", "saddle-sensory-loss +"),
    ("URINARY RETENTION", "urinary-retention +"),
    ("3 day history of saddle numbness", "saddle-sensory-loss +"),
    ("L4 metastasis", "spinal-tumour +"),
    ("CES suspected", "cauda-equina-diagnosis + ?"),
]
WRAPPED = [
    (
        "Denies fever, chills, night sweats, weight loss and\nIV drug use",
        "fever -, chills -, night-sweats -, weight-loss -, iv-drug-use -",
    ),
    (
        "Denies fever, chills, night sweats, weight loss, any recent\nIV drug use",
        "fever -, chills -, night-sweats -, weight-loss -, iv-drug-use -",
    ),
    (
        "Strength in the lower extremities is full except the left EHL which is graded\n3/5",
        "leg-weakness - bilateral, weakness-great-toe-extension + left 3",
    ),
    ("She is unable to pass\nurine since Monday", "urinary-retention +"),
    ("No feeling\nwhen wiping", "saddle-sensory-loss +"),
    ("Denies fever, unable to pass\nurine since Monday", "fever -, cauda-equina-words-unclear +"),
    ("No trauma\naround saddle numb", "significant-trauma -, saddle-sensory-loss +"),
]


@pytest.mark.parametrize(("text", "line"), [*ANSWERED, *GOING_ON])
def test_an_answer_at_the_end_of_a_line_ends_with_it(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), BEGUN)
def test_a_line_that_begins_anew_is_not_denied_by_the_one_before(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, DENIED + text) == expected(f"{NONE_OF_THEM}, {line}")


@pytest.mark.parametrize(("text", "line"), WRAPPED)
def test_a_line_that_was_wrapped_goes_on(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
