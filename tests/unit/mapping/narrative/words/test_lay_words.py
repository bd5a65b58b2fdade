"""Bladder, bowel, saddle and legs as patients tell of them, and as notes take it down."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

BLADDER = [
    ("Waterworks not right.", "bladder-bowel-dysfunction +"),
    ("Waterworks have not been right since Tuesday.", "bladder-bowel-dysfunction +"),
    ("Her waterworks have been playing up.", "bladder-bowel-dysfunction +"),
    ("Something wrong with his waterworks.", "bladder-bowel-dysfunction +"),
    ("Nothing wrong with his waterworks.", "bladder-bowel-dysfunction -"),
    ("Bladder has gone funny.", "bladder-bowel-dysfunction +"),
    ("Bladder not working properly.", "bladder-bowel-dysfunction +"),
    ("Struggling to wee.", "bladder-bowel-dysfunction +"),
    ("The wee takes ages to come.", "bladder-bowel-dysfunction +"),
    ("Doesn't know when he needs a wee.", "bladder-bowel-dysfunction +"),
    ("Can't feel when I wee.", "bladder-bowel-dysfunction +"),
    ("Not in control of down below.", "bladder-bowel-dysfunction +"),
    ("Can't go to the toilet.", "bladder-bowel-dysfunction +"),
    ("Can't go to the toilet without help.", "nothing"),
    ("Can't wee since last night.", "urinary-retention +"),
    ("Hasn't had a wee since yesterday.", "urinary-retention +"),
    ("Can't tell if her bladder is empty.", "urinary-retention +"),
    ("Catheterised in ED, drained 900.", "urinary-retention +"),
    ("Catheter inserted, 700 ml residual.", "post-void-residual +, urinary-retention +"),
    ("Wears pads now since losing control.", "urinary-incontinence +"),
    ("Has started wearing pads.", "urinary-incontinence +"),
    ("Not wearing pads.", "urinary-incontinence -"),
    ("Uses pads for her periods.", "nothing"),
    ("Wears knee pads at work.", "nothing"),
    ("Tenderness in the pad of his big toe.", "nothing"),
    ("The wee just dribbles out.", "urinary-incontinence +"),
    ("Doesn't make it to the toilet in time.", "urinary-incontinence +"),
    ("Had an accident in bed.", "urinary-incontinence +"),
    ("Leaks when coughing.", "urinary-incontinence +"),
    ("Weed herself twice.", "urinary-incontinence +"),
]

BOWEL_AND_SADDLE = [
    ("Pooed himself on Sunday.", "bowel-incontinence +"),
    ("Bowels opening without her knowing.", "bowel-incontinence +"),
    ("Lost control of back passage.", "bowel-incontinence +"),
    ("Has accidents with her bowels.", "bowel-incontinence +"),
    ("No sensation when having a poo.", "bowel-incontinence +"),
    ("Undercarriage numb.", "saddle-sensory-loss +"),
    ("Lost all feeling downstairs.", "saddle-sensory-loss +"),
    ("Fell downstairs, numb foot.", "minor-fall +, leg-numbness +"),
    ("Numb tail end.", "saddle-sensory-loss +"),
    ("His bits are numb.", "saddle-sensory-loss +"),
    ("Testicles numb.", "saddle-sensory-loss +"),
    ("Backside gone to sleep.", "saddle-sensory-loss +"),
    ("It feels different when I wipe.", "saddle-sensory-loss +"),
    ("Wiping feels strange.", "saddle-sensory-loss +"),
    ("Can't feel the paper when wiping.", "saddle-sensory-loss +"),
    ("No feeling during sex.", "saddle-sensory-loss +"),
]

LEGS = [
    ("EHL trace.", "weakness-great-toe-extension + 1"),
    ("Trace EHL on the left.", "weakness-great-toe-extension + left 1"),
    ("Trace weakness of the left EHL.", "weakness-great-toe-extension + left"),
    ("EHL 5/5, trace oedema.", "weakness-great-toe-extension - 5"),
    ("Achilles trace, patellar 2+.", "reflex-achilles-reduced +, reflex-patellar-reduced -"),
    ("Left TA: antigravity.", "weakness-dorsiflexion + left 3"),
    ("No active dorsiflexion left.", "weakness-dorsiflexion + left 0"),
    ("No dorsiflexion on the left.", "weakness-dorsiflexion + left 0"),
    ("No EHL power.", "weakness-great-toe-extension + 0"),
    ("Power in EHL nil.", "weakness-great-toe-extension + 0"),
    ("No EHL or TA weakness.", "weakness-great-toe-extension -, weakness-dorsiflexion -"),
    ("No power in legs.", "leg-weakness + bilateral 1"),
    ("No movement at the left ankle.", "foot-drop + left"),
    ("Good power except EHL which is 2.", "leg-weakness -, weakness-great-toe-extension + 2"),
    ("Can't lift his big toe.", "weakness-great-toe-extension + 2"),
    ("Left leg much weaker than last week.", "leg-weakness + left, progressive-weakness + left"),
    ("Much weaker leg than last week.", "leg-weakness +, progressive-weakness +"),
    ("Her legs are weaker than yesterday.", "leg-weakness + bilateral, progressive-weakness + bilateral"),
    ("Left leg weaker than the right.", "leg-weakness + left"),
    ("Can't stand on tiptoes on the left.", "weakness-plantarflexion + left"),
    ("Unable to tiptoe on the left.", "weakness-plantarflexion + left"),
    ("Left foot slaps when he walks.", "foot-drop + left"),
    ("Keeps tripping over left foot.", "foot-drop + left"),
    ("Left foot has gone floppy.", "foot-drop + left"),
    ("Can't pick the foot up.", "foot-drop +"),
    ("Drags right leg.", "leg-weakness + right"),
    ("Legs won't hold her.", "leg-weakness + bilateral"),
]


@pytest.mark.parametrize(("text", "found"), BLADDER + BOWEL_AND_SADDLE + LEGS)
def test_a_patient_s_words_are_read_as_they_are_meant(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
