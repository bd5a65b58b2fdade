"""A predicate that a clause leaves out is that of the clause before it (clinical.md 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Bladder function is normal but anal tone is not.", "reduced-anal-tone +, bladder-bowel-dysfunction -"),
        ("Perianal sensation normal, anal tone not.", "saddle-sensory-loss -, reduced-anal-tone +"),
        ("Sensation is intact. Power is not.", "leg-numbness -, leg-weakness +"),
        ("Anal tone is fine, leg power isn't.", "reduced-anal-tone -, leg-weakness +"),
        (
            "Saddle sensation is normal on the right, on the left it is not.",
            "saddle-sensory-loss + left, saddle-sensory-loss - right",
        ),
        ("Anal tone is not affected, bladder function is.", "reduced-anal-tone -, bladder-bowel-dysfunction +"),
        ("Sensation is not reduced in the left leg; in the right it is.", "leg-numbness - left, leg-numbness + right"),
        ("Bladder function, but not leg power, is impaired.", "bladder-bowel-dysfunction +, leg-weakness -"),
        ("Sensation has recovered but leg power has not.", "leg-weakness +"),
        ("Babinski absent, clonus not.", "reflex-hyper-or-babinski -, reflex-hyper-or-babinski +"),
        ("Bowels not normal.", "bladder-bowel-dysfunction + ?"),
    ],
)
def test_the_predicate_before_it_is_meant(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert set(expected(mentions)) <= told(reader, text)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("The right leg is weak, the left is not.", "leg-weakness + right"),
        ("He is not incontinent, his wife is.", "urinary-incontinence -"),
        ("She is fine. The wound is not.", "nothing"),
        ("Is the leg weak? It is not.", "nothing"),
    ],
)
def test_nothing_else_is_said(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Everything is normal except leg power.", "leg-weakness +"),
        ("Neurology normal apart from leg power.", "leg-weakness +"),
        ("All normal apart from left EHL.", "weakness-great-toe-extension + left"),
        ("Neurological exam normal except left ankle jerk.", "reflex-achilles-reduced + left"),
        ("Everything else normal. EHL not tested.", "nothing"),
    ],
)
def test_what_is_left_out_of_all_that_is_normal_is_not(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)
