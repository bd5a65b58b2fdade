"""Charts with a column for each day: the grade of the last day is that of now, and a fall to it is one."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

FALLEN = "progressive-weakness + right, weakness-great-toe-extension + right"

CHARTS = [
    ("MRC   Thu 19/11   Fri 20/11   Sat 21/11\nR EHL   5   4   3", f"{FALLEN} 3"),
    ("Power yesterday today\nR EHL  5/5 3/5", f"{FALLEN} 3"),
    ("Power 22/11 21/11 20/11\nR EHL  2 4 5", f"{FALLEN} 2"),
    ("Power 30/12 02/01\nR EHL 5 3", f"{FALLEN} 3"),
    ("| MRC | Thu | Fri |\n| R EHL | 5 | 3 |", f"{FALLEN} 3"),
    ("Power Day 1 Day 2\nR EHL 2 5", "weakness-great-toe-extension - right 5"),
    ("Power Sun Sat Fri\nR EHL  5 4 2", "weakness-great-toe-extension - right 5"),
    (
        "MRC 06/11 11/11 16/11\nR EHL 4- 4 5\nR calf 5 5 5",
        "weakness-great-toe-extension - right 5, weakness-plantarflexion - right 5",
    ),
    ("Power Thu Fri\nR EHL 4- 4-", "weakness-great-toe-extension + right 4-"),
    ("Thu 19/11   Fri 20/11\nPVR (ml)   80   420", "post-void-residual -, post-void-residual +"),
    ("Temp Mon Tue\nTemp 36.8 39.1", "fever -, fever +"),
    ("Power Thu Fri\nR EHL 5 3\nSaddle numb since Friday.", f"{FALLEN} 3, saddle-sensory-loss +"),
]

NO_CHARTS = [
    ("Pain score Thu Fri\nR leg 3 4", "nothing"),
    ("R DF 5/5 4/5\nR EHL 4/5", "weakness-dorsiflexion + right 4, weakness-great-toe-extension + right 4"),
    ("Power Thu Fri\nR EHL 5 3\n\nSeen on ward.\nR DF 5/5.", f"{FALLEN} 3, weakness-dorsiflexion - right 5"),
]


@pytest.mark.parametrize(("text", "line"), [*CHARTS, *NO_CHARTS], ids=lambda text: text[:40])
def test_the_days_of_a_chart_tell_what_is_now(reader: NarrativeReader, text: str, line: str) -> None:
    assert {one for one in told(reader, text) if not one.startswith("leg-weakness")} == expected(line)


def test_a_chart_at_the_end_of_a_text_is_read_under_any_heading(reader: NarrativeReader) -> None:
    assert "weakness-dorsiflexion + 3" in told(reader, "Family:\nPower Thu Fri\nDF 5 3")
