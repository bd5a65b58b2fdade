"""Days and parts of a month without a year: "since 20 October", "began in mid-October"; counted from the day of the note.

Source: clinical.md 5.1 rows 3 and 3b (14 and 90 days).
"""

from datetime import date

import pytest

from cds_service.clinical.findings import Interval
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader
from cds_service.mapping.statements import in_month, told_onset

SADDLE, RETENTION, WET, BLADDER = (
    "saddle-sensory-loss",
    "urinary-retention",
    "urinary-incontinence",
    "bladder-bowel-dysfunction",
)
WRITTEN = date(2026, 11, 26)


def the(reader: NarrativeReader, text: str, finding: str) -> Mention:
    (one,) = (m for m in reader.stated(text) if m.finding == finding)
    return one


@pytest.mark.parametrize(
    ("text", "finding", "first", "last"),
    [
        ("Since 20 October numb between the legs.", SADDLE, 20, 20),
        ("Numb around the anus since 3rd October.", SADDLE, 3, 3),
        ("Numb around the anus since October 3.", SADDLE, 3, 3),
        ("Saddle numbness since 10/20.", SADDLE, 20, 20),
        ("Saddle numbness since 20/10.", SADDLE, 20, 20),
        ("Saddle numbness began on 20th October and has not changed.", SADDLE, 20, 20),
        ("Saddle numbness since approximately the 20th of October, still present this morning.", SADDLE, 16, 24),
        (
            "Since around 20 October he has to push and strain to start urinating, and this continues today.",
            RETENTION,
            16,
            24,
        ),
        ("The perineal numbness, which began in mid-October, is still there today.", SADDLE, 8, 23),
        ("Saddle numbness since early October.", SADDLE, 1, 12),
        ("Saddle numbness since the end of October.", SADDLE, 20, 31),
        ("Saddle numbness began at the beginning of October.", SADDLE, 1, 10),
        ("Since mid-October she cannot feel when she wipes.", SADDLE, 8, 23),
    ],
)
def test_the_day_since_which_it_is_so(reader: NarrativeReader, text: str, finding: str, first: int, last: int) -> None:
    onset = told_onset(the(reader, text, finding), WRITTEN)
    assert onset == Interval(date(2026, 10, first), date(2026, 10, last))


@pytest.mark.parametrize(
    "text",
    [
        "Numb between the legs, off work since 12 Oct.",
        "Numb between the legs; off work since 12 Oct.",
        "Numb between the legs, pain since October.",
        "Numb between the legs, limping since October.",
        "PT started 12 Oct, numb between the legs.",
        "Operated on 20 October, now saddle numb.",
        "Saddle numbness, review 3 December.",
        "Saddle numbness since 5/5 grade lost",
        "Since 20 October he struggles at work and has saddle numbness.",
        "Since 20 October he struggles at work and now has saddle numbness.",
    ],
)
def test_the_day_of_something_else_is_not_that_of_a_sign(reader: NarrativeReader, text: str) -> None:
    assert not the(reader, text, SADDLE).timed


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Saddle numbness since 20 October, worse today", (0, 0)),
        ("Saddle numbness since 20 October, much worse since Monday", (0, 7)),
    ],
)
def test_what_got_worse_today_is_of_today(reader: NarrativeReader, text: str, days: tuple[int, int]) -> None:
    one = the(reader, text, SADDLE)
    assert (one.course, one.onset_days_ago) == ("worse", days)


@pytest.mark.parametrize(
    ("month", "days", "onset"),
    [
        (10, (20, 20), Interval(date(2026, 10, 20), date(2026, 10, 20))),
        (12, (3, 3), Interval(date(2025, 12, 3), date(2025, 12, 3))),
        (12, None, Interval(date(2025, 12, 1), date(2025, 12, 31))),
        (11, (20, 31), Interval(date(2026, 11, 20), date(2026, 11, 26))),
        (11, (28, 28), None),
        (2, (30, 31), Interval(date(2026, 2, 28), date(2026, 2, 28))),
    ],
)
def test_a_month_ahead_is_that_of_last_year_and_a_day_ahead_is_none(
    month: int, days: tuple[int, int] | None, onset: Interval | None
) -> None:
    assert in_month(month, WRITTEN, days) == onset


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Numb between the legs since 14 Nov 2026.", date(2026, 11, 14)),
        ("Saddle numbness since 20/10/2026.", date(2026, 10, 20)),
        ("Since 11 October 2026 unable to feel his bottom.", date(2026, 10, 11)),
    ],
)
def test_a_day_before_its_month_is_read_with_its_year(reader: NarrativeReader, text: str, day: date) -> None:
    assert the(reader, text, SADDLE).dated == Interval(day, day)


@pytest.mark.parametrize(
    ("text", "finding", "days"),
    [
        ("Reports that for about seven weeks he has needed to strain to urinate, still ongoing.", BLADDER, (49, 55)),
        ("For the last six weeks he has been leaking urine.", WET, (42, 48)),
        ("For six weeks now she has had no feeling between her legs.", SADDLE, (42, 48)),
        ("Over the past two months he has noticed that his bladder does not empty.", RETENTION, (60, 91)),
        ("For about three days he has needed to strain to urinate.", BLADDER, (3, 3)),
        ("Numb between the legs, which started gradually 3 weeks ago", SADDLE, (21, 27)),
    ],
)
def test_how_long_stands_before_what_lasts(
    reader: NarrativeReader, text: str, finding: str, days: tuple[int, int]
) -> None:
    assert the(reader, text, finding).onset_days_ago == days


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("For two years back pain, and now numb between the legs.", SADDLE),
        ("For seven weeks he has had sciatica, and he cannot pass urine.", RETENTION),
        ("For 3 years he has been on tamsulosin and is in retention.", RETENTION),
        ("For years she smokes, numb between the legs.", SADDLE),
        ("For 10 years he has had back pain and saddle numbness.", SADDLE),
    ],
)
def test_how_long_something_else_lasted_is_not(reader: NarrativeReader, text: str, finding: str) -> None:
    assert not the(reader, text, finding).timed
