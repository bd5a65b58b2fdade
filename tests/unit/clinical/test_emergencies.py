"""Rows 1 to 6 of the decision table: scope, cauda equina, aorta, cord and motor deficit (clinical.md 5.1)."""

from __future__ import annotations

import pytest

from cds_service.clinical.assessment import Indicator, Urgency
from tests.unit.clinical.charts import (
    BOTH,
    LEFT,
    NEW,
    POSSIBLE,
    RIGHT,
    STABLE,
    WORSE,
    denies,
    grade,
    had,
    has,
    judge,
    row_of,
    sciatica,
    value,
)

ALONE = [
    "cauda-equina-diagnosis",
    "saddle-sensory-loss",
    "urinary-retention",
    "reduced-anal-tone",
    "bowel-incontinence",
]
TWO_PART = ["urinary-incontinence", "bladder-bowel-dysfunction"]


class TestRow1:
    def test_a_deceased_patient_gets_no_card(self) -> None:
        found = judge(sciatica(), has("saddle-sensory-loss", said=1), deceased=True)
        assert (found.row, found.disposition) == ("1", None)

    @pytest.mark.parametrize(("study", "pain"), [("mriCervical", "neck-pain"), ("mriThoracic", "thoracic-pain")])
    def test_an_order_of_another_region_with_findings_there_is_not_our_question(self, study: str, pain: str) -> None:
        assert row_of(sciatica(), has(pain, said=2), study=study) == "1"

    def test_a_cervical_order_on_an_empty_chart_is_not_our_question(self) -> None:
        assert row_of(study="mriCervical") == "1"

    def test_a_thoracic_order_for_cord_signs_is_not_our_question(self) -> None:
        assert row_of(sciatica(), has("reflex-hyper-or-babinski", said=1), study="mriThoracic") == "1"

    def test_a_thoracic_order_with_neck_findings_and_lumbar_findings_is_judged(self) -> None:
        assert row_of(sciatica(), has("neck-pain", said=2), study="mriThoracic") == "9"

    def test_a_cervical_order_with_saddle_numbness_only_is_an_emergency(self) -> None:
        assert row_of(has("saddle-sensory-loss", said=1), study="mriCervical") == "3"

    def test_a_cervical_order_whose_chart_could_not_be_read_brings_nothing(self) -> None:
        from tests.unit.clinical.charts import FAILED

        assert row_of(study="mriCervical", sources={"conditions": FAILED, "observations": FAILED}) == "1"


class TestRow2:
    def test_seventeen_is_out_of_scope(self) -> None:
        found = judge(sciatica(), age=17)
        assert (found.row, found.disposition, found.indicator) == ("2", "outOfScope", Indicator.INFO)

    def test_eighteen_is_an_adult(self) -> None:
        assert row_of(sciatica(), age=18) == "21"

    @pytest.mark.parametrize(
        "sign",
        [
            has("urinary-retention", said=1),
            has("reflex-hyper-or-babinski", said=1),
            has("progressive-weakness", said=1),
        ],
        ids=["cauda equina", "cord", "motor"],
    )
    def test_a_child_with_emergency_signs_is_critical(self, sign: object) -> None:
        found = judge(sciatica(), sign, age=12)  # type: ignore[arg-type]
        assert (found.row, found.indicator, found.urgency) == ("2", Indicator.CRITICAL, Urgency.EMERGENCY)


