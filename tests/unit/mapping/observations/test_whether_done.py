"""Rows that ask whether a sign was looked for or spoken of, and red flags that nobody named."""

from __future__ import annotations

from typing import Any

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.values.test_row_values import is_unread, row, statuses

YES: list[dict[str, Any]] = [
    {"valueBoolean": True},
    {"valueBoolean": False},
    {"valueString": "Yes"},
    {"valueString": "no"},
    {"valueCodeableConcept": {"text": "Y"}},
    {"valueCodeableConcept": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0136", "code": "Y"}]}},
]


@pytest.mark.parametrize("value", YES, ids=str)
@pytest.mark.parametrize(
    ("label", "finding"),
    [
        ("Cauda equina screening completed", "cauda-equina-diagnosis"),
        ("Cauda equina symptoms discussed", "cauda-equina-diagnosis"),
        ("Saddle sensation tested", "saddle-sensory-loss"),
        ("Incontinence assessed", "urinary-incontinence"),
        ("Asked about saddle numbness", "saddle-sensory-loss"),
        ("Red flags discussed with patient", "red-flag-unnamed"),
    ],
)
def test_that_somebody_looked_is_neither_a_sign_nor_a_denial(label: str, finding: str, value: dict[str, Any]) -> None:
    assert statuses(finding, row(label, **value)) == []
    assert not is_unread(row(label, **value))


@pytest.mark.parametrize(
    ("label", "value", "finding", "status"),
    [
        ("Saddle sensation tested", "reduced", "saddle-sensory-loss", Status.PRESENT),
        ("Saddle sensation tested", "Yes - reduced", "saddle-sensory-loss", Status.PRESENT),
        ("Saddle sensation tested", "normal", "saddle-sensory-loss", Status.ABSENT),
        ("Cauda equina screening completed", "positive", "cauda-equina-diagnosis", Status.PRESENT),
        ("Saddle anesthesia screened positive", "yes", "saddle-sensory-loss", Status.PRESENT),
        ("Complete saddle anesthesia", "yes", "saddle-sensory-loss", Status.PRESENT),
        ("Complete loss of bladder control", "yes", "urinary-incontinence", Status.PRESENT),
        ("Straight cath performed", "yes", "urinary-retention", Status.PRESENT),
    ],
)
def test_what_was_found_is_told_under_such_a_label_too(label: str, value: str, finding: str, status: Status) -> None:
    assert statuses(finding, row(label, valueString=value)) == [status]


@pytest.mark.parametrize("label", ["Red flags discussed", "Red flags reviewed", "Red flags asked about"])
def test_a_red_flag_named_under_such_a_label_is_told_by_its_name(label: str) -> None:
    for value in ("positive for saddle numbness", "saddle numbness", "yes: saddle numbness"):
        assert statuses("saddle-sensory-loss", row(label, valueString=value)) == [Status.PRESENT]
    for value in ("denies saddle numbness", "no saddle numbness"):
        assert statuses("saddle-sensory-loss", row(label, valueString=value)) == [Status.ABSENT]


@pytest.mark.parametrize("value", ["yes", "positive", "Y", "present"])
@pytest.mark.parametrize("label", ["Red flag screen", "Red flags", "Any red flags?", "Red flags identified"])
def test_a_red_flag_without_a_name_is_there(label: str, value: str) -> None:
    assert statuses("red-flag-unnamed", row(label, valueString=value)) == [Status.PRESENT]


@pytest.mark.parametrize(
    ("label", "value"),
    [("Red flag screen", "negative"), ("Red flags", "none"), ("No red flags", "yes"), ("Red flags absent", "true")],
)
def test_a_screen_without_red_flags_names_none(label: str, value: str) -> None:
    assert statuses("red-flag-unnamed", row(label, valueString=value)) == [Status.ABSENT]
    assert statuses("saddle-sensory-loss", row(label, valueString=value)) == []


@pytest.mark.parametrize("label", ["CES risk", "Risk of cauda equina syndrome", "Cauda equina syndrome risk score"])
def test_a_low_risk_is_no_sign_and_any_other_answer_is_one(label: str) -> None:
    assert statuses("cauda-equina-diagnosis", row(label, valueString="Low")) == []
    assert not is_unread(row(label, valueString="Low"))
    assert statuses("cauda-equina-diagnosis", row(label, valueString="High")) == [Status.PRESENT]
    assert statuses("cauda-equina-diagnosis", row("Cauda equina syndrome", valueString="Low")) == [Status.PRESENT]
