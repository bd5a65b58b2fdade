"""Strength of several days told one by one: muscles named again, "normal last week", the next sentence, bare numbers."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TOLD = [
    ("Right TA 5/5 last week, right TA 4/5 today.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    (
        "On 11/01 left EHL 5/5, left EHL 3/5 today.",
        "weakness-great-toe-extension + left 3, progressive-weakness + left",
    ),
    ("Left EHL was normal last week, 4/5 today.", "weakness-great-toe-extension + left 4, progressive-weakness + left"),
    ("Left EHL normal on 11/01, 3/5 today.", "weakness-great-toe-extension + left 3, progressive-weakness + left"),
    ("Left TA 5/5 today, left TA 3/5 last week.", "weakness-dorsiflexion - left 5"),
    ("Left TA 5/5 today, left TA 3/5.", "weakness-dorsiflexion + left 3, weakness-dorsiflexion - left 5"),
    (
        "Right TA 5/5 on 11/01. Today 4/5.",
        "weakness-dorsiflexion - right 5, weakness-dorsiflexion + right 4, progressive-weakness + right",
    ),
    (
        "Right TA was 5/5 two weeks ago. Today it is 4/5.",
        "weakness-dorsiflexion - right 5, weakness-dorsiflexion + right 4, progressive-weakness + right",
    ),
    ("Right TA is 4/5. It was 5/5 two weeks ago.", "weakness-dorsiflexion + right 4, progressive-weakness + right"),
    ("TA 4/5. At last visit 5/5.", "weakness-dorsiflexion + 4, progressive-weakness +"),
    (
        "11/01: right EHL 5/5. 11/20: right EHL 4/5.",
        "weakness-great-toe-extension - right 5, weakness-great-toe-extension + right 4, progressive-weakness + right",
    ),
    ("Right TA 5/5. Left TA 4/5 today.", "weakness-dorsiflexion - right 5, weakness-dorsiflexion + left 4"),
    ("EHL 5 -> 3.", "weakness-great-toe-extension + 3, progressive-weakness +"),
    ("EHL 5->3", "weakness-great-toe-extension + 3, progressive-weakness +"),
    ("Right TA 5 last week, 3 today.", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
    ("Right TA was 5, now 3.", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
    ("Right TA gone from 4 to 2.", "weakness-dorsiflexion + right 2, progressive-weakness + right"),
    ("Right TA power 3 (was 5).", "weakness-dorsiflexion + right 3, progressive-weakness + right"),
    ("Left knee extension 3, now 5.", "weakness-knee-extension - left 5"),
    ("TA 4 to 5.", "weakness-dorsiflexion + 4"),
]


@pytest.mark.parametrize(("text", "line"), TOLD)
def test_the_strength_of_today_counts_beside_that_of_then(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
