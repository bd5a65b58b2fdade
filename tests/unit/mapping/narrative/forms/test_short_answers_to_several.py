"""Short answers in talk: to several questions at once, with the words of the question, and of what somebody has."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ANSWERS = [
    ("Feeling feverish? Lost weight? Had cancer?", "None of them.", "fever -, weight-loss -, cancer-active -"),
    ("Numb in the saddle? Leaking urine?", "None of these.", "saddle-sensory-loss -, urinary-incontinence -"),
    ("Saddle numbness, retention?", "No to both.", "saddle-sensory-loss -, urinary-retention -"),
    ("Numb at the private parts?", "Don't have.", "saddle-sensory-loss -"),
    ("Fever?", "Never have.", "fever -"),
    ("Pass urine okay, control okay?", "Okay. Bowel also okay.", "nothing"),
    ("Bowels?", "Grand.", "nothing"),
    ("And the waterworks?", "No bother there. My mother's on tablets for hers, but not me.", "nothing"),
    ("When you wipe, is it the same as always?", "Same as always.", "nothing"),
]

LOSSES = [
    ("Saddle numbness, retention?", "No to the first, yes to the rest."),
    ("Numb in the saddle? Leaking urine?", "All of them."),
    ("Numb in the saddle? Leaking urine?", "None of these until today."),
    ("Numb at the private parts?", "Don't have feeling there."),
    ("Feeling at the private parts?", "Don't have."),
    ("Pass urine okay, control okay?", "Not okay."),
    ("Pass urine okay, control okay?", "Cannot."),
    ("Pass urine okay?", "No."),
    ("Any numbness when you wipe?", "Same as always."),
    ("Any trouble passing urine?", "Fine. My mother is on tablets. But I can't go since Monday."),
    ("Any trouble passing urine?", "Fine until yesterday."),
    ("Bowels okay? Control okay?", "Not okay."),
]


@pytest.mark.parametrize(("question", "answer", "mentions"), ANSWERS)
def test_the_answer_is_to_all_that_was_asked(
    reader: NarrativeReader, question: str, answer: str, mentions: str
) -> None:
    assert told(reader, f"Doctor: {question}\nPatient: {answer}") == expected(mentions)


@pytest.mark.parametrize(("question", "answer"), LOSSES)
def test_what_may_be_lost_is_told(reader: NarrativeReader, question: str, answer: str) -> None:
    said = told(reader, f"Doctor: {question}\nPatient: {answer}")
    assert any("+" in mention for mention in said)
