"""Strength as it is picked from a list, in words of the manual muscle test and in Roman numbers; rows of joints and other residuals."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.mapping.charts import SUBJECT, Json, findings
from tests.unit.mapping.observations.labels import row, told

EHL = "weakness-great-toe-extension"


@pytest.mark.parametrize(
    "option",
    [
        "5 - Active movement, full range of motion, against gravity with full resistance",
        "5 - Full ROM against gravity, full resistance",
        "5- Full ROM against gravity, full resistance",
        "5/5: full range against gravity with full resistance",
        "5 = Active movement against gravity with maximal resistance",
        "5 - Normal",
        "5 – Normal power",
        "5 (normal)",
        "5 - Movement against gravity plus resistance",
        "Movement against gravity with full resistance (5)",
        "Against gravity, full resistance",
    ],
)
def test_an_option_of_full_strength_denies_weakness_whatever_its_hyphen_and_words(option: str) -> None:
    assert told(row("L EHL", valueString=option)) == [f"absent left {EHL} 5"]


@pytest.mark.parametrize(
    ("option", "grade"),
    [
        ("4 - Active movement against gravity with some resistance", "4"),
        ("4/5 - antigravity", "4"),
        ("4 - Good", "4"),
        ("4+ - Active movement against gravity with moderate resistance", "4+"),
        ("Active movement against gravity with some resistance", "4"),
        ("3 - Active movement against gravity, no resistance", "3"),
        ("3 - Full range of motion against gravity but not against resistance", "3"),
        ("3: Fair", "3"),
        ("2 - Active movement with gravity eliminated", "2"),
        ("1 - Trace contraction", "1"),
        ("1 - Visible contraction, no movement", "1"),
        ("0 - No contraction", "0"),
        ("0 - None", "0"),
    ],
)
def test_the_number_of_an_option_is_its_grade(option: str, grade: str) -> None:
    assert told(row("L EHL", valueString=option)) == [f"present left {EHL} {grade}"]


@pytest.mark.parametrize(("written", "grade"), [("4-", "4-"), ("4 -", "4-"), ("4- left", "4-"), ("3- on the left", "3-"), ("5-/5", "5-")])  # fmt: skip
def test_a_hyphen_without_an_explanation_stays_a_minus(written: str, grade: str) -> None:
    assert told(row("L EHL", valueString=written)) == [f"present left {EHL} {grade}"]


@pytest.mark.parametrize(
    ("option", "less"),
    [
        ("5 - no movement", f"present left {EHL} 0"),
        ("5 - weak", f"present left {EHL}"),
        ("5 - unable to lift against gravity", f"present left {EHL} 3"),
        ("5 - no resistance", f"present left {EHL} 3"),
        ("5/5, no movement", f"present left {EHL} 0"),
        ("5- (slightly less than full resistance)", f"present left {EHL} 5-"),
    ],
)
def test_words_that_tell_of_less_than_the_number_stand(option: str, less: str) -> None:
    assert less in told(row("L EHL", valueString=option))


def test_each_side_of_a_list_has_its_own_option() -> None:
    said = "5 - Against gravity with full resistance right, 3 - Active movement against gravity left"
    assert told(row("EHL", valueString=said)) == [f"absent right {EHL} 5", f"present left {EHL} 3"]


@pytest.mark.parametrize(
    ("word", "grade"),
    [
        ("Zero", "0"),
        ("None", "0"),
        ("Absent", "0"),
        ("Trace", "1"),
        ("Poor", "2"),
        ("Poor+", "2+"),
        ("Fair", "3"),
        ("Fair -", "3-"),
        ("Good", "4"),
        ("Good+", "4+"),
        ("III/V", "3"),
        ("IV/V", "4"),
        ("IV+/V", "4+"),
        ("II/5", "2"),
        ("Grade IV", "4"),
        ("III", "3"),
    ],
)
def test_words_and_roman_numbers_of_the_manual_muscle_test_are_grades(word: str, grade: str) -> None:
    assert told(row("Left great toe extension strength", valueString=word)) == [f"present left {EHL} {grade}"]


@pytest.mark.parametrize("word", ["Normal", "V/V", "5/V"])
def test_full_strength_in_the_words_of_the_manual_muscle_test(word: str) -> None:
    assert told(row("Left great toe extension strength", valueString=word)) == [f"absent left {EHL} 5"]


def test_none_of_a_complaint_is_no_strength_of_nought() -> None:
    assert told(row("Great toe extension deficits", valueString="None")) == []
    assert told(row("Leg weakness", valueString="None")) == ["absent leg-weakness"]


@pytest.mark.parametrize("written", ["0 degrees", "5 deg", "2°", "0-15"])
def test_degrees_are_no_grade(written: str) -> None:
    assert told(row("Left dorsiflexion", valueString=written)) == []


def _row(label: str, **value: Any) -> Json:
    effective = {"status": "final", "subject": SUBJECT, "effectiveDateTime": "2026-11-21"}
    return {"resourceType": "Observation", "id": "o1", "code": {"text": label}, **effective, **value}


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Knee extension ROM left", {"valueString": "0 degrees"}),
        ("Left knee extension AROM", {"valueString": "0"}),
        ("Dorsiflexion AROM R", {"valueQuantity": {"value": 2}}),
        ("PROM ankle dorsiflexion", {"valueInteger": 3}),
        ("Knee flexion (degrees)", {"valueString": "2"}),
        ("Range of motion hip flexion left", {"valueString": "0"}),
    ],
)
def test_how_far_a_joint_moves_is_no_strength(label: str, value: Json) -> None:
    assert findings(_row(label, **value)) == {}


@pytest.mark.parametrize("label", ["ROM/strength knee extension left", "MMT left knee extension"])
def test_a_label_that_asks_for_strength_as_well_is_read(label: str) -> None:
    assert findings(_row(label, valueString="3/5"))["weakness-knee-extension"][0].grade == "3"


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Residual volume gastric (mL)", {"valueQuantity": {"value": 250, "unit": "mL"}}),
        ("Gastric residual volume", {"valueString": "300 mL"}),
        ("Tube feeding residual (mL)", {"valueQuantity": {"value": 250, "unit": "mL"}}),
        ("Lung residual volume", {"valueQuantity": {"value": 1.2, "unit": "L"}}),
        ("Comment", {"valueString": "Gastric residual volume 300 mL."}),
    ],
)
def test_what_is_left_in_stomach_or_lung_is_no_post_void_residual(label: str, value: Json) -> None:
    assert "post-void-residual" not in findings(_row(label, **value))


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Bladder residual", "300 mL"),
        ("Residual urine volume", "300 mL"),
        ("Residual urine, tube removed", "300 mL"),
        ("Comment", "Residual 350 ml on bladder scan, NG tube in place"),
    ],
)
def test_what_is_left_in_the_bladder_is_one(label: str, value: str) -> None:
    assert "post-void-residual" in findings(_row(label, valueString=value))
