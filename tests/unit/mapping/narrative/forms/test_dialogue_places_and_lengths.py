"""What was done or felt where, and for how long, in questions and answers (clinical.md 7.3, question forms)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("question", "answer", "mentions"),
    [
        ("Have you passed any urine today?", "No.", "urinary-retention +"),
        ("Have you passed urine today?", "No, not since last night.", "urinary-retention +"),
        ("Have you weed today?", "No.", "urinary-retention + ?"),
        ("Have you passed urine today?", "Yes.", "nothing"),
        ("Have you passed out?", "No.", "nothing"),
        ("Any numbness?", "Yes, between my legs.", "saddle-sensory-loss +"),
        ("Any numbness?", "Yes, all around my back passage since yesterday.", "saddle-sensory-loss +"),
        ("Any weakness?", "Yes, the left leg.", "leg-weakness + left"),
        ("Do you have any weakness?", "Yes, in my left foot.", "leg-weakness + left"),
        ("Any numbness?", "No, between my legs it is fine.", "leg-numbness -"),
        (
            "Any bowel or bladder problems?",
            "No numbness or tingling, no problems with my bowel or bladder.",
            "leg-numbness -, bladder-bowel-dysfunction -",
        ),
        ("Any numbness between the legs?", "No feeling at all down there.", "saddle-sensory-loss +"),
        ("Any numbness?", "No pain at all.", "nothing"),
    ],
)
def test_what_a_question_and_its_answer_say(question: str, answer: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, f"Doctor: {question}\nPatient: {answer}") == expected(mentions)


def test_for_how_long_is_asked_of_what_was_answered(reader: NarrativeReader) -> None:
    text = "Doctor: Any numbness between your legs?\nPatient: Yes.\nDoctor: For how long?\nPatient: Five weeks."
    (mention,) = reader.mentions(text)
    assert mention.onset_days_ago == (35, 41)
