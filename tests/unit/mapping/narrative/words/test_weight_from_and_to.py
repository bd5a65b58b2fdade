"""A weight told by what it was and what it is, behind "from" (clinical.md 5.1 row 16)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

LOSS = "weight-loss"


@pytest.mark.parametrize(
    "text",
    [
        "She has dropped from 84 to 76 kg since the spring, not dieting, no reason found",
        "Gone from 92 to 81 kg since Easter without trying.",
        "Has slipped from 84 to 76 kilos since spring.",
        "She has dropped from 160 to 140 lbs since July, unexplained.",
        "Weight drop 84 to 76 kg since summer.",
        "He was 84 kg in June and is 76 kg now, not dieting.",
        "From 12 stone to 10 and a half since May, no reason.",
    ],
)
def test_it_is_lost(reader: NarrativeReader, text: str) -> None:
    assert LOSS in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "He has dropped from 84 to 76 kg since summer on Wegovy.",
        "He has dropped from 84 to 76 kg since summer, dieting with success.",
        "He has gone from 76 to 84 kg since summer.",
        "He has gone from 10 stone to 12 stone.",
        "Deadlift dropped from 84 to 76 kg since the summer.",
        "Grip dropped from 40 to 30 kg.",
        "HR dropped from 84 to 76 since the summer.",
    ],
)
def test_it_is_not(reader: NarrativeReader, text: str) -> None:
    assert LOSS not in present(reader, text)
