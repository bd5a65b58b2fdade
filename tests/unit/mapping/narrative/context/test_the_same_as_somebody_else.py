"""What somebody else had is the patient's where he has the same, or it is likened to that (clinical.md 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("His sister-in-law lost bladder control years ago; he now has the same.", "cauda-equina-words-unclear +"),
        (
            "Says it is what his mother had: the legs went, then the bladder.",
            "cauda-equina-words-unclear +, leg-weakness + bilateral ?",
        ),
        ("Her mother had a foot drop in 2010; she now has it too.", "foot-drop +"),
        ("Father was incontinent after a disc; so is he now.", "urinary-incontinence +"),
        ("His sister lost control of her bladder. He now has the same.", "cauda-equina-words-unclear +"),
        ("My sister went numb between the legs in 2018 and now I have exactly the same.", "saddle-sensory-loss +"),
        ("Wife had urinary retention last year, he has the same problem since Monday.", "urinary-retention +"),
        (
            "It is just what happened to her mother: numb saddle, then incontinence.",
            "saddle-sensory-loss + ?, urinary-incontinence + ?",
        ),
        ("Same as his brother had - leg weakness then incontinence.", "cauda-equina-words-unclear +, leg-weakness + ?"),
        ("Her aunt had saddle numbness; the same is now happening to her.", "saddle-sensory-loss +"),
        ("Mother lost bowel control, patient going the same way.", "bowel-incontinence +"),
        ("His father's legs became weak; so have his.", "leg-weakness + bilateral"),
        ("This is exactly how it was with his late brother: bladder went first.", "cauda-equina-words-unclear +"),
        ("Symptoms are the same as what my dad had: could not feel his backside.", "saddle-sensory-loss + ?"),
    ],
)
def test_the_same_as_somebody_else_is_told(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    "text",
    [
        "His sister-in-law lost bladder control years ago; he has no such trouble.",
        "His sister lost bladder control; his mother has the same.",
        "His mother had incontinence; he has the same surgeon.",
        "His sister-in-law lost bladder control years ago; he is well.",
        "His sister-in-law lost bladder control years ago; he does not have the same.",
        "His mother had a foot drop; he has the same blood group.",
        "Says it is not what his mother had: she was incontinent.",
        "Her mother had urinary retention. She has been looking after her.",
        "His wife is incontinent; so is her sister.",
        "Her sister has MS and a catheter; she lives with her.",
        "It is not what happened to her mother: numb saddle, then incontinence.",
        "Worried it is the same as his father had: prostate cancer.",
    ],
)
def test_what_only_somebody_else_has_is_not_told(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
