"""The reader under test, with the knowledge that ships."""

from pathlib import Path

import pytest

from cds_service.knowledge.narrative.load import load_narrative
from cds_service.mapping.narrative.reader import NarrativeReader

CARDS = Path(__file__).resolve().parents[4] / "cards"


@pytest.fixture(scope="session")
def reader() -> NarrativeReader:
    return NarrativeReader(load_narrative(CARDS))
