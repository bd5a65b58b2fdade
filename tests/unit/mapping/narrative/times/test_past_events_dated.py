"""Fevers of a month or year that is told, years that head what came with them, and what never came again.

Source: clinical.md 5.3 (fever within 14 days), 5.4 (resolved is historical), 7.3 ("in 2015").
"""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


def the(reader: NarrativeReader, text: str, finding: str) -> Mention:
    (one,) = (m for m in reader.stated(text) if m.finding == finding)
    return one


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Temp was 38.4 in August.", 8),
        ("Fever 39 in September with flu, now better.", 9),
        ("Had covid with fever in January.", 1),
        ("Fever in March.", 3),
        ("In August had temp 38.4.", 8),
        ("Dental abscess drained in August, temp then 38.4. Nothing since.", 8),
        ("Tonsillitis with fever 39 last Christmas.", 12),
    ],
)
def test_a_fever_is_of_the_month_that_is_told_with_it(reader: NarrativeReader, text: str, month: int) -> None:
    assert the(reader, text, "fever").onset_month == month


@pytest.mark.parametrize(
    "text",
    [
        "Fever 38.5, MRI booked in December.",
        "Fever 38.5 MRI in December.",
        "Fever, appointment in December",
        "Started with flu in August, now fever 39",
        "Fever, surgery in March",
        "Fever in the evening",
        "Temp 38.5 in A&E",
    ],
)
def test_a_month_of_something_else_dates_no_fever(reader: NarrativeReader, text: str) -> None:
    fever = the(reader, text, "fever")
    assert fever.onset_month is None
    assert fever.status is Status.PRESENT


def test_a_sign_is_never_dated_by_a_month_alone(reader: NarrativeReader) -> None:
    assert not the(reader, "Saddle numbness, seen in August", "saddle-sensory-loss").timed


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("UTI with temp 38.5 six weeks ago, fully resolved.", Status.HISTORICAL),
        ("Had a fever of 38.5 last month, resolved.", Status.HISTORICAL),
        ("Temp 38.5 three days ago, resolved", Status.PRESENT),
        ("Temp 39 last night, resolved with paracetamol", Status.PRESENT),
    ],
)
def test_a_fever_of_weeks_ago_that_resolved_is_past(reader: NarrativeReader, text: str, status: Status) -> None:
    assert the(reader, text, "fever").status is status


def test_a_volume_of_weeks_ago_stays_what_was_measured(reader: NarrativeReader) -> None:
    assert the(reader, "PVR 450 ml six weeks ago, resolved", "post-void-residual").status is Status.PRESENT


def test_sessions_over_some_weeks_fill_them(reader: NarrativeReader) -> None:
    assert the(reader, "Attended 5 sessions PT over 4 weeks.", "conservative-pt").duration_days == (28, 34)


def test_weeks_without_a_count_of_sessions_may_be_more(reader: NarrativeReader) -> None:
    most = the(reader, "Physiotherapy for over 4 weeks", "conservative-pt").duration_days
    assert most is not None
    assert most[1] > 42


OF_A_YEAR = [
    ("2019 wound infection w/ fever.", "fever h, recent-infection h"),
    ("2020 prostatitis with fever and poor stream, treated.", "bladder-bowel-dysfunction h, fever h"),
    ("2019 discectomy with saddle numbness.", "prior-lumbar-surgery +, saddle-sensory-loss +"),
    ("2019 discectomy with retention, still catheterised.", "prior-lumbar-surgery +, urinary-retention +"),
    ("2019 back pain with foot drop", "foot-drop +"),
    ("2015 slipped disc with incontinence", "urinary-incontinence +"),
    ("2019 L5/S1 discectomy, saddle numbness", "prior-lumbar-surgery +, saddle-sensory-loss +"),
    ("2018 discectomy with poor stream since", "bladder-bowel-dysfunction +, prior-lumbar-surgery +"),
    ("2019 prostatitis with fever, fever again today", "fever +"),
    ("Transient penile numbness after long rides in 2019, never again.", "saddle-sensory-loss h"),
    ("Numb saddle after surgery in 2019, never again normal", "saddle-sensory-loss +"),
    (
        "Caesarean 2010 (legs numb, couldn't pass urine until next day).",
        "leg-numbness + bilateral, urinary-retention h",
    ),
    ("Discectomy 2010 (now can't pass urine)", "prior-lumbar-surgery +, urinary-retention +"),
    ("Discectomy 2010 (saddle numbness)", "prior-lumbar-surgery +, saddle-sensory-loss +"),
]


@pytest.mark.parametrize(("text", "says"), OF_A_YEAR)
def test_a_year_dates_what_came_with_it(reader: NarrativeReader, text: str, says: str) -> None:
    assert expected(says) <= told(reader, text)
