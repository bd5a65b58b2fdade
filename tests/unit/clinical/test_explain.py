"""Why: the trace of all rows, what was missing and why, and what would change the advice (contract section 6)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cds_service.clinical.assess import assess
from cds_service.clinical.assessment import Explanation
from cds_service.clinical.explain import explain
from cds_service.clinical.findings import Source, SourceState
from cds_service.clinical.truth import Truth
from tests.unit.clinical.charts import (
    AS_OF,
    CANDIDATE,
    FAILED,
    NOT_SENT,
    ago,
    charted,
    denies,
    grade,
    has,
    judge,
    order,
    reasons,
    rules,
    sciatica,
    therapy,
)


def _changes(explanation: Explanation) -> dict[str, str]:
    return {change.finding: change.to for change in explanation.would_change}


class TestTrace:
    def test_every_row_is_there_in_the_order_of_the_table(self) -> None:
        trace = reasons(sciatica()).trace
        assert [row.row for row in trace] == [row.id for row in rules().table.rows]

    def test_every_criterion_has_words(self) -> None:
        for row in reasons(sciatica()).trace:
            assert row.criteria
            assert all(criterion.text for criterion in row.criteria)

    def test_the_result_of_the_deciding_row_is_yes_and_of_those_above_not(self) -> None:
        found = judge(sciatica())
        results = {row.row: row.result for row in explain(rules(), found).trace}
        assert results["21"] is Truth.YES
        assert Truth.YES not in [results[row] for row in results if row != "21"]
        assert dict(found.rows) == results

    def test_a_criterion_names_the_recorded_findings_that_it_asked_for(self) -> None:
        trace = {row.row: row for row in reasons(sciatica(), denies("saddle-sensory-loss")).trace}
        saddle = next(c for c in trace["3"].criteria if "saddle" in c.text)
        assert (saddle.result, saddle.findings) == (Truth.NO, ("saddle-sensory-loss",))
        retention = next(c for c in trace["3"].criteria if "retention" in c.text)
        assert (retention.result, retention.findings) == (Truth.NO, ())

    def test_a_source_that_could_not_be_read_leaves_rows_undecided(self) -> None:
        trace = {row.row: row.result for row in reasons(sciatica(), sources={"observations": FAILED}).trace}
        assert trace["3"] is Truth.UNKNOWN
        assert trace["18"] is Truth.YES
        assert trace["21"] is Truth.NO

    def test_a_row_below_the_deciding_one_is_traced_as_well(self) -> None:
        trace = {
            row.row: row.result for row in reasons(sciatica(), has("chills", said=1), has("weight-loss", said=1)).trace
        }
        assert (trace["7"], trace["16"]) == (Truth.YES, Truth.YES)


class TestMissing:
    @staticmethod
    def _reasons(**sources: Source) -> dict[str, str]:
        return {m.finding: m.reason for m in reasons(sciatica(), sources=sources).missing}

    def test_none_recorded_when_every_source_was_searched(self) -> None:
        assert self._reasons()["reduced-anal-tone"] == "noneRecorded"

    def test_what_is_recorded_is_not_missing(self) -> None:
        missing = {m.finding for m in reasons(sciatica(), denies("saddle-sensory-loss")).missing}
        assert "radiculopathy-lumbar" not in missing
        assert "saddle-sensory-loss" not in missing

    @pytest.mark.parametrize(
        ("source", "reason"),
        [
            (NOT_SENT, "notSent"),
            (FAILED, "failed"),
            (Source(SourceState.TRUNCATED, complete_since=ago(20)), "truncated"),
            (Source(SourceState.NOT_ALLOWED), "notAllowed"),
            (Source(SourceState.UNREADABLE), "unreadable"),
            (Source(SourceState.GIVEN, defects=1), "unreadable"),
            (Source(SourceState.EMPTY), "noneRecorded"),
        ],
    )
    def test_the_reason_is_the_state_of_the_source(self, source: Source, reason: str) -> None:
        assert self._reasons(observations=source)["reduced-anal-tone"] == reason

    def test_a_key_that_is_not_there_was_not_sent(self) -> None:
        chart = charted([sciatica()])
        bare = type(chart)(chart.findings, {}, chart.demographics)
        found = explain(rules(), assess(rules(), bare, order(), AS_OF))
        assert {m.reason for m in found.missing} == {"notSent"}

    def test_only_findings_that_a_row_asked_for(self) -> None:
        missing = {m.finding for m in reasons(sciatica()).missing}
        assert "claustrophobia" not in missing
        assert "post-void-residual" in missing


class TestWouldChange:
    def test_a_deferral_names_what_would_make_it_an_emergency_first(self) -> None:
        changes = reasons(sciatica()).would_change
        assert changes[0].to == "mriEmergencyCaudaEquina"
        assert _changes(reasons(sciatica()))["saddle-sensory-loss"] == "mriEmergencyCaudaEquina"

    @pytest.mark.parametrize(
        ("finding", "to"),
        [
            ("post-void-residual", "mriEmergencyCaudaEquina"),
            ("pulsatile-abdominal-mass", "nonSpinalEmergency"),
            ("sensory-level", "changeRegion"),
            ("progressive-weakness", "mriUrgent"),
            ("foot-drop", "mriUrgent"),
            ("iv-drug-use", "mriContrast"),
            ("cancer-history", "mriContrast"),
            ("significant-trauma", "xrayFirst"),
        ],
    )
    def test_where_each_would_lead(self, finding: str, to: str) -> None:
        assert _changes(reasons(sciatica()))[finding] == to

    def test_most_urgent_first(self) -> None:
        dispositions = [change.to for change in reasons(sciatica()).would_change]
        first_of = {to: dispositions.index(to) for to in ("mriEmergencyCaudaEquina", "mriUrgent", "xrayFirst")}
        assert sorted(first_of, key=lambda to: first_of[to]) == ["mriEmergencyCaudaEquina", "mriUrgent", "xrayFirst"]

    def test_what_was_denied_or_found_is_not_asked_about(self) -> None:
        changes = _changes(reasons(sciatica(), denies("saddle-sensory-loss"), grade("dorsiflexion", "4")))
        assert "saddle-sensory-loss" not in changes
        assert "weakness-dorsiflexion" not in changes

    def test_an_emergency_cannot_become_more_urgent(self) -> None:
        assert reasons(sciatica(), has("saddle-sensory-loss", said=1)).would_change == ()

    def test_only_more_urgent_answers_are_named(self) -> None:
        changes = _changes(reasons(sciatica(200), therapy(), CANDIDATE))
        assert "deferMri" not in changes.values()
        assert changes["saddle-sensory-loss"] == "mriEmergencyCaudaEquina"

    def test_with_a_source_unread_the_same_is_asked(self) -> None:
        changes = _changes(reasons(sciatica(), sources={"observations": FAILED}))
        assert changes["saddle-sensory-loss"] == "mriEmergencyCaudaEquina"


class TestCourse:
    """Onset, length of treatment and candidacy change the advice as findings do."""

    def test_candidacy_is_what_is_left_after_failed_treatment(self) -> None:
        assert _changes(reasons(sciatica(200), therapy(9)))["surgical-candidate"] == "mriAppropriate"

    def test_treatment_is_what_is_left_for_a_candidate(self) -> None:
        assert _changes(reasons(sciatica(200), CANDIDATE))["treatment-duration"] == "mriAppropriate"

    def test_neither_is_named_where_both_are_there(self) -> None:
        changes = _changes(reasons(sciatica(200), therapy(9), CANDIDATE))
        assert "surgical-candidate" not in changes
        assert "treatment-duration" not in changes

    def test_ten_days_of_pain_cannot_have_been_treated_for_six_weeks(self) -> None:
        assert "treatment-duration" not in _changes(reasons(sciatica(10), CANDIDATE))

    def test_new_pain_after_cancer_is_not_waited_with(self) -> None:
        chart = (sciatica(300), has("cancer-history", said=900, ongoing=True))
        assert judge(*chart).disposition == "deferMri"
        assert _changes(reasons(*chart))["symptom-onset"] == "mriContrast"

    def test_new_pain_alone_changes_no_deferral(self) -> None:
        assert "symptom-onset" not in _changes(reasons(sciatica(200)))


def test_explaining_does_not_change_the_answer() -> None:
    found = judge(sciatica(), grade("dorsiflexion", "4"))
    assert explain(rules(), found) == explain(rules(), found)
    assert found == judge(sciatica(), grade("dorsiflexion", "4"))


def test_the_day_of_judgement_is_that_of_the_instant() -> None:
    tomorrow = assess(rules(), charted([sciatica(41)]), order(), AS_OF + timedelta(days=1))
    assert (judge(sciatica(41)).row, tomorrow.row) == ("21", "20")
