"""What was well in an earlier year says nothing of today, wherever the year stands."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 perianal sensation was intact.",
        "In 2019, perianal sensation was intact.",
        "In March 2018, bladder function was normal.",
        "Bladder function was normal on 03/03/2018.",
        "Perianal sensation intact 12/2019.",
        "In 2019 voided normally.",
        "Three years ago, no saddle numbness.",
    ],
)
def test_a_denial_of_an_earlier_year_is_none_of_today(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("In 2019 had a discectomy, perianal sensation intact.", "prior-lumbar-surgery +, saddle-sensory-loss -"),
        ("In 2019 discectomy and perianal sensation intact.", "prior-lumbar-surgery +, saddle-sensory-loss -"),
        ("Since 2019 voids normally.", "urinary-retention -"),
        ("Two days ago no saddle numbness, bladder normal.", "saddle-sensory-loss -, bladder-bowel-dysfunction -"),
    ],
)
def test_a_year_of_something_else_takes_no_denial_away(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
