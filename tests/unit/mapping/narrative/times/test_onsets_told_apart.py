"""When a complaint began, in a sentence that does not name it, and how long care lasted by its first and last day."""

import pytest

from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader

LEG, ROOT, BACK = "leg-pain", "radiculopathy-lumbar", "low-back-pain"

DAYS = [
    ("Left sciatica. Duration: 9 weeks.", ROOT, (63, 69)),
    ("Left leg pain. Symptom onset 3 months ago.", LEG, (90, 122)),
    ("Left leg pain. Symptoms started 3 weeks ago.", LEG, (21, 27)),
    ("Left leg pain. onset: 8 weeks", LEG, (56, 62)),
    ("Duration of symptoms: 8 wks. Left leg pain.", LEG, (56, 62)),
    ("Left leg pain. Pain for 8 weeks.", LEG, (56, 62)),
    ("Left leg pain. He has had it for 8 weeks.", LEG, (56, 62)),
    ("Left leg pain. This has been going on for 10 weeks.", LEG, (70, 76)),
    ("Left leg pain. Present for 8 weeks.", LEG, (56, 62)),
    ("12 week hx L sciatica", ROOT, (84, 90)),
]
NO_DAYS = [
    ("Left leg pain. If it has been present for 6 weeks, MRI.", LEG),
    ("Left leg pain. Will reassess symptoms in 6 weeks.", LEG),
    ("Left leg pain. Symptoms resolved for 3 months.", LEG),
    ("Left leg pain. Duration of surgery: 3 hours.", LEG),
    ("Left leg pain. PT duration: 8 weeks.", LEG),
    ("Left leg pain. Fever started 2 weeks ago.", LEG),
    ("Left leg pain. It started in the neck 2 weeks ago.", LEG),
]
LENGTHS = [
    ("PT from 1 Sep to 15 Nov", (75, 75)),
    ("PT September 1st through October 20", (49, 49)),
    ("Physio Sept to Nov", (32, 90)),
    ("Physical therapy 9/1 - 11/15", (75, 75)),
    ("Physio from 1 Dec until 15 Jan", (45, 45)),
]
NO_LENGTHS = ["Physio improved strength from 3/5 to 4/5", "Physical therapy planned, 1 Dec to 15 Jan", "Physio in May"]


def one(reader: NarrativeReader, text: str, finding: str) -> Mention:
    (found,) = (m for m in reader.mentions(text) if m.finding == finding)
    return found


@pytest.mark.parametrize(("text", "finding", "days"), DAYS)
def test_complaint_has_the_onset_told_beside_it(
    reader: NarrativeReader, text: str, finding: str, days: tuple[int, int]
) -> None:
    assert one(reader, text, finding).onset_days_ago == days


@pytest.mark.parametrize(("text", "finding"), NO_DAYS)
def test_time_of_something_else_is_no_onset(reader: NarrativeReader, text: str, finding: str) -> None:
    assert not one(reader, text, finding).timed


def test_month_and_date_are_taken_over_too(reader: NarrativeReader) -> None:
    assert one(reader, "Left leg pain. It started in June after lifting.", LEG).onset_month == 6
    assert one(reader, "Left leg pain. Date of onset 08/15/2026.", LEG).dated.known


def test_complaint_keeps_the_time_of_its_own(reader: NarrativeReader) -> None:
    text = "Chronic back pain for 2 years. Left leg pain. It started 3 weeks ago."
    assert one(reader, text, LEG).onset_days_ago == (21, 27)
    assert (one(reader, text, BACK).onset_days_ago or (0, 0))[0] >= 91


def test_sign_has_not_the_onset_of_the_complaint(reader: NarrativeReader) -> None:
    found = one(reader, "Left leg pain, numb between the legs. It started 3 months ago.", "saddle-sensory-loss")
    assert not found.timed


@pytest.mark.parametrize(("text", "days"), LENGTHS)
def test_care_lasted_from_its_first_to_its_last_day(reader: NarrativeReader, text: str, days: tuple[int, int]) -> None:
    assert one(reader, text, "conservative-pt").duration_days == days


@pytest.mark.parametrize("text", NO_LENGTHS)
def test_grades_plans_and_months_are_no_length_of_care(reader: NarrativeReader, text: str) -> None:
    assert all(m.duration_days is None for m in reader.mentions(text))


@pytest.mark.parametrize(
    ("text", "completed"),
    [
        ("Completed PT.", True),
        ("Completed 12 sessions of PT.", True),
        ("Attended 2 sessions of PT.", False),
        ("PT x 12 visits done.", True),
    ],
)
def test_care_that_was_gone_through_is_of_unknown_length(
    reader: NarrativeReader, text: str, *, completed: bool
) -> None:
    assert ("completed" in one(reader, text, "conservative-pt").qualifiers) is completed
