"""Abbreviations inside advice, lists of what there is none of, and signs told without their usual words."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ASIDE = [
    ("Return precautions incl. new incontinence, inability to urinate, saddle numbness reviewed.", "nothing"),
    (
        "No red flags: bladder and bowels normal, no saddle numbness, fever.",
        "bladder-bowel-dysfunction -, saddle-sensory-loss -, fever -",
    ),
    ("She has never noticed a foot drop.", "foot-drop -"),
    ("Power UL 5/5. LL: hip flexion 2/5 both.", "weakness-hip-flexion + bilateral 2"),
    ("8/52 not settling w physio.", "conservative-pt +"),
    ("Reduced sensation to pinprick around the anus on the left.", "saddle-sensory-loss + left"),
    ("Wet underwear without noticing, soiled once this morning.", "urinary-incontinence +, bowel-incontinence +"),
    ("Wet bed x2 overnight.", "urinary-incontinence +"),
    ("Tone: anal sphincter weak.", "reduced-anal-tone +"),
]


@pytest.mark.parametrize(("text", "found"), ASIDE)
def test_what_is_told_aside_is_read_as_it_is_meant(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
