"""What is named behind a normal result and was not tested, or denied it, is not normal."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told


@pytest.mark.parametrize(
    "text",
    [
        "Sensation normal both legs, perianal not tested.",
        "Sensation normal both legs, not perianal.",
        "Sensation normal in legs, saddle not examined.",
        "Light touch intact L2-S1, perianal untested.",
        "Light touch intact L2-S1, perianal declined.",
    ],
)
def test_it_clears_nothing_there(text: str, reader: NarrativeReader) -> None:
    assert not [one for one in told(reader, text) if one.startswith("saddle-sensory-loss")]


@pytest.mark.parametrize(
    "text",
    [
        "Sensation normal legs and perianal.",
        "Sensation normal both legs, perianal sensation not reduced.",
        "Light touch intact L2-S1, perianal.",
    ],
)
def test_it_clears_what_it_names(text: str, reader: NarrativeReader) -> None:
    assert "saddle-sensory-loss -" in told(reader, text)
