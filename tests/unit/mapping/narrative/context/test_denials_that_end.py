"""What a denial leaves out, and a denial that was true once: both tell of a sign that is there."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

LEFT_OUT = [
    ("No numbness except perineum", "leg-numbness -, saddle-sensory-loss +"),
    ("No sensory loss apart from perianal area", "leg-numbness -, saddle-sensory-loss +"),
    ("Sensation normal except saddle area", "leg-numbness -, saddle-sensory-loss +"),
    ("Denies numbness anywhere but the groin and genitals", "leg-numbness -, saddle-sensory-loss +"),
    ("No numbness or tingling other than around the anus.", "leg-numbness -, saddle-sensory-loss +"),
    ("No numbness save for the vulva", "leg-numbness -, saddle-sensory-loss +"),
    ("No paresthesia except for the left foot", "leg-numbness + left"),
    ("No weakness except left EHL", "leg-weakness -, weakness-great-toe-extension + left"),
    ("No weakness apart from the left leg", "leg-weakness + left"),
    ("No pain except in the left leg", "leg-pain + left"),
    ("No numbness except perianal tingling", "leg-numbness -, saddle-sensory-loss +"),
]

NOTHING_LEFT_OUT = [
    ("No numbness except perineum not examined", "leg-numbness -"),
    ("No numbness except when sitting.", "leg-numbness -"),
    ("Denies numbness but has back pain", "leg-numbness -, low-back-pain +"),
    ("No numbness in the legs or perineum", "leg-numbness - bilateral, saddle-sensory-loss -"),
    ("No numbness, weakness or saddle anesthesia", "leg-numbness -, leg-weakness -, saddle-sensory-loss -"),
]

TRUE_ONCE = [
    ("No saddle anesthesia initially, then developed it overnight.", "saddle-sensory-loss +"),
    ("No incontinence at first, then got it on Tuesday", "urinary-incontinence +"),
    ("No retention yesterday but now has it", "urinary-retention +"),
    ("No urinary retention on admission; later developed it on the ward.", "urinary-retention +"),
    ("Was continent until this morning.", "urinary-incontinence +"),
    ("Had been fully continent until 2 days ago.", "urinary-incontinence +"),
    ("Was dry until Monday.", "urinary-incontinence +"),
    ("No saddle numbness initially.", "cauda-equina-words-unclear +"),
    ("No numbness in the saddle area except slight tingling", "cauda-equina-words-unclear +"),
    ("No saddle numbness other than some tingling.", "cauda-equina-words-unclear +"),
]

TRUE_STILL = [
    ("No saddle anesthesia, then or now.", "saddle-sensory-loss -"),
    ("No incontinence, then developed a cough.", "urinary-incontinence -"),
    ("No weakness initially, subsequently developed foot drop", "leg-weakness -, foot-drop +"),
    ("Continent of urine.", "urinary-incontinence -"),
    ("No saddle numbness apart from the left leg", "saddle-sensory-loss -"),
    ("No saddle numbness other than left foot numbness", "saddle-sensory-loss -, leg-numbness + left"),
]


@pytest.mark.parametrize(("text", "found"), LEFT_OUT + NOTHING_LEFT_OUT)
def test_what_a_denial_leaves_out_is_there(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


@pytest.mark.parametrize(("text", "found"), TRUE_ONCE + TRUE_STILL)
def test_a_denial_that_was_true_once_denies_nothing_now(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
