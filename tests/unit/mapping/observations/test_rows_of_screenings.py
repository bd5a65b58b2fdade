"""Rows that give the result of a screening and list what was asked."""

import pytest

from cds_service.clinical.findings import Status
from tests.unit.mapping.charts import findings
from tests.unit.mapping.values.test_row_values import is_unread, row, statuses

NEGATIVE = [
    ("Red flag screen", "negative (saddle, bladder, bowel, weakness, fever, cancer, trauma)"),
    ("Red flags", "none (saddle, bladder, bowel)"),
    ("Red flag screen", "clear: saddle, bladder, bowel, fever"),
    ("Red flag screen", "all negative - saddle, bladder, bowel"),
    ("Cauda equina screen", "negative (saddle, bladder, bowel)"),
    ("CES symptoms", "none (saddle, bladder, bowel)"),
]
OPEN = [
    ("Red flag screen", "negative (saddle not asked)"),
    ("Red flag screen", "negative except saddle"),
    ("Red flag screen", "none but bladder"),
    ("Red flag screen", "none (saddle ?)"),
    ("Red flag screen", "no (saddle, bladder, bowel)"),
]
FOUND = [
    ("Red flag screen", "positive (saddle, bladder)", "saddle-sensory-loss"),
    ("Red flag screen", "positive: saddle", "saddle-sensory-loss"),
    ("Red flag screen", "yes (bladder)", "bladder-bowel-dysfunction"),
    ("Red flag screen", "positive (saddle, bladder)", "red-flag-unnamed"),
    ("Red flag screen (saddle, bladder, bowel)", "positive", "bladder-bowel-dysfunction"),
    ("Red flag screen", "negative (fever 38.5)", "fever"),
    ("Red flag screen", "negative; saddle numb", "saddle-sensory-loss"),
    ("Red flag screen", "negative (fever, cancer), saddle numb since Monday", "saddle-sensory-loss"),
    ("Red flags: saddle sensation", "absent", "saddle-sensory-loss"),
]


@pytest.mark.parametrize(("label", "value"), NEGATIVE)
def test_a_negative_result_denies_what_was_asked(label: str, value: str) -> None:
    read = findings(row(label, valueString=value))
    assert Status.PRESENT not in {found.status for each in read.values() for found in each}
    for finding in ("saddle-sensory-loss", "urinary-retention", "bowel-incontinence"):
        assert [found.status for found in read[finding]] == [Status.ABSENT]
    assert not is_unread(row(label, valueString=value))


@pytest.mark.parametrize(("label", "value"), OPEN)
def test_what_is_left_out_or_open_is_not_denied(label: str, value: str) -> None:
    assert is_unread(row(label, valueString=value))
    assert not findings(row(label, valueString=value))


@pytest.mark.parametrize(("label", "value", "finding"), FOUND)
def test_what_is_found_is_told(label: str, value: str, finding: str) -> None:
    assert Status.PRESENT in statuses(finding, row(label, valueString=value))


def test_organs_named_by_the_label_are_asked_for_trouble() -> None:
    read = row("Red flag screen (saddle, bladder, bowel)", valueString="negative")
    assert statuses("bladder-bowel-dysfunction", read) == [Status.ABSENT]
