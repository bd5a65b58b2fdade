"""Rows 11 to 16: duplicates, surgery, nerves, failed care and fracture (clinical.md 5.1)."""

from __future__ import annotations

import pytest

from cds_service.clinical.assessment import Indicator
from cds_service.clinical.findings import Reading
from tests.unit.clinical.charts import (
    BETTER,
    CANDIDATE,
    FAILED,
    LEFT,
    NOT_SENT,
    POSSIBLE,
    STABLE,
    WORSE,
    denies,
    grade,
    has,
    judge,
    row_of,
    sciatica,
    therapy,
)

BACK = has("low-back-pain", onset=20)
OLD = sciatica(200)
MRI_DONE = has("prior-lumbar-mri", said=60)
SURGERY = has("prior-lumbar-surgery", said=1500)


class TestRow11Duplicate:
    def test_a_lumbar_mri_two_months_ago_and_nothing_new(self) -> None:
        found = judge(OLD, MRI_DONE)
        assert (found.row, found.disposition, found.indicator) == ("11", "duplicateRecent", Indicator.INFO)

    @pytest.mark.parametrize(("days", "row"), [(180, "11"), (181, "20")])
    def test_the_window_is_180_days(self, days: int, row: str) -> None:
        assert row_of(OLD, has("prior-lumbar-mri", said=days)) == row

    def test_pain_that_got_worse_after_it_is_new(self) -> None:
        assert row_of(sciatica(200, said=5, course=WORSE), MRI_DONE) == "20"

    def test_leg_pain_that_began_after_it_is_new(self) -> None:
        assert row_of(has("low-back-pain", onset=200), has("leg-pain", onset=10, side=LEFT), MRI_DONE) == "20"

    def test_the_old_complaint_written_down_again_is_not_new(self) -> None:
        assert row_of(OLD, sciatica(None, said=0), MRI_DONE) == "11"

    def test_an_undated_mri_is_no_duplicate(self) -> None:
        assert row_of(OLD, has("prior-lumbar-mri")) == "20"

    @pytest.mark.parametrize("denial", [0, 5])
    def test_a_sign_of_these_days_that_was_denied_again_is_asked_about(self, denial: int) -> None:
        signed = has("urinary-retention", said=8), denies("urinary-retention", said=denial)
        assert row_of(OLD, *signed, MRI_DONE) == "18"

    def test_but_not_one_from_before_the_mri(self) -> None:
        signed = has("urinary-retention", said=8), denies("urinary-retention", said=0)
        assert row_of(OLD, *signed, has("prior-lumbar-mri", said=3)) == "11"
        assert row_of(OLD, *signed, has("prior-lumbar-mri", said=8)) == "11"

    @pytest.mark.parametrize("words", ["cauda-equina-words-unclear", "red-flag-unnamed"])
    def test_what_could_not_be_read_or_is_not_named_is_asked_about_first(self, words: str) -> None:
        assert row_of(OLD, has(words, said=3), MRI_DONE) == "18"

    def test_with_a_source_unread_nobody_can_say_that_nothing_is_new(self) -> None:
        assert row_of(OLD, MRI_DONE, sources={"observations": FAILED}) == "18"


class TestRow12AfterSurgery:
    @pytest.mark.parametrize("onset", [180, None])
    def test_new_symptoms_after_lumbar_surgery(self, onset: int | None) -> None:
        found = judge(SURGERY, has("leg-pain", onset=onset, side=LEFT), study="ctLumbarWithoutContrast")
        assert (found.row, found.disposition, found.indicator) == ("12", "mriContrast", Indicator.INFO)

    def test_old_symptoms_after_lumbar_surgery(self) -> None:
        assert row_of(SURGERY, sciatica(181)) == "20"

    def test_old_symptoms_that_got_worse(self) -> None:
        assert row_of(SURGERY, sciatica(400, said=10, course=WORSE)) == "12"

    def test_an_old_weakness_said_to_be_stable_is_not_new(self) -> None:
        assert row_of(SURGERY, sciatica(400), grade("dorsiflexion", "4", onset=400, course=STABLE)) == "20"

    def test_a_deficit_makes_it_a_warning(self) -> None:
        found = judge(SURGERY, BACK, grade("dorsiflexion", "4"), study="ctLumbarWithoutContrast")
        assert (found.row, found.indicator) == ("12", Indicator.WARNING)


