"""Which statement counts when the chart says several things (clinical.md 5.3, 5.4; security.md 3)."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import pytest

from cds_service.clinical.findings import Certainty, Finding, Reading, Status
from tests.unit.clinical.charts import (
    BOTH,
    LEFT,
    POSSIBLE,
    RIGHT,
    ago,
    charted,
    denies,
    findings_of,
    grade,
    had,
    has,
    judge,
    row_of,
    sciatica,
    value,
)


def _one(name: str, *readings: Reading) -> Finding:
    (found,) = findings_of(readings)[name]
    return found


def test_a_later_denial_clears_an_earlier_dated_presence() -> None:
    found = _one("saddle-sensory-loss", has("saddle-sensory-loss", said=4), denies("saddle-sensory-loss", said=2))
    assert found.status is Status.ABSENT


def test_an_earlier_denial_clears_nothing() -> None:
    found = _one("saddle-sensory-loss", has("saddle-sensory-loss", said=2), denies("saddle-sensory-loss", said=4))
    assert found.status is Status.PRESENT


def test_an_undated_denial_clears_nothing() -> None:
    found = _one("saddle-sensory-loss", has("saddle-sensory-loss", said=2), denies("saddle-sensory-loss", said=None))
    assert found.status is Status.PRESENT


def test_a_denial_clears_nothing_that_is_undated() -> None:
    found = _one("saddle-sensory-loss", has("saddle-sensory-loss"), denies("saddle-sensory-loss", said=0))
    assert found.status is Status.PRESENT


def test_a_denial_never_clears_an_active_problem() -> None:
    problem = has("urinary-retention", onset=20, ongoing=True)
    assert _one("urinary-retention", problem, denies("urinary-retention", said=0)).status is Status.PRESENT


def test_a_denial_without_a_side_speaks_for_both_sides() -> None:
    found = _one("slr", has("slr", said=9, side=LEFT), denies("slr", said=1, side=LEFT))
    assert found.status is Status.ABSENT
    by_side = {f.side: f.status for f in findings_of([has("slr", said=9, side=LEFT), denies("slr", said=1)])["slr"]}
    assert by_side == {None: Status.ABSENT, LEFT: Status.HISTORICAL}


def test_a_denial_of_one_side_does_not_speak_for_the_other() -> None:
    found = {
        f.side: f.status for f in findings_of([has("slr", said=9, side=LEFT), denies("slr", said=1, side=RIGHT)])["slr"]
    }
    assert found == {LEFT: Status.PRESENT, RIGHT: Status.ABSENT}


def test_a_dated_statement_older_than_its_look_back_is_past() -> None:
    assert _one("chills", has("chills", said=14)).status is Status.PRESENT
    assert _one("chills", has("chills", said=15)).status is Status.HISTORICAL


def test_an_active_problem_never_ages() -> None:
    assert _one("bacteraemia", has("bacteraemia", said=300, ongoing=True)).status is Status.PRESENT


def test_of_several_grades_on_one_day_the_worst_counts() -> None:
    found = _one("weakness-plantarflexion", grade("plantarflexion", "4"), grade("plantarflexion", "3"))
    assert found.grade == "3"


def test_the_latest_grade_counts() -> None:
    exams = grade("plantarflexion", "2", said=30), grade("plantarflexion", "4", said=3)
    assert _one("weakness-plantarflexion", *exams).grade == "4"


def test_full_strength_later_clears_an_earlier_weakness() -> None:
    exams = grade("plantarflexion", "3", said=30), grade("plantarflexion", "5", said=3)
    assert _one("weakness-plantarflexion", *exams).status is Status.ABSENT


def test_a_normal_measurement_does_not_undo_a_raised_one() -> None:
    found = _one("fever", value("fever", 39.0, said=6), value("fever", 36.5, said=1))
    assert (found.status, found.value) == (Status.PRESENT, 39.0)


def test_a_confirmed_statement_of_the_same_day_makes_it_certain() -> None:
    sure, unsure = has("urinary-retention", said=1), has("urinary-retention", said=1, certainty=POSSIBLE)
    assert _one("urinary-retention", sure, unsure).certainty is Certainty.CONFIRMED
    assert _one("urinary-retention", unsure).certainty is Certainty.POSSIBLE


def test_the_order_in_which_statements_come_changes_nothing() -> None:
    readings = [
        sciatica(),
        has("saddle-sensory-loss", said=4),
        denies("saddle-sensory-loss", said=2),
        grade("dorsiflexion", "4", said=9),
        grade("dorsiflexion", "3", said=1),
        has("leg-pain", said=3, side=LEFT),
        has("leg-pain", said=5, side=RIGHT),
        value("crp", 12),
        denies("bladder-bowel-dysfunction"),
    ]
    expected = findings_of(readings)
    for seed in range(20):
        shuffled = readings * 2
        random.Random(seed).shuffle(shuffled)
        assert findings_of(shuffled) == expected


class TestAbsenceIncludes:
    def test_bladder_and_bowel_denied_denies_their_parts(self) -> None:
        found = findings_of([denies("bladder-bowel-dysfunction")])
        for part in ("urinary-retention", "urinary-incontinence", "bowel-incontinence"):
            assert [f.status for f in found[part]] == [Status.ABSENT]

    def test_the_parts_denied_do_not_deny_the_whole(self) -> None:
        found = findings_of([denies("urinary-retention"), denies("urinary-incontinence"), denies("bowel-incontinence")])
        assert "bladder-bowel-dysfunction" not in found

    def test_presence_of_the_whole_is_not_presence_of_a_part(self) -> None:
        assert set(findings_of([has("bladder-bowel-dysfunction", said=1)])) == {"bladder-bowel-dysfunction"}


class TestPossible:
    @pytest.mark.parametrize(
        "flag",
        ["vertebral-fracture", "aortic-aneurysm", "spinal-tumour", "fever", "cancer-active", "spinal-infection"],
    )
    def test_a_red_flag_to_be_ruled_out_never_allows_a_deferral(self, flag: str) -> None:
        found = judge(sciatica(), has(flag, said=2, certainty=POSSIBLE))
        assert found.disposition not in ("deferMri", "mriAppropriate")

    def test_a_possible_sign_by_itself_is_asked_about(self) -> None:
        old = has("cancer-active", said=400, certainty=POSSIBLE, ongoing=True)
        assert row_of(has("low-back-pain", onset=300), old) == "18"


class TestHistorical:
    def test_a_resolved_incontinence_is_past(self) -> None:
        assert row_of(sciatica(), had("urinary-incontinence", said=500)) == "21"

    def test_a_past_cancer_is_a_flag_by_itself(self) -> None:
        assert [f.status for f in findings_of([had("cancer-active", said=3000)])["cancer-history"]] == [Status.PRESENT]

    def test_a_past_denial_is_no_denial_today(self) -> None:
        assert judge(sciatica(), denies("saddle-sensory-loss", said=31)).undocumented[0] == "saddle"


class TestUndocumentedGroups:
    ALL = ("saddle", "bladder-bowel", "progressive-weakness", "infection", "cancer-trauma")

    def test_nobody_asked_anything(self) -> None:
        assert judge(sciatica()).undocumented == self.ALL

    @pytest.mark.parametrize(
        ("group", "reading"),
        [
            ("saddle", denies("saddle-sensory-loss")),
            ("bladder-bowel", denies("urinary-incontinence")),
            ("bladder-bowel", denies("bladder-bowel-dysfunction", said=30)),
            ("progressive-weakness", grade("plantarflexion", "5")),
            ("progressive-weakness", denies("leg-weakness")),
            ("infection", value("fever", 36.8)),
            ("cancer-trauma", denies("significant-trauma")),
            ("cancer-trauma", denies("cancer-history")),
        ],
    )
    def test_a_current_statement_documents_its_group(self, group: str, reading: Reading) -> None:
        assert judge(sciatica(), reading).undocumented == tuple(g for g in self.ALL if g != group)

    def test_a_low_residual_documents_nothing(self) -> None:
        assert judge(sciatica(), value("post-void-residual", 20)).undocumented == self.ALL

    def test_an_undated_denial_documents_nothing(self) -> None:
        assert judge(sciatica(), denies("saddle-sensory-loss", said=None)).undocumented == self.ALL


def test_statements_of_one_place_that_differ_only_in_the_bound_stand_in_one_order_whichever_came_first() -> None:
    exact, most = value("crp", 12), replace(value("crp", 12), comparator="<")
    again = replace(most, unit="mg/dL")
    orders = [_one("crp", *order).readings for order in permutations((exact, most, again, exact))]
    assert len(orders[0]) == 3
    assert orders == [orders[0]] * len(orders)


def test_a_statement_that_ages_into_another_is_told_once() -> None:
    old, past = has("fever", said=800), had("fever", said=800)
    assert _one("fever", old, past).readings == (past,)


def test_a_chart_keeps_what_it_was_given() -> None:
    chart = charted([has("leg-pain", said=2, side=BOTH)])
    assert chart.of("bilateral-leg-pain")[0].readings[0].recorded == ago(2)


class TestExamined:
    """What was examined is undone by an examination, not by a word (clinical.md 5.1 row 6: the latest grade)."""

    def test_weakness_denied_does_not_undo_a_grade(self) -> None:
        readings = (grade("dorsiflexion", "2", said=5), denies("leg-weakness", said=1))
        left = {f.side: f for f in findings_of(readings)["weakness-dorsiflexion"]}[LEFT]
        assert (left.status, left.grade) == (Status.PRESENT, "2")
        assert row_of(sciatica(9), *readings) == "6"

    def test_weakness_without_a_grade_is_cleared_by_a_word(self) -> None:
        found = findings_of((has("leg-weakness", said=5, side=LEFT), denies("leg-weakness", said=1)))["leg-weakness"]
        assert all(f.status is not Status.PRESENT for f in found)

    def test_strength_called_normal_on_examination_undoes_a_grade(self) -> None:
        normal = denies("leg-weakness", said=1, qualifiers=frozenset({"examined"}))
        assert row_of(sciatica(9), grade("dorsiflexion", "2", said=5), normal) == "21"

    def test_a_normal_examination_before_the_grade_undoes_nothing(self) -> None:
        assert row_of(sciatica(9), grade("dorsiflexion", "2", said=5), grade("dorsiflexion", "5", said=6)) == "6"

    def test_a_drop_that_was_measured_is_not_denied_away(self) -> None:
        readings = (grade("dorsiflexion", "5", said=9), grade("dorsiflexion", "4", said=3))
        assert row_of(sciatica(9), *readings, denies("progressive-weakness", said=1)) == "6"

    def test_a_muscle_that_is_strong_again_leaves_no_weak_leg(self) -> None:
        readings = (grade("dorsiflexion", "4", said=9), grade("dorsiflexion", "5", said=3))
        assert "leg-weakness" not in findings_of(readings)
