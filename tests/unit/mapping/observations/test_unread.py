"""Numbers of a red flag that nobody could read: the source counts as not wholly read, and silence is not *none recorded*."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.mapping.charts import SUBJECT, Json, read

CRP, ESR, TEMPERATURE, RESIDUAL, LEUCOCYTES = "1988-5", "4537-7", "8310-5", "98856-8", "6690-2"


def observation(code: str, day: str = "2026-11-21", name: str = "o1", **value: Any) -> Json:
    return {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "subject": SUBJECT,
        "code": {"coding": [{"system": "http://loinc.org", "code": code}]},
        "effectiveDateTime": f"{day}T08:00:00Z",
        **value,
    }


def unread(*observations: Json) -> list[str]:
    """References that are told as unreadable; the source counts as many."""
    mapped = read(*observations)
    told = [entry.reference for entry in mapped.ignored if entry.reason == "unreadable"]
    assert mapped.charted.sources["observations"].defects == len(told)
    return told


@pytest.mark.parametrize(
    ("code", "value"),
    [
        (CRP, {"valueQuantity": {"value": 55, "unit": "U"}}),
        (CRP, {"valueQuantity": {"value": 12}}),
        (CRP, {"valueString": "12"}),
        (ESR, {"valueQuantity": {"value": 900, "unit": "mm/h"}}),
        (TEMPERATURE, {"valueQuantity": {"value": 986, "unit": "[degF]"}}),
        (RESIDUAL, {"valueQuantity": {"value": 9, "unit": "fl oz"}}),
        (RESIDUAL, {"valueRange": {"low": {"value": 9, "unit": "fl oz"}, "high": {"value": 11, "unit": "fl oz"}}}),
    ],
)
def test_a_number_of_a_red_flag_that_cannot_be_read_is_unreadable(code: str, value: Json) -> None:
    assert unread(observation(code, **value)) == ["Observation/o1"]


@pytest.mark.parametrize(
    ("code", "value"),
    [
        (CRP, {"valueQuantity": {"value": 55, "unit": "mg/L"}}),
        (CRP, {"valueString": "pending"}),
        (CRP, {"valueString": "haemolysed, repeat 2 tubes"}),
        (CRP, {"dataAbsentReason": {"coding": [{"code": "not-performed"}]}}),
        (CRP, {"valueQuantity": {"unit": "U"}}),
        (LEUCOCYTES, {"valueQuantity": {"value": 7, "unit": "U"}}),
    ],
)
def test_what_was_read_or_is_no_number_or_no_red_flag_leaves_nothing_open(code: str, value: Json) -> None:
    assert unread(observation(code, **value)) == []


def test_a_later_value_that_was_read_settles_it() -> None:
    doubtful = observation(CRP, "2026-11-18", valueQuantity={"value": 55, "unit": "U"})
    earlier = observation(CRP, "2026-11-17", "o2", valueQuantity={"value": 2, "unit": "mg/L"})
    later = observation(CRP, "2026-11-21", "o3", valueQuantity={"value": 2, "unit": "mg/L"})
    assert unread(doubtful, later) == []
    assert unread(doubtful, earlier) == ["Observation/o1"]


def test_a_value_from_before_the_look_back_is_nobodys_question() -> None:
    assert unread(observation(CRP, "2026-10-01", valueQuantity={"value": 55, "unit": "U"})) == []


def test_an_observation_that_was_a_mistake_leaves_nothing_open() -> None:
    mistaken = observation(CRP, valueQuantity={"value": 55, "unit": "U"}) | {"status": "entered-in-error"}
    assert read(mistaken).charted.sources["observations"].defects == 0


def _flagged(code: str) -> Json:
    return {"interpretation": [{"coding": [{"code": code}]}]}


@pytest.mark.parametrize("value", [{"valueString": "<3.0"}, {"valueQuantity": {"value": 12}}])
def test_a_number_that_the_laboratory_calls_normal_leaves_nothing_open_and_denies_nothing(value: Json) -> None:
    seen = observation(CRP, **value, **_flagged("N"))
    assert unread(seen) == []
    assert "crp" not in read(seen).charted.findings


def test_a_flag_that_says_neither_leaves_it_open() -> None:
    assert unread(observation(CRP, valueString="12", **_flagged("IND"))) == ["Observation/o1"]
    assert unread(observation(CRP, valueString="12", **_flagged("ZZ"))) == ["Observation/o1"]


def test_a_sign_told_beside_a_number_that_is_called_normal_is_read() -> None:
    told = observation(CRP, valueString="12, patient has saddle numbness", **_flagged("N"))
    assert "saddle-sensory-loss" in read(told).charted.findings
