"""A date that opens a clause about something else makes no sign before it old (clinical.md 5.1 row 3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("She cannot feel when she wipes, in 2015 she had a hip replacement.", "saddle-sensory-loss +"),
        ("She cannot feel when she wipes and in 2015 she had a hip replacement.", "saddle-sensory-loss +"),
        ("She has lost control of her bladder (in 2015 she had a hip replacement).", "urinary-incontinence +"),
        ("Saddle numbness, in 2015 hip replacement.", "saddle-sensory-loss +"),
        ("Saddle numbness, 2015 hip replacement.", "saddle-sensory-loss +"),
        ("Left foot drop, in 2015 she had a stroke.", "foot-drop + left"),
        ("Saddle numbness, in 2015.", "saddle-sensory-loss h"),
        ("Foot drop (2015).", "foot-drop h"),
        ("Incontinent, in 2015 after the birth.", "urinary-incontinence h"),
        ("Left foot drop, in 2015 after a stroke.", "foot-drop h left"),
        ("Saddle numbness, 2015 onwards.", "saddle-sensory-loss h"),
        ("She lost control of her bladder, in 2015 this was investigated.", "urinary-incontinence h"),
    ],
)
def test_whose_date_it_is(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    "text",
    [
        "She has had fevers this week, reflexes are normal.",
        "Fevers since Monday, gait is normal.",
        "She has had fevers this week and the neurological examination was normal in August.",
    ],
)
def test_a_result_of_something_else_denies_no_fever(text: str, reader: NarrativeReader) -> None:
    assert {one for one in told(reader, text) if one.startswith("fever")} == {"fever +"}
