"""Speakers whose names nobody knows: who asks most of the time is who asks."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "FCP: Any numbness around the genitals or back passage?\nPt: No, nothing.\n"
            "FCP: Weakness in the leg?\nPt: No, just pain.",
            "saddle-sensory-loss -, leg-weakness -",
        ),
        (
            "Teacher: Any numbness in the saddle area, any bladder or bowel problem?\nMr D: No.\n"
            "Teacher: Leg weak at all, any fever?\nMr D: No, no and no.",
            "saddle-sensory-loss -, bladder-bowel-dysfunction -, leg-weakness -, leg-numbness -, fever -",
        ),
        (
            "Dr: Does she have any loss of feeling down below?\nDaughter: She says no, doctor.\n"
            "Dr: Does the water come normally, and the motion?\nDaughter: Yes, both as always.",
            "saddle-sensory-loss -",
        ),
        (
            "Me: What's changed?\nHusband: She can't manage the steps.\n"
            "Me: Numb in the saddle area?\nPatient: No. All normal.",
            "saddle-sensory-loss -",
        ),
    ],
)
def test_who_asks_is_found(reader: NarrativeReader, text: str, line: str) -> None:
    assert {one for one in told(reader, text) if "pain" not in one} == expected(line)


def test_labels_that_ask_nothing_are_no_speakers(reader: NarrativeReader) -> None:
    text = "Left: power 3/5\nRight: power 5/5\nLeft: sensation normal\nRight: sensation normal"
    assert "leg-weakness + left 3" in told(reader, text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("He is under surveillance for an infrarenal aortic aneurysm, 4.9 cm.", "aortic-aneurysm +"),
        ("He has dropped 9 kg since summer without trying.", "weight-loss +"),
        ("He has had trouble keeping an erection.", "sexual-dysfunction +"),
        ("Lumbar MRI had been requested by the referrer.", "nothing"),
        ("Lumbar MRI had been done in May.", "prior-lumbar-mri +"),
    ],
)
def test_what_is_watched_dropped_or_only_requested(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
