"""A sign that settled is over, unless the sentence goes on about it: "settled but woke with it"."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told


@pytest.mark.parametrize(
    "text",
    [
        "Saddle numbness settled Monday, now recurring",
        "Saddle numbness settled but woke with it",
        "Saddle numbness settled but present this morning",
        "Saddle numbness settled, has it again today",
    ],
)
def test_a_sign_that_is_back_is_present(reader: NarrativeReader, text: str) -> None:
    assert "saddle-sensory-loss +" in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Saddle numbness has settled.",
        "Saddle numbness settled last week.",
        "Saddle numbness has settled, pain persists.",
    ],
)
def test_a_sign_that_settled_is_over(reader: NarrativeReader, text: str) -> None:
    assert "saddle-sensory-loss h" in told(reader, text)
