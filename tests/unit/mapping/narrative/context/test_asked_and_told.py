"""Requests, protocols of nurses and advice: how long it has been so, what was answered, what was only named."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TOLD = [
    ("2/7 hx inability to PU, perineal numbness.", "urinary-retention +, saddle-sensory-loss +"),
    ("3/52 h/o foot drop.", "foot-drop +"),
    ("3d hx of retention.", "urinary-retention +"),
    ("History of retention.", "urinary-retention h"),
    ("Urinary history: retention since Monday.", "urinary-retention +"),
    ("History of incontinence since yesterday.", "urinary-incontinence +"),
    ("No numbness between the legs until yesterday.", "cauda-equina-words-unclear +"),
    ("Numbness in groin or rectal area? No", "saddle-sensory-loss -"),
    ("Numbness in groin or rectal area? Yes", "saddle-sensory-loss +"),
    ("Told: any numbness of perineum, can't pass urine, weak legs -> ring straight away.", "nothing"),
    ("Given the alert card, which lists leg weakness, numbness and incontinence as reasons to ring.", "nothing"),
    ("Told any numbness is from the nerve. Has numbness of perineum.", "saddle-sensory-loss +"),
    ("Knows any movement makes it worse, incontinent since Monday.", "urinary-incontinence +"),
    ("Ankle jerks not elicited either side.", "reflex-achilles-reduced + bilateral"),
    ("AAA not felt.", "aortic-aneurysm -"),
]


@pytest.mark.parametrize(("text", "line"), TOLD)
def test_what_was_asked_and_what_was_told(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
