"""A grade of an earlier day that is measured anew and better today: the latest counts, of that muscle and side alone."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

_WEAK = "weakness-dorsiflexion + left 3"
_FULL = "weakness-dorsiflexion - left 5"


@pytest.mark.parametrize(
    "text, statements",
    [
        ("Friday I wrote left dorsiflexion 3/5. Today, same couch, same hands: 5/5, held for ten seconds.", _FULL),
        ("Friday: left dorsiflexion 3/5. Today: 5/5.", _FULL),
        ("Yesterday left dorsiflexion 3/5. Today left dorsiflexion 5/5.", _FULL),
        ("20/11/2026 left dorsiflexion 3/5. 22/11/2026 left dorsiflexion 5/5.", _FULL),
        (
            "Monday left dorsiflexion 2/5. Wednesday left dorsiflexion 3/5. Today left dorsiflexion 4/5.",
            "weakness-dorsiflexion + left 4",
        ),
        ("Friday left dorsiflexion 3/5. Today right dorsiflexion 5/5.", f"{_WEAK}, weakness-dorsiflexion - right 5"),
        ("Friday left dorsiflexion 3/5. Today left EHL 5/5.", f"{_WEAK}, weakness-great-toe-extension - left 5"),
        ("Left dorsiflexion 3/5. Today 5/5.", f"{_WEAK}, {_FULL}"),
        ("Left dorsiflexion 3/5 since Friday. Today left dorsiflexion 5/5.", f"{_WEAK}, {_FULL}"),
        ("Left dorsiflexion was 3/5 yesterday. Now power 5/5 throughout.", f"{_WEAK}, leg-weakness - 5"),
        ("Left dorsiflexion 3/5 today. Friday left dorsiflexion 5/5.", _WEAK),
        (
            "Yesterday left dorsiflexion 3/5. Today left dorsiflexion 5/5, at night left dorsiflexion 3/5.",
            f"{_WEAK}, {_FULL}",
        ),
    ],
)
def test_the_latest_grade_of_a_muscle_counts(reader: NarrativeReader, text: str, statements: str) -> None:
    found = {one for one in told(reader, text) if not one.startswith("progressive")}
    assert found == expected(statements)


@pytest.mark.parametrize(
    "text",
    [
        "Friday left dorsiflexion 5/5. Today, same couch: 3/5.",
        "Friday left dorsiflexion 4/5. Today, after naproxen, same hands: 3/5.",
    ],
)
def test_less_strength_behind_words_aside_is_a_fall(reader: NarrativeReader, text: str) -> None:
    assert {"weakness-dorsiflexion + left 3", "progressive-weakness + left"} <= told(reader, text)


def test_a_grade_behind_a_hand_is_of_the_hand(reader: NarrativeReader) -> None:
    assert _WEAK in told(reader, "Friday left dorsiflexion 3/5. Today, right hand: 5/5.")
