"""Forms with boxes, asides inside a denial, families that a sentence leaves, and two results that share a word."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SAID = [
    # an empty box says nothing, of none of the members of its list
    ("[ ] Limb weakness", "nothing"),
    ("[ ] Urinary retention / incontinence", "nothing"),
    ("[ ] Fever / rigors", "nothing"),
    ("☐ Saddle anaesthesia", "nothing"),
    ("( ) leg weakness", "nothing"),
    ("[x] Saddle anaesthesia / perineal numbness", "saddle-sensory-loss +"),
    ("☑ Foot drop", "foot-drop +"),
    # an aside ends no denial
    ("He denies, however, any bowel or bladder problems.", "bladder-bowel-dysfunction -"),
    ("She does not, however, have any incontinence.", "urinary-incontinence -"),
    ("Denies, though, any saddle numbness.", "saddle-sensory-loss -"),
    ("Denies pain, however has saddle numbness.", "saddle-sensory-loss +"),
    ("He does not feel that he is having any difficulty voiding.", "bladder-bowel-dysfunction -"),
    # unable is a result, and what could not be looked at has none
    ("Heel walk - unable on left, toe walk fine", "weakness-dorsiflexion + left, weakness-plantarflexion -"),
    ("Heel walk: unable R.", "weakness-dorsiflexion + right"),
    ("Perineal sensation difficult to assess d/t swelling", "nothing"),
    # being able to void is no denial when something is wrong with it
    ("Able to void small amounts only, PVR 450", "bladder-bowel-dysfunction +, post-void-residual +"),
    ("Able to void with straining.", "bladder-bowel-dysfunction +"),
    ("Able to void but poor stream.", "bladder-bowel-dysfunction +"),
    ("Able to void, with difficulty.", "bladder-bowel-dysfunction +"),
    ("Able to void: yes, with some difficulty", "bladder-bowel-dysfunction +"),
    ("Able to void: yes", "urinary-retention -"),
    ("Able to void, without difficulty", "urinary-retention -"),
    ("Voiding trial: failed", "urinary-retention +"),
    ("Able to void without difficulty.", "urinary-retention -"),
    # two results that share a word
    ("Perianal sensation and anal tone normal.", "saddle-sensory-loss -, reduced-anal-tone -"),
    ("Perianal sensation and anal tone reduced.", "saddle-sensory-loss +, reduced-anal-tone +"),
    ("Reduced perianal sensation and anal tone.", "saddle-sensory-loss +, reduced-anal-tone +"),
    ("Has full sensation when wiping.", "saddle-sensory-loss -"),
    # only named
    ("CES checklist completed.", "nothing"),
    ("Given the list of CES warning signs.", "nothing"),
    # a sentence about the patient leaves the line of the family
    ("FH: father prostate ca. Now has saddle numbness and foot drop.", "saddle-sensory-loss +, foot-drop +"),
    ("FH: mother had lung cancer, father prostate ca.", "nothing"),
]


@pytest.mark.parametrize(("text", "found"), SAID)
def test_forms_and_asides_are_read_as_they_are_meant(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
