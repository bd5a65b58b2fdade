"""A card tells what the chart holds: the number that fired, its comparator and range, days that some resource names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cds_service.clinical.findings import AS_LISTED, Birth, Demographics, Evidence, Interval
from tests.unit.clinical.charts import POSSIBLE, TODAY, WORSE, denies, grade, has, judge, sciatica, value
from tests.unit.compose.cards import card, parts, respond

BACK = has("low-back-pain", onset=10, said=10)


class TestNumbers:
    def test_the_number_that_fired_is_told_with_its_day_and_the_last_one_beside_it(self) -> None:
        told = card(BACK, value("esr", 80, said=10), value("esr", 20, said=1))
        assert told.summary.startswith("ESR (80 mm/h, then 20): suspected spinal infection.")
        assert "- ESR (80 mm/h, then 20 on 2026-11-21), 2026-11-12 `Observation/esr`" in parts(told)["facts"]

    def test_a_later_normal_number_is_told_as_well_and_does_not_hide_it(self) -> None:
        told = card(BACK, value("post-void-residual", 400, said=5), value("post-void-residual", 40, said=1))
        assert told.summary.startswith("Post-void residual (400 mL, then 40): possible cauda equina.")

    def test_a_number_that_rose_is_told_alone(self) -> None:
        told = card(BACK, value("esr", 10, said=10), value("esr", 80, said=1))
        assert told.summary.startswith("ESR (80 mm/h): ")
        assert "- ESR (80 mm/h), 2026-11-21 " in parts(told)["facts"]

    def test_of_platelets_the_lowest_one_counts(self) -> None:
        device = has("mri-unsafe-device", said=400, ongoing=True)
        severe = grade("dorsiflexion", "2")
        low, lower = value("platelets", 45, said=1), value("platelets", 30, said=9)
        found = judge(sciatica(12), severe, device, low, lower).charted.of("platelets")[0]
        assert found.value == 30

    @pytest.mark.parametrize(
        ("comparator", "told"),
        [(">", "over 150 mL"), (">=", "at least 150 mL"), (None, "150 mL")],
    )
    def test_a_comparator_is_told(self, comparator: str | None, told: str) -> None:
        above = replace(value("post-void-residual", 150), comparator=comparator, certainty=POSSIBLE)
        above = replace(above, status=has("post-void-residual").status)
        assert card(BACK, above).summary.startswith(f"Post-void residual ({told}, possible): ")

    def test_a_range_is_told(self) -> None:
        between = replace(value("post-void-residual", 150), up_to=250.0, certainty=POSSIBLE)
        between = replace(between, status=has("post-void-residual").status)
        assert card(BACK, between).summary.startswith("Post-void residual (150 to 250 mL, possible): ")


class TestDays:
    @pytest.mark.parametrize(
        ("first", "last", "told"),
        [
            (date(2020, 1, 1), date(2020, 12, 31), "2020"),
            (date(2026, 11, 1), TODAY, "2026-11"),
            (date(2026, 11, 3), date(2026, 11, 3), "2026-11-03"),
        ],
    )
    def test_an_onset_is_told_as_exactly_as_it_is_known(self, first: date, last: date, told: str) -> None:
        old = replace(has("radiculopathy-lumbar"), onset=Interval(first, last))
        assert f"- Lumbar radiculopathy, {told} `Observation/radiculopathy-lumbar`" in parts(card(old))["facts"]

    def test_an_observation_of_a_month_is_told_by_its_month(self) -> None:
        seen = Evidence("Observation/t", "valueQuantity", date=TODAY, since=date(2026, 11, 1))
        told = card(BACK, replace(value("fever", 39, said=0), evidence=seen))
        assert "- Fever (39 °C), 2026-11 `Observation/t`" in parts(told)["facts"]

    def test_what_an_undated_note_says_of_a_listed_problem_has_the_day_of_the_problem(self) -> None:
        listed = has("urinary-retention", onset=200, ongoing=True)
        noted = replace(listed, recorded=TODAY, course=WORSE, qualifiers=frozenset({AS_LISTED}))
        facts = parts(card(BACK, listed, noted))["facts"]
        assert "- Urinary retention (recorded as worse), 2026-05-06 `Observation/urinary-retention`" in facts

    def test_and_is_undated_where_the_problem_is(self) -> None:
        listed = has("urinary-retention", ongoing=True)
        noted = replace(listed, recorded=TODAY, course=WORSE, qualifiers=frozenset({AS_LISTED}))
        assert "- Urinary retention (recorded as worse), undated `" in parts(card(BACK, listed, noted))["facts"]


class TestCourse:
    def test_a_third_of_a_grade_lost_is_told(self) -> None:
        told = card(sciatica(12), grade("dorsiflexion", "5", said=8), grade("dorsiflexion", "4+", said=0))
        assert told.summary.startswith(
            "Weak ankle dorsiflexion (left, 4+/5, before 5/5), worse by less than a grade: re-examine within 1 week;"
        )
        assert "not recorded as worse" not in (told.detail or "")

    def test_a_third_of_a_grade_lost_before_the_last_examination_is_told_too(self) -> None:
        told = card(
            sciatica(12),
            grade("dorsiflexion", "5", said=9),
            grade("dorsiflexion", "4+", said=4),
            grade("dorsiflexion", "4+", said=0),
        )
        assert told.summary.startswith(
            "Weak ankle dorsiflexion (left, 4+/5, before 5/5), worse by less than a grade: re-examine within 1 week;"
        )

    def test_a_grade_lost_years_ago_is_told_with_its_day(self) -> None:
        told = card(sciatica(12), grade("dorsiflexion", "5", said=900), grade("dorsiflexion", "4", said=0))
        assert "a grade better 2024-06-05" in told.summary
        assert "less than a grade" not in told.summary

    def test_an_equal_grade_is_not_recorded_as_worse(self) -> None:
        told = card(sciatica(12), grade("dorsiflexion", "4", said=8), grade("dorsiflexion", "4", said=0))
        assert told.summary.startswith("Weak ankle dorsiflexion (left, 4/5), not recorded as worse: ")

    def test_a_better_grade_is_not_called_worse(self) -> None:
        told = card(sciatica(12), grade("dorsiflexion", "4", said=8), grade("dorsiflexion", "4+", said=0))
        assert "not recorded as worse" in told.summary

    def test_another_muscle_that_lost_a_third_is_told(self) -> None:
        told = card(
            sciatica(12),
            grade("dorsiflexion", "4-"),
            grade("plantarflexion", "5", said=8),
            grade("plantarflexion", "4+", said=0),
        )
        assert "another muscle worse by less than a grade" in told.summary

    def test_progression_of_last_summer_is_told_with_its_day(self) -> None:
        told = card(sciatica(12), grade("dorsiflexion", "4"), has("progressive-weakness", said=95))
        assert "last recorded as worse 2026-08-19" in told.summary


@pytest.mark.parametrize(
    ("birth", "summary", "gap"),
    [
        (Birth.MISSING, "No birth date recorded: ", "- None recorded: birth date"),
        (Birth.INEXACT, "Birth date not exact enough: ", "- Birth date not exact enough to tell the age"),
        (Birth.UNREADABLE, "Birth date could not be read: ", "- Could not be read: age"),
    ],
)
def test_why_no_age_is_known_is_told(birth: Birth, summary: str, gap: str) -> None:
    judged = judge(sciatica(12), age=None)
    unknown = replace(judged, charted=replace(judged.charted, demographics=Demographics(None, "male", birth=birth)))
    told = respond(unknown).cards[0]
    assert told.summary.startswith(summary)
    assert gap in parts(told)["gaps"]


def test_a_denial_of_today_has_its_day() -> None:
    assert "2026-11-22" in parts(card(sciatica(12), denies("fever")))["facts"]
