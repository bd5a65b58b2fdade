"""Old signs told as worse in a later clause or sentence, and what came back; neighbours that stay as they were."""

import pytest

from cds_service.clinical.findings import Course, Status
from cds_service.mapping.narrative.reader import NarrativeReader

WORSE = [
    "Long-standing saddle numbness (2024) which has become distinctly worse over the last 5 days.",
    "Saddle numbness (since 2024) has become worse over the last 5 days.",
    "Known saddle paraesthesia since surgery in 2024, has become distinctly worse over the last 5 days.",
    "Saddle paraesthesia since 2024 has deteriorated over the last 3 days.",
    "Saddle numbness since 2024; over the past week it has become denser.",
    "Saddle numbness since surgery 2024. It has worsened in the last week.",
    "Saddle numbness since 2024. Worse since Monday.",
]

AS_BEFORE = [
    "Saddle numbness since 2024, unchanged. Back pain worse since Monday.",
    "Saddle numbness since 2024, unchanged. Worse pain this week.",
    "Saddle numbness since surgery 2024, leg pain worse",
    "Long-standing saddle numbness, walking worse over 5 days",
    "Saddle numbness since 2024. Not worse.",
    "Saddle numbness since 2024. If worse, call.",
    "Saddle numbness since 2024, unchanged. Mood has deteriorated this week.",
]


def _courses(reader: NarrativeReader, text: str) -> list[Course | None]:
    return [m.course for m in reader.stated(text) if m.finding == "saddle-sensory-loss"]


@pytest.mark.parametrize("text", WORSE)
def test_an_old_sign_is_worse_by_a_later_clause(reader: NarrativeReader, text: str) -> None:
    assert _courses(reader, text) == [Course.WORSE]


@pytest.mark.parametrize("text", AS_BEFORE)
def test_what_is_worse_of_something_else_is_none_of_the_sign(reader: NarrativeReader, text: str) -> None:
    assert _courses(reader, text) and Course.WORSE not in _courses(reader, text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Retention resolved after catheter but recurs on TWOC today.", Status.PRESENT),
        ("Urinary retention resolved; return if recurs.", Status.HISTORICAL),
        ("Retention resolved, call if it recurs again", Status.HISTORICAL),
    ],
)
def test_what_recurs_is_there(reader: NarrativeReader, text: str, status: Status) -> None:
    assert [m.status for m in reader.stated(text) if m.finding == "urinary-retention"] == [status]
