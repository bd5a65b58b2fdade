"""Rows 3 and 3b of the decision table: possible cauda equina (clinical.md 5.1)."""

from __future__ import annotations

import pytest

from cds_service.clinical.assessment import Indicator, Urgency
from cds_service.clinical.findings import WORSE_THEN, Status
from tests.unit.clinical.charts import (
    BOTH,
    LEFT,
    NOT_SENT,
    POSSIBLE,
    RIGHT,
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


class TestRow3:
    @pytest.mark.parametrize("sign", ALONE)
    @pytest.mark.parametrize("when", [{"said": 1}, {"onset": 14}, {}], ids=["recorded", "onset day 14", "undated"])
    def test_each_sign_alone_is_an_emergency(self, sign: str, when: dict[str, int]) -> None:
        found = judge(sciatica(200), has(sign, **when))  # type: ignore[arg-type]  # dates by name
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

    def test_a_sign_is_cleared_by_a_later_denial_when_it_was_recorded_more_than_two_weeks_ago(self) -> None:
        assert row_of(sciatica(), has("saddle-sensory-loss", said=20), denies("saddle-sensory-loss", said=1)) == "21"

    @pytest.mark.parametrize(
        "sign", ["saddle-sensory-loss", "urinary-retention", "reduced-anal-tone", "bowel-incontinence"]
    )
    def test_a_sign_of_these_days_that_was_denied_since_is_asked_about(self, sign: str) -> None:
        found = judge(sciatica(), has(sign, said=5), denies(sign, said=1))
        assert (found.row, found.disposition, found.indicator) == ("18", "insufficientData", Indicator.WARNING)
        assert found.charted.of(sign)[0].status is Status.ABSENT

    def test_one_who_was_asked_again_and_examined_after_the_denial_is_an_emergency(self) -> None:
        told = (
            has("saddle-sensory-loss", said=5),
            denies("saddle-sensory-loss", said=3),
            has("saddle-sensory-loss", said=1),
        )
        assert row_of(sciatica(), *told) == "3"

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

    def test_a_sign_told_today_to_have_got_worse_some_weeks_ago_is_urgent(self) -> None:
        then = frozenset((WORSE_THEN,))
        assert row_of(sciatica(), has("bowel-incontinence", onset=40, said=1, course=WORSE, qualifiers=then)) == "3b"
        assert row_of(sciatica(), has("bowel-incontinence", onset=40, said=1, course=WORSE)) == "3"

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
