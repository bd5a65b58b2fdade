"""A negative before a bare list of three or more is about all of it; of what anything else is told, only the first is denied."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "ROS: neg fever, chills, weight loss, night sweats, bowel or bladder changes.",
            "fever -, chills -, weight-loss -, night-sweats -, bladder-bowel-dysfunction -",
        ),
        ("Neg fever, chills, saddle numbness.", "fever -, chills -, saddle-sensory-loss -"),
        ("Negative weight loss, night sweats or fever", "weight-loss -, night-sweats -, fever -"),
    ],
)
def test_the_whole_list_is_denied(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Neg fever, saddle numbness.", "fever -, saddle-sensory-loss +"),
        ("Neg fever, new saddle numbness, retention", "fever -, saddle-sensory-loss +, urinary-retention +"),
        ("Neg fever, saddle numbness, retention since Monday", "fever -, saddle-sensory-loss +, urinary-retention +"),
        ("Neg fever, saddle numbness, cannot pass urine", "fever -, saddle-sensory-loss +, urinary-retention +"),
        ("Neg SLR, saddle numbness, retention", "slr -, saddle-sensory-loss +, urinary-retention +"),
        ("Neg fever, neg chills, saddle numbness", "fever -, chills -, saddle-sensory-loss +"),
    ],
)
def test_what_is_told_behind_it_is_not(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)
