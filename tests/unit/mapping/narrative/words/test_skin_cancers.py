"""Cancers of the skin: those that do not spread to the spine are none that counts, however their names are put."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told


@pytest.mark.parametrize(
    "words",
    [
        "Cutaneous squamous cell carcinoma",
        "Cancer of skin, squamous cell",
        "Squamous cell carcinoma, skin",
        "History of cutaneous squamous cell carcinoma",
        "Carcinoma of skin of nose",
        "Skin squamous cell cancer of the scalp",
        "Squamous cell cancer (skin)",
    ],
)
def test_a_skin_cancer_that_is_no_melanoma_does_not_count(reader: NarrativeReader, words: str) -> None:
    assert told(reader, words) == set()


@pytest.mark.parametrize(
    "words",
    [
        "Cancer of skin, melanoma",
        "Malignant melanoma of skin",
        "Merkel cell carcinoma of skin",
        "Metastatic cutaneous squamous cell carcinoma",
        "Squamous cell carcinoma of lung",
        "Squamous cell carcinoma",
    ],
)
def test_melanoma_spread_and_cancers_of_other_places_count(reader: NarrativeReader, words: str) -> None:
    assert "cancer-active +" in told(reader, words)
