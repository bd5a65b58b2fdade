"""Labels that deny, labels that ask since when, and denials that only say that nothing is new."""

from __future__ import annotations

from typing import Any

import pytest

from cds_service.clinical.findings import Certainty, Status
from tests.unit.mapping.charts import SUBJECT, Json, findings, the


def _row(label: str, when: str = "2026-11-21", **value: Any) -> Json:
    return {
        "resourceType": "Observation",
        "id": f"o{when}{len(label)}",
        "status": "final",
        "subject": SUBJECT,
        "code": {"text": label},
        "effectiveDateTime": when,
        **value,
    }


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("No saddle anesthesia", {"valueBoolean": True}, "saddle-sensory-loss"),
        ("Denies bladder and bowel symptoms", {"valueString": "Yes"}, "bladder-bowel-dysfunction"),
        ("Patient denies urinary retention", {"valueString": "yes"}, "urinary-retention"),
    ],
)
def test_yes_to_a_label_that_denies_is_a_denial(label: str, value: Json, finding: str) -> None:
    assert the(finding, _row(label, **value)).status is Status.ABSENT


@pytest.mark.parametrize("value", [{"valueBoolean": False}, {"valueString": "No"}, {"valueString": "present"}])
def test_no_to_a_label_that_denies_is_possibly_there(value: Json) -> None:
    found = the("saddle-sensory-loss", _row("No saddle anesthesia", **value))
    assert (found.status, found.certainty) == (Status.PRESENT, Certainty.POSSIBLE)


def test_a_time_under_a_label_that_asks_since_when_says_that_it_is_there() -> None:
    found = the("saddle-sensory-loss", _row("Saddle numbness onset", valueString="2 days"))
    assert (found.status, str(found.onset.latest)) == (Status.PRESENT, "2026-11-19")


@pytest.mark.parametrize(
    ("label", "value"),
    [("Saddle numbness onset", "N/A"), ("Urinary retention check", "2 hours ago"), ("Incontinence care", "11/20/2026")],
)
def test_other_labels_and_answers_say_nothing_by_a_time(label: str, value: str) -> None:
    told = findings(_row(label, valueString=value))
    assert not any(f.status is Status.PRESENT for found in told.values() for f in found)


@pytest.mark.parametrize(
    "text",
    [
        "No change in bowel or bladder function.",
        "Denies any new bladder symptoms.",
        "Bowel and bladder function unchanged.",
    ],
)
def test_that_nothing_is_new_takes_nothing_back(text: str) -> None:
    earlier = _row("Progress note", "2026-11-20", valueString="Unable to urinate since this morning.")
    later = _row("Progress note", "2026-11-22", valueString=text)
    found = findings(earlier, later)
    assert [f.status for f in found["urinary-retention"]] == [Status.PRESENT]


def test_a_plain_denial_takes_back_what_was_there() -> None:
    earlier = _row("Progress note", "2026-11-20", valueString="Unable to urinate since this morning.")
    later = _row("Progress note", "2026-11-22", valueString="No urinary retention.")
    assert [f.status for f in findings(earlier, later)["urinary-retention"]] != [Status.PRESENT]
