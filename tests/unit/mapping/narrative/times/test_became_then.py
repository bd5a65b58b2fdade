"""The month or day, without a year, when a sign came on or somebody became so; what else was then dates no sign."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader

SADDLE = "saddle-sensory-loss"


@pytest.mark.parametrize(
    ("text", "finding", "part"),
    [
        ("Numbness of the perineum came on around 10 October.", SADDLE, (10, 6, 14)),
        ("Saddle went numb in the first week of October and has been the same since.", SADDLE, (10, 1, 7)),
        ("Went into retention 28th Sept.", "urinary-retention", (9, 28, 28)),
        ("Became incontinent in early October.", "urinary-incontinence", (10, 1, 12)),
        ("On 10 October she began to have faecal leakage.", "bowel-incontinence", (10, 10, 10)),
        ("Around 20 October he noticed numbness of the perineum.", SADDLE, (10, 16, 24)),
        ("Numb saddle, went to clinic in October.", SADDLE, None),
        ("Saddle numb and he lost his job in October.", SADDLE, None),
        ("Saddle numbness, lost weight in October.", SADDLE, None),
    ],
)
def test_a_sign_began_when_it_came_on(
    text: str, finding: str, part: tuple[int, int, int] | None, reader: NarrativeReader
) -> None:
    assert {m.month_part for m in reader.stated(text) if m.finding == finding} == {part}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Saddle went numb in October, worse since Monday.", (0, 7)),
        ("Saddle went numb in October, settled, and again yesterday.", (1, 1)),
    ],
)
def test_what_is_new_since_counts(text: str, days: tuple[int, int], reader: NarrativeReader) -> None:
    assert {m.onset_days_ago for m in reader.stated(text)} == {days}
