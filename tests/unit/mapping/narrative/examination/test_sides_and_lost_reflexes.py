"""Reflexes that are gone and results that share a side with what is told before them (contract.md section 6)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

REFLEXES = [
    ("R AJ gone.", "reflex-achilles-reduced + right"),
    ("Both AJs gone", "reflex-achilles-reduced + bilateral"),
    ("Knee jerk has disappeared on the right", "reflex-patellar-reduced + right"),
    ("Left patellar reflex extinguished", "reflex-patellar-reduced + left"),
    ("Ankle reflexes not gone", "nothing"),
    ("Left ankle pain gone, AJ normal", "reflex-achilles-reduced -"),
]
SHARED = [
    (
        "Right quadriceps 3-/5 with absent knee jerk.",
        "weakness-knee-extension + right 3-, reflex-patellar-reduced + right",
    ),
    ("Right quadriceps 3/5 with normal knee jerk", "weakness-knee-extension + right 3, reflex-patellar-reduced -"),
    (
        "Left EHL 3/5 with absent ankle jerk on the right",
        "weakness-great-toe-extension + left 3, reflex-achilles-reduced + right",
    ),
    (
        "Left foot drop, EHL 5/5, TA 2/5",
        "foot-drop + left, weakness-great-toe-extension - 5, weakness-dorsiflexion + left 2",
    ),
    ("R foot dropped this week.", "foot-drop + right"),
    ("Left foot has not dropped", "nothing"),
    ("Dropped a hammer on left foot", "nothing"),
]
BEHIND_A_TEST = [
    ("SLR L 40, decreased AJ R", "reflex-achilles-reduced + right"),
    ("On the left SLR 40, decreased AJ", "reflex-achilles-reduced + left"),
    ("Pain 7/10 R leg, SLR R 40, decreased AJ R.", "reflex-achilles-reduced + right"),
    ("Slump test: slight tightness on the left, not provoking leg pain", "slr - left"),
    ("SLR reduced on the right, AJ normal", "reflex-achilles-reduced -"),
]


@pytest.mark.parametrize(("text", "line"), REFLEXES + SHARED + BEHIND_A_TEST)
def test_reflex_and_side(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("PT 8 wks (12 visits, completed)", True),
        ("PT 8wks - completed", True),
        ("PT: 8-10 wks", True),
        ("PT (8 wks)", True),
        ("PT 34 weeks (pregnant)", False),
        ("PT 8 weeks of pain", False),
        ("Pt 8 wks (12 visits)", False),
        ("PT 6 weeks postop", False),
    ],
)
def test_physical_therapy_by_its_length(reader: NarrativeReader, text: str, there: bool) -> None:
    assert ("conservative-pt +" in told(reader, text)) is there


def test_voiding_that_is_not_possible_is_retention(reader: NarrativeReader) -> None:
    assert told(reader, "Voiding: unable") == {"urinary-retention +"}
    assert "urinary-retention +" not in told(reader, "Voiding: spontaneous")
