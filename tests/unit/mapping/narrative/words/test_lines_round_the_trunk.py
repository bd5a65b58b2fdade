"""A sensory level that is told as a line at about a landmark of the trunk, and what else lies below one."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

LEVEL = [
    "Light touch and pinprick are lost below a line at about the umbilicus, on both sides.",
    "Sensation reduced below a line at the nipples.",
    "Pinprick altered from about the umbilicus down.",
    "Pin prick is dull from roughly the navel downwards.",
    "She feels nothing below a line round the ribs.",
    "Touch is lost from just below the belly button down.",
    "Sensation absent below approximately T10.",
    "Numb from around the costal margin downwards both sides.",
    "Loss of light touch and pinprick below a level near the umbilicus.",
]

NO_LEVEL = [
    "Pinprick normal below the umbilicus.",
    "Light touch and pinprick intact above and below the umbilicus.",
    "Pain below the umbilicus.",
    "Numb patch just below the umbilicus after hernia repair.",
    "Scar below a line at the umbilicus.",
    "No loss of pinprick below a line at the umbilicus.",
    "Pinprick is not reduced below a line at the umbilicus.",
    "Father has no feeling below about the navel.",
    "Come back if numb below about the navel.",
]


@pytest.mark.parametrize("text", LEVEL)
def test_what_is_lost_below_a_line_of_the_trunk_is_a_level(reader: NarrativeReader, text: str) -> None:
    assert "sensory-level" in present(reader, text)


@pytest.mark.parametrize("text", NO_LEVEL)
def test_other_things_below_it_are_none(reader: NarrativeReader, text: str) -> None:
    assert "sensory-level" not in present(reader, text)
