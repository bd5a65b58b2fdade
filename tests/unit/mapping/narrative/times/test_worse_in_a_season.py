"""A sign of long ago that got worse in a month or season that is told before the word, and what else was worse then."""

import pytest

from cds_service.clinical.findings import Course
from cds_service.mapping.narrative.reader import NarrativeReader


@pytest.mark.parametrize(
    "text",
    [
        "Reduced feeling in the saddle area since March; over the summer it spread and became denser.",
        "Saddle numbness since March; over the summer it worsened.",
        "Saddle numbness since March; in August it got worse.",
        "Saddle numbness since March; last week it worsened.",
        "Saddle numbness since March and over the summer it became worse.",
    ],
)
def test_it_is_worse(reader: NarrativeReader, text: str) -> None:
    assert {m.course for m in reader.mentions(text) if m.finding == "saddle-sensory-loss"} == {Course.WORSE}


@pytest.mark.parametrize(
    "text",
    [
        "Saddle numbness since March; over the summer it was the same.",
        "Saddle numbness since March; over the summer her asthma got worse.",
        "Saddle numbness since March; in August the pain got worse.",
        "Saddle numbness since March; over the summer the rash spread and became worse.",
    ],
)
def test_something_else_is(reader: NarrativeReader, text: str) -> None:
    assert Course.WORSE not in {m.course for m in reader.mentions(text) if m.finding == "saddle-sensory-loss"}
