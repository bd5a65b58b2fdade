"""The days that a summary names: of the study and not of the note that tells of it, and of a sign as the chart has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cds_service.clinical.findings import Evidence, Interval, Reading
from tests.unit.clinical.charts import has, sciatica
from tests.unit.compose.cards import card, parts

BACK = has("low-back-pain", onset=20, said=20)
NOTE = Evidence("Observation/note", "valueString", date=date(2026, 11, 21), text=(0, 3))


def told_in_a_note(**more: Any) -> Reading:
    return replace(has("prior-lumbar-mri", said=1), evidence=NOTE, **more)


@pytest.mark.parametrize(
    ("done", "summary"),
    [
        (Interval(date(2026, 10, 1), date(2026, 10, 1)), "Lumbar MRI of 2026-10-01; "),
        (Interval(date(2026, 10, 1), date(2026, 10, 31)), "Lumbar MRI of 2026-10; "),
    ],
)
def test_the_mri_of_a_note_has_its_own_day(done: Interval, summary: str) -> None:
    told = card(sciatica(300), told_in_a_note(onset=done))
    assert told.summary.startswith(summary)
    assert f"{summary.removesuffix('; ').removeprefix('Lumbar MRI of ')} `Observation/note`" in parts(told)["facts"]
    assert "2026-11-21" not in told.summary


def test_the_mri_of_a_note_that_does_not_date_it_has_no_day() -> None:
    assert card(sciatica(300), told_in_a_note()).summary.startswith("Recent lumbar MRI; ")


@pytest.mark.parametrize(
    ("sign", "named"),
    [
        (has("urinary-incontinence"), "Urinary incontinence (undated). Ask today"),
        (has("bladder-bowel-dysfunction", onset=30), "Bladder or bowel dysfunction (2026-10-23). Ask today"),
        (has("urinary-retention", onset=100, said=2), "Urinary retention (2026-08-14). Ask today"),
        (has("urinary-retention", onset=(150, 120)), "Urinary retention (2026). Ask today"),
    ],
)
def test_an_old_or_lone_sign_is_told_with_its_day_or_as_undated(sign: Reading, named: str) -> None:
    told = card(BACK, sign)
    assert told.summary.startswith(named)
    assert "months ago" not in told.detail


def test_of_two_signs_the_later_day_is_told_as_the_last() -> None:
    told = card(BACK, has("urinary-retention", onset=200), has("saddle-sensory-loss", onset=120))
    assert "(last 2026-07-25). Ask today" in told.summary
