"""Nobody looked: alone and with its reason that is silence, with anything beyond it the rest is looked at."""

from __future__ import annotations

import pytest

from cds_service.clinical.findings import Certainty, Status
from tests.unit.mapping.charts import findings, read
from tests.unit.mapping.values.test_row_values import is_unread, row, statuses

SADDLE = "saddle-sensory-loss"
SILENT = [
    "unknown", "deferred", "not assessed", "n/a", "***", "{Yes/No:12345}", "[ ]", "unchecked", "patient refused",
    "deferred, patient in pain", "deferred, severe pain", "unable to assess due to body habitus", "deferred to urology",
    "declined per patient request", "not tested today, patient asleep", "numbness not assessed",
]  # fmt: skip
BEYOND = [
    "unknown, feels dead",
    "N/A dead",
    "N/A numb",
    "unknown numb",
    "deferred, qwxz",
    "not assessed severe",
    "pain",
]


@pytest.mark.parametrize("value", SILENT)
def test_that_nobody_looked_is_no_answer_and_leaves_nothing_open(value: str) -> None:
    for label in ("Saddle numbness", "Saddle sensation"):
        assert statuses(SADDLE, row(label, valueString=value)) == []
        assert not is_unread(row(label, valueString=value))


@pytest.mark.parametrize("value", BEYOND)
def test_what_goes_beyond_it_is_asked_about(value: str) -> None:
    told = row("Saddle numbness", valueString=value)
    assert statuses(SADDLE, told) == []
    assert is_unread(told)


@pytest.mark.parametrize(
    "value", ["deferred; numb", "declined exam, reports numbness", "not tested, decreased on left"]
)
def test_a_sign_beside_it_is_there(value: str) -> None:
    assert statuses(SADDLE, row("Saddle numbness", valueString=value)) == [Status.PRESENT]


def test_a_pain_at_night_is_no_reason() -> None:
    assert statuses("night-pain", row("Pain at night", valueString="no pain")) == [Status.ABSENT]
    assert statuses("night-pain", row("Pain at night", valueString="severe pain")) == [Status.PRESENT]


@pytest.mark.parametrize(
    ("value", "side", "grade"),
    [
        ("R 2/5 L NT", "right", "2"),
        ("L not tested R 2/5", "right", "2"),
        ("2/5 right, left not tested due to pain", "right", "2"),
    ],
)
def test_of_two_legs_the_one_that_was_tested_counts(value: str, side: str, grade: str) -> None:
    (found,) = findings(row("Leg strength", valueString=value))["leg-weakness"]
    assert (found.status, found.side, found.grade) == (Status.PRESENT, side, grade)


def test_a_grade_that_pain_limits_is_at_least_possible_and_pain_alone_is_none() -> None:
    (found,) = findings(row("Left dorsiflexion", valueString="3/5 limited by pain"))["weakness-dorsiflexion"]
    assert (found.status, found.grade) == (Status.PRESENT, "3")
    assert findings(row("Left dorsiflexion", valueString="limited by pain")) == {}


def test_a_result_of_the_laboratory_beside_it_is_asked_about() -> None:
    assert is_unread(row("CRP", valueString="not done, 55"))
    assert not is_unread(row("CRP", valueString="haemolysed, repeat 2 tubes"))


def test_what_nobody_counted_is_not_read() -> None:
    assert not is_unread(row("Bowel incontinence", valueString="0 times"))
    assert is_unread(row("Saddle numbness", valueString="0 sensation"))


def test_a_row_of_two_signs_asks_for_each() -> None:
    told = row("Fever or chills", valueString="98.6 F")
    assert statuses("fever", told) == [Status.ABSENT]
    assert is_unread(told)
    both = read(row("Saddle numbness and urinary retention", valueString="numb")).charted.findings
    assert [both[name][0].certainty for name in (SADDLE, "urinary-retention")] == [Certainty.CONFIRMED] * 2
