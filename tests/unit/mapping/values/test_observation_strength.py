"""Strength by the MRC scale, in all the ways in which it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_service.clinical.findings import Side
from tests.unit.mapping.observations.labels import read, row, told

EHL = "weakness-great-toe-extension"


@pytest.mark.parametrize(
    ("written", "grade"),
    [
        ("4/5", "4"),
        ("4+/5", "4+"),
        ("4 + / 5", "4+"),
        ("+2/5", "2+"),
        ("-4/5", "4-"),
        ("−4/5", "4-"),
        ("4-/5", "4-"),
        ("2 out of 5", "2"),
        ("two out of five", "2"),
        ("3 of 5", "3"),
        ("0/5", "0"),
        ("5-/5", "5-"),
        ("4-5/5", "4"),
        ("3 to 4/5", "3"),
        ("4 to 4+/5", "4"),
        ("4", "4"),
        ("4-", "4-"),
        ("Grade 3", "3"),
        ("M2", "2"),
        ("MRC 3", "3"),
        ("trace", "1"),
        ("flicker of movement", "1"),
        ("gravity eliminated", "2"),
        ("antigravity", "3"),
        ("anti-gravity only", "3"),
        ("no movement", "0"),
    ],
)
def test_a_grade_below_five_is_weakness_of_that_grade(written: str, grade: str) -> None:
    (reading,) = read(row("L EHL", valueString=written))
    assert (reading.finding, reading.status, reading.grade, reading.side) == (EHL, "present", grade, Side.LEFT)


@pytest.mark.parametrize("written", ["5/5", "five out of five", "5", "full", "normal", "strong", "5+/5", "Full strength", "intact", "WNL", "against full resistance"])  # fmt: skip
def test_full_strength_denies_weakness_and_keeps_its_grade(written: str) -> None:
    assert told(row("R EHL", valueString=written)) == [f"absent right {EHL} 5"]


@pytest.mark.parametrize("written", ["weak", "decreased", "impaired", "give-way weakness", "absent", "unable"])
def test_weak_without_a_grade_is_weakness(written: str) -> None:
    assert {r.status for r in read(row("R EHL", valueString=written))} == {"present"}


@pytest.mark.parametrize("written", ["present", "tested", "4/4", "10", "L5", "12/5", "4/50", "2026-05-04", "4.2", "5/5/2026", "not tested", "limited by pain", "unable due to pain", "unable to test"])  # fmt: skip
def test_what_is_no_grade_is_no_strength(written: str) -> None:
    assert told(row("R EHL", valueString=written)) == []


@pytest.mark.parametrize(
    "written",
    [
        "R 4/5 L 5/5",
        "R: 4/5, L: 5/5",
        "4/5 right, 5/5 left",
        "4/5 (R) 5/5 (L)",
        "4/5 R; 5/5 L",
        "right 4/5 / left 5/5",
        "left 5/5, right 4/5",
        "Right - 4/5 | Left - 5/5",
        "5/5 left, 4/5 right",
        "RLE 4/5 LLE 5/5",
        "R4/5 L5/5",
        "4/5 on the right and 5/5 on the left",
        "5/5 on the left; on the right 4/5",
    ],
)
def test_right_and_left_each_have_their_grade(written: str) -> None:
    assert told(row("Dorsiflexion strength", valueString=written)) == [
        "absent left weakness-dorsiflexion 5",
        "present right weakness-dorsiflexion 4",
    ]


@pytest.mark.parametrize("written", ["5/5 bilaterally", "5/5 b/l", "5/5 BLE", "bilateral 5/5", "5/5 R and L", "5/5 both legs", "full and symmetric", "left and right 5/5"])  # fmt: skip
def test_both_sides_at_once(written: str) -> None:
    assert told(row("Dorsiflexion strength", valueString=written)) == ["absent bilateral weakness-dorsiflexion 5"]


def test_full_on_both_sides_except_one() -> None:
    assert told(row("Dorsiflexion strength", valueString="5/5 bilaterally, left 4/5")) == [
        "absent bilateral weakness-dorsiflexion 5",
        "present left weakness-dorsiflexion 4",
    ]


def test_a_full_grade_beside_words_that_nobody_knows_denies_nothing() -> None:
    assert "absent" not in " ".join(told(row("EHL", valueString="5/5 apart from the usual")))


def test_the_muscle_that_the_text_names_is_read_by_the_narrative() -> None:
    assert told(row("Leg weakness", valueString="5/5 throughout except left EHL 4/5")) == [
        "present left leg-weakness 4",
        f"present {EHL}",
    ]


@pytest.mark.parametrize(
    "value",
    [
        {"valueInteger": 3},
        {"valueQuantity": {"value": 3}},
        {"valueQuantity": {"value": 3, "unit": "/5"}},
        {"valueQuantity": {"value": 3, "code": "{score}", "system": "http://unitsofmeasure.org"}},
        {"valueRange": {"low": {"value": 3}, "high": {"value": 4}}},
        {"valueCodeableConcept": {"text": "3/5"}},
        {"valueCodeableConcept": {"coding": [{"system": "urn:local", "code": "x", "display": "3/5"}]}},
    ],
)
def test_a_grade_in_any_form_of_value(value: dict[str, object]) -> None:
    assert told(row("R EHL", **value)) == [f"present right {EHL} 3"]


def test_half_a_grade_is_a_plus_and_a_force_is_no_grade() -> None:
    assert told(row("R EHL", valueQuantity={"value": 3.5})) == [f"present right {EHL} 3+"]
    assert told(row("R EHL", valueQuantity={"value": 3.2})) == []
    assert told(row("R EHL", valueQuantity={"value": 4, "unit": "kg"})) == []
    assert told(row("R EHL", valueInteger=9)) == []


def test_a_yes_to_leg_weakness_is_weakness_without_a_grade() -> None:
    assert told(row("Leg weakness", valueBoolean=True)) == ["present leg-weakness"]
    assert told(row("Leg weakness", valueString="none")) == ["absent leg-weakness"]
    assert told(row("Leg weakness", valueString="4/5 left")) == ["present left leg-weakness 4"]


def test_the_place_of_a_grade_is_where_it_stands_in_the_value() -> None:
    value = "Right 4-/5, left 5/5"
    spans = {r.side: r.evidence.text for r in read(row("EHL", valueString=value))}
    assert {side: value[slice(*span)] for side, span in spans.items() if span} == {"right": "4-/5", "left": "5/5"}


@given(
    digit=st.sampled_from("01234"),
    sign=st.sampled_from(["", "+", "-"]),
    form=st.sampled_from(["{}/5", "{} /5", "{} out of 5", "{}", "strength {}/5", "{}/5.", "grade {}/5"]),
    side=st.sampled_from([("", None), ("L ", Side.LEFT), ("right ", Side.RIGHT), ("bilateral ", Side.BILATERAL)]),
)
def test_every_grade_is_read_back_as_it_was_written(
    digit: str, sign: str, form: str, side: tuple[str, Side | None]
) -> None:
    (reading,) = read(row("EHL", valueString=side[0] + form.format(digit + sign)))
    grade = digit if digit == "0" and sign == "-" else digit + sign
    assert (reading.status, reading.grade, reading.side) == ("present", grade, side[1])
