"""One "no" that opens a list and answers each member of it; a list that tells of anything is left as told (clinical.md 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SADDLE = "saddle-sensory-loss +"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Answers no to each: can't hold water, can't pee, numb seat, foot dragging, fever",
            "urinary-incontinence -, urinary-retention -, saddle-sensory-loss -, foot-drop -, fever -",
        ),
        (
            "Answers no to each: numb seat, fever, injected drugs, bad fall.",
            "saddle-sensory-loss -, fever -, iv-drug-use -",
        ),
        (
            "No to all: numb saddle, bladder trouble, bowel accidents.",
            "saddle-sensory-loss -, bladder-bowel-dysfunction -, bowel-incontinence -",
        ),
        (
            "She answered no to all of these questions: leaking urine, numb saddle, fevers",
            "urinary-incontinence -, saddle-sensory-loss -, fever -",
        ),
        (
            "Can't hold urine, numb seat, foot dragging, fever: answers no to each",
            "urinary-incontinence -, saddle-sensory-loss -, foot-drop -, fever -",
        ),
    ],
)
def test_each_is_denied(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) >= expected(line)


@pytest.mark.parametrize(
    "text",
    [
        "Answers yes to each: can't hold urine, numb seat, fever",
        "Answers no to each but the last: can't hold urine, can't start urine, numb seat",
        "Answers no to each: can't hold urine, fever; yes to numb seat.",
        "Answers no to each: can't hold urine, numb seat yes, fever",
        "Answers no to each: fever, chills, sweats, but has a numb seat",
        "Answers no to each: can't hold urine, fever. Numb seat since Monday.",
        "Answers no to fever. Can't hold urine, numb seat.",
        "Answers no to each: fever, chills, now numb seat",
        "Answers no to each: fever, injected drugs, has a numb seat",
    ],
)
def test_what_is_told_beside_stays(reader: NarrativeReader, text: str) -> None:
    assert SADDLE in told(reader, text)
