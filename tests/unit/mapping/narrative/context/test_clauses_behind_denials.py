"""A clause with a subject and a verb of its own ends a denial before it (clinical.md 7.3, scope of negation)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("She has no fever and her left foot drags.", "fever -, foot-drop + left"),
        ("She has no fever (she cannot feel when she wipes).", "fever -, saddle-sensory-loss +"),
        ("She has no fever: she cannot feel when she wipes.", "fever -, saddle-sensory-loss +"),
        ("She does not smoke (her left foot drags).", "foot-drop + left"),
        ("She says she has no fever and that her left foot drags.", "fever -, foot-drop + left"),
        (
            "There was no trauma and her left leg has become weak.",
            "significant-trauma -, leg-weakness + left ?, progressive-weakness + left",
        ),
        ("No improvement, and her left foot is weaker.", "leg-weakness + left"),
        ("No fever, also saddle numbness.", "fever -, saddle-sensory-loss +"),
        ("No fever, saddle numbness (new).", "fever -, saddle-sensory-loss +"),
    ],
)
def test_a_clause_of_its_own_is_told(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("She denies that she has fever and that her left foot drags.", "fever -, foot-drop - left"),
        ("She denies fever and that her bladder leaks.", "fever -, urinary-incontinence -"),
        ("No complaint that her bladder leaks and her foot drags.", "urinary-incontinence -, foot-drop -"),
        ("She does not think her foot drags or her leg is weak.", "foot-drop -, leg-weakness -"),
        ("No fever, and her bladder is fine.", "fever -, bladder-bowel-dysfunction -"),
        ("No weakness, and she is not incontinent.", "leg-weakness -, urinary-incontinence -"),
        ("Denies fever, also numbness.", "fever -, leg-numbness -"),
        ("No fever, also no saddle numbness.", "fever -, saddle-sensory-loss -"),
    ],
)
def test_what_is_denied_with_it_stays_denied(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)
