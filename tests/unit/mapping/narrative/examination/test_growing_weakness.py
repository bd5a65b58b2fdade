"""Weakness that grows, by the muscle that it is of, in a list, or told of strength (clinical.md 5.1 row 6, 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present, told

GROWING = [
    "Progressive left quadriceps weakness.",
    "Worsening left dorsiflexion weakness.",
    "Increasing left EHL weakness.",
    "Progressive left TA and EHL weakness.",
    "Rapidly progressive right hip flexor weakness over 4 days",
    "Progressive numbness and weakness of the left leg.",
    "Worsening pain and weakness L leg.",
    "Progressive pain, numbness and weakness of the left leg",
    "Left leg weakness and numbness getting worse",
    "Weakness of the left leg has got steadily worse, now needs a stick",
    "Left leg weakness has become much worse over the last week",
    "Weakness of left leg going downhill",
    "Deficit has progressed",
    "Power in the left leg is deteriorating.",
    "Power in the left foot is dropping",
    "Strength in both legs has been getting steadily weaker",
    "Strength in left EHL has worsened",
    "The power of the right leg is getting worse",
]
NOT_GROWING = [
    "No progressive left quadriceps weakness.",
    "No progressive numbness or weakness.",
    "Worsening pain, no weakness.",
    "Worsening pain and no weakness of the left leg.",
    "Worsening pain but weakness of the left leg is stable.",
    "Worsening pain and stable weakness of the left leg",
    "Worsening pain and weakness unchanged left leg",
    "Left leg weakness and numbness not getting worse",
    "Left quadriceps weakness, not progressive.",
    "Progressive back pain. Left quadriceps weakness.",
    "Increasing left hip pain, quadriceps strength normal",
    "Plan: progressive strengthening of quadriceps weakness.",
    "Increasing pain, numbness or weakness: return to ED.",
    "Left leg pain and weakness, pain worse today",
    "Pain and weakness of the left leg progressively improving",
    "Left leg weakness getting progressively better",
    "Progressive resistance exercises for left quadriceps weakness",
    "If weakness of the left leg gets steadily worse, return to ED",
    "Return if power in the left leg is deteriorating",
    "Power in the left leg is not deteriorating.",
    "Power in the left leg is improving.",
    "Deficit has not progressed",
    "Hearing deficit worsened",
    "Power in the right arm is deteriorating",
    "Strength in the left leg is less than on the right",
    "Power in left leg decreased",
]


@pytest.mark.parametrize("text", GROWING)
def test_it_grows(reader: NarrativeReader, text: str) -> None:
    assert "progressive-weakness" in present(reader, text)


@pytest.mark.parametrize("text", NOT_GROWING)
def test_it_is_not_said_to_grow(reader: NarrativeReader, text: str) -> None:
    assert "progressive-weakness" not in present(reader, text)


def test_what_grows_is_there_where_it_is_named(reader: NarrativeReader) -> None:
    found = told(reader, "Progressive left quadriceps weakness.")
    assert found == {"weakness-knee-extension + left", "progressive-weakness + left"}
