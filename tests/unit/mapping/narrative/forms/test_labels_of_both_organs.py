"""Labels of forms that ask for urine and stool at once (clinical.md 5.1 row 3)."""

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.charts import findings
from tests.unit.mapping.values.test_row_values import row

URINE, STOOL, RETENTION = "urinary-incontinence", "bowel-incontinence", "urinary-retention"
DYSFUNCTION = "bladder-bowel-dysfunction"


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("Incontinence urine/stool", {URINE, STOOL}),
        ("Incontinence urine / faeces", {URINE, STOOL}),
        ("Incontinence (stool/urine)", {URINE, STOOL}),
        ("Incontinence - urine or stool", {URINE, STOOL}),
        ("Leakage urine/stool", {URINE, STOOL}),
        ("Retention urine/stool", {RETENTION}),
        ("Bowel/bladder retention", {RETENTION}),
        ("Bladder hesitancy/retention", {RETENTION}),
    ],
)
@pytest.mark.parametrize(("value", "status"), [("No", Status.ABSENT), ("Yes", Status.PRESENT)])
def test_the_answer_is_of_both(label: str, named: set[str], value: str, status: Status) -> None:
    found = findings(row(label, valueString=value))
    assert all([one.status for one in found[name]] == [status] for name in named)
    assert not any(one.status is not status for one in found.get(DYSFUNCTION, ()))


def test_the_rows_of_a_screen_deny() -> None:
    labels = ["Incontinence urine/stool", "Bladder hesitancy/retention", "Perineal numbness"]
    rows = [row(label, name=f"o{at}", valueString="No") for at, label in enumerate(labels)]
    assert {one.status for found in findings(*rows).values() for one in found} == {Status.ABSENT}
