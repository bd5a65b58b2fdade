"""Weeks and halves of a month, since which something is so: "since the second week of October" (clinical.md 5.1 row 3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader


def parts(reader: NarrativeReader, text: str) -> set[tuple[int, int, int] | None]:
    return {mention.month_part for mention in reader.mentions(text)}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "Since the second week of October she has been leaking urine without feeling it, the same ever since",
            (10, 8, 14),
        ),
        ("He reports that since the second week of October he has been leaking urine.", (10, 8, 14)),
        ("He has been leaking urine since the first week of October.", (10, 1, 7)),
        ("Numb saddle since the third week in October.", (10, 15, 21)),
        ("Leaking urine since the last week of October.", (10, 22, 31)),
        ("Leaking urine since 2nd week of October.", (10, 8, 14)),
        ("Foot drop began in the second half of October.", (10, 16, 31)),
    ],
)
def test_it_began_then(reader: NarrativeReader, text: str, part: tuple[int, int, int]) -> None:
    assert parts(reader, text) == {part}


@pytest.mark.parametrize(
    "text",
    [
        "Leaking urine since the second week of therapy.",
        "Leaking urine since the second week.",
        "Leaking urine since last week.",
        "Leaking urine since the second week of October, worse today.",
    ],
)
def test_no_part_of_a_month(reader: NarrativeReader, text: str) -> None:
    assert parts(reader, text) == {None}


def test_last_week_is_a_few_days_ago(reader: NarrativeReader) -> None:
    assert [mention.onset_days_ago for mention in reader.mentions("Leaking urine since last week.")] == [(3, 13)]
