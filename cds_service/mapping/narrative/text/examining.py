"""Function words of an examination: before the limb that is examined, behind it, and beside the name of a scale."""

from __future__ import annotations

from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.grammar import words

EXAMINING = words(
    "examination exam examined examining examine on in of the at upon neurological neurologic neurologically neuro motor strength "
    "power sensory physical clinical local focused detailed further formal his her testing assessment objective : - * •"
) | {"\n"}
"""Before a limb that the sentence goes on to examine ("On neurological examination of the right leg, ...")."""
OPENS_FOUND = grammar.COPULAS | words(
    ", : - show shows showed showing reveal reveals revealed demonstrate demonstrates demonstrated demonstrating had has have "
    "there exam examination with found confirmed confirms confirm he she it they"
)
"""Behind it, before what was found."""
TO_GRADE_NAMED = grammar.GRADE_NAMES | words("as at of scale score ( ) [ ] : =")
"""Between the name of the scale and the grade ("[MRC] grade 4", "MRC scale: 4")."""
MIGHT = words("power strength motor muscle")
"""Beside a Roman number they show that it is a grade of strength."""
BEHIND_GRADE = grammar.PREPOSITIONS | grammar.CONNECTORS | words("left right l r both bilaterally weakness")
"""Behind a Roman number one they show that it is a grade and not the writer."""
EVERYTHING = words("everything all neurology neurological neuro examination exam rest else otherwise")
"""Beside a result they say that it is of all that was examined."""