class TestRow13Nerve:
    @pytest.mark.parametrize("muscle", ["dorsiflexion", "eversion"])
    def test_a_weak_ankle_with_normal_inversion(self, muscle: str) -> None:
        found = judge(sciatica(), grade(muscle, "4"), grade("inversion", "5"))
        assert (found.row, found.disposition, found.indicator) == ("13", "edxFirst", Indicator.WARNING)

    def test_not_with_weak_hip_abduction(self) -> None:
        assert (
            row_of(sciatica(), grade("dorsiflexion", "4"), grade("inversion", "5"), grade("hip-abduction", "4")) == "21"
        )

    def test_not_when_inversion_was_tested_long_ago(self) -> None:
        assert row_of(sciatica(), grade("dorsiflexion", "4"), grade("inversion", "5", said=31)) == "21"

    def test_tinel_sign_at_the_fibular_head(self) -> None:
        assert row_of(sciatica(), has("tinel-fibular-head", said=1, side=LEFT)) == "13"

    def test_several_nerves_of_one_leg_beyond_one_root(self) -> None:
        assert row_of(sciatica(), grade("knee-extension", "4"), grade("plantarflexion", "4")) == "13"

    def test_muscles_that_neighbouring_roots_explain(self) -> None:
        assert row_of(sciatica(), grade("dorsiflexion", "4"), grade("plantarflexion", "4")) == "21"

    def test_weakness_with_back_and_leg_pain_explicitly_absent(self) -> None:
        assert row_of(denies("low-back-pain"), denies("leg-pain"), grade("dorsiflexion", "4")) == "13"

    def test_weakness_without_a_word_on_pain(self) -> None:
        assert row_of(grade("dorsiflexion", "4")) == "21"

    def test_diabetic_amyotrophy(self) -> None:
        chart = (
            has("diabetes", said=900, ongoing=True),
            grade("knee-extension", "4"),
            has("weight-loss", said=30),
            has("leg-pain", onset=30, side=LEFT),
        )
        assert row_of(*chart) == "13"


class TestRow14FailedCare:
    def test_six_weeks_of_care_and_a_candidate_with_radiculopathy(self) -> None:
        found = judge(OLD, therapy(6), CANDIDATE)
        assert (found.row, found.disposition, found.indicator) == ("14", "mriAppropriate", Indicator.INFO)

    @pytest.mark.parametrize("words", ["cauda-equina-words-unclear", "red-flag-unnamed"])
    def test_what_could_not_be_read_or_is_not_named_is_asked_about_first(self, words: str) -> None:
        assert row_of(OLD, therapy(6), CANDIDATE, has(words, said=3)) == "18"

    def test_five_weeks_of_care_are_too_little(self) -> None:
        assert row_of(OLD, therapy(5), CANDIDATE) == "20"

    def test_care_without_candidacy_is_asked_about(self) -> None:
        found = judge(OLD, therapy(), age=50)
        assert (found.row, found.disposition, found.indicator) == ("19", "insufficientData", Indicator.WARNING)

    def test_care_told_in_weeks(self) -> None:
        assert row_of(OLD, has("conservative-pt", said=2, duration_days=(56, 56)), CANDIDATE) == "14"

    def test_care_of_which_the_length_is_not_clear_is_asked_about(self) -> None:
        assert row_of(OLD, has("conservative-pt", said=2, duration_days=(21, 70)), CANDIDATE) == "19"

    @pytest.mark.parametrize(
        "sign",
        [
            has("spinal-stenosis", said=60, ongoing=True),
            has("slr", said=1, side=LEFT),
            has("reflex-achilles-reduced", said=1, side=LEFT),
            has("neurogenic-claudication", said=1),
        ],
        ids=lambda r: r.finding,
    )
    def test_stenosis_or_root_signs_do_as_well(self, sign: Reading) -> None:
        assert row_of(has("low-back-pain", onset=200), sign, therapy(), CANDIDATE) == "14"

    def test_back_pain_alone_does_not(self) -> None:
        assert row_of(has("low-back-pain", onset=200), therapy(), CANDIDATE) == "19"

    def test_not_when_the_pain_gets_better(self) -> None:
        assert row_of(sciatica(200, said=2, course=BETTER), therapy(), CANDIDATE) == "20"

    def test_not_with_significant_trauma(self) -> None:
        assert row_of(OLD, therapy(), CANDIDATE, has("significant-trauma", said=20)) == "15"

    def test_not_with_a_red_flag_to_be_ruled_out(self) -> None:
        doubt = has("cancer-active", said=3, certainty=POSSIBLE)
        assert row_of(OLD, therapy(), CANDIDATE, doubt) == "18"

    def test_not_with_a_red_flag_source_unread(self) -> None:
        assert row_of(OLD, therapy(), CANDIDATE, sources={"conditions": NOT_SENT}) == "18"

    def test_not_a_candidate_means_time_alone(self) -> None:
        assert row_of(OLD, therapy(), denies("surgical-candidate")) == "20"

    def test_care_that_ended_before_these_symptoms_does_not_count(self) -> None:
        earlier = has("conservative-pt", onset=300, said=250)
        assert row_of(OLD, earlier, CANDIDATE) == "20"


