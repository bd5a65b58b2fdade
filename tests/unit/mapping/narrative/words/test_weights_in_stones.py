"""A weight in stones that fell, told by both (clinical.md 5.1 row 16)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("13 stone 2 to 11 stone 10", "weight-loss +"),
        ("from 13 stone 2 to 11 stone 10 in 3 months", "weight-loss +"),
        ("Weight 13 stone 2 to 11 stone 10 since May", "weight-loss +"),
        ("went from 13 stone 2 lb to 11 stone 10 lb", "weight-loss +"),
        ("13st 2 to 11st 10", "weight-loss +"),
        ("13st 2lb to 11st 10lb", "weight-loss +"),
        ("Weight: 12 stone to 10 stone over 3 months", "weight-loss +"),
        ("down from 12 stone 4 to 11 stone", "weight-loss +"),
        ("was 13 stone 2, now 11 stone 10", "weight-loss +"),
    ],
)
def test_a_weight_in_stones_that_fell_is_a_loss(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    "text",
    [
        "13 stone 2 to 13 stone",
        "11 stone 10 to 13 stone 2",
        "weight 11 stone 10 to 13 stone 2",
        "Walked 2 to 3 miles with a 13 stone man",
        "13 stone 2",
        "lifts 2 to 11 stone",
        "aiming from 13 stone 2 to 11 stone 10",
        "wants to get from 13 stone to 11 stone by dieting",
        "on slimming world, 13 stone 2 to 11 stone 10",
    ],
)
def test_nothing_is_told_of_what_only_sounds_like_it(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
