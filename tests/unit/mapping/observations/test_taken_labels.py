"""What a label makes of a value: a place, a denial, a part, a namesake, red flags as a whole, a loss of another kind."""

from __future__ import annotations

from typing import Any

import pytest

from cds_service.clinical.findings import Certainty, Status
from tests.unit.mapping.charts import findings
from tests.unit.mapping.values.test_row_values import is_unread, row, statuses

PRESENT, ABSENT = Status.PRESENT, Status.ABSENT
SADDLE, RETENTION, BLADDER = "saddle-sensory-loss", "urinary-retention", "bladder-bowel-dysfunction"


def told(label: str, value: str | bool, finding: str) -> list[Status]:
    return statuses(finding, row(label, **_value(value)))


def asks(label: str, value: str | bool) -> bool:
    return is_unread(row(label, **_value(value)))


def _value(value: str | bool) -> dict[str, Any]:
    return {"valueBoolean": value} if isinstance(value, bool) else {"valueString": value}


@pytest.mark.parametrize(
    ("label", "value"), [("Saddle numbness site", "perineum"), ("Saddle numbness location", "left buttock")]
)
def test_a_site_under_the_name_of_a_sign_says_that_it_is_there(label: str, value: str) -> None:
    (found,) = findings(row(label, valueString=value))[SADDLE]
    assert (found.status, found.certainty) == (PRESENT, Certainty.POSSIBLE)
    assert told(label, "none", SADDLE) == [ABSENT]
    assert told(label, "N/A", SADDLE) == []
    assert not asks(label, "N/A")


def test_how_a_sign_was_found_is_asked_about_and_how_a_number_was_measured_is_not() -> None:
    assert asks("Urinary incontinence device", "pad")
    assert not asks("Temperature source", "oral")
    assert not asks("PVR device", "BladderScan")


@pytest.mark.parametrize(
    ("label", "value", "status"),
    [
        ("Denies saddle numbness", "Denies", [ABSENT]),
        ("Denies saddle numbness", "denied", [ABSENT]),
        ("Saddle numbness denied", "denied", [ABSENT]),
        ("Denies saddle numbness", "no", [PRESENT]),
        ("Denies saddle numbness", "numb", [PRESENT]),
        ("Denies", "saddle numbness, incontinence", [ABSENT]),
        ("Pertinent negatives", "saddle anesthesia", [ABSENT]),
        ("Pertinent positives", "saddle anesthesia", [PRESENT]),
        ("Denies", "fever. Has saddle numbness", [PRESENT]),
        ("Numbness location", "groin", [PRESENT]),
        ("Numbness location", "left hand", []),
    ],
)
def test_labels_that_deny_and_that_ask_where(label: str, value: str, status: list[Status]) -> None:
    assert told(label, value, SADDLE) == status


