"""Findings that follow from others (clinical.md 3.5, 5.3, 5.4)."""

from __future__ import annotations

import pytest

from cds_service.clinical.findings import Status
from tests.unit.clinical.charts import (
    BOTH,
    LEFT,
    RIGHT,
    WORSE,
    ago,
    denies,
    findings_of,
    grade,
    has,
    sciatica,
)


class TestBothLegs:
    def test_pain_of_the_left_and_of_the_right_leg_is_pain_of_both(self) -> None:
        found = findings_of([has("leg-pain", said=3, side=LEFT), has("leg-pain", said=3, side=RIGHT)])
        assert [(f.side, f.status) for f in found["bilateral-leg-pain"]] == [(BOTH, Status.PRESENT)]

    def test_bilateral_sciatica_is_pain_of_both_legs(self) -> None:
        assert "bilateral-leg-pain" in findings_of([sciatica(3, side=BOTH)])

    def test_sciatica_left_and_calf_pain_right(self) -> None:
        found = findings_of([sciatica(3, side=LEFT), has("pain-posterior-calf-sole", said=1, side=RIGHT)])
        assert "bilateral-leg-pain" in found

    @pytest.mark.parametrize("side", [LEFT, RIGHT, None])
    def test_pain_of_one_leg_is_not(self, side: object) -> None:
        assert "bilateral-leg-pain" not in findings_of([has("leg-pain", said=3, side=side)])

    def test_a_denied_right_leg_is_not(self) -> None:
        assert "bilateral-leg-pain" not in findings_of(
            [has("leg-pain", said=3, side=LEFT), denies("leg-pain", side=RIGHT)]
        )


class TestTrend:
    @staticmethod
    def _shown(*exams: tuple[str, int]) -> bool:
        found = findings_of([grade("dorsiflexion", mrc, said=days) for mrc, days in exams])
        return any(f.status is Status.PRESENT for f in found.get("progressive-weakness", ()))

    def test_five_to_four(self) -> None:
        assert self._shown(("5", 30), ("4", 1))

    def test_four_plus_to_four_minus_is_less_than_a_grade(self) -> None:
        assert not self._shown(("4+", 30), ("4-", 1))

    def test_in_steps_that_add_up(self) -> None:
        assert self._shown(("5", 60), ("4+", 30), ("4", 1))

    def test_regained(self) -> None:
        assert not self._shown(("3", 30), ("4", 1))
        assert not self._shown(("5", 60), ("3", 30), ("5", 1))

    def test_a_single_examination_has_no_trend(self) -> None:
        assert not self._shown(("2", 1))

    def test_a_drop_of_nine_months_ago_that_stayed_is_past(self) -> None:
        assert not self._shown(("5", 300), ("4", 270), ("4", 1))

    def test_a_drop_that_was_found_today_counts_however_old_the_examination_before(self) -> None:
        assert self._shown(("5", 300), ("4", 0))

    def test_an_examination_of_more_than_a_year_ago_is_no_measure(self) -> None:
        assert not self._shown(("5", 400), ("4", 0))

    def test_two_grades_on_one_day_are_no_trend(self) -> None:
        assert not self._shown(("5", 1), ("4", 1))

    def test_it_is_as_old_as_the_examination_that_showed_it_first(self) -> None:
        exams = [grade("dorsiflexion", "5", said=60), grade("dorsiflexion", "4", said=20), grade("dorsiflexion", "4")]
        (found,) = findings_of(exams)["progressive-weakness"]
        assert found.readings[0].recorded == ago(20)


def test_a_weak_muscle_is_leg_weakness() -> None:
    (found,) = findings_of([grade("plantarflexion", "4")])["leg-weakness"]
    assert (found.status, found.side, found.grade) == (Status.PRESENT, LEFT, None)


def test_foot_drop_is_weak_dorsiflexion_and_leg_weakness() -> None:
    found = findings_of([has("foot-drop", said=1, side=RIGHT)])
    assert {"weakness-dorsiflexion", "leg-weakness"} <= set(found)


def test_weakness_said_to_be_worse_is_progressive() -> None:
    assert "progressive-weakness" in findings_of([has("leg-weakness", said=1, side=LEFT, course=WORSE)])


def test_pain_said_to_be_worse_is_not() -> None:
    assert "progressive-weakness" not in findings_of([sciatica(30, said=1, course=WORSE)])


def test_leg_strength_recorded_as_normal_denies_each_muscle() -> None:
    found = findings_of([denies("leg-weakness")])
    assert [f.status for f in found["weakness-dorsiflexion"]] == [Status.ABSENT]
    assert [f.status for f in found["foot-drop"]] == [Status.ABSENT]


class TestTrendOfSides:
    def test_full_strength_of_the_legs_and_then_a_weak_great_toe(self) -> None:
        before = denies("leg-weakness", said=40, grade="5")
        found = findings_of([before, grade("great-toe-extension", "4", said=1, side=RIGHT)])
        assert "progressive-weakness" in found

    def test_a_weakness_without_a_side_is_no_drop_of_the_other_leg(self) -> None:
        before = grade("dorsiflexion", "4", said=40, side=LEFT), grade("dorsiflexion", "5", said=40, side=RIGHT)
        found = findings_of([*before, grade("dorsiflexion", "4", said=1, side=None)])
        assert "progressive-weakness" not in found
