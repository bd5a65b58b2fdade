"""When it began, how long care lasted, how it changed, and what was measured."""

from datetime import date

import pytest

from cds_service.clinical.findings import Course, Interval, Status
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader


def one(reader: NarrativeReader, text: str, finding: str) -> Mention:
    found = [m for m in reader.mentions(text) if m.finding == finding]
    assert found, f"{finding} is not read from {text!r}"
    return found[0]


ONSETS = [
    ("Low back pain x 3 weeks.", "low-back-pain", (21, 27)),
    ("Low back pain for 3 weeks.", "low-back-pain", (21, 27)),
    ("back pain for the past 2 months", "low-back-pain", (60, 91)),
    ("3-week history of low back pain", "low-back-pain", (21, 27)),
    ("6 week h/o left leg pain", "leg-pain", (42, 48)),
    ("Urinary retention since yesterday.", "urinary-retention", (1, 1)),
    ("Saddle numbness started yesterday.", "saddle-sensory-loss", (1, 1)),
    ("foot drop started 5 days ago", "foot-drop", (5, 5)),
    ("weakness of the left leg for several months", "leg-weakness", (90, 277)),
    ("Back pain for 2-3 weeks", "low-back-pain", (14, 27)),
    ("back pain for more than 6 weeks", "low-back-pain", (42, 36500)),
    ("back pain for at least 6 weeks", "low-back-pain", (42, 36500)),
    ("Back pain x 2 years", "low-back-pain", (730, 1096)),
    ("chronic low back pain", "low-back-pain", (91, 36500)),
    ("Urinary incontinence since this morning", "urinary-incontinence", (0, 0)),
    ("LBP x4 days", "low-back-pain", (4, 4)),
    ("Three weeks ago he developed right leg pain.", "leg-pain", (21, 27)),
    ("About six months ago he developed weakness of his right leg.", "leg-weakness", (180, 215)),
    ("new onset urinary incontinence x2 days", "urinary-incontinence", (2, 2)),
    ("She has had a left foot drop for 10 days.", "foot-drop", (10, 10)),
    ("Fever for 3 days", "fever", (3, 3)),
]

NO_ONSETS = [
    ("46-year-old man with back pain", "low-back-pain"),
    ("low back pain, follow up in 6 weeks", "low-back-pain"),
    ("back pain, takes ibuprofen every 6 hours", "low-back-pain"),
    ("10 years of back pain, now with urinary retention", "urinary-retention"),
    ("Back pain for 10 years but saddle anesthesia is new.", "saddle-sensory-loss"),
]

CARE = [
    ("8 weeks of supervised physiotherapy without benefit.", "conservative-pt", (56, 62)),
    ("8/52 of physio, no better.", "conservative-pt", (56, 62)),
    ("Completed 6 weeks of physical therapy.", "conservative-pt", (42, 48)),
    ("PT x 8 weeks", "conservative-pt", (56, 62)),
    ("physical therapy for 2 months without relief", "conservative-pt", (60, 91)),
    ("failed 6 weeks of conservative management", "conservative-pt", (42, 48)),
    ("NSAIDs for 4 weeks", "conservative-nsaid", (28, 34)),
    ("12 weeks of PT", "conservative-pt", (84, 90)),
    ("He did six weeks of PT.", "conservative-pt", (42, 48)),
]

DATES = [
    ("L4-5 laminectomy in 2019", "prior-lumbar-surgery", Interval(date(2019, 1, 1), date(2019, 12, 31))),
    ("Lumbar fusion March 2020", "prior-lumbar-surgery", Interval(date(2020, 3, 1), date(2020, 3, 31))),
    (
        "MRI of the lumbar spine 04/12/2026 showed stenosis.",
        "prior-lumbar-mri",
        Interval(date(2026, 4, 12), date(2026, 4, 12)),
    ),
    ("MRI lumbar spine from 6/2025", "prior-lumbar-mri", Interval(date(2025, 6, 1), date(2025, 6, 30))),
    ("Leg pain since March 2026", "leg-pain", Interval(date(2026, 3, 1), date(2026, 3, 31))),
    ("In 2015 he had urinary retention.", "urinary-retention", Interval(date(2015, 1, 1), date(2015, 12, 31))),
    ("L5-S1 discectomy on 2019-05-03", "prior-lumbar-surgery", Interval(date(2019, 5, 3), date(2019, 5, 3))),
    ("Microdiscectomy on January 5, 2021", "prior-lumbar-surgery", Interval(date(2021, 1, 5), date(2021, 1, 5))),
]

