"""Why something is so may be unknown, and that it is so is not: the word for the one takes nothing from the other."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TOLD = [
    ("Fever of unknown origin", "fever +"),
    ("Weight loss of unknown cause.", "weight-loss +"),
    ("Foot drop of unknown etiology.", "foot-drop +"),
    ("Bacteremia of unknown source.", "bacteraemia +"),
    ("Saddle numbness of as yet undetermined cause.", "saddle-sensory-loss +"),
    ("Saddle numbness, cause unknown.", "saddle-sensory-loss +"),
    ("Urinary retention - etiology unclear.", "urinary-retention +"),
    ("Admitted with FUO.", "fever +"),
    ("No fever of unknown origin.", "fever -"),
]
NOT_KNOWN = ["Fever: unknown", "Saddle anesthesia: unknown", "Foot drop unknown."]


@pytest.mark.parametrize(("text", "line"), TOLD)
def test_a_sign_of_unknown_cause_is_there(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize("text", NOT_KNOWN)
def test_a_sign_that_is_itself_unknown_is_not_told(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
