"""Dialogues written down without question marks: what a turn only names, or puts to somebody, is asked (clinical.md 7.3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("question", "answer", "mentions"),
    [
        ("fevers chills losing weight", "no i actually gained a little", "fever -, chills -, weight-loss -"),
        ("numbness between the legs", "no", "saddle-sensory-loss -"),
        ("numbness between the legs", "yeah a bit", "saddle-sensory-loss +"),
        (
            "any trouble with your bladder or bowels",
            "no no nothing like that knock on wood",
            "bladder-bowel-dysfunction -",
        ),
        ("loss of bladder control", "no i haven't", "urinary-incontinence -"),
        ("okay incontinence", "uh-uh", "urinary-incontinence -"),
        ("incontinence", "mm-hmm", "urinary-incontinence +"),
        ("night sweats", "no but i've had fevers", "night-sweats -, fever +"),
        ("weakness", "yeah my left foot drops", "foot-drop + left"),
        ("and you can feel when you wipe", "yeah", "saddle-sensory-loss -"),
        ("and you can feel when you wipe", "no not really", "saddle-sensory-loss +"),
        ("you lost control of your bladder", "no", "urinary-incontinence -"),
        ("you lost control of your bladder", "yes twice", "urinary-incontinence +"),
        ("fevers chills", "just last week when i had the flu", "fever + ?, chills + ?"),
        ("your left leg is weak", "yeah", "leg-weakness + left"),
        ("saddle numbness noted on exam", "okay", "saddle-sensory-loss +"),
        ("left leg pain for three weeks", "right so it started when i lifted a box", "leg-pain + left"),
    ],
)
def test_what_a_turn_and_its_answer_say(question: str, answer: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, f"[doctor] {question}\n[patient] {answer}") == expected(mentions)
