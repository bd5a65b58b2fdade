"""Talk in which who is asked asks back first, and answers that tell what could not be done."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ASKED_BACK = [
    ("Nurse: Any numbness?\nPt: Where?\nNurse: Between your legs.\nPt: Yes, since Monday.", "saddle-sensory-loss +"),
    ("Nurse: Any numbness?\nPt: Where?\nNurse: Between your legs.\nPt: No.", "saddle-sensory-loss -"),
    ("Nurse: Can you feel it?\nPt: Feel what?\nNurse: When you wipe.\nPt: Not really.", "saddle-sensory-loss + ?"),
    (
        "Nurse: When did you last use?\nPt: Smoke or needle?\nNurse: Needle.\nPt: Three days ago. Groin.",
        "iv-drug-use +",
    ),
]

LAST = [
    ("Nurse: When did you last inject?\nPt: Three days ago.", "iv-drug-use +"),
    ("Nurse: When did you last inject?\nPt: Never.", "nothing"),
    ("Nurse: When did you last pass urine?\nPt: Two hours ago.", "nothing"),
]

BEGUN = [
    ("Dr: When did the numbness round your bottom start?\nPt: Sunday.", "saddle-sensory-loss +"),
    ("Dr: When did the numbness between your legs begin?\nPt: I have no numbness there.", "saddle-sensory-loss -"),
    ("Dr: When did it start?\nPt: Sunday.", "nothing"),
]

LACKING = [
    "Nurse: Any trouble with the bladder?\nPt: I have not been since yesterday.",
    "Nurse: Any trouble with the bladder?\nPt: No, I haven't been able to go since yesterday.",
    "Nurse: Any trouble with the bladder?\nPt: Is that important?\nNurse: Yes, very.\nPt: I have not been since yesterday.",
]


@pytest.mark.parametrize(("text", "line"), [*ASKED_BACK, *LAST, *BEGUN], ids=lambda text: text[:60])
def test_the_answer_is_of_what_the_question_was_told_to_mean(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize("text", LACKING)
def test_what_was_not_possible_is_no_denial_of_trouble(reader: NarrativeReader, text: str) -> None:
    assert "bladder-bowel-dysfunction + ?" in told(reader, text)


def test_nobody_answers_without_words(reader: NarrativeReader) -> None:
    assert told(reader, "Nurse:\nPt:") == set()
