"""Rows 7 to 10: infection, cancer, region and aneurysm (clinical.md 5.1, 5.3)."""

from __future__ import annotations

import pytest

from cds_service.clinical.assessment import Indicator, Urgency
from cds_service.clinical.findings import Reading
from tests.unit.clinical.charts import (
    POSSIBLE,
    grade,
    had,
    has,
    judge,
    row_of,
    sciatica,
    value,
)

BACK = has("low-back-pain", onset=20)


class TestRow7Infection:
    @pytest.mark.parametrize(("celsius", "row"), [(37.9, "21"), (38.0, "7")])
    def test_fever_at_its_threshold(self, celsius: float, row: str) -> None:
        assert row_of(BACK, value("fever", celsius)) == row

    @pytest.mark.parametrize("days", [14, 15])
    def test_fever_counts_for_fourteen_days(self, days: int) -> None:
        assert row_of(BACK, value("fever", 38.6, said=days)) == ("7" if days == 14 else "21")

    def test_a_later_normal_temperature_does_not_undo_a_fever(self) -> None:
        assert row_of(BACK, value("fever", 38.6, said=8), value("fever", 36.4, said=0)) == "7"

    def test_chills_count_like_fever(self) -> None:
        found = judge(BACK, has("chills", said=3))
        assert (found.row, found.disposition, found.indicator) == ("7", "mriContrast", Indicator.WARNING)

    def test_fever_explained_by_another_acute_infection_does_not_hold(self) -> None:
        assert row_of(BACK, value("fever", 38.6), has("acute-infection-source", said=2)) == "21"

    @pytest.mark.parametrize(
        "second",
        [
            has("diabetes", said=900, ongoing=True),
            has("immunosuppression", said=900, ongoing=True),
            has("recent-infection", said=20),
            has("spinal-procedure", said=30),
            has("dialysis", said=100, ongoing=True),
            value("esr", 30),
        ],
        ids=lambda r: r.finding,
    )
    def test_explained_fever_with_a_second_factor_holds_and_is_critical(self, second: Reading) -> None:
        found = judge(BACK, value("fever", 38.6), has("acute-infection-source", said=2), second)
        assert (found.row, found.indicator, found.urgency) == ("7", Indicator.CRITICAL, Urgency.URGENT)

    @pytest.mark.parametrize(("onset", "critical"), [(9, True), (90, True), (91, False), (None, False)])
    def test_fever_after_an_injection_of_a_known_day_is_critical(self, onset: int | None, critical: bool) -> None:
        found = judge(BACK, value("fever", 38.6), has("conservative-injection", said=1, onset=onset))
        assert (found.row, found.indicator is Indicator.CRITICAL) == ("7", critical)

    @pytest.mark.parametrize(("onset", "row"), [(9, "7"), (None, "16")])
    def test_a_raised_marker_after_an_injection_of_a_known_day_holds(self, onset: int | None, row: str) -> None:
        assert row_of(BACK, value("crp", 25), has("conservative-injection", said=1, onset=onset)) == row

    @pytest.mark.parametrize("sign", ["bacteraemia", "spinal-infection"])
    def test_a_coded_infection_of_blood_or_spine_holds(self, sign: str) -> None:
        assert row_of(BACK, has(sign, said=10, ongoing=True)) == "7"

    def test_bacteraemia_is_critical(self) -> None:
        assert judge(BACK, has("bacteraemia", said=10)).indicator is Indicator.CRITICAL

    def test_injection_drug_use_within_a_year(self) -> None:
        assert row_of(BACK, has("iv-drug-use", said=365)) == "7"
        assert row_of(BACK, has("iv-drug-use", said=366)) == "21"

    def test_substance_use_without_a_route_needs_a_second_factor(self) -> None:
        assert row_of(BACK, has("substance-use", said=30)) == "21"
        assert row_of(BACK, has("substance-use", said=30), value("crp", 25)) == "7"

    def test_immunosuppression_with_new_pain(self) -> None:
        assert row_of(BACK, has("immunosuppression", said=700, ongoing=True)) == "7"

    def test_immunosuppression_with_old_pain(self) -> None:
        assert row_of(has("low-back-pain", onset=181), has("immunosuppression", said=700, ongoing=True)) == "20"

    @pytest.mark.parametrize(("marker", "number"), [("esr", 50), ("crp", 50)])
    def test_a_marker_of_fifty_holds_alone_and_is_critical(self, marker: str, number: float) -> None:
        found = judge(BACK, value(marker, number))
        assert (found.row, found.indicator) == ("7", Indicator.CRITICAL)

    @pytest.mark.parametrize(("marker", "number"), [("esr", 49), ("esr", 20), ("crp", 49), ("crp", 10)])
    def test_a_moderate_marker_needs_one_more_factor(self, marker: str, number: float) -> None:
        assert row_of(BACK, value(marker, number)) == "16"
        assert row_of(BACK, value(marker, number), has("diabetes", said=90, ongoing=True)) == "7"

    @pytest.mark.parametrize(("marker", "number"), [("esr", 19), ("crp", 9)])
    def test_a_normal_marker_is_nothing(self, marker: str, number: float) -> None:
        assert row_of(BACK, value(marker, number), has("diabetes", said=90, ongoing=True)) == "21"

    def test_a_marker_counts_for_thirty_days(self) -> None:
        assert row_of(BACK, value("esr", 80, said=30)) == "7"
        assert row_of(BACK, value("esr", 80, said=31)) == "21"

    def test_a_marker_that_fell_to_normal_still_counts(self) -> None:
        assert row_of(BACK, value("crp", 80, said=20), value("crp", 3, said=1)) == "7"

    def test_infection_with_weakness_is_critical(self) -> None:
        found = judge(BACK, has("iv-drug-use", said=30), grade("dorsiflexion", "4"))
        assert (found.row, found.indicator) == ("7", Indicator.CRITICAL)

    def test_fever_by_itself_is_a_warning(self) -> None:
        assert judge(BACK, value("fever", 39.0)).indicator is Indicator.WARNING


