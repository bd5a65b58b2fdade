"""Yes and no, normal and reduced, as the label asks it."""

from __future__ import annotations

import pytest

from cds_service.clinical.findings import Course
from tests.unit.mapping.observations.labels import read, row, told

SADDLE = "saddle-sensory-loss"


@pytest.mark.parametrize("value", ["absent", "none", "No", "denies", "denied", "negative", "N", "not present", "(-)", "normal", "neg.", "no numbness", "no numbness or tingling", "None noted today", "no numbness present"])  # fmt: skip
def test_saddle_numbness_is_denied_plainly(value: str) -> None:
    assert told(row("Saddle numbness", valueString=value)) == [f"absent {SADDLE}"]


@pytest.mark.parametrize("value", ["present", "yes", "Y", "positive", "+", "POS", "reported", "severe", "new", "present since Monday", "Yes!", "not normal"])  # fmt: skip
def test_saddle_numbness_is_stated(value: str) -> None:
    assert told(row("Saddle numbness", valueString=value)) == [f"present {SADDLE}"]


@pytest.mark.parametrize("value", ["diminished", "decreased on the left", "absent", "reduced to pinprick", "impaired", "lost", "no sensation", "not intact", "numb", "abnormal", "altered", "insensate"])  # fmt: skip
def test_reduced_saddle_sensation_is_a_loss_and_absent_sensation_is_too(value: str) -> None:
    assert [r.split()[0] for r in told(row("Perianal sensation", valueString=value))] == ["present"]


@pytest.mark.parametrize("value", ["intact", "normal", "WNL", "within normal limits", "preserved", "present", "unremarkable", "intact to light touch and pinprick", "symmetric", "not diminished"])  # fmt: skip
def test_intact_saddle_sensation_is_no_loss(value: str) -> None:
    assert told(row("Perianal sensation", valueString=value)) == [f"absent {SADDLE}"]


@pytest.mark.parametrize("value", ["no", "negative"])
def test_a_bare_no_to_saddle_sensation_is_taken_for_the_worse(value: str) -> None:
    assert told(row("Saddle sensation", valueString=value)) == [f"possible {SADDLE}"]


@pytest.mark.parametrize("value", ["unknown", "not tested", "deferred", "refused", "patient declined", "unable to assess", "n/a", "?", "-", "--", "pending", "not examined today", "see note", ""])  # fmt: skip
def test_what_nobody_looked_at_is_neither_there_nor_denied(value: str) -> None:
    assert told(row("Saddle numbness", valueString=value), row("Perianal sensation", valueString=value)) == []


@pytest.mark.parametrize("value", ["no improvement", "unchanged", "improved", "no change", "not as bad as yesterday", "none on the sheet she says", "7", "no sooner than Friday", "N/V"])  # fmt: skip
def test_what_is_not_understood_denies_nothing(value: str) -> None:
    assert "absent" not in " ".join(told(row("Saddle numbness", valueString=value)))


def test_an_answer_with_an_exception_denies_nothing() -> None:
    assert told(row("Perianal sensation", valueString="intact, but decreased over left S3")) == [
        f"present left {SADDLE}"
    ]


def test_one_side_normal_and_the_other_not() -> None:
    assert told(row("Perianal sensation", valueString="right diminished, left normal")) == [
        f"absent left {SADDLE}",
        f"present right {SADDLE}",
    ]


def test_a_question_whether_it_is_normal_turns_yes_and_no_round() -> None:
    assert told(row("Saddle sensation intact?", valueBoolean=True)) == [f"absent {SADDLE}"]
    assert told(row("Saddle sensation intact?", valueBoolean=False)) == [f"present {SADDLE}"]


def test_a_boolean_answers_the_label() -> None:
    assert told(row("Saddle anesthesia", valueBoolean=True)) == [f"present {SADDLE}"]
    assert told(row("Saddle anesthesia", valueBoolean=False)) == [f"absent {SADDLE}"]
    assert told(row("Saddle sensation", valueBoolean=False)) == [f"possible {SADDLE}"]


def test_lax_anal_tone_is_reduced_and_good_tone_is_not() -> None:
    assert told(row("Rectal tone", valueString="lax")) == ["present reduced-anal-tone"]
    assert told(row("Rectal tone", valueString="absent")) == ["present reduced-anal-tone"]
    assert told(row("Rectal tone", valueString="good, voluntary squeeze")) == ["absent reduced-anal-tone"]


