"""What is not understood of bladder, bowel and saddle is no silence; what has another cause says nothing."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told

UNCLEAR = "cauda-equina-words-unclear +"


@pytest.mark.parametrize(
    "text",
    [
        "Her privates are as if they belonged to somebody else.",
        "Her tampon: she did not notice it being put in.",
        "It is a gamble when he wees.",
        "The bladder is not what it was since Friday.",
    ],
)
def test_words_on_no_list_are_told_as_unclear(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {UNCLEAR}


@pytest.mark.parametrize(
    "text",
    [
        "External genitalia normal.",
        "Voided 300 ml at 0800.",
        "Burning when peeing.",
        "Rides a horse, saddle sore.",
        "Advised to return if numb around the anus.",
        "Denies anything odd about the bladder.",
        "Saddle anesthesia: ___  Bladder changes? ___",
    ],
)
def test_another_cause_a_denial_and_advice_are_not(reader: NarrativeReader, text: str) -> None:
    assert UNCLEAR not in told(reader, text)


def test_what_is_understood_elsewhere_in_the_text_makes_it_clear(reader: NarrativeReader) -> None:
    text = "Perineum numb since Sunday. The bladder is not what it was."
    assert "saddle-sensory-loss +" in told(reader, text)
    assert UNCLEAR not in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "No incontinence. It is a gamble when he wees.",
        "Denies saddle numbness. The bladder is not what it was since Friday.",
        "No bladder problem. Two nights running I woke up in a puddle.",
    ],
)
def test_a_denial_in_another_sentence_does_not_make_it_clear(reader: NarrativeReader, text: str) -> None:
    assert UNCLEAR in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "No saddle anaesthesia, no incontinence. Pees normally.",
        "No numbness down below. Bladder is fine. Takes time to pee for years, prostate.",
        "No incontinence, although the bladder is not what it was.",
    ],
)
def test_a_denial_in_the_same_sentence_does(reader: NarrativeReader, text: str) -> None:
    assert UNCLEAR not in told(reader, text)


def test_a_long_text_speaks_of_a_bladder_for_many_reasons(reader: NarrativeReader) -> None:
    assert UNCLEAR not in told(reader, "The bladder is not what it was. " + "The back hurts when he bends. " * 20)


@pytest.mark.parametrize(
    "text",
    [
        "It's all numb in there.",
        "Two nights running I woke up in a puddle.",
        "Pt: a rather undignified event in the armchair, one simply was not aware.",
        "I try and I try and it is nowt's coming.",
        "Scalded herself on the bottle, never felt the heat. Blister near the cleft.",
    ],
)
def test_a_loss_of_feeling_or_control_without_a_place_is_told_as_unclear(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {UNCLEAR}


@pytest.mark.parametrize(
    "text",
    [
        "Hands go numb at night.",
        "He fell asleep in the chair.",
        "Her bum goes numb on long drives.",
        "He does not know the type of the operation.",
        "Does not feel short of breath.",
        "Not numb anywhere, nothing lost.",
    ],
)
def test_a_loss_elsewhere_or_of_another_kind_is_not(reader: NarrativeReader, text: str) -> None:
    assert UNCLEAR not in told(reader, text)