class TestRow3:
    @pytest.mark.parametrize("sign", ALONE)
    @pytest.mark.parametrize("when", [{"said": 1}, {"onset": 14}, {}], ids=["recorded", "onset day 14", "undated"])
    def test_each_sign_alone_is_an_emergency(self, sign: str, when: dict[str, int]) -> None:
        found = judge(sciatica(200), has(sign, **when))  # type: ignore[arg-type]
        assert (found.row, found.disposition) == ("3", "mriEmergencyCaudaEquina")
        assert (found.indicator, found.urgency) == (Indicator.CRITICAL, Urgency.EMERGENCY)

    @pytest.mark.parametrize("sign", ALONE)
    def test_a_sign_that_began_fifteen_days_ago_is_not_the_emergency_row(self, sign: str) -> None:
        assert row_of(sciatica(200), has(sign, onset=15)) == "3b"

    def test_a_sign_that_began_somewhere_in_the_last_month_may_be_new(self) -> None:
        assert row_of(sciatica(), has("saddle-sensory-loss", onset=(30, 1))) == "3"

    def test_an_old_sign_that_got_worse_this_week_is_an_emergency(self) -> None:
        assert row_of(sciatica(), has("urinary-retention", onset=400, said=3, course=WORSE)) == "3"

    def test_a_sign_to_be_ruled_out_counts_as_present(self) -> None:
        assert row_of(sciatica(), has("cauda-equina-diagnosis", said=1, certainty=POSSIBLE)) == "3"

    def test_a_resolved_cauda_equina_does_not_count(self) -> None:
        assert row_of(sciatica(), had("cauda-equina-diagnosis", said=2000)) == "21"

    @pytest.mark.parametrize(("residual", "row"), [(199, "21"), (200, "3"), (650, "3")])
    def test_residual_volume_at_the_threshold(self, residual: int, row: str) -> None:
        assert row_of(sciatica(), value("post-void-residual", residual)) == row

    def test_a_residual_of_fifteen_days_ago_is_past(self) -> None:
        assert row_of(sciatica(), value("post-void-residual", 500, said=15)) == "21"

    def test_a_low_residual_never_lowers_anything(self) -> None:
        assert row_of(sciatica(), has("saddle-sensory-loss", said=1), value("post-void-residual", 20)) == "3"

    def test_a_low_residual_after_a_high_one_never_lowers_anything(self) -> None:
        readings = value("post-void-residual", 420, said=3), value("post-void-residual", 40, said=1)
        assert row_of(sciatica(), *readings) == "3"

    @pytest.mark.parametrize("sign", TWO_PART)
    def test_a_bladder_sign_dated_within_fourteen_days_counts_by_itself(self, sign: str) -> None:
        assert row_of(has("low-back-pain", onset=30), has(sign, onset=10)) == "3"

    @pytest.mark.parametrize("sign", TWO_PART)
    @pytest.mark.parametrize(
        "company", ["leg-pain", "radiculopathy-lumbar", "sexual-dysfunction", "bilateral-leg-pain"]
    )
    def test_an_undated_bladder_sign_counts_in_company(self, sign: str, company: str) -> None:
        assert row_of(has("low-back-pain", onset=30), has(sign), has(company, onset=30)) == "3"

    @pytest.mark.parametrize("sign", TWO_PART)
    def test_an_undated_bladder_sign_by_itself_is_asked_about(self, sign: str) -> None:
        found = judge(has("low-back-pain", onset=30), has(sign))
        assert (found.row, found.disposition) == ("18", "insufficientData")

    def test_two_undated_bladder_signs_are_company_to_each_other(self) -> None:
        assert row_of(has("low-back-pain", onset=30), *map(has, TWO_PART)) == "3"

    def test_an_undated_bladder_sign_beside_an_older_saddle_sign_counts(self) -> None:
        assert row_of(has("low-back-pain"), has("urinary-incontinence"), has("saddle-sensory-loss", onset=40)) == "3"

    def test_sexual_dysfunction_never_counts_alone(self) -> None:
        found = judge(sciatica(), has("sexual-dysfunction", said=2))
        assert (found.row, found.disposition) == ("18", "insufficientData")

    def test_severe_weakness_in_both_legs(self) -> None:
        weak = grade("dorsiflexion", "3", side=LEFT), grade("plantarflexion", "2", side=RIGHT)
        assert row_of(sciatica(), *weak) == "3"

    def test_severe_weakness_in_one_leg_and_foot_drop_in_the_other(self) -> None:
        assert row_of(sciatica(), grade("knee-extension", "2", side=LEFT), has("foot-drop", said=0, side=RIGHT)) == "3"

    def test_foot_drop_in_both_legs(self) -> None:
        assert row_of(sciatica(), has("foot-drop", said=2, side=BOTH)) == "3"

    def test_severe_weakness_in_one_leg_is_the_motor_row(self) -> None:
        assert row_of(sciatica(), grade("dorsiflexion", "2")) == "6"

    def test_an_emergency_needs_no_back_pain_no_age_and_no_source(self) -> None:
        from tests.unit.clinical.charts import NOT_SENT

        gone = {"conditions": NOT_SENT, "medications": NOT_SENT, "procedures": NOT_SENT, "patient": NOT_SENT}
        assert row_of(has("urinary-retention", said=0), age=None, sex=None, sources=gone) == "3"

    def test_a_recent_mri_and_pregnancy_do_not_silence_an_emergency(self) -> None:
        found = judge(
            sciatica(), has("prior-lumbar-mri", said=10), has("pregnancy", said=5), has("saddle-sensory-loss", said=1)
        )
        assert (found.row, found.indicator) == ("3", Indicator.CRITICAL)

    def test_an_active_problem_is_not_cleared_by_a_denial(self) -> None:
        problem = has("urinary-retention", onset=5, ongoing=True)
        assert row_of(sciatica(), problem, denies("bladder-bowel-dysfunction", said=0)) == "3"

    def test_a_dated_sign_is_cleared_by_a_later_denial(self) -> None:
        assert row_of(sciatica(), has("saddle-sensory-loss", said=5), denies("saddle-sensory-loss", said=1)) == "21"

    def test_on_one_day_the_worse_statement_counts(self) -> None:
        assert row_of(sciatica(), has("saddle-sensory-loss", said=1), denies("saddle-sensory-loss", said=1)) == "3"

    def test_the_card_names_the_findings_that_made_it_hold(self) -> None:
        found = judge(sciatica(), has("saddle-sensory-loss", said=1), has("urinary-retention", said=1))
        assert {f.id for f in found.because} == {"saddle-sensory-loss", "urinary-retention"}


