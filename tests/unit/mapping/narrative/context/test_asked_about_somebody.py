"""Whom a colleague asks about, and what others were found to have (clinical.md 7.3, other experiencer)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("DGH asks re 51F, now numb in S3/4/5 on the left to pin.", "saddle-sensory-loss +"),
        ("The GP asks about a 51F, now numb between the legs.", "saddle-sensory-loss +"),
        ("Asks regarding this 60 year old lady, saddle numbness since Monday.", "saddle-sensory-loss +"),
        ("Asked about a patient with numbness between the legs since Monday.", "saddle-sensory-loss +"),
        ("Asked about numbness between the legs.", "nothing"),
        ("Colleague was found to have cauda equina, so he worries about that.", "nothing"),
        ("Somebody at work was found to have cauda equina.", "nothing"),
        ("Sister found to have cauda equina.", "nothing"),
        ("Was found by a colleague to have saddle numbness.", "saddle-sensory-loss +"),
        ("Found by the neighbour, was incontinent of urine.", "urinary-incontinence +"),
    ],
)
def test_of_whom_it_is_told(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)
