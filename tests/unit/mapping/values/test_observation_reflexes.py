"""Reflexes from 0 to 4: what is reduced, what is raised, and what is the same on both sides."""

from __future__ import annotations

import pytest

from tests.unit.mapping.observations.labels import read, row, told

KNEE = "reflex-patellar-reduced"
ANKLE = "reflex-achilles-reduced"
CORD = "reflex-hyper-or-babinski"


@pytest.mark.parametrize("value", ["0", "0/4", "1+", "+1", "1", "1/4", "trace", "absent", "not elicited", "diminished", "hypoactive", "-1", "1-2+", "areflexic", "+", "decreased"])  # fmt: skip
def test_a_low_or_absent_reflex_is_reduced(value: str) -> None:
    assert told(row("Patellar reflex left", valueString=value)) == [f"present left {KNEE}"]


@pytest.mark.parametrize("value", ["2+", "2", "2/4", "+2", "++", "normal", "present", "intact", "2+ normal"])
def test_a_normal_reflex_is_not_reduced_and_says_nothing_of_the_cord(value: str) -> None:
    assert set(told(row("Patellar reflex left", valueString=value))) == {f"absent left {KNEE}"}


@pytest.mark.parametrize("value", ["4+", "4", "4/4", "++++", "hyperreflexic", "4+ with clonus"])
def test_a_hyperactive_reflex_is_a_sign_of_the_cord(value: str) -> None:
    assert f"present right {CORD}" in told(row("Patellar reflex right", valueString=value))


@pytest.mark.parametrize("value", ["3+", "3", "brisk", "increased", "+++"])
def test_a_brisk_reflex_is_possibly_a_sign_of_the_cord(value: str) -> None:
    assert told(row("Patellar reflex right", valueString=value)) == [f"absent right {KNEE}", f"possible right {CORD}"]


@pytest.mark.parametrize("value", ["not tested", "deferred", "5", "7/4", "asymmetric?", "see note"])
def test_what_is_no_reflex_grade_is_none(value: str) -> None:
    assert f"absent {KNEE}" not in told(row("Patellar reflex", valueString=value))


def test_reflexes_of_both_sides_in_one_value() -> None:
    expected = [f"absent left {KNEE}", f"present right {KNEE}"]
    for value in (
        "1+ (R) 2+ (L)",
        "2+ left, 1+ right",
        "R 1+ L 2+",
        "R absent, L 2+",
        "2+ on the left and -1 on the right",
    ):
        assert told(row("Patellar reflex", valueString=value)) == expected


def test_normal_and_the_same_on_both_sides() -> None:
    for value in ("2+ and symmetric", "2+ bilaterally", "symmetric 2+", "2+ b/l", "2+ and equal"):
        assert told(row("Patellar reflex", valueString=value)) == [f"absent bilateral {KNEE}"]


def test_absent_on_both_sides_points_to_no_root() -> None:
    assert told(row("Achilles reflex", valueString="absent bilaterally")) == [f"present bilateral {ANKLE}"]


def test_absent_on_both_sides_in_two_rows_of_one_day_points_to_no_root() -> None:
    left, right = row("Left ankle jerk", valueString="0"), row("Right ankle jerk", valueString="absent")
    assert told(left, right) == [f"present bilateral {ANKLE}"] * 2
    assert told(right, left) == [f"present bilateral {ANKLE}"] * 2


def test_lower_on_one_side_stays_with_that_side() -> None:
    left, right = row("Left ankle jerk", valueString="0"), row("Right ankle jerk", valueString="1+")
    assert told(left, right) == [f"present left {ANKLE}", f"present right {ANKLE}"]
    assert told(left, row("Right ankle jerk", valueString="2+")) == [f"absent right {ANKLE}", f"present left {ANKLE}"]


def test_the_sides_of_two_days_are_not_compared() -> None:
    left = row("Left ankle jerk", valueString="0", effectiveDateTime="2026-11-01")
    assert told(left, row("Right ankle jerk", valueString="0")) == [f"present left {ANKLE}", f"present right {ANKLE}"]


def test_a_reflex_as_a_number() -> None:
    assert told(row("Left ankle jerk", valueInteger=1)) == [f"present left {ANKLE}"]
    assert told(row("Left ankle jerk", valueQuantity={"value": 2, "unit": "+"})) == [f"absent left {ANKLE}"]
    assert told(row("Left ankle jerk", valueInteger=6)) == []


def test_a_reflex_has_no_mrc_grade() -> None:
    assert [r.grade for r in read(row("Left ankle jerk", valueString="1+"))] == [None]