class TestRow3b:
    @pytest.mark.parametrize("sign", ALONE)
    @pytest.mark.parametrize("onset", [15, 90])
    def test_a_sign_of_some_weeks_is_urgent_and_critical(self, sign: str, onset: int) -> None:
        found = judge(sciatica(), has(sign, onset=onset))
        assert (found.row, found.disposition) == ("3b", "mriUrgent")
        assert (found.indicator, found.urgency) == (Indicator.CRITICAL, Urgency.URGENT)

    @pytest.mark.parametrize("sign", ALONE)
    def test_a_sign_of_more_than_ninety_days_is_asked_about(self, sign: str) -> None:
        assert row_of(sciatica(), has(sign, onset=91)) == "18"

    def test_an_older_sign_recorded_as_worse_two_months_ago_is_urgent(self) -> None:
        assert row_of(sciatica(), has("bowel-incontinence", onset=300, said=60, course=WORSE)) == "3b"

    def test_an_active_problem_recorded_a_month_ago_is_urgent(self) -> None:
        assert row_of(sciatica(), has("urinary-retention", said=30, ongoing=True)) == "3b"

    def test_incontinence_of_some_weeks_with_radiculopathy_is_urgent(self) -> None:
        assert row_of(sciatica(), has("urinary-incontinence", onset=40)) == "3b"

    def test_incontinence_of_some_weeks_by_itself_is_asked_about(self) -> None:
        assert row_of(has("low-back-pain", onset=40), has("urinary-incontinence", onset=40)) == "18"

    def test_severe_weakness_of_both_legs_of_some_weeks(self) -> None:
        weak = grade("plantarflexion", "3", said=20, side=LEFT), grade("plantarflexion", "3", said=20, side=RIGHT)
        assert row_of(sciatica(), *weak) == "3b"

    def test_beside_an_aortic_emergency_the_answer_stays_an_emergency(self) -> None:
        found = judge(
            has("low-back-pain", onset=2), has("pulsatile-abdominal-mass", said=0), has("urinary-retention", onset=30)
        )
        assert (found.row, found.urgency) == ("3b", Urgency.EMERGENCY)


