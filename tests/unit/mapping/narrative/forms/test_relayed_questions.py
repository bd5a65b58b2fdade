"""Dialogues with a third party on the phone: questions handed on to the patient, and answers that point at the place asked for."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

POINTING = [
    ("Pins and needles or numbness in her bottom or round the groin?", "Not there. She says the front of her thigh's a bit dead.", "saddle-sensory-loss -, leg-numbness +, sensory-loss-anterior-thigh +"),
    ("Any numbness between the legs?", "Not down there. Just the foot.", "saddle-sensory-loss -"),
    ("Any numbness round your bottom?", "Not there, no.", "saddle-sensory-loss -"),
    ("Any numbness around your back passage?", "No, just the thigh.", "saddle-sensory-loss -"),
    ("Any feeling in your saddle area?", "Not there.", "saddle-sensory-loss +"),
    ("Any numbness round your bottom?", "Not there as such but round the front.", "saddle-sensory-loss + ?"),
    ("Any numbness round your bottom?", "Not really there, more my thigh.", "saddle-sensory-loss + ?"),
    ("Any numbness in your bottom?", "Not in my bottom, in my vagina.", "saddle-sensory-loss + ?"),
    ("Any numbness in the saddle?", "Not there but down one side of my bottom.", "saddle-sensory-loss + ?"),
    ("Any numbness in the saddle?", "Not there. Only when I wipe.", "saddle-sensory-loss + ?"),
    ("Any numbness in the saddle area?", "Only down there.", "saddle-sensory-loss + ?"),
]  # fmt: skip

RELAYED = [
    ("Any numbness down below?", "Mum, any numbness down there? ... No she says.", "saddle-sensory-loss -"),
    ("Any numbness down below?", "Mum, any numbness down there? ... Yes she says.", "saddle-sensory-loss + ?"),
    ("Can she feel when she wipes?", "Mum, can you feel it when you wipe? ... She says she can't.", "saddle-sensory-loss +"),
    ("And she can feel it when she goes? She can feel when she wipes?", "... She says course she can.", "saddle-sensory-loss -"),
    ("She can feel when she wipes?", "She says no she can't.", "saddle-sensory-loss +"),
    ("Is he leaking urine?", "John, are you leaking? ... No, he says not.", "urinary-incontinence -"),
    ("Is he leaking urine?", "John, are you leaking urine? ... No, he says not.", "urinary-incontinence -"),
    ("Is he leaking urine?", "John, are you leaking? ... He says a bit, yes.", "urinary-incontinence + ?"),
    ("Any numbness in the saddle or trouble with the bladder?", "Mum, is your foot numb? ... No.", "leg-numbness -"),
    ("Any temperature, been unwell, lost weight?", "No, she's fine in herself.", "fever -, weight-loss -"),
    ("Any numbness round your bottom?", "Leaking, do you mean? No.", "saddle-sensory-loss + ?"),
    ("Can she feel when she wipes?", "Course not.", "saddle-sensory-loss + ?"),
]  # fmt: skip


@pytest.mark.parametrize("mark", ["", '"'])
@pytest.mark.parametrize(("question", "answer", "findings"), POINTING + RELAYED)
def test_an_answer_is_of_what_was_asked(
    reader: NarrativeReader, mark: str, question: str, answer: str, findings: str
) -> None:
    text = f"NURSE: {mark}{question}{mark}\nCALLER: {mark}{answer}{mark}"
    assert told(reader, text) == expected(findings)
