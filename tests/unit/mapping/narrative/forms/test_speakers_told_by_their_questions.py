"""Two speakers whose names both may ask: who asks most of the time is who asks ("RN: ...?" "Student: ...")."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told

DENIED = "RN: Legs weak?\nStudent: No, I stood on my toes.\nRN: Numb in the saddle?\nStudent: No!"
HAD = "RN: Legs weak?\nStudent: No.\nRN: Numb in the saddle?\nStudent: Yes, since Monday."
AS_EVER = "Student: Any numbness in the saddle?\nPatient: Yes.\nDoctor: Any leaking?\nPatient: No."
BOTH_ASK = "RN: Saddle numbness?\nMidwife: Incontinence?"


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (DENIED, {"saddle-sensory-loss -", "leg-weakness - bilateral"}),
        (HAD, {"saddle-sensory-loss +", "leg-weakness - bilateral"}),
        (AS_EVER, {"saddle-sensory-loss +", "urinary-incontinence -"}),
    ],
)
def test_who_answers_tells_of_himself(reader: NarrativeReader, text: str, mentions: set[str]) -> None:
    assert told(reader, text) == mentions


def test_where_both_only_ask_nothing_is_denied(reader: NarrativeReader) -> None:
    assert not any(mention.endswith(" -") for mention in told(reader, BOTH_ASK))
