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
        "Saddle numbness settled but not completely.",
        "Saddle numbness settled yesterday; it did not last.",
        "Saddle numbness settled; feeling is not normal.",
        "Saddle numbness settled over the week; sensation is not yet normal.",
        "Saddle numbness resolved but not fully.",
        "Saddle numbness settled; good until today.",
        "Saddle numbness settled, was fine till this morning.",
        "Saddle numbness settled, nothing helps.",
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
        "Saddle numbness has settled and has not returned.",
        "Saddle numbness settled, nothing since.",
        "Saddle numbness settled over the week; feeling is normal.",
    ],
)
def test_a_sign_that_settled_is_over(reader: NarrativeReader, text: str) -> None:
    assert "saddle-sensory-loss h" in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Her foot drop cleared over two months; it is not quite gone.",
        "Her foot drop settled over months; never fully.",
        "Foot drop has settled, not fully.",
        "Foot drop cleared over a year; she still wears the AFO.",
        "Foot drop cleared over a year; she needs the brace.",
        "Foot drop cleared over a year; she now trips.",
    ],
)
def test_a_drop_that_is_not_quite_gone_is_present(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {"foot-drop +"}


def test_a_drop_whose_brace_was_put_away_is_over(reader: NarrativeReader) -> None:
    assert told(reader, "Foot drop cleared over a year with bracing; she put the AFO away in 2016.") == {"foot-drop h"}
