"""Rows 11 to 21: duplicates, surgery, nerves, failed care, fracture, silence and deferral (clinical.md 5.1)."""

from __future__ import annotations

import pytest

from cds_service.clinical.assessment import Indicator
from cds_service.clinical.findings import Reading, Source, SourceState
from tests.unit.clinical.charts import (
    BETTER,
    BOTH,
    CANDIDATE,
    FAILED,
    LEFT,
    NOT_SENT,
    POSSIBLE,
    RIGHT,
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

    @pytest.mark.parametrize("factor", ["osteoporosis", "corticosteroid-long-term"])
    def test_a_minor_fall_needs_a_factor(self, factor: str) -> None:
        assert row_of(sciatica(), has("minor-fall", said=3)) == "21"
        assert row_of(sciatica(), has("minor-fall", said=3), has(factor, said=300, ongoing=True)) == "15"

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


class TestRow17BothLegs:
    PAIN = has("bilateral-leg-pain", onset=5, side=BOTH)

    def test_saddle_and_bladder_not_documented(self) -> None:
        found = judge(self.PAIN)
        assert (found.row, found.disposition, found.indicator) == ("17", "insufficientData", Indicator.WARNING)

    def test_bladder_not_documented(self) -> None:
        assert row_of(self.PAIN, denies("saddle-sensory-loss")) == "17"

    def test_both_documented(self) -> None:
        assert row_of(self.PAIN, denies("saddle-sensory-loss"), denies("bladder-bowel-dysfunction")) == "21"

    def test_documented_two_months_ago(self) -> None:
        old = denies("saddle-sensory-loss", said=60), denies("bladder-bowel-dysfunction", said=60)
        assert row_of(self.PAIN, *old) == "17"

    def test_sciatica_of_the_left_and_of_the_right_leg(self) -> None:
        assert row_of(sciatica(5, side=LEFT), sciatica(3, side=RIGHT)) == "17"

    def test_old_pain_in_both_legs(self) -> None:
        assert row_of(has("bilateral-leg-pain", onset=60, side=BOTH)) == "20"


class TestRow18CannotBeDecided:
    @pytest.mark.parametrize("key", ["conditions", "observations"])
    @pytest.mark.parametrize("state", [s for s in SourceState if s not in (SourceState.GIVEN, SourceState.EMPTY)])
    def test_a_red_flag_source_that_could_not_be_read(self, key: str, state: SourceState) -> None:
        found = judge(sciatica(), sources={key: Source(state)})
        assert (found.row, found.disposition, found.indicator) == ("18", "insufficientData", Indicator.WARNING)

    @pytest.mark.parametrize("key", ["conditions", "observations"])
    def test_one_entry_that_could_not_be_read(self, key: str) -> None:
        assert row_of(sciatica(), sources={key: Source(SourceState.GIVEN, defects=1)}) == "18"

    @pytest.mark.parametrize("key", ["conditions", "observations"])
    def test_an_empty_source_is_not_unknown(self, key: str) -> None:
        assert row_of(sciatica(), sources={key: Source(SourceState.EMPTY)}) == "21"

    def test_observations_cut_off_a_year_back_allow_a_deferral(self) -> None:
        from tests.unit.clinical.charts import ago

        cut = Source(SourceState.TRUNCATED, complete_since=ago(366))
        assert row_of(sciatica(), sources={"observations": cut}) == "21"
        assert row_of(sciatica(), sources={"conditions": cut}) == "18"
        late = Source(SourceState.TRUNCATED, complete_since=ago(365))
        assert row_of(sciatica(), sources={"observations": late}) == "18"

    @pytest.mark.parametrize("key", ["medications", "procedures", "serviceRequests", "devices", "imaging"])
    def test_another_source_that_could_not_be_read_is_not_required(self, key: str) -> None:
        assert row_of(sciatica(), sources={key: NOT_SENT}) == "21"

    def test_age_unknown(self) -> None:
        assert row_of(sciatica(), age=None) == "18"

    @pytest.mark.parametrize("sign", ["urinary-retention", "bowel-incontinence", "saddle-sensory-loss"])
    def test_a_sign_older_than_ninety_days(self, sign: str) -> None:
        assert row_of(sciatica(), has(sign, onset=200, ongoing=True)) == "18"

    @pytest.mark.parametrize("sign", ["urinary-retention", "urinary-incontinence"])
    def test_a_sign_older_than_ninety_days_said_to_be_unchanged(self, sign: str) -> None:
        chart = sciatica(), has(sign, onset=200, ongoing=True), has(sign, onset=200, said=2, course=STABLE)
        assert row_of(*chart) == "21"

    def test_unchanged_said_long_ago_does_not_answer_for_today(self) -> None:
        chart = sciatica(), has("urinary-retention", onset=300, said=100, course=STABLE)
        assert row_of(*chart) == "18"

    def test_nothing_about_back_leg_or_root(self) -> None:
        assert row_of(has("diabetes", said=30, ongoing=True)) == "18"

    def test_an_empty_chart(self) -> None:
        assert row_of() == "18"


class TestRow19Management:
    def test_a_therapy_source_unread_and_no_management_found(self) -> None:
        found = judge(OLD, sources={"procedures": NOT_SENT})
        assert (found.row, found.disposition) == ("19", "insufficientData")

    def test_management_explicitly_none(self) -> None:
        assert row_of(OLD, denies("conservative-pt"), sources={"procedures": NOT_SENT}) == "20"

    def test_before_six_weeks_management_does_not_matter(self) -> None:
        assert row_of(sciatica(41), sources={"procedures": NOT_SENT}) == "21"

    def test_candidacy_that_could_not_be_looked_up_is_asked_about(self) -> None:
        assert row_of(OLD, therapy(), sources={"serviceRequests": FAILED}) == "19"


class TestRows20And21Deferral:
    @pytest.mark.parametrize(("onset", "row"), [(41, "21"), (42, "20"), (800, "20")])
    def test_six_weeks_part_the_rows(self, onset: int, row: str) -> None:
        assert row_of(sciatica(onset)) == row

    def test_time_alone_is_a_warning(self) -> None:
        found = judge(OLD)
        assert (found.disposition, found.indicator) == ("deferMri", Indicator.WARNING)

    def test_early_is_information(self) -> None:
        found = judge(sciatica())
        assert (found.disposition, found.indicator, found.modifiers) == ("deferMri", Indicator.INFO, ())

    def test_duration_unknown_with_a_complaint_is_early(self) -> None:
        found = judge(sciatica(None))
        assert (found.row, found.timeline.symptoms) == ("21", None)

    def test_a_first_record_of_ten_days_ago_does_not_make_it_six_weeks(self) -> None:
        assert row_of(sciatica(None, said=10)) == "21"

    def test_a_first_record_of_sixty_days_ago_does(self) -> None:
        assert row_of(sciatica(None, said=60)) == "20"

    def test_too_little_management_is_time_alone(self) -> None:
        assert row_of(OLD, therapy(3)) == "20"

    @pytest.mark.parametrize("mrc", ["4", "4-", "4+"])
    @pytest.mark.parametrize(("onset", "row"), [(20, "21"), (60, "20")])
    def test_stable_mild_weakness_does_not_leave_the_rows_but_warns(self, mrc: str, onset: int, row: str) -> None:
        found = judge(sciatica(onset), grade("dorsiflexion", mrc, course=STABLE))
        assert (found.row, found.indicator) == (row, Indicator.WARNING)
        assert "motorStableWeakness" in found.modifiers

    @pytest.mark.parametrize(("onset", "softer"), [(27, False), (28, True), (41, True)])
    def test_between_four_and_six_weeks_it_is_worded_softer(self, onset: int, softer: bool) -> None:
        assert ("earlySofter" in judge(sciatica(onset)).modifiers) is softer