class TestRow8Cancer:
    @pytest.mark.parametrize("onset", [180, None])
    @pytest.mark.parametrize("cancer", ["cancer-active", "cancer-history"])
    def test_cancer_with_new_pain(self, cancer: str, onset: int | None) -> None:
        found = judge(has("low-back-pain", onset=onset), has(cancer, said=2000, ongoing=True))
        assert (found.row, found.disposition) == ("8", "mriContrast")

    def test_cancer_with_old_pain_is_not_new(self) -> None:
        assert row_of(has("low-back-pain", onset=181), has("cancer-history", said=2000, ongoing=True)) == "20"

    def test_cancer_in_remission_is_a_history_of_cancer(self) -> None:
        assert row_of(BACK, had("cancer-active", said=900)) == "8"

    def test_cancer_without_any_complaint_is_asked_about(self) -> None:
        assert row_of(has("cancer-history", said=2000, ongoing=True)) == "18"

    def test_a_spinal_tumour_needs_no_new_pain(self) -> None:
        assert row_of(has("low-back-pain", onset=900), has("spinal-tumour", said=300, ongoing=True)) == "8"

    @pytest.mark.parametrize(
        "pair",
        [
            (has("weight-loss", said=20), has("night-pain", said=5)),
            (has("weight-loss", said=20), value("esr", 35)),
            (has("night-pain", said=5), value("crp", 20)),
        ],
        ids=["weight and night pain", "weight and ESR", "night pain and CRP"],
    )
    def test_two_weak_factors_together(self, pair: tuple[Reading, Reading]) -> None:
        assert row_of(BACK, *pair) == "8"

    def test_night_pain_alone_is_nothing(self) -> None:
        assert row_of(BACK, has("night-pain", said=5)) == "21"

    def test_one_weak_factor_starts_with_a_radiograph(self) -> None:
        found = judge(BACK, has("weight-loss", said=20))
        assert (found.row, found.disposition, found.indicator) == ("16", "xrayFirst", Indicator.WARNING)

    def test_cancer_with_a_deficit_is_critical(self) -> None:
        found = judge(
            BACK,
            has("cancer-active", said=90, ongoing=True),
            grade("plantarflexion", "4"),
            study="ctLumbarWithoutContrast",
        )
        assert (found.row, found.indicator, found.urgency) == ("8", Indicator.CRITICAL, Urgency.URGENT)

    def test_possible_cancer_counts_as_present(self) -> None:
        assert row_of(BACK, has("cancer-active", said=3, certainty=POSSIBLE)) == "8"


class TestRow9Region:
    def test_a_lumbar_order_with_neck_findings_only(self) -> None:
        found = judge(has("neck-pain", onset=20))
        assert (found.row, found.disposition, found.indicator) == ("9", "changeRegion", Indicator.WARNING)

    def test_a_lumbar_order_with_neck_and_back_findings(self) -> None:
        assert row_of(has("neck-pain", onset=20), BACK) == "21"

    def test_a_cervical_order_with_lumbar_findings_only(self) -> None:
        assert row_of(sciatica(), study="mriCervical") == "9"


class TestRow10:
    def test_a_repaired_aneurysm_is_past(self) -> None:
        assert row_of(BACK, had("aortic-aneurysm", said=900)) == "21"

    def test_a_known_aneurysm_without_pain(self) -> None:
        assert row_of(has("aortic-aneurysm", said=900, ongoing=True)) == "10"
