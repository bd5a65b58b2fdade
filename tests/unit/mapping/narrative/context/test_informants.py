"""What a relative tells behind his name and a colon, and what relatives have in lists of the same form."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TOLD = [
    ("Daughter: at four this morning her teeth were chattering, home thermometer 39.1.", "chills +, fever +"),
    ("Husband: her left foot drags since Monday.", "foot-drop + left"),
    ("Daughter: she had a fever of 39.1 last night and the bed shook.", "fever +, chills +"),
]

OF_RELATIVES = [
    "Mother: breast cancer",
    "Mother: she had breast cancer at 40",
    "Mother: her brother had a fever yesterday",
    "Sister: her cancer came back last year",
    "Daughter: rigors last night, 39.1",
]


@pytest.mark.parametrize(("text", "line"), TOLD)
def test_who_was_there_tells_of_the_patient(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize("text", OF_RELATIVES)
def test_what_a_relative_has_is_not_the_patients(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
