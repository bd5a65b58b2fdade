"""What a row of answers, a word of advice, an old event or a diagnosis only thought of must not take away."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TOLD = [
    (
        "Has back pain, incontinence / saddle numbness: yes / yes",
        "low-back-pain +, urinary-incontinence +, saddle-sensory-loss +",
    ),
    (
        "Symptoms: leg weakness; urinary retention / incontinence: yes, no",
        "leg-weakness +, urinary-retention +, urinary-incontinence -",
    ),
    (
        "Incontinence / retention / saddle numbness: no / no / no / yes",
        "urinary-incontinence + ?, urinary-retention + ?, saddle-sensory-loss + ?",
    ),
    ("Considered CES; tone reassuring, urgent MRI", "cauda-equina-diagnosis +"),
    ("Considered cauda equina syndrome: reassured patient and arranged urgent MRI tonight", "cauda-equina-diagnosis +"),
    ("After my operation in 2010 I was numb between the legs and still am", "saddle-sensory-loss +"),
    ("During his admission in 2012 he had urinary retention and has it again today", "urinary-retention +"),
    ("Advised about saddle numbness, which began on Monday", "saddle-sensory-loss +"),
    ("Advised regarding her urinary retention and catheterised", "urinary-retention +"),
    ("Power 5/5 but for left foot", "leg-weakness + left"),
]
SILENT = [
    "Incontinence / retention: Y/N",
    "Incontinence / saddle numbness: yes/no",
    "Strength normal: no",
]


@pytest.mark.parametrize(("text", "line"), TOLD, ids=lambda value: str(value)[:60])
def test_it_is_told_or_asked_about(reader: NarrativeReader, text: str, line: str) -> None:
    assert expected(line) <= told(reader, text)


@pytest.mark.parametrize("text", SILENT)
def test_what_nobody_answered_or_nobody_can_tell_is_no_absence(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize("text", ["Advised re saddle numbness, bladder change.", "Considered CES but exam reassuring."])
def test_what_was_only_explained_or_thought_of_says_nothing(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