def test_straight_leg_raise_with_angle_and_side() -> None:
    assert told(row("Straight leg raise", valueString="positive at 30 degrees left")) == ["present left slr"]
    assert told(row("Straight leg raise R", valueString="neg")) == ["absent right slr"]
    assert told(row("SLR", valueString="positive on the left, negative on the right")) == [
        "absent right slr",
        "present left slr",
    ]


def test_an_angle_alone_says_neither_yes_nor_no() -> None:
    assert told(row("Straight leg raise R", valueQuantity={"value": 45, "unit": "deg"})) == []


def test_doubt_is_kept() -> None:
    assert told(row("Saddle numbness", valueString="possible")) == [f"possible {SADDLE}"]
    assert told(row("Saddle numbness", valueString="yes?")) == [f"possible {SADDLE}"]
    assert told(row("Saddle numbness", valueString="probably not")) == []


def test_what_is_over_is_historical() -> None:
    assert told(row("Urinary retention", valueString="resolved")) == ["historical urinary-retention"]
    assert told(row("Urinary retention", valueString="previously present")) == ["historical urinary-retention"]
    assert told(row("History of urinary retention", valueBoolean=True)) == ["historical urinary-retention"]


def test_the_history_of_the_present_illness_is_now() -> None:
    assert told(row("History of present illness: urinary retention", valueBoolean=True)) == [
        "present urinary-retention"
    ]


def test_what_is_worse_or_new_says_so() -> None:
    worse, new = read(row("Leg weakness", valueString="worsening"), row("Foot drop", valueString="new, left"))
    assert (worse.course, new.course, new.side) == (Course.WORSE, Course.NEW, "left")


def test_upgoing_and_downgoing_toes() -> None:
    assert told(row("Babinski", valueString="upgoing")) == ["present reflex-hyper-or-babinski"]
    assert told(row("Babinski", valueString="downgoing bilaterally")) == ["absent bilateral reflex-hyper-or-babinski"]
    assert told(row("Plantar response", valueString="mute")) == []


def test_a_side_alone_under_a_complaint_says_that_it_is_there_and_under_a_test_only_where() -> None:
    assert told(row("Leg numbness", valueString="left")) == ["present left leg-numbness"]
    assert told(row("Straight leg raise", valueString="left")) == ["possible left slr"]


def test_a_level_of_the_spine_is_no_side() -> None:
    assert told(row("Perianal sensation", valueString="S3-5 intact")) == [f"absent {SADDLE}"]
    assert told(row("Leg numbness", valueString="yes, L5")) == ["present leg-numbness"]


def test_beats_of_clonus_are_counted() -> None:
    assert told(row("Clonus", valueString="3 beats")) == ["possible reflex-hyper-or-babinski"]
    assert told(row("Clonus", valueString="0 beats")) == []


def test_something_else_without_difficulty_denies_nothing_and_states_nothing() -> None:
    assert told(row("Perianal sensation", valueString="no complaint voiced to nurse")) == []
    assert told(row("Bladder control", valueString="without difficulty")) == ["absent urinary-incontinence"]


def test_a_row_of_the_family_or_of_a_goal_says_nothing_of_the_patient() -> None:
    assert told(row("Family history of urinary retention", valueBoolean=True)) == []
    assert told(row("Goal: bladder control", valueString="absent")) == []


def test_a_pain_score_above_nought_is_pain_and_nought_denies_none() -> None:
    assert told(row("Left leg pain (0-10)", valueInteger=7)) == ["present left leg-pain"]
    assert told(row("Left leg pain (0-10)", valueInteger=0)) == []


def test_a_one_may_mean_yes_and_a_nought_denies_nothing() -> None:
    assert told(row("Urinary retention", valueInteger=1)) == ["possible urinary-retention"]
    assert told(row("Urinary retention", valueInteger=0)) == []


def test_bladder_control_is_asked_as_a_function() -> None:
    assert told(row("Bladder control", valueString="lost")) == ["present urinary-incontinence"]
    assert told(row("Bladder control", valueString="continent")) == ["absent urinary-incontinence"]
    assert told(row("Bladder control", valueString="incontinent")) == ["present urinary-incontinence"]


def test_an_organ_may_be_unable_where_an_examination_could_not_be_done() -> None:
    assert told(row("Bladder control", valueString="unable")) == ["present urinary-incontinence"]
    assert told(row("Perianal sensation", valueString="unable")) == []


def test_a_denial_of_something_else_leaves_the_rest_unclear() -> None:
    assert told(row("Urinary retention", valueString="not catheter positive")) == []
    assert told(row("Urinary retention", valueString="no urinary retention")) == ["absent urinary-retention"]
    assert told(row("Urinary retention", valueString="not retention positive today")) == ["absent urinary-retention"]
