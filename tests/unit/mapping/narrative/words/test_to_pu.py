"""To PU is to pass urine, where nothing says that it is a pressure ulcer."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present, told


@pytest.mark.parametrize(
    "text",
    [
        "Has not PU'd since last night",
        "HNPU since 2200h, bladder ++ palpable",
        "HNPU 12h",
        "NPU 14h",
        "Nil PU since last night",
        "PU nil x 14 hours",
        "Unable to PU",
        "Nil urinary output since 20h",
        "Bladder full on palpation, unable to empty",
    ],
)
def test_what_was_not_passed_is_retained(reader: NarrativeReader, text: str) -> None:
    assert "urinary-retention" in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Difficulty PUing since yesterday.",
        "Struggling to PU x 1 day",
        "Trouble PUing - hesitant, dribbling.",
        "hesitant and dribbling when PU since yesterday",
    ],
)
def test_trouble_with_it_is_a_sign(reader: NarrativeReader, text: str) -> None:
    assert "bladder-bowel-dysfunction" in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Nil PU",
        "No PU on sacrum or heels",
        "Grade 2 PU to sacrum",
        "PU'd 400 ml",
        "PUD on omeprazole",
        "Patient can PU and BO",
        "PU and BO normal",
        "PUing normally",
        "No difficulty PUing",
        "No bladder palpable",
    ],
)
def test_other_words_of_these_letters_and_denials_are_no_sign(reader: NarrativeReader, text: str) -> None:
    assert present(reader, text) == set()


def test_denials_deny(reader: NarrativeReader) -> None:
    assert told(reader, "PUing normally") == {"urinary-retention -"}
    assert told(reader, "Denies trouble PUing") == {"bladder-bowel-dysfunction -"}
