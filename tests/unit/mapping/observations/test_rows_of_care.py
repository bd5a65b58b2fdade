"""Rows of treatment: how long it lasted and how it ended, told under its name; plans are none. A screening with its list."""

import pytest

from cds_service.clinical.findings import FAILED_CARE, Reading, Status
from tests.unit.mapping.charts import findings
from tests.unit.mapping.values.test_row_values import row, statuses


def _readings(label: str, value: str) -> list[Reading]:
    found = findings(row(label, valueString=value)).get("conservative-pt", ())
    return [reading for one in found if one.status is Status.PRESENT for reading in one.readings]


@pytest.mark.parametrize(
    ("label", "value", "days"),
    [
        ("Physiotherapy attended", "7 Sep 2026 to 13 Nov 2026, 10 sessions", 67),
        ("Physiotherapy", "10 sessions, 7 Sep to 13 Nov 2026", 67),
        ("Physical therapy", "8 weeks, no improvement", 56),
        ("Physiotherapy", "completed 8 weeks", 56),
    ],
)
def test_care_lasted_as_its_row_tells(label: str, value: str, days: int) -> None:
    assert [r.duration_days[0] for r in _readings(label, value) if r.duration_days is not None] == [days]


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Physiotherapy outcome", "no improvement"),
        ("Physiotherapy", "failed"),
        ("Physiotherapy response", "no benefit"),
    ],
)
def test_care_failed_as_its_row_tells(label: str, value: str) -> None:
    assert all(FAILED_CARE in reading.qualifiers for reading in _readings(label, value))
    assert _readings(label, value)


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Physiotherapy", "referred 7 Sep 2026"),
        ("Physiotherapy", "6 sessions planned"),
        ("Physiotherapy", "planned 7 Dec 2026 to 13 Jan 2027"),
        ("Physiotherapy", "booked 7 Dec"),
        ("Physiotherapy", "on waiting list 12 weeks"),
        ("Physiotherapy", "did not attend 6 sessions"),
        ("Physiotherapy", "declined"),
        ("Physiotherapy outcome", "pending"),
        ("Physiotherapy planned", "8 weeks"),
        ("Physiotherapy waiting time", "8 weeks"),
        ("Physiotherapy referral", "7 Sep 2026 to 13 Nov 2026"),
        ("Physiotherapy for shoulder", "8 weeks"),
    ],
)
def test_care_that_is_ahead_or_elsewhere_is_none(label: str, value: str) -> None:
    assert not _readings(label, value)


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("negative (saddle, bladder, bowel, weakness, fever, cancer, trauma)", [Status.ABSENT]),
        ("none (weight loss, fever, night pain)", [Status.ABSENT]),
        ("positive (saddle, bladder)", [Status.PRESENT]),
        ("negative (saddle, bladder) but leg weak", [Status.PRESENT]),
    ],
)
def test_a_screening_is_answered_before_the_list_of_what_was_asked(value: str, status: list[Status]) -> None:
    assert statuses("red-flag-unnamed", row("Red flag screen", valueString=value)) == status


def test_what_the_list_tells_is_read_all_the_same() -> None:
    told = row("Red flag screen", valueString="negative (saddle, bladder numb)")
    assert statuses("bladder-bowel-dysfunction", told) == [Status.PRESENT]
