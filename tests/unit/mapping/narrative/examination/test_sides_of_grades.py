"""Grades of both sides behind one muscle, under a header, by root and by toe; catheters and abscesses in passing."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

GRADES = [
    ("DF R 3, L 5.", "weakness-dorsiflexion + right 3, weakness-dorsiflexion - left 5"),
    ("PF R 4 L 5.", "weakness-plantarflexion + right 4, weakness-plantarflexion - left 5"),
    ("EHL R 4- L 5.", "weakness-great-toe-extension + right 4-, weakness-great-toe-extension - left 5"),
    ("TA 4 R, 5 L.", "weakness-dorsiflexion + right 4, weakness-dorsiflexion - left 5"),
    ("DF 3 on the left, EHL 5.", "weakness-dorsiflexion + left 3, weakness-great-toe-extension - 5"),
    (
        "Motor (R/L): IP 5/5, TA 3/5.",
        "weakness-hip-flexion - bilateral 5, weakness-dorsiflexion + right 3, weakness-dorsiflexion - left 5",
    ),
    ("Motor (L/R): TA 5/3.", "weakness-dorsiflexion + right 3, weakness-dorsiflexion - left 5"),
    (
        "Left leg: L5 3/5, S1 4/5.",
        "weakness-great-toe-extension + left 3, weakness-plantarflexion + left 4",
    ),
    ("Left big toe 4/5.", "weakness-great-toe-extension + left 4"),
    ("Reflexes L4 2+, S1 1+.", "nothing"),
    ("Large lumbar epidural abscesses.", "spinal-infection +"),
    ("Loss of anal sensation.", "saddle-sensory-loss +"),
    ("Loss of sensation on passing urine.", "bladder-bowel-dysfunction +"),
    ("Foley 950cc immediate return.", "urinary-retention +"),
    ("Unable to feel catheter being tugged.", "saddle-sensory-loss +"),
    ("Motor (R/L): EHL 3/5 4/5.", "weakness-great-toe-extension + right 3, weakness-great-toe-extension + left 4"),
    (
        "Motor: TA 5/5 4/5, EHL 5/5 4-/5, GS 5/5 5/5 (R/L).",
        "weakness-dorsiflexion - right 5, weakness-dorsiflexion + left 4, weakness-great-toe-extension - right 5, "
        "weakness-great-toe-extension + left 4-, weakness-plantarflexion - bilateral 5",
    ),
    ("TA 5/5 4/5.", "weakness-dorsiflexion + 4"),
]


@pytest.mark.parametrize(("text", "found"), GRADES, ids=lambda text: text[:60])
def test_each_side_has_its_own_grade(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