COURSES = [
    ("Worsening low back pain", "low-back-pain", Course.WORSE),
    ("New saddle anesthesia", "saddle-sensory-loss", Course.NEW),
    ("Urinary retention is unchanged.", "urinary-retention", Course.STABLE),
    ("His back pain is improving.", "low-back-pain", Course.BETTER),
    ("left leg weakness has worsened", "leg-weakness", Course.WORSE),
    ("stable foot drop", "foot-drop", Course.STABLE),
    ("foot drop, improved", "foot-drop", Course.BETTER),
    ("low back pain", "low-back-pain", None),
    ("back pain worse with sitting", "low-back-pain", None),
    ("back pain and new leg numbness", "low-back-pain", None),
]

VALUES = [
    ("PVR 350 cc", "post-void-residual", 350, "mL", None, Status.PRESENT),
    ("Post-void residual: 80 mL", "post-void-residual", 80, "mL", None, Status.ABSENT),
    ("PVR >200 ml", "post-void-residual", 200, "mL", ">", Status.PRESENT),
    ("post void residual of 0.6 L", "post-void-residual", 0.6, "L", None, Status.PRESENT),
    ("bladder scan showed greater than 400 mL", "post-void-residual", 400, "mL", ">", Status.PRESENT),
    ("temp 101.2 F", "fever", 101.2, "[degF]", None, Status.PRESENT),
    ("Temperature 37.1 C", "fever", 37.1, "Cel", None, Status.ABSENT),
    ("Temp: 98.6", "fever", 98.6, "[degF]", None, Status.ABSENT),
    ("T 38.4", "fever", 38.4, "Cel", None, Status.PRESENT),
    ("fever to 103", "fever", 103, "[degF]", None, Status.PRESENT),
    ("ESR 62", "esr", 62, "mm/h", None, Status.PRESENT),
    ("CRP of 48 mg/L", "crp", 48, "mg/L", None, Status.PRESENT),
    ("CRP 0.4 mg/dL", "crp", 0.4, "mg/dL", None, Status.ABSENT),
    ("WBC 14.2", "wbc", 14.2, "10*9/L", None, Status.PRESENT),
    ("WBC 7,900", "wbc", 7900, "/uL", None, Status.ABSENT),
    ("platelets 38", "platelets", 38, "10*9/L", None, Status.PRESENT),
    ("eGFR 24", "renal-function", 24, "mL/min/{1.73_m2}", None, Status.PRESENT),
]


@pytest.mark.parametrize(("text", "finding", "days"), ONSETS)
def test_onset_is_told_in_days_before_the_text(
    reader: NarrativeReader, text: str, finding: str, days: tuple[int, int]
) -> None:
    assert one(reader, text, finding).onset_days_ago == days


@pytest.mark.parametrize(("text", "finding"), NO_ONSETS)
def test_time_of_something_else_is_no_onset(reader: NarrativeReader, text: str, finding: str) -> None:
    assert one(reader, text, finding).onset_days_ago is None


@pytest.mark.parametrize(("text", "finding", "days"), CARE)
def test_length_of_care_is_told_in_days(
    reader: NarrativeReader, text: str, finding: str, days: tuple[int, int]
) -> None:
    mention = one(reader, text, finding)
    assert (mention.duration_days, mention.onset_days_ago) == (days, None)


@pytest.mark.parametrize(("text", "finding", "interval"), DATES)
def test_date_in_the_text_is_an_interval(reader: NarrativeReader, text: str, finding: str, interval: Interval) -> None:
    assert one(reader, text, finding).dated == interval


@pytest.mark.parametrize(("text", "finding", "course"), COURSES)
def test_course_is_that_of_the_word_next_to_it(
    reader: NarrativeReader, text: str, finding: str, course: Course | None
) -> None:
    assert one(reader, text, finding).course is course


@pytest.mark.parametrize(("text", "finding", "value", "unit", "comparator", "status"), VALUES)
def test_number_is_read_with_its_unit(
    reader: NarrativeReader, text: str, finding: str, value: float, unit: str, comparator: str | None, status: Status
) -> None:
    mention = one(reader, text, finding)
    assert (mention.value, mention.unit, mention.comparator, mention.status) == (value, unit, comparator, status)


def test_failed_care_says_so(reader: NarrativeReader) -> None:
    assert "failed" in one(reader, "Failed 6 weeks of PT.", "conservative-pt").qualifiers
    assert "failed" in one(reader, "PT without relief", "conservative-pt").qualifiers
    assert "failed" not in one(reader, "physical therapy with good relief", "conservative-pt").qualifiers


def test_conservative_care_without_a_name_says_so(reader: NarrativeReader) -> None:
    assert "unspecified" in one(reader, "failed conservative treatment", "conservative-pt").qualifiers
