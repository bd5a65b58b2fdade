"""A story of a friend's child is not the patient's; a result of all other reflexes takes none back that was found lost."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

BACK = "My back is killing me. "
SAID = [
    (
        BACK + "A friend told me of his son. He had been misdiagnosed and ended up losing feeling in his saddle area.",
        "nothing",
    ),
    (BACK + "My friend's son was sent home twice. He was incontinent by the end.", "nothing"),
    # it is so now, of the writer, of a partner, or of a patient who is not the writer
    (BACK + "A friend says it is nothing. She is numb between the legs.", "saddle-sensory-loss +"),
    (BACK + "My friend had it. He lost feeling. Now my saddle is numb too.", "saddle-sensory-loss +"),
    (BACK + "My husband had a bad disc. He lost all feeling in his saddle area.", "saddle-sensory-loss +"),
    ("A friend brought him in. He had lost feeling in his saddle.", "saddle-sensory-loss +"),
    ("Sore back, a friend drove him. He had lost control of his bladder.", "urinary-incontinence +"),
]


@pytest.mark.parametrize(("text", "line"), SAID)
def test_whose_story_it_is(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) - {"low-back-pain +"} == expected(line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Absent left knee jerk and an attenuated right knee jerk. All other deep tendon reflexes were normal.",
            "reflex-achilles-reduced -, reflex-patellar-reduced + left, reflex-patellar-reduced + right",
        ),
        (
            "Left ankle jerk absent. All other reflexes were brisk.",
            "reflex-achilles-reduced + left, reflex-patellar-reduced -",
        ),
        ("Other reflexes normal.", "reflex-achilles-reduced -, reflex-patellar-reduced -"),
    ],
)
def test_others_take_nothing_back(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
