"""What is of today behind a warning or behind what a relative had (clinical.md 7.3, hypothetical and other experiencer)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

_ASKED = "cauda-equina-words-unclear +"


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "She was told to come back if she gets a fever, and since yesterday she has lost control of her bladder.",
            "urinary-incontinence +",
        ),
        (
            "She was told to come back if she gets a fever and since yesterday she cannot feel when she wipes.",
            "saddle-sensory-loss +",
        ),
        ("Her mother had MS, anal tone is reduced.", "reduced-anal-tone +"),
        ("Her husband has prostate cancer, perianal sensation is reduced on the left.", "saddle-sensory-loss + left"),
        ("Her mother had MS, and since yesterday she has lost control of her bladder.", _ASKED),
        ("Her mother had MS and since yesterday she cannot feel when she wipes.", _ASKED),
        ("Her mother had MS, today she has lost control of her bladder.", _ASKED),
        ("She was told to come back if she gets a fever or loses control of her bladder.", "nothing"),
        ("Her mother had MS and lost control of her bladder.", "nothing"),
    ],
)
def test_what_is_of_today_is_told_or_asked_about(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)