class TestRow4:
    @pytest.mark.parametrize("sign", ["aneurysm-ruptured", "pulsatile-abdominal-mass"])
    def test_a_ruptured_aneurysm_or_pulsatile_mass_is_an_emergency(self, sign: str) -> None:
        found = judge(sciatica(300), has(sign, said=1))
        assert (found.row, found.disposition, found.indicator) == ("4", "nonSpinalEmergency", Indicator.CRITICAL)

    @pytest.mark.parametrize("onset", [14, None], ids=["day 14", "undated"])
    def test_a_known_aneurysm_with_new_or_undated_pain_is_an_emergency(self, onset: int | None) -> None:
        assert row_of(has("aortic-aneurysm", said=500, ongoing=True), has("low-back-pain", onset=onset)) == "4"

    def test_a_known_aneurysm_with_older_pain_is_a_warning(self) -> None:
        found = judge(has("aortic-aneurysm", said=500, ongoing=True), has("low-back-pain", onset=15))
        assert (found.row, found.disposition, found.indicator) == ("10", "nonSpinalEmergency", Indicator.WARNING)

    def test_old_back_pain_that_got_worse_yesterday_counts_as_new(self) -> None:
        pain = has("low-back-pain", onset=900, said=1, course=WORSE)
        assert row_of(has("aortic-aneurysm", said=500, ongoing=True), pain) == "4"

    def test_new_leg_pain_on_old_back_pain_counts_as_new(self) -> None:
        pains = has("low-back-pain", onset=900), has("leg-pain", onset=3, side=LEFT)
        assert row_of(has("aortic-aneurysm", said=500, ongoing=True), *pains) == "4"

    def test_an_old_complaint_restated_today_is_not_new(self) -> None:
        pains = has("low-back-pain", onset=900), has("low-back-pain", said=0)
        assert row_of(has("aortic-aneurysm", said=500, ongoing=True), *pains) == "10"


class TestRow5:
    @pytest.mark.parametrize("sign", ["reflex-hyper-or-babinski", "sensory-level", "myelopathy"])
    def test_cord_signs_change_the_region(self, sign: str) -> None:
        found = judge(sciatica(), has(sign, said=1))
        assert (found.row, found.disposition, found.indicator) == ("5", "changeRegion", Indicator.CRITICAL)

    @pytest.mark.parametrize("sign", ["reflex-hyper-or-babinski", "sensory-level"])
    def test_cord_signs_recorded_as_absent_do_not(self, sign: str) -> None:
        assert row_of(sciatica(), denies(sign)) == "21"


