"""Care lasts from its first day to its last, told with or without years; care that is ahead, or was missed, lasts no time."""

import pytest

from cds_service.clinical.findings import FAILED_CARE, Status
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader

LASTED = [
    ("Physiotherapy from 7 Sep 2026 to 13 Nov 2026, 10 sessions", 67),
    ("Physiotherapy attended: 7 Sep 2026 to 13 Nov 2026, 10 sessions", 67),
    ("Attended 8 sessions of physio 1 Sept - 20 Oct", 49),
    ("PT x12 visits Aug 3 to Oct 12 without benefit", 70),
    ("Physio 01/09/2026 to 13/11/2026", 73),
    ("PT 9/7/26-11/13/26, 10 visits", 67),
    ("Physio 2026-09-07 to 2026-11-13", 67),
    ("Physio sessions between 1 September and 13 November 2026", 73),
    ("Physio from 3 November to 20 January 2026", 78),
    ("Physio from 7 September until 20 November: exercises and pacing, no benefit", 74),
    ("Twelve sessions with me from 7 September to 20 November: directional exercises, nerve glides, pacing.", 74),
    ("Six sessions with us between 1 Sept and 20 Oct: manual therapy and exercises", 49),
]
NOT_HAD = [
    "Physiotherapy booked 7 Dec 2026 to 13 Jan 2027, 6 sessions",
    "Six sessions of physiotherapy planned from 7 December to 20 January",
    "To attend physio 1 Dec - 15 Jan",
    "Physiotherapy: 10 sessions recommended",
    "Physiotherapy: referral sent 7 Sep 2026",
    "Physiotherapy: on waiting list since 7 Sep 2026",
    "Physiotherapy: did not attend 7 Sep 2026 to 13 Nov 2026",
    "Physio for the shoulder 7 Sep to 13 Nov",
    "Physiotherapy will run from 7 December to 20 January",
    "Booked for six sessions with me from 1 December to 12 January: exercises",
    "He had 5 sessions with our psychologist from Sept to Nov",
    "Six sessions with me about his hand from Sept to Nov: exercises",
    "Low back pain. 6 sessions of speech therapy",
]


def _care(reader: NarrativeReader, text: str) -> list[Mention]:
    return [m for m in reader.mentions(text) if m.finding == "conservative-pt" and m.status is Status.PRESENT]


@pytest.mark.parametrize(("text", "days"), LASTED)
def test_care_lasts_from_its_first_day_to_its_last(reader: NarrativeReader, text: str, days: int) -> None:
    assert (days, days) in [m.duration_days for m in _care(reader, text)]


@pytest.mark.parametrize("text", NOT_HAD)
def test_care_that_was_not_had_lasts_no_time(reader: NarrativeReader, text: str) -> None:
    assert not _care(reader, text)


def test_days_in_figures_that_may_be_either_count_both_ways(reader: NarrativeReader) -> None:
    assert [m.duration_days for m in _care(reader, "Physio 3/8/2026 to 10/9/2026")] == [(38, 215)]


def test_sessions_of_therapy_are_care_of_a_back(reader: NarrativeReader) -> None:
    assert _care(reader, "Back and leg pain. He has had naproxen and eight sessions of therapy, no better.")


def test_care_fails_though_nobody_could_return_to_work(reader: NarrativeReader) -> None:
    (care,) = _care(reader, "PT 6 weeks failed to help")
    assert FAILED_CARE in care.qualifiers
    assert _care(reader, "Physio for 8 weeks could not get him back to work")
