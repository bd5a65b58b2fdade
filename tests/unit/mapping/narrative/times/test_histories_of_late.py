"""A history that is of the last days: "over the past 2 days numb", "h/o numbness x 2 days"; and one that is over."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SADDLE, RETENTION = "saddle-sensory-loss", "urinary-retention"

OF_LATE = [
    ("Over the past 2 days saddle numbness.", f"{SADDLE} +"),
    ("Over the past week has been incontinent of urine.", "urinary-incontinence +"),
    ("During the past week bowel incontinence twice.", "bowel-incontinence +"),
    ("Past 2 days: urinary retention.", f"{RETENTION} +"),
    ("Past week: fevers and rigors.", "fever +, chills +"),
    ("Over the previous 2 days saddle numbness.", f"{SADDLE} +"),
    ("Within the past 48 hours he lost bladder control.", "urinary-incontinence +"),
    ("Past few days numb when wiping.", f"{SADDLE} +"),
    ("H/o saddle numbness x 2 days", f"{SADDLE} +"),
    ("History of saddle numbness for 2 days", f"{SADDLE} +"),
    ("H/o urinary retention since 1 day", f"{RETENTION} +"),
    ("Presents with h/o saddle numbness since 2 days", f"{SADDLE} +"),
    ("H/o inability to pass urine since today morning", f"{RETENTION} +"),
    ("h/o foot drop left for 1 week", "foot-drop + left"),
    ("h/o saddle numbness 3/7 ago", f"{SADDLE} +"),
    ("H/o RTA 3 days back", "significant-trauma +"),
]

OVER = [
    ("Past urinary retention.", f"{RETENTION} h"),
    ("Previous urinary retention for 2 days", f"{RETENTION} h"),
    ("H/o urinary retention in 2015", f"{RETENTION} h"),
    ("History of urinary retention for 2 days in 2015", f"{RETENTION} h"),
    ("H/o retention for 2 days, 5 years ago", f"{RETENTION} h"),
    ("H/o foot drop x 2 years", "foot-drop h"),
    ("h/o saddle numbness 2018 resolved", f"{SADDLE} h"),
    ("No saddle numbness over the past 2 days", f"{SADDLE} -"),
    ("Over the past 2 days no saddle numbness", f"{SADDLE} -"),
]


@pytest.mark.parametrize(("text", "line"), OF_LATE)
def test_what_is_of_the_last_days_is_there_today(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), OVER)
def test_what_was_long_ago_is_none_of_today(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
