"""A time that opens a clause is that of the sign, whatever remark stands between; and the day on which somebody got it.

Source: clinical.md 5.1 rows 3 and 3b, 7.1.
"""

import pytest

from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader

SADDLE = "saddle-sensory-loss"


def only(reader: NarrativeReader, text: str, finding: str = SADDLE) -> Mention:
    (found,) = (m for m in reader.mentions(text) if m.finding == finding)
    return found


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Five weeks ago, the day after crawling in a tank, the skin round his back passage went numb.", (35, 41)),
        ("Five weeks ago (after a long drive) she could not feel the paper when wiping.", (35, 41)),
        ("35 days ago (he keeps a diary) he noticed a numb patch of the perineum.", (35, 35)),
    ],
)
def test_how_long_ago(reader: NarrativeReader, text: str, days: tuple[int, int]) -> None:
    assert only(reader, text).onset_days_ago == days


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "He developed numbness of the perineum on the left side on 18 October, a week after his sciatica.",
            (10, 18, 18),
        ),
        ("She noticed numbness around the anus on 20 October.", (10, 20, 20)),
        ("Numb perineum noticed at her visit on 20 October.", None),
        ("She noticed a numb perineum and was seen on 20 October.", None),
    ],
)
def test_on_which_day(reader: NarrativeReader, text: str, part: tuple[int, int, int] | None) -> None:
    assert only(reader, text).month_part == part


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("20 years ago, after a crash, had a fusion, presents with foot drop.", "foot-drop"),
        ("Ten years ago, following a crash, broke his wrist, cannot void.", "urinary-retention"),
        ("Six weeks ago (Leeds) he was operated on, numb saddle.", SADDLE),
        ("In October it was worse, cannot void.", "urinary-retention"),
        ("Developed saddle numbness admitted on 18 October.", SADDLE),
    ],
)
def test_the_time_of_something_else_is_none_of_the_sign(reader: NarrativeReader, text: str, finding: str) -> None:
    found = only(reader, text, finding)
    assert (found.status.value, found.timed, found.onset_month) == ("present", False, None)
