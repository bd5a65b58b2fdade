"""A study that was done, and the name of one as the title of a request; when it or an operation was."""

from datetime import date

import pytest

from cds_service.clinical.findings import Interval
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader

MRI = "prior-lumbar-mri"

ASKED_FOR = [
    "MRI LUMBAR SPINE WO CONTRAST\nReason: sciatica 10 weeks\nPriority: routine",
    "MRI LUMBAR SPINE WITHOUT CONTRAST. Indication: low back pain",
    "MRI lumbar spine\nClinical information: L leg pain for 3 months, failed PT\nQuestion: disc herniation?",
    "EXAM: MRI lumbar spine without contrast",
    "Indication for MRI lumbar spine: left sciatica",
    "MRI lumbar please",
    "Please MRI lumbar spine",
    "? MRI lumbar",
    "MRI L-spine ?disc",
    "MRI lumbar spine - query disc",
    "MRI lumbar spine ?nerve root compression",
    "MRI lumbar spine: L5 radiculopathy 3 months",
    "MRI lumbar spine for 12 week history of left leg pain",
    "MRI lumbar spine with contrast for suspected discitis",
    "Urgent MRI lumbar spine",
    "MRI L-spine. Sciatica 12 weeks, failed physio.",
    "Assessment: L5 radiculopathy. MRI lumbar spine.",
    "MRI lumbar spine next Tuesday",
    "Plan: MRI lumbar spine. Back pain 8 weeks.",
    "Request: MRI L-spine",
]

DONE = [
    "MRI lumbar 03/2026 showed L4/5 disc",
    "had a lumbar MRI last year",
    "MRI lumbar (2024) L5/S1 protrusion",
    "MRI LUMBAR SPINE: L4/5 disc herniation compressing L5 root",
    "MRI LUMBAR SPINE WO CONTRAST 03/14/2026: moderate stenosis",
    "MRI lumbar done in March",
    "MRI lumbar spine yesterday",
    "MRI lumbar spine: normal",
    "MRI lumbar spine with L4/5 disc herniation",
    "He had back pain and an MRI of the lumbar spine",
    "Lumbar MRI reviewed, L5/S1 disc",
    "On MRI lumbar spine L5 root is compressed",
    "EXAM: MRI LUMBAR SPINE WITHOUT CONTRAST\nTECHNIQUE: Sagittal T1.\nFINDINGS: At L4-5 disc herniation.",
    "MRI of the lumbar spine without contrast.",
]

WHEN = [
    ("lumbar MRI 3 years ago showed stenosis", MRI, (1095, 1462)),
    ("had a lumbar MRI last year", MRI, (90, 730)),
    ("MRI lumbar yesterday shows disc", MRI, (1, 1)),
    ("L4/5 discectomy 3 months ago", "prior-lumbar-surgery", (90, 122)),
    ("lumbar fusion 10 years ago", "prior-lumbar-surgery", (3650, 4024)),
]

NO_LENGTH = [("physio last year", "conservative-pt"), ("had PT last month", "conservative-pt")]


def one(reader: NarrativeReader, text: str, finding: str) -> Mention:
    (found,) = (m for m in reader.mentions(text) if m.finding == finding)
    return found


@pytest.mark.parametrize("text", ASKED_FOR)
def test_study_that_is_asked_for_was_not_done(reader: NarrativeReader, text: str) -> None:
    assert MRI not in {m.finding for m in reader.mentions(text)}


@pytest.mark.parametrize("text", DONE)
def test_study_with_its_day_or_what_it_shows_was_done(reader: NarrativeReader, text: str) -> None:
    assert one(reader, text, MRI).status == "present"


@pytest.mark.parametrize(("text", "finding", "days"), WHEN)
def test_study_or_operation_was_so_long_ago(
    reader: NarrativeReader, text: str, finding: str, days: tuple[int, int]
) -> None:
    found = one(reader, text, finding)
    assert (found.onset_days_ago, found.duration_days) == (days, None)


@pytest.mark.parametrize(("text", "finding"), NO_LENGTH)
def test_when_care_was_is_not_how_long_it_lasted(reader: NarrativeReader, text: str, finding: str) -> None:
    assert one(reader, text, finding).duration_days is None


def test_length_of_care_since_a_day_counts(reader: NarrativeReader) -> None:
    assert one(reader, "naproxen since Monday", "conservative-nsaid").duration_days == (0, 7)


def test_date_of_a_study_is_in_its_text(reader: NarrativeReader) -> None:
    dated = one(reader, "MRI lumbar 03/2026 showed L4/5 disc", MRI).dated
    assert dated == Interval(date(2026, 3, 1), date(2026, 3, 31))
