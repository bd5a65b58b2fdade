"""Pairs of grades in the lines below a header in brackets that says in which order the sides stand ("Motor (R / L):")."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

PAIRS = [
    (
        "Motor (R / L):\n hip flexors 4 / 5\n knee extensors 3 / 4\n long toe ext 0 / 2",
        "weakness-hip-flexion + right 4, weakness-hip-flexion - left 5, weakness-knee-extension + right 3, "
        "weakness-knee-extension + left 4, weakness-great-toe-extension + right 0, weakness-great-toe-extension + left 2",
    ),
    (
        "Strength (left / right)\n- knee extension: 4/5\n- dorsiflexion: 5/2",
        "weakness-knee-extension + left 4, weakness-knee-extension - right 5, weakness-dorsiflexion - left 5, "
        "weakness-dorsiflexion + right 2",
    ),
    (
        "Power (R/L):\n TA 4/4\n EHL 5/5",
        "weakness-dorsiflexion + bilateral 4, weakness-great-toe-extension - bilateral 5",
    ),
    ("Power (R/L):\n TA 3/3\n", "weakness-dorsiflexion + bilateral 3"),
    ("Motor (R/L):\n TA 5/5 3/5", "weakness-dorsiflexion - right 5, weakness-dorsiflexion + left 3"),
    (
        "Motor (R / L):\n DF 5 / 4\nDTR (R / L): patellar 2+ / 2+, Achilles 2+ / 0",
        "weakness-dorsiflexion - right 5, weakness-dorsiflexion + left 4, reflex-patellar-reduced - bilateral, "
        "reflex-achilles-reduced - right, reflex-achilles-reduced + left",
    ),
    ("Power (R/L):\n hip 5/5\n ankle 3/5\n", "leg-weakness + right 3, leg-weakness - left 5"),
    # no such header, or no longer under it
    ("Motor:\n hip flexors 4/5\n ankle DF 1/5", "weakness-hip-flexion + 4, weakness-dorsiflexion + 1"),
    ("Motor (MRC):\n hip flexors 4 / 5\n", "weakness-hip-flexion + 4"),
    (
        "Motor (R/L):\n TA 5/5\nRight EHL 4/5\n",
        "weakness-dorsiflexion - bilateral 5, weakness-great-toe-extension + right 4",
    ),
    (
        "Motor (R/L):\n TA 5/5\n\nLater the EHL was only 3/5.",
        "weakness-dorsiflexion - bilateral 5, weakness-great-toe-extension + 3",
    ),
    ("(R / L) handed. Strength hip flexors 4/5.", "weakness-hip-flexion + 4"),
    ("Motor (R/L):\n TA 5/5\nPain 4 / 5 today.", "weakness-dorsiflexion - bilateral 5"),
    ("Reflexes (R/L):\n knee 2/4\n ankle 2/4\n", "reflex-patellar-reduced -, reflex-achilles-reduced -"),
]


@pytest.mark.parametrize(("text", "found"), PAIRS, ids=lambda text: text[:60])
def test_a_header_of_sides_holds_for_the_lines_below(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