def test_a_denial_that_no_question_repeats_denies_nothing() -> None:
    assert told("Never used IV drugs", "denied", "iv-drug-use") == [PRESENT]


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Able to void", "with difficulty", RETENTION),
        ("Able to void", "unable", RETENTION),
        ("Voiding trial", "failed", RETENTION),
        ("TOV", "fail", RETENTION),
        ("Bladder distention", True, RETENTION),
        ("Bladder sensation", "absent", BLADDER),
        ("Urinary status", "voiding with difficulty", BLADDER),
        ("Rectal fullness", "absent", "bowel-incontinence"),
        ("Able to dorsiflex foot", "No", "foot-drop"),
        ("Neurological deficit", "new foot drop", "foot-drop"),
        ("Progressive neuro deficit", True, "progressive-weakness"),
        ("Neuro deficit", "Yes", "leg-weakness"),
        ("Deep anal pressure", "absent", SADDLE),
        ("Can you feel when you wipe?", "No", SADDLE),
        ("Buttock numbness", "Yes", SADDLE),
        ("Do you have trouble controlling your bladder?", "Yes", "urinary-incontinence"),
        ("Trouble controlling your bowels", True, "bowel-incontinence"),
        ("Bladder", "neurogenic", BLADDER),
        ("Neurological deficit", "weakness, urinary retention", RETENTION),
    ],
)
def test_a_loss_is_read_as_the_label_asks_for_it(label: str, value: str | bool, finding: str) -> None:
    assert told(label, value, finding) == [PRESENT]


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Able to wiggle toes", "Yes", "leg-weakness"),
        ("Able to move legs", True, "leg-weakness"),
        ("Rectal fullness", "Yes", "bowel-incontinence"),
        ("Bladder distention", "No", RETENTION),
        ("Deep anal pressure", "Yes", SADDLE),
        ("Buttock numbness", "No", SADDLE),
        ("NIHSS right leg motor", "0 - no drift", "leg-weakness"),
        ("Bladder scan", "not indicated", "post-void-residual"),
        ("Painful urination", "Yes", BLADDER),
        ("Burning with urination", "No", BLADDER),
        ("Urinary status", "voiding", BLADDER),
        ("Voiding amount", "300", BLADDER),
        ("Voided volume", "250 mL", BLADDER),
        ("Voiding amount", "large", BLADDER),
        ("Times voided", "3", BLADDER),
        ("Voids at night", "2", BLADDER),
        ("Voids at night", "2", "night-pain"),
        ("CPAP at night", "yes", "night-pain"),
        ("Voiding assistance", "none", BLADDER),
        ("Voiding position", "standing", BLADDER),
        ("CES risk", "low", "cauda-equina-diagnosis"),
    ],
)
def test_a_part_and_a_namesake_clear_nothing_raise_nothing_and_leave_nothing_open(
    label: str, value: str | bool, finding: str
) -> None:
    assert told(label, value, finding) == []
    assert not asks(label, value)


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Bladder control at night", "poor", BLADDER),
        ("Voiding amount", "unable", BLADDER),
        ("Voiding assistance", "unable to void", RETENTION),
        ("Pain at night", "yes", "night-pain"),
        ("CES risk", "high", "cauda-equina-diagnosis"),
    ],
)
def test_but_what_is_lost_is_told_under_such_a_label_too(label: str, value: str, finding: str) -> None:
    assert told(label, value, finding) == [PRESENT]
    assert told("Bladder control at night", "good", finding) == []


@pytest.mark.parametrize("value", ["none present", "none found", "none reported by patient", "nil seen"])
def test_none_denies_the_word_behind_it(value: str) -> None:
    assert told("Saddle numbness", value, SADDLE) == [ABSENT]
    assert told("Saddle numbness", value.replace("none", "numbness").replace("nil", "numbness"), SADDLE) == [PRESENT]


def test_how_somebody_voids_is_told_as_before() -> None:
    assert told("Able to void", "yes", RETENTION) == [ABSENT]
    assert told("Able to void", "no", RETENTION) == [PRESENT]
    assert told("Urinary status", "voiding spontaneously", RETENTION) == [ABSENT]
    assert told("Urinary status", "voiding", "cauda-equina-words-unclear") == []


def test_who_cannot_move_a_leg_is_paralysed() -> None:
    (found,) = findings(row("Able to move legs", valueString="No"))["leg-weakness"]
    assert (found.status, found.grade) == (PRESENT, "1")


@pytest.mark.parametrize(
    ("label", "value", "grade"),
    [
        ("Degree of leg weakness", "2/5", "2"),
        ("Degree of weakness, left leg", "2/5", "2"),
        ("LLE Motor Response", "Flaccid", "1"),
        ("Leg weakness", "paralysis", "1"),
        ("RLE Muscle Strength", "Absent", "0"),
        ("Neurovascular RLE motor", "absent", "0"),
        ("RLE strength", "moves against gravity and resistance", "4"),
        ("Leg strength", "5 - able to move against gravity some resistance", "4"),
        ("LLE motor", "Lifts and falls back", "3"),
        ("LLE motor", "Does not move to command", "0"),
        ("NIHSS motor leg left", "4 - no movement", "0"),
        ("Leg weakness", "mild", None),
    ],
)
def test_words_of_a_severe_weakness_are_a_grade(label: str, value: str, grade: str | None) -> None:
    (found,) = findings(row(label, valueString=value))["leg-weakness"]
    assert (found.status, found.grade) == (PRESENT, grade)


