"""A sign of weeks that is the same since, and that an examination without a date finds, is no new one.

Source: clinical.md 5.1 rows 3 and 3b (new or worse within 14 days; a sign of 15 to 90 days that is still active).
"""

import pytest

from cds_service.clinical.findings import Course
from cds_service.mapping.narrative.reader import NarrativeReader

SADDLE = "saddle-sensory-loss"


@pytest.mark.parametrize(
    "text",
    [
        "Saddle numbness since 4 October, the same since. On examination reduced perianal sensation.",
        "Saddle numbness began six weeks ago, the same since. Exam: perianal sensation reduced.",
        "Numb saddle for 5 weeks, unchanged. O/E saddle sensation reduced.",
        "Saddle numbness for 4 weeks, no worse. On examination perianal pinprick reduced.",
        "Saddle anaesthesia since September, stable since. Examination: saddle anaesthesia.",
    ],
)
def test_it_is_the_sign_that_was_told(reader: NarrativeReader, text: str) -> None:
    found = [m for m in reader.stated(text) if m.finding == SADDLE]
    assert all(m.timed and m.course is Course.STABLE for m in found)


@pytest.mark.parametrize(
    "text",
    [
        "O/E saddle sensation reduced.",
        "Saddle numbness for 6 weeks. Worse since yesterday. O/E saddle sensation reduced.",
        "Saddle numbness for 6 weeks. It has spread. O/E saddle sensation reduced.",
        "Saddle numbness for 6 weeks. Last night more of it. O/E saddle sensation reduced.",
        "Saddle numbness for 6 weeks, the same since. Worse since yesterday. O/E saddle sensation reduced.",
        "Saddle numbness for 6 weeks, the same since. Exam: saddle sensation reduced, new on the right.",
        "Saddle numbness for 6 weeks, the same since. Exam: perianal sensation now absent.",
        "Saddle numbness for 6 weeks, unchanged. Saddle numb.",
        "Saddle numbness for 2 years, unchanged. O/E saddle sensation reduced.",
        "Urinary retention for 6 weeks, unchanged. O/E saddle sensation reduced.",
        "Saddle numbness six weeks ago got better. O/E saddle sensation reduced.",
        "Saddle numbness for 6 weeks, resolved in 2 days. O/E saddle sensation reduced.",
        "Left saddle numbness for 6 weeks, the same since. O/E saddle sensation reduced on the right.",
        "Left saddle numbness for 6 weeks, the same since. O/E saddle sensation reduced bilaterally.",
        "Saddle numbness for 6 weeks. No worse until Sunday. O/E saddle sensation reduced.",
        "Saddle numbness for 6 weeks. Complete since Saturday. O/E saddle sensation reduced.",
    ],
)
def test_what_may_be_new_has_no_time(reader: NarrativeReader, text: str) -> None:
    found = [m for m in reader.stated(text) if m.finding == SADDLE]
    assert any(not m.timed or m.course is Course.WORSE for m in found)


@pytest.mark.parametrize(
    "text",
    [
        "Saddle numbness for 6 weeks. O/E saddle sensation reduced.",
        "Perianal numbness since 10 October, no better and no worse since. Told me today. O/E perianal sensation blunted on the right.",
        "Saddle numbness since 4 October. It is still there and has not spread. On pinprick today reduced left S3.",
    ],
)
def test_an_examination_finds_the_sign_that_was_told_with_its_time(reader: NarrativeReader, text: str) -> None:
    first, *found = (m for m in reader.stated(text) if m.finding == SADDLE)
    assert found
    assert {(m.onset_days_ago, m.month_part) for m in found} == {(first.onset_days_ago, first.month_part)}


def test_another_sign_is_of_its_own(reader: NarrativeReader) -> None:
    text = "Saddle numbness for 6 weeks, the same since. O/E anal tone reduced."
    (tone,) = (m for m in reader.stated(text) if m.finding == "reduced-anal-tone")
    assert not tone.timed
