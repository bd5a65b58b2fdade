"""Labels that are nothing but organs: they may ask for complaints or for what works, so that "absent" may mean either.

Source: clinical.md 7.2; an empty or unclear answer clears nothing.
"""

from __future__ import annotations

import pytest

from cds_service.clinical.findings import Certainty, Status
from tests.unit.mapping.charts import findings
from tests.unit.mapping.values.test_row_values import row, statuses

BOTH = "bladder-bowel-dysfunction"
LABELS = ["Bladder/bowel", "Bladder / bowel", "Bowel and bladder", "B/B", "Bladder & bowels"]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("value", ["nil", "no", "none", "none reported", "denies", "N", "normal", "intact"])
def test_none_of_it_is_complained_of(label: str, value: str) -> None:
    assert statuses(BOTH, row(label, valueString=value)) == [Status.ABSENT]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("value", ["yes", "present", "lost", "altered", "impaired"])
def test_it_is_complained_of(label: str, value: str) -> None:
    assert statuses(BOTH, row(label, valueString=value)) == [Status.PRESENT]


@pytest.mark.parametrize("label", ["Bladder/bowel", "Saddle"])
def test_what_is_absent_may_be_the_function_and_is_asked_about(label: str) -> None:
    finding = BOTH if label != "Saddle" else "saddle-sensory-loss"
    (found,) = findings(row(label, valueString="absent"))[finding]
    assert (found.status, found.certainty) == (Status.PRESENT, Certainty.POSSIBLE)


@pytest.mark.parametrize("value", ["nil", "none", "no", "absent"])
def test_a_control_that_is_named_and_missing_is_lost(value: str) -> None:
    assert statuses(BOTH, row("Bladder/bowel control", valueString=value)) == [Status.PRESENT]


@pytest.mark.parametrize(("label", "value"), [("Bladder", "yes"), ("Bowels", "Y"), ("Waterworks", "yes")])
def test_one_organ_with_a_yes_is_asked_about(label: str, value: str) -> None:
    (found,) = findings(row(label, valueString=value))[BOTH]
    assert (found.status, found.certainty) == (Status.PRESENT, Certainty.POSSIBLE)


def test_a_true_is_a_yes() -> None:
    assert statuses(BOTH, row("Bladder/bowel", valueBoolean=True)) == [Status.PRESENT]
    assert statuses(BOTH, row("Bladder/bowel", valueBoolean=False)) == [Status.ABSENT]


@pytest.mark.parametrize("value", ["nil since yesterday", "nil sensation", "nil today"])
@pytest.mark.parametrize(("label", "finding"), [("Bladder/bowel", BOTH), ("Saddle", "saddle-sensory-loss")])
def test_a_denial_that_goes_on_may_be_of_what_works(label: str, finding: str, value: str) -> None:
    assert statuses(finding, row(label, valueString=value)) == [Status.PRESENT]


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Bladder/bowel", "no problems today", BOTH),
        ("Bladder/bowel", "Nil, no leakage", BOTH),
        ("Saddle", "nil numbness", "saddle-sensory-loss"),
        ("Saddle", "no numbness", "saddle-sensory-loss"),
    ],
)
def test_a_loss_that_is_denied_clears(label: str, value: str, finding: str) -> None:
    assert statuses(finding, row(label, valueString=value)) == [Status.ABSENT]
