"""Numbers of one muscle at several times, jotted without their scale (clinical.md 5.1 rows 6 and 7)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

_FELL = "progressive-weakness +, weakness-great-toe-extension +"


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("EHL 5, then 4, now 3+.", f"{_FELL} 3+"),
        ("EHL 5 then 4 then 3.", f"{_FELL} 3"),
        ("EHL 5 on 5 Nov, 4 on 16 Nov, 3+ on 27 Nov.", f"{_FELL} 3+"),
        ("EHL 5 last week and 4 today.", f"{_FELL} 4"),
        ("EHL was 5 on Monday, 3 today.", f"{_FELL} 3"),
        ("EHL was 5/5 then 4/5 then 3/5.", f"{_FELL} 3"),
        ("Strength of the big toe: 5, then 4, now 3+ out of 5.", f"{_FELL} 3+"),
        (
            "Strength of the big toe has gone steadily downhill over the three visits: 5, then 4, now 3+ out of 5.",
            f"{_FELL} 3+",
        ),
        ("Ankle DF power: 5 (1/11), 4 (8/11), 3 (15/11).", "progressive-weakness +, weakness-dorsiflexion + 3"),
        ("Ankle DF: Mon 5, Tue 4, Wed 3.", "progressive-weakness +, weakness-dorsiflexion + 3"),
        (
            "Power in left ankle DF has gone 5, 4, 3 over three visits.",
            "progressive-weakness + left, weakness-dorsiflexion + left 3",
        ),
        (
            "Dorsiflexion 4 at first visit, 3 at second, 2 today.",
            "progressive-weakness +, weakness-dorsiflexion + 2",
        ),
    ],
)
def test_a_row_of_numbers_tells_a_fall(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("EHL was 5 on Monday.", "weakness-great-toe-extension - 5"),
        ("EHL 5, 4 visits.", "weakness-great-toe-extension - 5"),
        ("EHL 5, pain 3 today.", "weakness-great-toe-extension - 5"),
        ("EHL 5, knee jerk 2, ankle 1.", "weakness-great-toe-extension - 5, reflex-patellar-reduced -"),
        ("Temp was 38.9 on Monday.", "fever +"),
        (
            "Hip flexion, knee extension and EHL 5/5, 4/5, 3/5 respectively.",
            "weakness-hip-flexion + 3, weakness-knee-extension + 3, weakness-great-toe-extension + 3",
        ),
    ],
)
def test_numbers_of_something_else_tell_no_fall(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)
