"""What is told in passing: red flags that are not named, results that stay open, what came out of a catheter."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

UNNAMED = [
    ("Red flag screen positive.", "red-flag-unnamed +"),
    ("Red flags: present", "red-flag-unnamed +"),
    ("+ve red flags, sent to ED.", "red-flag-unnamed +"),
    ("Red flags identified, saddle numbness.", "red-flag-unnamed +, saddle-sensory-loss +"),
    ("No red flags identified.", "nothing"),
    ("Red flag screen: negative", "nothing"),
    ("Return if red flags present.", "nothing"),
    ("Red flags discussed.", "nothing"),
]

OPEN = [
    ("Rectal tone ? reduced.", "reduced-anal-tone +"),
    ("Rectal tone? reduced", "reduced-anal-tone +"),
    ("Saddle sensation ? reduced", "saddle-sensory-loss +"),
    ("Rectal tone ?normal", "cauda-equina-words-unclear +"),
    ("Saddle sensation possibly intact", "cauda-equina-words-unclear +"),
    ("Rectal tone equivocal", "cauda-equina-words-unclear +"),
    ("Saddle sensation intact", "saddle-sensory-loss -"),
    ("Rectal tone seems normal", "reduced-anal-tone -"),
    ("Power probably normal", "nothing"),
    ("Resting sphincter tone is slack.", "reduced-anal-tone +"),
    ("Rectum: decreased tone.", "reduced-anal-tone +"),
    ("SMS leaflet link sent re cauda equina.", "nothing"),
    ("Concern for cauda equina, leaflet given.", "cauda-equina-diagnosis + ?"),
    ("Rectal tone? Normal bowel sounds.", "nothing"),
    ("Rectal tone? no", "nothing"),
]

DRAINED = [
    ("Catheterised last night with 900 ml.", "urinary-retention +"),
    ("Catheter drained 1.2 litres.", "urinary-retention +"),
    ("Straight urinary catheterization produces 800 mL of urine.", "urinary-retention +"),
    ("Foley drained 1500 ml overnight.", "nothing"),
    ("Catheter drained 600 ml this shift.", "nothing"),
]

LEGS = [
    ("Unable to dorsiflex.", "foot-drop +"),
    ("Unable to dorsiflex the right foot.", "foot-drop + right, weakness-dorsiflexion + right"),
    ("Difficulty dorsiflexing.", "weakness-dorsiflexion +"),
    ("Flail foot on the left.", "foot-drop + left"),
    ("High stepping gait.", "foot-drop +"),
    ("Flicker of movement at great toe.", "weakness-great-toe-extension + 1"),
    ("Right great toe: flicker only", "weakness-great-toe-extension + right 1"),
    ("Cannot stand on tiptoe on the left leg.", "weakness-plantarflexion + left"),
    ("Her legs just folded.", "leg-weakness + bilateral ?"),
    ("Went off her legs yesterday.", "leg-weakness + bilateral ?"),
]

OTHERS = [
    ("Lost a stone in 2 months without trying.", "weight-loss +"),
    ("Passed a kidney stone last week.", "renal-colic +"),
    ("Metastatic renal cell.", "cancer-active +"),
    ("Metastatic workup negative.", "nothing"),
    ("Fecal smearing.", "bowel-incontinence +"),
    ("Altered sensation when wiping.", "saddle-sensory-loss +"),
]


@pytest.mark.parametrize(("text", "says"), [*UNNAMED, *OPEN, *DRAINED, *LEGS, *OTHERS])
def test_told_in_passing(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
