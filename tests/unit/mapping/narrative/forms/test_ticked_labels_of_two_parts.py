"""Two boxes behind a label of two parts ("Numbness round genitals / back passage: Yes [ ] No [x]")."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

DENIED = [
    ("Numbness round genitals / back passage: Yes [ ] No [x]", "saddle-sensory-loss -"),
    ("Numbness round genitals / back passage: No [x] Yes [ ]", "saddle-sensory-loss -"),
    ("Numbness round genitals / back passage: [ ] Yes [x] No", "saddle-sensory-loss -"),
    ("Numbness round genitals / back passage: Y [ ] N [x]", "saddle-sensory-loss -"),
    ("Numbness round genitals / back passage: Yes ☐ No ☒", "saddle-sensory-loss -"),
    ("Numbness round genitals / back passage Yes [ ] No [x]", "saddle-sensory-loss -"),
    ("Numbness round genitals / back passage: Yes [ ] No [x] Unsure [ ]", "saddle-sensory-loss -"),
    ("Numbness (saddle area): Yes [ ] No [x]", "saddle-sensory-loss -"),
    ("Numbness or tingling round the back passage: no", "saddle-sensory-loss -"),
    ("Numbness round genitals or back passage? no", "saddle-sensory-loss -"),
    ("Loss of feeling between legs / around bottom? Yes [ ] No [x]", "saddle-sensory-loss - bilateral"),
    (
        "Problems passing urine or wetting yourself: Yes [ ] No [x]",
        "bladder-bowel-dysfunction -, urinary-incontinence -",
    ),
    ("Weakness of foot / leg getting worse: Yes [ ] No [x]", "leg-weakness -"),
]

TOLD = [
    ("Numbness round genitals / back passage: Yes [x] No [ ]", "saddle-sensory-loss +"),
    ("Numbness round genitals / back passage: No [ ] Yes [x]", "saddle-sensory-loss +"),
    ("Numbness round genitals / back passage: [x] Yes [ ] No", "saddle-sensory-loss +"),
    ("Numbness round genitals / back passage: Yes ☒ No ☐", "saddle-sensory-loss +"),
    (
        "Problems passing urine or wetting yourself: Yes [x] No [ ]",
        "bladder-bowel-dysfunction +, urinary-incontinence +",
    ),
    ("Weakness of foot / leg getting worse: Yes [x] No [ ]", "leg-weakness +"),
    ("Numbness round genitals or back passage: yes", "saddle-sensory-loss +"),
    ("Numbness round genitals / back passage: Yes [ ] No [ ] Unsure [x]", "saddle-sensory-loss + ?"),
    ("Numbness round genitals / back passage: Yes [x] No [x]", "saddle-sensory-loss + ?"),
]

LEFT_OPEN = [
    "Numbness round genitals / back passage: Yes [ ] No [ ]",
    "Problems passing urine or wetting yourself: Yes [ ] No [ ]",
    "Loss of feeling between legs / around bottom? Y [ ] N [ ]",
]


@pytest.mark.parametrize(("text", "mentions"), [*DENIED, *TOLD])
def test_the_ticked_answer_is_the_one_of_the_whole_label(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_nothing_is_told_where_nobody_ticked(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


def test_no_that_is_limited_denies_nothing(reader: NarrativeReader) -> None:
    text = "Numbness round genitals / back passage: Yes [ ] No [x] until this morning"
    assert "saddle-sensory-loss +" in told(reader, text)


def test_no_to_what_works_is_its_loss(reader: NarrativeReader) -> None:
    assert "saddle-sensory-loss -" not in told(reader, "Feeling round genitals / back passage: Yes [ ] No [x]")
    assert "urinary-retention -" not in told(reader, "Able to pass urine / hold it: Yes [ ] No [x]")


def test_each_line_has_its_own_answer(reader: NarrativeReader) -> None:
    lines = (
        "Pain below knee: Yes [x] No [ ]",
        "Numbness round genitals / back passage: Yes [x] No [ ]",
        "Problems passing urine or wetting yourself: Yes [ ] No [x]",
    )
    assert told(reader, "\n".join(lines)) == expected(
        "leg-pain +, saddle-sensory-loss +, bladder-bowel-dysfunction -, urinary-incontinence -"
    )
