"""Answers to whether the saddle has changed, what is spared, what is left out of a denial, and plain words for all is well."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present, told


@pytest.mark.parametrize(
    "text",
    [
        "Saddle sensation changed: Yes",
        "CES SCREEN\nBladder changes: N\nSaddle sensation changed: Y",
        "saddle paraesth. 1/7",
        "c/o altered sensation when opening bowels and wiping, 2/7.",
        "Both buttocks and the bit in between are numb since last night.",
        "No saddle anaesthesia except a small patch left of the anus.",
        "No saddle numbness apart from around the anus",
        "Perineum not spared.",
        "Perineum is no longer spared",
        "She cannot feel the toilet seat and toilet paper normally.",
    ],
)
def test_the_saddle_is_numb(reader: NarrativeReader, text: str) -> None:
    assert "saddle-sensory-loss" in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Saddle sensation changed: N",
        "Saddle region sensate.",
        "Perineum spared.",
        "S2-4 pinprick: N.",
        "She can feel the toilet seat and toilet paper normally.",
        "Numb chin after dentist. No saddle numbness.",
    ],
)
def test_the_saddle_is_not_numb(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {"saddle-sensory-loss -"}


@pytest.mark.parametrize("text", ["Not peeing properly since yesterday.", "Can't tell wind from stool since Friday."])
def test_bladder_and_bowel_do_not_work_as_they_did(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {"bladder-bowel-dysfunction +"}


def test_all_is_well_in_plain_words(reader: NarrativeReader) -> None:
    assert told(reader, "Bladder function unaltered.") == {"bladder-bowel-dysfunction -"}
    assert "bladder-bowel-dysfunction -" not in told(reader, "Bladder function not unaltered.")
    assert told(reader, "Can wee, poo and feel.") == {"bladder-bowel-dysfunction -", "urinary-retention -"}
    assert told(reader, "Saddle maker by trade.") == set()
    assert "saddle-sensory-loss -" not in told(reader, "Perianal sensation unaltered from last week (reduced)")
    assert told(reader, "Saddle sensation changed") == {"cauda-equina-words-unclear +"}
