"""Speakers who take turns within a line (clinical.md 7.3, question forms)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Nurse: Can you feel when you wipe? Patient: Not really.", "saddle-sensory-loss + ?"),
        ("Q: Any numbness between the legs? A: Yes.", "saddle-sensory-loss +"),
        ("Q: Bladder problems? A: None.", "bladder-bowel-dysfunction -"),
        (
            "Dr: Fever? Pt: No. Dr: Numbness between the legs? Pt: Yes, since Monday. Dr: Bladder ok? Pt: Fine.",
            "fever -, saddle-sensory-loss +, bladder-bowel-dysfunction -",
        ),
        ("Plan: MRI. Patient: happy with plan.", "nothing"),
        ("Consultant: Mr Smith. Nurse: J. Jones. Patient: 44M with saddle numbness.", "saddle-sensory-loss +"),
    ],
)
def test_turns_within_a_line(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)
