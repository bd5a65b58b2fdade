"""Rows whose value is a number with its legend, and rows of the family under their short names.

Source: clinical.md 7.2 (family history never counts), 7.3 (post-fix negation).
"""

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.charts import findings
from tests.unit.mapping.values.test_row_values import row, statuses


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("0 (0 = no, 1 = yes)", Status.ABSENT),
        ("1 (0 = no, 1 = yes)", Status.PRESENT),
        ("0 (0 = yes, 1 = no)", Status.PRESENT),
        ("1 (0: yes, 1: no)", Status.ABSENT),
    ],
)
def test_a_number_is_what_its_legend_says(value: str, status: Status) -> None:
    assert statuses("saddle-sensory-loss", row("Saddle numbness", valueString=value)) == [status]


@pytest.mark.parametrize("label", ["FH", "FHx", "F/H", "FamHx", "Family history"])
def test_a_row_of_the_family_tells_nothing_of_the_patient(label: str) -> None:
    assert not findings(row(label, valueString="Breast cancer"))


def test_a_row_of_the_past_does() -> None:
    assert findings(row("PMH", valueString="Breast cancer"))
