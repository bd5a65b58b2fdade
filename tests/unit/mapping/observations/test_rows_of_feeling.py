"""Rows that ask whether passing is felt, and rows of feeling about the anus (clinical.md 5.1 row 3)."""

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.charts import findings
from tests.unit.mapping.values.test_row_values import row

BLADDER, SADDLE = "bladder-bowel-dysfunction", "saddle-sensory-loss"


def _statuses(finding: str, label: str, value: str) -> set[Status]:
    return {found.status for found in findings(row(label, valueString=value)).get(finding, ())}


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Do you know when you have finished peeing?", "no", BLADDER),
        ("Can you feel when you go to the toilet?", "No", BLADDER),
        ("Urge to defecate", "absent", BLADDER),
        ("Urge to open bowels", "no", BLADDER),
        ("Anal sensation", "reduced", SADDLE),
        ("Pudendal sensation", "absent", SADDLE),
    ],
)
def test_a_feeling_that_is_lost_is_a_sign(label: str, value: str, finding: str) -> None:
    assert _statuses(finding, label, value) == {Status.PRESENT}


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Do you know when you have finished peeing?", "yes", BLADDER),
        ("Can you feel when you go to the toilet?", "Yes", BLADDER),
        ("Urge to defecate", "present", BLADDER),
        ("Anal sensation", "normal", SADDLE),
    ],
)
def test_a_feeling_that_is_there_is_none(label: str, value: str, finding: str) -> None:
    assert Status.PRESENT not in _statuses(finding, label, value)


def test_an_unreadable_answer_denies_nothing() -> None:
    assert _statuses(SADDLE, "Anal sensation", "see note") == set()


@pytest.mark.parametrize("label", ["Saddle numbness", "Saddle numbness since", "Duration of saddle numbness"])
@pytest.mark.parametrize("value", ["² weeks", "past ² days", "²"])
def test_a_raised_digit_breaks_nothing(label: str, value: str) -> None:
    assert Status.ABSENT not in _statuses(SADDLE, label, value)
