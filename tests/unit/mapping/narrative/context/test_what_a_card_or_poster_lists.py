"""Signs on a paper for everybody ("this sheet lists numb saddle"), and the patient's own that is told beside it."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told

LISTED = [
    "This sheet lists numb saddle, incontinence, foot drop. Come straight in if you get any.",
    "The leaflet names saddle numbness, incontinence and foot drop.",
    "The card says numb saddle, incontinence, foot drop: go to A&E.",
    "The poster shows saddle numbness, retention and leg weakness.",
    "Your handout mentions numbness in the saddle and leaking urine.",
    "The red flag card lists urinary retention and saddle anaesthesia; ring if any happens.",
    "Nurse: The leaflet covers numbness down below and not being able to pee.",
    "The booklet describes loss of feeling between the legs and loss of bladder control.",
    "This sheet covers numb saddle and urinary retention.",
    "The cauda equina card lists saddle numbness.",
]

OWN = [
    "The letter lists saddle numbness since Monday.",
    "The referral lists saddle numbness, incontinence and foot drop.",
    "The discharge sheet lists saddle numbness and urinary retention as his problems.",
    "He says what the sheet lists, saddle numbness and incontinence, is what he has had since Sunday.",
    "The sheet lists saddle numbness and she has had that since Sunday.",
    "This sheet lists incontinence and foot drop. She has numbness in the saddle since Sunday.",
    "This sheet lists saddle numbness and incontinence, which she now has.",
    "The red flag card lists retention and saddle numbness; she has had both since Sunday.",
    "The safety card lists numb saddle; he ticked numb saddle.",
    "The body chart shows numbness in the saddle area.",
    "The chart shows saddle numbness and retention.",
]


@pytest.mark.parametrize("text", LISTED)
def test_what_is_written_for_everybody_is_no_sign(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize("text", OWN)
def test_the_own_sign_is_told_all_the_same(reader: NarrativeReader, text: str) -> None:
    assert "saddle-sensory-loss +" in told(reader, text)
