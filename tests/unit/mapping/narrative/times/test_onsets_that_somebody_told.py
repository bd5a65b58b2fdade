"""When a sign began, told behind "that", and that an old one got worse over months, told behind "and"; neighbours stay as they are."""

import pytest

from cds_service.clinical.findings import Course, Status
from cds_service.mapping.narrative.reader import NarrativeReader

WEEKS = [
    ("Today she mentions that four weeks ago the skin between her legs went numb.", "saddle-sensory-loss"),
    ("Today she mentions that around four weeks ago her saddle went numb.", "saddle-sensory-loss"),
    (
        "He explained that a little over three weeks ago he lost the urge to open his bowels.",
        "bladder-bowel-dysfunction",
    ),
    ("In clinic she told us that some five weeks ago she became numb in the saddle area.", "saddle-sensory-loss"),
    ("On the phone he says that just over four weeks ago he lost the urge to pass urine.", "bladder-bowel-dysfunction"),
    ("Lost the urge to open his bowels three weeks ago, goes by the clock now.", "bladder-bowel-dysfunction"),
]
NO_WEEKS = [
    ("GP notes that 3 weeks ago PT was started, numb between the legs", "saddle-sensory-loss"),
    ("Back pain three weeks ago, goes to the toilet by the clock now", "bladder-bowel-dysfunction"),
    ("He says that in 2015 he moved house and he cannot pass urine", "urinary-retention"),
    ("Told that two years ago her back was operated on, cannot feel when wiping", "saddle-sensory-loss"),
]
WORSE = [
    "Bladder leakage, present since early 2024 and over the past two months definitely worse",
    "Urinary incontinence since 2023 and over the last couple of months much worse",
    "Leaking urine since 2022, in the last six weeks much worse",
    "Urinary incontinence since 2023, definitely worse over the last two months",
]
NOT_WORSE = [
    "Bladder leakage since early 2024; her back pain has been worse over the past two months",
    "Stress leakage since childbirth in 2015, no worse over the last year",
    "Bladder leakage since 2024, over the past two months it has not got worse",
    "Bladder leakage since 2024, pads down from three to one",
    "Leaking urine since 2022, knee in the last six weeks much worse",
]


def _readings(reader: NarrativeReader, text: str, finding: str) -> list[tuple[Course | None, tuple[int, int] | None]]:
    told = [m for m in reader.mentions(text) if m.finding == finding and m.status is Status.PRESENT]
    return [(m.course, m.onset_days_ago) for m in told]


@pytest.mark.parametrize(("text", "finding"), WEEKS)
def test_a_sign_began_when_somebody_said(reader: NarrativeReader, text: str, finding: str) -> None:
    onsets = [days for _, days in _readings(reader, text, finding)]
    assert onsets
    assert all(days is not None and days[0] > 14 for days in onsets)


@pytest.mark.parametrize(("text", "finding"), NO_WEEKS)
def test_what_happened_at_another_time_is_no_onset(reader: NarrativeReader, text: str, finding: str) -> None:
    assert [days for _, days in _readings(reader, text, finding)] == [None]


@pytest.mark.parametrize("text", WORSE)
def test_an_old_sign_got_worse(reader: NarrativeReader, text: str) -> None:
    assert [course for course, _ in _readings(reader, text, "urinary-incontinence")] == [Course.WORSE]


@pytest.mark.parametrize("text", NOT_WORSE)
def test_what_got_worse_is_something_else(reader: NarrativeReader, text: str) -> None:
    found = _readings(reader, text, "urinary-incontinence")
    assert found
    assert all(course is not Course.WORSE for course, _ in found)
