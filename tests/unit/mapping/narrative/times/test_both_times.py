""" "Both" of visits, reviews or days is of no side (clinical.md 7.3, sides)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told

EHL = "weakness-great-toe-extension +"


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("EHL 4+/5 unchanged at both visits", f"{EHL} 4+"),
        ("EHL 4/5 on both occasions", f"{EHL} 4"),
        ("EHL 4/5 at both reviews", f"{EHL} 4"),
        ("EHL 4/5 on both days", f"{EHL} 4"),
        ("Power in EHL 4/5 on both examinations", f"{EHL} 4"),
        ("Right EHL 4/5 at both appointments", f"{EHL} right 4"),
        ("EHL 4/5 on the left unchanged on both visits", f"{EHL} left 4"),
    ],
)
def test_both_of_times(reader: NarrativeReader, text: str, mention: str) -> None:
    assert mention in told(reader, text)


@pytest.mark.parametrize("text", ["EHL 4/5 on both sides", "EHL 4/5 both", "Both EHL 4/5", "EHL 4/5 in both feet"])
def test_both_of_sides(reader: NarrativeReader, text: str) -> None:
    assert f"{EHL} bilateral 4" in told(reader, text)


def test_both_of_sides_and_of_times(reader: NarrativeReader) -> None:
    assert f"{EHL} bilateral 4" in told(reader, "EHL 4/5 in both feet on both visits")
