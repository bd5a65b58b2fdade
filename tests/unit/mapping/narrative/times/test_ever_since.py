"""Pain that is there since what happened before it has the day of that; what happened in a month of last year is dated by it.

Source: clinical.md 7.1, 5.3 (significant trauma within 90 days).
"""

from datetime import date

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present


@pytest.mark.parametrize(
    "text",
    [
        "Rear-ended 3/14/26, x-ray that day negative. LBP ever since, steady.",
        "Car accident 3/14/26 with back pain since.",
        "Fell off a ladder 3/14/26. Back pain since then.",
    ],
)
def test_the_pain_is_as_old_as_the_event(reader: NarrativeReader, text: str) -> None:
    (pain,) = (m for m in reader.stated(text) if m.finding == "low-back-pain")
    assert pain.dated.earliest == date(2026, 3, 14)


@pytest.mark.parametrize(
    "text",
    ["Back pain. Rear-ended 3/14/26.", "Rear-ended 3/14/26. Back pain since Monday.", "Back pain ever since."],
)
def test_no_other_pain_is(reader: NarrativeReader, text: str) -> None:
    (pain,) = (m for m in reader.stated(text) if m.finding == "low-back-pain")
    assert not pain.dated.known


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Rear-ended at the lights last December.", 12),
        ("Fell off a ladder in August.", 8),
        ("Fell off a ladder.", None),
    ],
)
def test_an_event_is_of_the_month_that_is_told_with_it(reader: NarrativeReader, text: str, month: int | None) -> None:
    (event,) = (m for m in reader.stated(text) if m.finding == "significant-trauma")
    assert event.onset_month == month


def test_incontinence_that_goes_back_to_a_year_is_there(reader: NarrativeReader) -> None:
    assert "urinary-incontinence" in present(reader, "Urinary incontinence goes back to 2022.")