class TestRow6:
    @pytest.mark.parametrize("mrc", ["3", "3-", "2+", "0"])
    @pytest.mark.parametrize(
        "muscle", ["hip-flexion", "knee-extension", "dorsiflexion", "great-toe-extension", "plantarflexion"]
    )
    def test_grade_three_or_less_is_urgent(self, muscle: str, mrc: str) -> None:
        found = judge(sciatica(100), grade(muscle, mrc))
        assert (found.row, found.disposition) == ("6", "mriUrgent")
        assert (found.indicator, found.urgency) == (Indicator.CRITICAL, Urgency.URGENT)

    @pytest.mark.parametrize("mrc", ["3+", "4-", "4", "4+"])
    def test_a_milder_stable_grade_is_not(self, mrc: str) -> None:
        found = judge(sciatica(), grade("great-toe-extension", mrc))
        assert (found.row, found.indicator, found.modifiers) == ("21", Indicator.WARNING, ("motorStableWeakness",))

    def test_the_latest_grade_counts(self) -> None:
        assert row_of(sciatica(100), grade("plantarflexion", "3", said=60), grade("plantarflexion", "4", said=1)) != "6"

    @pytest.mark.parametrize("onset", [3, 90, None])
    def test_a_new_or_undated_foot_drop_is_urgent(self, onset: int | None) -> None:
        assert row_of(sciatica(200), has("foot-drop", onset=onset, side=LEFT)) == "6"

    def test_a_foot_drop_of_a_year_is_not_new(self) -> None:
        found = judge(sciatica(400), has("foot-drop", onset=360, side=LEFT))
        assert (found.row, found.indicator) == ("20", Indicator.WARNING)

    def test_a_foot_drop_said_to_be_unchanged_is_not_new(self) -> None:
        assert row_of(sciatica(), has("foot-drop", said=0, side=LEFT, course=STABLE)) == "21"

    @pytest.mark.parametrize(("before", "now"), [("5", "4"), ("4+", "3+"), ("4", "2")])
    def test_a_drop_of_a_full_grade_between_dated_examinations_is_urgent(self, before: str, now: str) -> None:
        exams = grade("plantarflexion", before, said=20), grade("plantarflexion", now, said=2)
        assert row_of(sciatica(60), *exams) == "6"

    @pytest.mark.parametrize(("before", "now"), [("5", "4+"), ("4", "4"), ("4+", "4-")])
    def test_a_smaller_drop_is_not(self, before: str, now: str) -> None:
        exams = grade("plantarflexion", before, said=20), grade("plantarflexion", now, said=2)
        assert row_of(sciatica(30), *exams) == "21"

    def test_a_drop_is_told_by_one_side_only(self) -> None:
        exams = grade("plantarflexion", "5", said=20, side=RIGHT), grade("plantarflexion", "4", said=2, side=LEFT)
        assert row_of(sciatica(30), *exams) == "21"

    def test_progressive_weakness_in_the_text_is_urgent(self) -> None:
        assert row_of(sciatica(60), has("progressive-weakness", said=2)) == "6"

    def test_a_weak_muscle_said_to_be_worse_is_urgent(self) -> None:
        assert row_of(sciatica(60), has("weakness-great-toe-extension", said=2, side=LEFT, course=WORSE)) == "6"

    def test_new_mild_weakness_of_both_legs_is_urgent(self) -> None:
        assert (
            row_of(sciatica(30), grade("dorsiflexion", "4", side=LEFT), grade("plantarflexion", "4", side=RIGHT)) == "6"
        )

    def test_old_mild_weakness_of_both_legs_is_not(self) -> None:
        weak = [grade("plantarflexion", "4", said=2, side=side, onset=200) for side in (LEFT, RIGHT)]
        assert row_of(sciatica(30), *weak) == "21"

    def test_stable_foot_drop_of_the_peroneal_nerve_goes_to_nerve_studies(self) -> None:
        exam = grade("dorsiflexion", "2"), grade("eversion", "3"), grade("inversion", "5"), grade("hip-abduction", "5")
        found = judge(has("low-back-pain", onset=100), *exam)
        assert (found.row, found.disposition) == ("13", "edxFirst")

    def test_progressive_foot_drop_of_the_peroneal_nerve_stays_urgent(self) -> None:
        exam = grade("dorsiflexion", "2", course=WORSE), grade("inversion", "5"), grade("hip-abduction", "5")
        assert row_of(has("low-back-pain"), *exam) == "6"

    def test_foot_drop_with_weak_hip_abduction_is_a_root(self) -> None:
        exam = grade("dorsiflexion", "2"), grade("inversion", "5"), grade("hip-abduction", "4")
        assert row_of(sciatica(), *exam) == "6"

    def test_foot_drop_whose_inversion_nobody_tested_is_urgent(self) -> None:
        assert row_of(sciatica(), grade("dorsiflexion", "2"), grade("hip-abduction", "5")) == "6"

    def test_the_peroneal_pattern_does_not_excuse_a_severe_weakness_of_the_knee(self) -> None:
        exam = grade("dorsiflexion", "4"), grade("inversion", "5"), grade("knee-extension", "2")
        assert row_of(sciatica(), *exam) == "6"

    def test_severe_weakness_of_several_nerves_is_urgent_unless_said_to_be_stable(self) -> None:
        exam = grade("knee-extension", "3"), grade("plantarflexion", "3")
        assert row_of(sciatica(), *exam) == "6"
        stable = grade("knee-extension", "3", course=STABLE), grade("plantarflexion", "3", course=STABLE)
        assert row_of(sciatica(), *stable) == "13"

    def test_severe_weakness_of_a_diagnosed_plexopathy_goes_to_nerve_studies(self) -> None:
        assert row_of(sciatica(), has("plexopathy", said=30, ongoing=True), grade("knee-extension", "3")) == "13"

    def test_severe_weakness_of_a_plexopathy_to_be_ruled_out_stays_urgent(self) -> None:
        exam = has("plexopathy", said=30, certainty=POSSIBLE), grade("knee-extension", "3")
        assert row_of(sciatica(), *exam) == "6"

    def test_severe_painless_weakness_stays_urgent(self) -> None:
        assert row_of(denies("low-back-pain"), denies("leg-pain"), grade("dorsiflexion", "2")) == "6"

    def test_new_weakness_said_to_be_new_counts(self) -> None:
        assert row_of(sciatica(), has("foot-drop", said=1, side=LEFT, course=NEW)) == "6"
