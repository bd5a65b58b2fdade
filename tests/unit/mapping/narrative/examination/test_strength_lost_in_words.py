"""Strength that somebody has not, grades that fell without a muscle, and a weakness that cleared long ago."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, present, told

WORDS = [
    ("He has not got the strength in his left leg to push the clutch.", "leg-weakness + left"),
    ("I haven't got any strength in my right leg.", "leg-weakness + right"),
    ("She hasn't the power in her right foot to push the pedal.", "leg-weakness + right"),
    ("Can't get up the bus step with the left leg.", "leg-weakness + left"),
    ("Can't climb stairs with the left leg because of pain.", "nothing"),
    ("If you can't climb stairs with the left leg ring us.", "nothing"),
    ("He has not the strength to go on.", "nothing"),
    ("I haven't lost any strength in my right leg.", "leg-weakness - right"),
    ("My mum doesn't have the strength in her legs.", "nothing"),
    ('C/o L foot "gone dead".', "leg-numbness + left"),
    ('Left leg "numb", right leg "fine".', "leg-numbness + left"),
    ('Left foot "numb"? No.', "leg-numbness - left"),
    ("He had a right foot drop that cleared over a year with bracing.", "foot-drop h right"),
    ("Right foot drop that cleared over a year with bracing; she put the AFO away in 2016.", "foot-drop h right"),
    ("Foot drop that cleared over a year; it is back since Monday.", "foot-drop +"),
    ("Right foot drop that only partly cleared over a year.", "foot-drop + right"),
    ("Foot drop that cleared with residual weakness.", "foot-drop +"),
    ("Foot drop should have cleared over a year with bracing.", "foot-drop +"),
]


@pytest.mark.parametrize(("text", "found"), WORDS, ids=lambda text: text[:60])
def test_strength_is_told_in_words(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


FALLEN = [
    ("Acute painless foot drop, deterioration from 4+ to 2 in 24 h.", True),
    ("Foot drop. Deterioration from 4+ to 2 in 24 h.", True),
    ("Power has gone from 4 to 2 overnight.", True),
    ("Foot drop: down from 4 to 3.", True),
    ("Power improved from 2 to 4.", False),
    ("Pain down from 4 to 2 in 24 h, power 5/5.", False),
    ("Weakness, mRS gone from 4 to 2.", False),
    ("Weakness: if it drops from 4 to 2 call us.", False),
    ("Weaning steroids, dropped from 4 to 2 mg, weak.", False),
    ("No deterioration from 4 to 3 in power.", False),
]


@pytest.mark.parametrize(("text", "fell"), FALLEN, ids=lambda text: str(text)[:60])
def test_a_fall_of_grades_is_progressive(reader: NarrativeReader, text: str, *, fell: bool) -> None:
    assert ("progressive-weakness" in present(reader, text)) is fell
