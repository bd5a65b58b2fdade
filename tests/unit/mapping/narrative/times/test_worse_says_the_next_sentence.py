"""A sign that the next sentence tells to get worse (clinical.md 5.1 rows 3 and 7)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    "text",
    [
        "Her left leg is weak. It is getting worse.",
        "I have weakness in the leg. It is getting worse.",
        "Left foot drop. Worse since Monday.",
        "Left EHL 4/5, dorsiflexion 4/5. Getting worse.",
        "The left foot slaps. It's got worse this week.",
        "Doctor: Any weakness?\nPatient: Yes, in my left leg.\nDoctor: Is it getting worse?\nPatient: Yes, every day.",
    ],
)
def test_a_weakness_that_the_next_sentence_tells_to_get_worse_is_progressive(
    text: str, reader: NarrativeReader
) -> None:
    assert "progressive-weakness" in {one.split()[0] for one in told(reader, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Sciatica. Weak left leg. It is not getting worse.",
        "No leg weakness. Getting worse.",
        "Weakness of the left leg 4/5. Worse on walking.",
        "Back pain and left leg weakness. Worse over the last week.",
        "Pain in the leg. Leg weakness. It is getting worse.",
        "Return if weak. It gets worse.",
        "Doctor: Any weakness?\nPatient: Yes, in my left leg.\nDoctor: Is it getting worse?\nPatient: No, about the same.",
    ],
)
def test_what_may_be_said_of_a_pain_or_is_denied_makes_no_weakness_progressive(
    text: str, reader: NarrativeReader
) -> None:
    assert "progressive-weakness +" not in {" ".join(one.split()[:2]) for one in told(reader, text)}


def test_a_progressive_weakness_has_the_side_of_the_weakness(reader: NarrativeReader) -> None:
    text = "Left foot drop. Worse since Monday."
    assert told(reader, text) == expected("foot-drop + left, progressive-weakness + left")
