"""Rows 17 to 21: what has to be asked first, and deferral (clinical.md 5.1)."""

from __future__ import annotations

import pytest

from cds_service.clinical.assessment import Indicator
from cds_service.clinical.findings import Source, SourceState
from tests.unit.clinical.charts import (
    BOTH,
    FAILED,
    LEFT,
    NOT_SENT,
    RIGHT,
    STABLE,
    ago,
    denies,
    grade,
    has,
    judge,
    row_of,
    sciatica,
    therapy,
)

OLD = sciatica(200)


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
