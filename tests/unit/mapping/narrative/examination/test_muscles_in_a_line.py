"""Grades of several muscles: rows of sides under a line of names, roots in a row, words of the manual muscle test, M3."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ROWS = [
    (
        "IP Q TA EHL GS\nR 5 5 5 5 5\nL 5 5 2 1 5",
        "weakness-dorsiflexion + left 2, weakness-dorsiflexion - right 5, weakness-great-toe-extension + left 1, weakness-great-toe-extension - right 5, weakness-hip-flexion - left 5, weakness-hip-flexion - right 5, weakness-knee-extension - left 5, weakness-knee-extension - right 5, weakness-plantarflexion - left 5, weakness-plantarflexion - right 5",
    ),
    (
        "Motor exam:\n      IP  H  TA EHL GS\nR  5/5 5/5 5/5 5/5 5/5\nL  5/5 5/5 2/5 1/5 5/5\nReflexes 2+",
        "reflex-achilles-reduced -, reflex-patellar-reduced -, weakness-dorsiflexion + left 2, weakness-dorsiflexion - right 5, weakness-great-toe-extension + left 1, weakness-great-toe-extension - right 5, weakness-hip-flexion - left 5, weakness-hip-flexion - right 5, weakness-plantarflexion - left 5, weakness-plantarflexion - right 5",
    ),
    (
        "Strength | HF | KE | DF\nRight | 5 | 5 | 5\nLeft | 5 | 5 | 3",
        "weakness-dorsiflexion + left 3, weakness-dorsiflexion - right 5, weakness-hip-flexion - left 5, weakness-hip-flexion - right 5, weakness-knee-extension - left 5, weakness-knee-extension - right 5",
    ),
    (
        "HF KE DF\nRLE 5 5 4+\nLLE 5 5 5",
        "weakness-dorsiflexion + right 4+, weakness-dorsiflexion - left 5, weakness-hip-flexion - left 5, weakness-hip-flexion - right 5, weakness-knee-extension - left 5, weakness-knee-extension - right 5",
    ),
    (
        "IP Q TA EHL GS\nR 5 5 5 5\nL 5 5 2 1 5",
        "weakness-dorsiflexion + left 2, weakness-great-toe-extension + left 1, weakness-hip-flexion - left 5, weakness-knee-extension - left 5, weakness-plantarflexion - left 5",
    ),
    ("Dorsiflexion\n R 5\n L 2", "weakness-dorsiflexion + left 2, weakness-dorsiflexion - right 5"),
]

ROOTS = [
    (
        "Myotomes L: L2 5, L3 5, L4 2, L5 1, S1 5",
        "weakness-dorsiflexion + left 2, weakness-great-toe-extension + left 1, weakness-hip-flexion - left 5, weakness-knee-extension - left 5, weakness-plantarflexion - left 5",
    ),
    (
        "L4 5/5 5/5, L5 5/5 2/5, S1 5/5 5/5 (R/L)",
        "weakness-dorsiflexion - bilateral 5, weakness-great-toe-extension + left 2, weakness-great-toe-extension - right 5, weakness-plantarflexion - bilateral 5",
    ),
    ("Strength 5/5. L4 5 disc, L5 1 disc", "leg-weakness - 5"),
    ("L4 5 disc.", "nothing"),
]

WORDED = [
    ("L ankle DF: poor", "weakness-dorsiflexion + left 2"),
    ("EHL: fair", "weakness-great-toe-extension + 3"),
    ("EHL strength poor.", "weakness-great-toe-extension +"),
    ("Sensation: poor", "leg-numbness +"),
    ("M3 power L ankle dorsiflexion.", "weakness-dorsiflexion + left 3"),
    ("EHL M4 left.", "weakness-great-toe-extension + left 4"),
    ("T2N0M1 prostate ca.", "cancer-active +"),
    ("Dorsiflexion (L4): R 5 L 2", "weakness-dorsiflexion + left 2, weakness-dorsiflexion - right 5"),
    ("DF: poor bilaterally", "weakness-dorsiflexion + bilateral 2"),
    ("EHL: poor effort", "weakness-great-toe-extension +"),
]


@pytest.mark.parametrize(("text", "says"), [*ROWS, *ROOTS, *WORDED])
def test_each_muscle_of_a_table_has_its_grade(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
