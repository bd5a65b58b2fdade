"""Rows whose value says only that something did not change: for years, or for some days."""

import pytest

from cds_service.clinical.findings import Course, Status
from tests.unit.mapping.charts import read
from tests.unit.mapping.values.test_row_values import row


@pytest.mark.parametrize("value", ["unchanged 8 years", "no change for 8 years", "unchanged since 2018"])
def test_what_works_as_it_did_for_years_leaves_nothing_open(value: str) -> None:
    mapped = read(row("Urinary flow", valueString=value))
    assert not mapped.charted.unread
    assert "bladder-bowel-dysfunction" not in mapped.charted.findings


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Urinary flow", "unchanged 2 days"),
        ("Urinary flow", "not unchanged 8 years"),
        ("Urinary flow", "worse, unchanged 8 years"),
        ("Urinary flow", "unchanged since 2026"),
        ("Saddle sensation", "unchanged 8 years"),
        ("Anal tone", "unchanged 8 years"),
        ("Stress leakage", "unchanged"),
    ],
)
def test_what_is_not_said_so_plainly_is_left_open(label: str, value: str) -> None:
    assert read(row(label, valueString=value)).charted.unread


@pytest.mark.parametrize("value", ["unchanged since 2018", "since 2018, unchanged", "unchanged for 8 years"])
def test_a_sign_that_is_unchanged_for_years_is_there_and_old(value: str) -> None:
    mapped = read(row("Stress incontinence", valueString=value))
    (found,) = mapped.charted.findings["urinary-incontinence"]
    assert not mapped.charted.unread
    assert (found.status, found.readings[0].course) == (Status.PRESENT, Course.STABLE)


def test_a_sign_that_is_worse_is_not_unchanged() -> None:
    (found,) = read(row("Stress leakage", valueString="worse since Monday")).charted.findings["urinary-incontinence"]
    assert found.readings[0].course is not Course.STABLE
