"""A sign that is told again without its time has the time that was told of it before, unless it is said to be new or worse."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader


def onsets(reader: NarrativeReader, text: str, finding: str) -> set[tuple[int, int] | None]:
    return {m.onset_days_ago for m in reader.mentions(text) if m.finding == finding}


@pytest.mark.parametrize(
    ("text", "finding", "days"),
    [
        ("Self-catheterising for retention for four weeks.", "urinary-retention", {(28, 34)}),
        ("Saddle numbness for four weeks. Saddle still numb.", "saddle-sensory-loss", {(28, 34)}),
        ("Saddle numbness for four weeks. Saddle sensation remains reduced.", "saddle-sensory-loss", {(28, 34)}),
        # new, worse, or said without that it goes on
        ("Saddle numbness for four weeks. Saddle numb.", "saddle-sensory-loss", {(28, 34), None}),
        ("Saddle numbness for four weeks. Saddle now still more numb.", "saddle-sensory-loss", {(28, 34), None}),
    ],
)
def test_a_sign_that_goes_on_began_when_it_was_told_to(
    reader: NarrativeReader, text: str, finding: str, days: set[tuple[int, int] | None]
) -> None:
    assert onsets(reader, text, finding) == days
