"""What somebody came back with after a warning is there; what would bring him back is not (clinical.md 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Advised to return if numb, re-presents with saddle numbness", "saddle-sensory-loss"),
        ("Told of warning signs last week, re-attended with a numb saddle", "saddle-sensory-loss"),
        ("Told about red flags and came back with saddle numbness", "saddle-sensory-loss"),
        ("Safety netted last week, now back with retention", "urinary-retention"),
        ("Discussed cauda equina because his saddle is numb", "saddle-sensory-loss"),
    ],
)
def test_it_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Advised to return if she comes back with saddle numbness",
        "Should she come back with retention, scan",
        "If she presents again with saddle numbness, scan",
        "Return if it comes back with numbness of the saddle",
    ],
)
def test_it_is_only_what_would_bring_somebody_back(reader: NarrativeReader, text: str) -> None:
    assert not {"saddle-sensory-loss", "urinary-retention"} & present(reader, text)