@pytest.mark.parametrize("label", ["Ankle dorsiflexion degrees", "Degree of dorsiflexion", "Dorsiflexion ROM"])
def test_how_far_a_joint_moves_is_no_strength(label: str) -> None:
    assert findings(row(label, valueString="5")) == {}


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Saddle numbness", "no incontinence", SADDLE),
        ("Urinary retention", "no numbness", RETENTION),
        ("Urinary retention", "no incontinence", RETENTION),
        ("Leg weakness", "no foot drop", "leg-weakness"),
        ("Leg weakness", "no numbness", "leg-weakness"),
        ("Anal tone", "no weakness", "reduced-anal-tone"),
        ("Cauda equina syndrome", "no numbness", "cauda-equina-diagnosis"),
    ],
)
def test_no_loss_of_another_kind_denies_nothing(label: str, value: str, finding: str) -> None:
    assert told(label, value, finding) == []
    assert asks(label, value)


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Saddle sensation", "no numbness", SADDLE),
        ("Leg weakness", "no weakness", "leg-weakness"),
        ("Foot drop", "no foot drop", "foot-drop"),
        ("Urinary retention", "no retention", RETENTION),
        ("Bowel incontinence", "no incontinence", "bowel-incontinence"),
    ],
)
def test_no_loss_of_its_own_kind_denies_it(label: str, value: str, finding: str) -> None:
    assert told(label, value, finding) == [ABSENT]


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Red flags present", "Yes"),
        ("Any red flags?", True),
        ("Red flags", "bowel/bladder"),
        ("Back pain red flags", "see note"),
    ],
)
def test_red_flags_that_nobody_names_are_asked_about(label: str, value: str | bool) -> None:
    assert told(label, value, "red-flag-unnamed") == [PRESENT] or asks(label, value)
    assert "low-back-pain" not in findings(row(label, **_value(value)))


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Red flags present", "No"),
        ("Any red flags?", False),
        ("Red flags", "none"),
        ("Red flags", "N/A"),
        ("Red flags", "no saddle anesthesia, no incontinence"),
        ("Red flags discussed", "Yes"),
        ("Red flag education", "Yes"),
    ],
)
def test_red_flags_that_are_denied_or_only_spoken_of_leave_nothing_open(label: str, value: str | bool) -> None:
    assert told(label, value, "red-flag-unnamed") != [PRESENT]
    assert not asks(label, value)


def test_red_flags_that_a_row_names_are_there() -> None:
    assert told("Red flags", "saddle anesthesia", SADDLE) == [PRESENT]
    assert told("Back pain red flags", "bladder incontinence", "urinary-incontinence") == [PRESENT]


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Pulsatile abdominal mass", "not appreciated", "pulsatile-abdominal-mass"),
        ("PVR", "0", "post-void-residual"),
        ("Progressive neuro deficit", "No", "progressive-weakness"),
    ],
)
def test_what_is_plainly_none_is_none(label: str, value: str, finding: str) -> None:
    assert told(label, value, finding) == [ABSENT]
    assert not asks(label, value)


def test_nought_of_a_temperature_or_of_what_ought_to_be_there_is_no_value() -> None:
    assert findings(row("Temperature", valueInteger=0)) == {}
    assert findings(row("Platelets", valueInteger=0)) == {}
    assert told("Perianal sensation", "not appreciated", SADDLE) == [PRESENT]
