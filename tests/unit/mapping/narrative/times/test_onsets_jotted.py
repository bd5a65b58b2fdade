"""When it began, as it is jotted: "4/12 hx", "6+ weeks", "for months", "since August"."""

from datetime import date

import pytest

from cds_service.clinical.findings import Interval
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader
from cds_service.mapping.statements import in_month

BACK, ROOT, SADDLE = "low-back-pain", "radiculopathy-lumbar", "saddle-sensory-loss"

DAYS = [
    ("4/12 hx LBP", BACK, (120, 153)),
    ("3/7 hx of back pain", BACK, (3, 3)),
    ("back pain for 18/12", BACK, (540, 587)),
    ("LBP x 3/7", BACK, (3, 3)),
    ("LBP x 10/52", BACK, (70, 76)),
    ("back pain over 6/52", BACK, (42, 96)),
    ("back pain for >6 weeks", BACK, (42, 36500)),
    ("back pain 6+ weeks", BACK, (42, 36500)),
    ("back pain for 6 weeks or more", BACK, (42, 36500)),
    ("8 wk h/o sciatica", ROOT, (56, 62)),
    ("two-month history of low back pain", BACK, (60, 91)),
    ("low back pain for months", BACK, (60, 3650)),
    ("low back pain for weeks", BACK, (14, 364)),
    ("back pain for half a year", BACK, (170, 200)),
    ("back pain all her life", BACK, (2000, 36500)),
    ("chronic back pain, worse x 2 days", BACK, (91, 36500)),
    ("saddle numbness for months", SADDLE, (60, 3650)),
    ("Since Monday she has saddle numbness.", SADDLE, (0, 7)),
    ("Since 6 months he has saddle numbness.", SADDLE, (180, 215)),
    ("Since 10 years he has back pain and today saddle numbness.", SADDLE, (0, 0)),
]

NO_DAYS = [
    ("back pain, review 6/52", BACK),
    ("LBP since 4/12", BACK),
    ("seen 4/12 with back pain", BACK),
    ("back pain, power 4/7", BACK),
]

MONTHS = [
    ("LBP since August", BACK, 8),
    ("since August low back pain", BACK, 8),
    ("sciatica started in July", ROOT, 7),
    ("LBP, onset late September", BACK, 9),
    ("numb between the legs since September", SADDLE, 9),
]

NO_MONTHS = [
    ("sciatica, review in March", ROOT),
    ("back pain since Aug 3", BACK),
    ("back pain since March 2026", BACK),
    ("may have back pain", BACK),
]


def one(reader: NarrativeReader, text: str, finding: str) -> Mention:
    (found,) = (m for m in reader.mentions(text) if m.finding == finding)
    return found


@pytest.mark.parametrize(("text", "finding", "days"), DAYS)
def test_onset_is_so_many_days_back(reader: NarrativeReader, text: str, finding: str, days: tuple[int, int]) -> None:
    assert one(reader, text, finding).onset_days_ago == days


@pytest.mark.parametrize(("text", "finding"), NO_DAYS)
def test_date_grade_or_review_is_no_onset(reader: NarrativeReader, text: str, finding: str) -> None:
    assert one(reader, text, finding).onset_days_ago is None


@pytest.mark.parametrize(("text", "finding", "month"), MONTHS)
def test_onset_is_in_a_month_without_its_year(reader: NarrativeReader, text: str, finding: str, month: int) -> None:
    found = one(reader, text, finding)
    assert (found.onset_month, found.timed) == (month, True)


@pytest.mark.parametrize(("text", "finding"), NO_MONTHS)
def test_month_of_something_else_is_no_onset(reader: NarrativeReader, text: str, finding: str) -> None:
    assert one(reader, text, finding).onset_month is None


def test_later_onset_of_a_sign_stays_its_own(reader: NarrativeReader) -> None:
    text = "back pain since August, numb between the legs since Monday"
    assert one(reader, text, BACK).onset_month == 8
    assert one(reader, text, SADDLE).onset_days_ago == (0, 7)
    assert one(reader, text, SADDLE).onset_month is None


@pytest.mark.parametrize(
    ("month", "interval"),
    [
        (8, Interval(date(2026, 8, 1), date(2026, 8, 31))),
        (11, Interval(date(2026, 11, 1), date(2026, 11, 22))),
        (12, Interval(date(2025, 12, 1), date(2025, 12, 31))),
    ],
)
def test_month_is_the_latest_that_began_before_it_was_written(month: int, interval: Interval) -> None:
    assert in_month(month, date(2026, 11, 22)) == interval
