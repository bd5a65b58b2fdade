"""Rows 1, 2, 4, 5 and 6 of the decision table: scope, aorta, cord and motor deficit (clinical.md 5.1)."""

from __future__ import annotations

import pytest

from cds_service.clinical.assessment import Indicator, Urgency
from cds_service.clinical.findings import Course
from tests.unit.clinical.charts import (
    FAILED,
    LEFT,
    NEW,
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
)


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
        found = judge(sciatica(), sign, age=12)  # type: ignore[arg-type]  # one reading or several
        assert (found.row, found.indicator, found.urgency) == ("2", Indicator.CRITICAL, Urgency.EMERGENCY)


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

    @pytest.mark.parametrize("onset", [3, None])
    def test_a_calm_word_makes_a_new_or_undated_foot_drop_no_old_one(self, onset: int | None) -> None:
        assert row_of(sciatica(200), has("foot-drop", said=0, onset=onset, side=LEFT, course=STABLE)) == "6"
        assert row_of(sciatica(200), has("foot-drop", said=0, onset=360, side=LEFT, course=STABLE)) == "20"

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

    @pytest.mark.parametrize(
        ("said", "course", "row"), [(1, NEW, "6"), (1, None, "13"), (1, STABLE, "13"), (91, NEW, "13")]
    )
    def test_a_foot_drop_said_to_be_new_is_not_stable_whatever_its_pattern(
        self, said: int, course: Course | None, row: str
    ) -> None:
        drop = has("foot-drop", said=said, side=LEFT, course=course)
        exam = grade("dorsiflexion", "4"), grade("inversion", "5"), grade("hip-abduction", "5")
        assert row_of(has("low-back-pain", onset=100), drop, *exam) == row

    def test_a_drop_that_was_new_and_is_unchanged_since_is_stable(self) -> None:
        drop = has("foot-drop", said=40, side=LEFT, course=NEW), has("foot-drop", said=1, side=LEFT, course=STABLE)
        exam = grade("dorsiflexion", "4"), grade("inversion", "5"), grade("hip-abduction", "5")
        assert row_of(has("low-back-pain", onset=100), *drop, *exam) == "13"

    def test_foot_drop_with_weak_hip_abduction_is_a_root(self) -> None:
        exam = grade("dorsiflexion", "2"), grade("inversion", "5"), grade("hip-abduction", "4")
        assert row_of(sciatica(), *exam) == "6"

    def test_foot_drop_whose_inversion_nobody_tested_is_urgent(self) -> None:
        assert row_of(sciatica(), grade("dorsiflexion", "2"), grade("hip-abduction", "5")) == "6"

    def test_normal_inversion_of_the_other_foot_excuses_nothing(self) -> None:
        exam = grade("dorsiflexion", "2", side=LEFT), grade("inversion", "5", side=RIGHT)
        assert row_of(sciatica(), *exam) == "6"

    def test_a_peroneal_pattern_of_the_other_leg_excuses_nothing(self) -> None:
        right = grade("dorsiflexion", "4", side=RIGHT), grade("inversion", "5", side=RIGHT)
        old = grade("dorsiflexion", "2", side=LEFT, onset=300)
        assert row_of(sciatica(), *right, old) == "6"

    def test_weak_hip_abduction_of_the_other_leg_is_no_sign_of_this_root(self) -> None:
        foot = grade("dorsiflexion", "2", side=LEFT), grade("inversion", "5", side=LEFT)
        assert (
            row_of(has("low-back-pain", onset=100), *foot, grade("hip-abduction", "4", side=RIGHT, onset=200)) == "13"
        )

    def test_a_pattern_told_without_any_side(self) -> None:
        exam = grade("dorsiflexion", "2", side=None), grade("inversion", "5", side=None)
        assert row_of(has("low-back-pain", onset=100), *exam) == "13"

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
