"""What an operation or a cauda equina syndrome of years ago left behind: as old as that, where it is said to be the same.

Source: clinical.md 5.1 rows 3, 12 and 18.
"""

import pytest

from cds_service.clinical.findings import Course
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader

SADDLE = "saddle-sensory-loss"


def saddle(reader: NarrativeReader, text: str) -> Mention:
    (found,) = (m for m in reader.stated(text) if m.finding == SADDLE)
    return found


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (
            "Emergency decompression for CES in 2015. Left with a small numb area beside the anus, which is exactly as it was in 2015.",
            2015,
        ),
        ("Cauda equina syndrome October 2016. Was left with patchy perineal numbness, unaltered.", 2016),
        ("L4/5 decompression March 2021. Left with saddle numbness since, neither has changed at all.", 2021),
    ],
)
def test_it_is_as_old_as_its_cause(reader: NarrativeReader, text: str, year: int) -> None:
    found = saddle(reader, text)
    assert found.course is Course.STABLE
    assert found.dated.latest is not None
    assert found.dated.latest.year == year


@pytest.mark.parametrize(
    "text",
    [
        "Decompression for CES in 2015. Left with a small numb area beside the anus.",
        "Decompression for CES in 2015. Left with a small numb area beside the anus, worse this week.",
        "Was left with patchy perineal numbness, the same for days.",
    ],
)
def test_what_may_be_new_is_not(reader: NarrativeReader, text: str) -> None:
    found = saddle(reader, text)
    assert found.dated.latest is None
    assert found.course is not Course.STABLE or found.onset_days_ago is None
