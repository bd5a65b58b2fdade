"""Clipped names of muscles in a row, with their numbers: "ev 3, inv 3", "HF 5 HAbd 4"; and "L all 5" behind it."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ROWS = [
    (
        "Power R: DF 2, ev 3, inv 4-, PF 5. L all 5.",
        "weakness-dorsiflexion + right 2, weakness-eversion + right 3, weakness-inversion + right 4-, "
        "weakness-plantarflexion - right 5, leg-weakness - left 5",
    ),
    (
        "Power L: ev 4, inv 5, EHL 5.",
        "weakness-eversion + left 4, weakness-inversion - left 5, weakness-great-toe-extension - left 5",
    ),
    (
        "Motor R: HF 5 HAbd 4 KE 5 DF 4 ev 3.",
        "weakness-hip-flexion - right 5, weakness-hip-abduction + right 4, weakness-knee-extension - right 5, "
        "weakness-dorsiflexion + right 4, weakness-eversion + right 3",
    ),
    (
        "Power R: DF 5, EHL 5. L all 4.",
        "weakness-dorsiflexion - right 5, weakness-great-toe-extension - right 5, leg-weakness + left 4",
    ),
    (
        "Power HF 3/5 R 3/5 L, KE 5/5 both.",
        "weakness-hip-flexion + right 3, weakness-hip-flexion + left 3, weakness-knee-extension - bilateral 5",
    ),
]

NO_ROWS = [
    ("PMH: HF, EF 35%. Power 5/5.", "leg-weakness - 5"),
    ("HF with EF 40%, NYHA 3.", "nothing"),
    ("Inv: CRP 5.", "nothing"),
    ("inv 3 pending, ev 4 hourly obs.", "nothing"),
    ("Power DF 5, EHL 5, BO 3 days ago.", "weakness-dorsiflexion - 5, weakness-great-toe-extension - 5"),
    ("DF 4, TDS 2 tabs, EHL 5.", "weakness-dorsiflexion + 4, weakness-great-toe-extension - 5"),
    ("L all 5.", "nothing"),
    ("Left knee all good, 5.", "nothing"),
]


@pytest.mark.parametrize(("text", "found"), ROWS + NO_ROWS, ids=lambda text: text[:60])
def test_a_clipped_name_has_the_number_behind_it(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
