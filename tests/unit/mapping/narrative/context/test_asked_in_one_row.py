"""Rows that ask for several organs or places at once, and what is answered for all of them."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Bladder/bowel/saddle: nil reported throughout.", "bladder-bowel-dysfunction -, saddle-sensory-loss -"),
        ("Bladder/bowel/saddle symptoms: nil reported.", "bladder-bowel-dysfunction -, saddle-sensory-loss -"),
        ("Bladder/bowel/saddle: no concerns", "bladder-bowel-dysfunction -, saddle-sensory-loss -"),
        ("Saddle: nil reported", "saddle-sensory-loss -"),
        ("Incontinence - nil reported. Numb perineum reported.", "urinary-incontinence -, saddle-sensory-loss +"),
        ("Bladder/bowel/saddle: no concerns until yesterday", "cauda-equina-words-unclear +"),
        ("Bladder/bowel/saddle: not reported", "cauda-equina-words-unclear +"),
    ],
)
def test_nothing_reported_is_a_denial(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Numbness in groin / saddle area   Y / N", "nothing"),
        ("Numbness in groin or saddle area:  Y / N", "nothing"),
        ("Numbness in groin  N / Y", "nothing"),
        ("Numbness in groin / saddle area: Yes", "saddle-sensory-loss +"),
        ("Numbness in groin / saddle area: No", "saddle-sensory-loss -"),
    ],
)
def test_a_choice_that_nobody_made_says_nothing(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)
