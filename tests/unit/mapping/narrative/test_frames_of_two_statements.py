"""A sign that is told beside another statement in one breath is told all the same (clinical.md 7.3)."""

from itertools import product

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader

_SIGNS = {
    "she cannot feel when she wipes": "saddle-sensory-loss",
    "she has lost control of her bladder": "urinary-incontinence",
    "she is numb between the legs": "saddle-sensory-loss",
    "she has not passed urine since last night": "urinary-retention",
    "her left foot drags": "foot-drop",
    "she cannot lift her left foot": "foot-drop",
    "anal tone is reduced": "reduced-anal-tone",
    "her left leg has become weak": "leg-weakness",
    "she has had fevers this week": "fever",
}
_BESIDE = (
    "she denies back pain",
    "she has never had cancer",
    "her right leg is strong",
    "in 2015 she had a hip replacement",
    "she is otherwise well",
    "she does not smoke",
    "there was no trauma",
    "no red flags were noted at triage",
)
_FRAMES = (
    "{sign}. {beside}.",
    "{beside}. {sign}.",
    "{sign}, {beside}.",
    "{beside}, but {sign}.",
    "{sign} and {beside}.",
    "{beside}; {sign}.",
    "although {beside}, {sign}.",
    "{sign}, although {beside}.",
    "{beside}, and since yesterday {sign}.",
    "{beside}, yet {sign}.",
    "{beside}. Today {sign}.",
    "the nurse noted that {sign} and that {beside}.",
    "{sign} since Friday, {beside}.",
    "apart from the fact that {sign}, {beside}.",
)


@pytest.mark.parametrize("frame", _FRAMES)
def test_a_sign_beside_another_statement_is_told(frame: str, reader: NarrativeReader) -> None:
    lost = []
    for (sign, finding), beside in product(_SIGNS.items(), _BESIDE):
        text = "Sciatica. " + frame.format(sign=sign, beside=beside)
        mentions = reader.mentions(text)
        if not any(one.finding == finding and one.status is Status.PRESENT for one in mentions):
            lost.append(text)
    assert lost == []