class TestRow15Fracture:
    def test_significant_trauma(self) -> None:
        found = judge(BACK, has("significant-trauma", said=3))
        assert (found.row, found.disposition, found.indicator) == ("15", "xrayFirst", Indicator.WARNING)

    def test_trauma_counts_for_ninety_days(self) -> None:
        assert row_of(BACK, has("significant-trauma", said=90)) == "15"
        assert row_of(BACK, has("significant-trauma", said=91)) == "21"

    def test_a_trauma_told_today_counts_from_when_it_was(self) -> None:
        assert row_of(BACK, has("significant-trauma", said=0)) == "15"
        assert row_of(BACK, has("significant-trauma", said=0, onset=90)) == "15"
        assert row_of(BACK, has("significant-trauma", said=0, onset=730)) == "21"
        assert row_of(OLD, therapy(), CANDIDATE, has("significant-trauma", said=0, onset=730)) == "14"

    @pytest.mark.parametrize("factor", ["osteoporosis", "corticosteroid-long-term"])
    def test_a_minor_fall_needs_a_factor(self, factor: str) -> None:
        assert row_of(sciatica(), has("minor-fall", said=3)) == "21"
        assert row_of(sciatica(), has("minor-fall", said=3), has(factor, said=300, ongoing=True)) == "15"
        told_now = has("minor-fall", said=3, onset=400)
        assert row_of(sciatica(), told_now, has(factor, said=300, ongoing=True)) == "21"

    @pytest.mark.parametrize(("age", "row"), [(69, "21"), (70, "15")])
    def test_a_minor_fall_at_seventy(self, age: int, row: str) -> None:
        assert row_of(sciatica(), has("minor-fall", said=3), age=age) == row

    @pytest.mark.parametrize(("onset", "row"), [(42, "15"), (43, "20")])
    def test_new_axial_pain_at_seventy(self, onset: int, row: str) -> None:
        assert row_of(has("low-back-pain", onset=onset), age=70) == row

    def test_age_is_never_a_factor_by_itself(self) -> None:
        assert row_of(sciatica(), has("low-back-pain", onset=21), age=88) == "21"

    @pytest.mark.parametrize(("days", "row"), [(90, "15"), (91, "21")])
    def test_a_coded_fracture_counts_for_ninety_days(self, days: int, row: str) -> None:
        assert row_of(sciatica(), has("vertebral-fracture", onset=days, ongoing=True)) == row

    def test_an_old_fracture_is_a_factor(self) -> None:
        old = has("vertebral-fracture", onset=900, ongoing=True)
        assert row_of(sciatica(), has("minor-fall", said=3), old) == "15"

    def test_a_radiograph_that_already_shows_the_fracture(self) -> None:
        found = judge(
            BACK,
            has("significant-trauma", said=15),
            has("vertebral-fracture", said=10, ongoing=True),
            has("prior-lumbar-radiograph", said=10),
        )
        assert (found.row, found.disposition, found.indicator) == ("15", "mriAppropriate", Indicator.INFO)
