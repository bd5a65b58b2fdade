"""Short texts of which nothing was read are weighed word by word: what may tell of a sign is asked about, and never more."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told

UNCLEAR = "cauda-equina-words-unclear +"


@pytest.mark.parametrize(
    "text",
    [
        "The nurse had to drain me twice because it would not start by itself.",
        "He asks for pads, something he never needed before Thursday.",
        "The seat could be hot or cold, I would not know.",
        "When he makes love he feels as if it were happening to another man.",
    ],
)
def test_a_loss_told_in_words_on_no_list_is_asked_about(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {UNCLEAR}


@pytest.mark.parametrize(
    "text",
    [
        "My back hurts when I bend to tie my shoes, better when I lie down.",
        "She would like the appointment moved to the afternoon since she works mornings.",
        "Takes ibuprofen with breakfast and a hot bath in the evening, sleeps well.",
        "His father had a bad back too and was operated on in his forties.",
        "He drives a lorry and sits for nine hours a day.",
        "Blood pressure 138/84, no murmurs, lungs clear.",
    ],
)
def test_an_ordinary_text_is_not(reader: NarrativeReader, text: str) -> None:
    assert UNCLEAR not in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Come back at once if you need pads or it will not start by itself.",
        "He asks for pads, something he never needed? ___",
    ],
)
def test_advice_and_forms_are_not(reader: NarrativeReader, text: str) -> None:
    assert UNCLEAR not in told(reader, text)


def test_a_loss_told_beside_a_pain_that_was_read_is_asked_about_too(reader: NarrativeReader) -> None:
    text = "Since my back went on Monday I have no idea when I am done on the toilet, I have to look."
    assert told(reader, text) == {"low-back-pain +", UNCLEAR}
    text = "I ain't been able to climax since my back went, I can't feel him inside me."
    assert UNCLEAR in told(reader, text)


def test_what_is_denied_adds_no_weight_to_what_is_left(reader: NarrativeReader) -> None:
    assert told(reader, "No incontinence. He drives a lorry.") == {"urinary-incontinence -"}


def test_a_sign_that_was_read_needs_no_weighing(reader: NarrativeReader) -> None:
    found = told(reader, "He wets himself. He asks for pads, something he never needed before Thursday.")
    assert UNCLEAR not in found
    assert "urinary-incontinence +" in found
