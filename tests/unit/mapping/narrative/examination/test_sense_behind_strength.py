"""A sense named behind a full strength and a comma has a result of its own; what to call for is not there; others' nappies."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Strength 5/5 BLE, sensation decreased L medial calf.",
            "leg-weakness - bilateral 5, sensory-loss-medial-leg + left",
        ),
        ("Power 5/5 both legs, sensation decreased left calf.", "leg-numbness + left, leg-weakness - bilateral 5"),
        ("Plan: PT, call with new weakness.", "nothing"),
        ("Patient called with new foot drop.", "foot-drop +"),
        ("Pt call with new saddle numbness", "saddle-sensory-loss +"),
        ("Both legs have become weak since yesterday", "leg-weakness + bilateral, progressive-weakness + bilateral"),
        ("I'm scared to death I'll end up in diapers like my uncle did.", "nothing"),
        ("As a kid I'd soil my pants at school.", "cauda-equina-words-unclear +"),
        ("In diapers since Monday.", "urinary-incontinence +"),
        ("Uro-oncology clinic letter.", "nothing"),
    ],
)
def test_of_whom_and_of_what_it_is_told(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


def test_a_result_on_the_next_line_is_of_what_it_stands_before(reader: NarrativeReader) -> None:
    assert "saddle-sensory-loss + left" in told(reader, "O/E SLR 60 degrees on the left\nreduced perianal pinprick")
