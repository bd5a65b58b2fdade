"""What came this week and is the same since is new, not unchanged of old (clinical.md 5.1 row 6, new weakness of both legs)."""

import pytest

from cds_service.clinical.findings import Course
from cds_service.mapping.narrative.reader import NarrativeReader


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday both thighs weak, the same since.",
        "Yesterday both thighs weak, the same since.",
        "On Tuesday she could not climb the stairs without the rail, both thighs weak, the same since.",
    ],
)
def test_it_is_not_called_unchanged(reader: NarrativeReader, text: str) -> None:
    (found,) = reader.stated(text)
    assert (found.finding, found.course) == ("leg-weakness", None)


@pytest.mark.parametrize(
    "text",
    ["Both thighs weak, unchanged.", "He fell in 2019, both thighs weak, the same since.", "Both legs weak, stable."],
)
def test_what_is_of_no_day_is_unchanged(reader: NarrativeReader, text: str) -> None:
    assert {m.course for m in reader.stated(text) if m.finding == "leg-weakness"} == {Course.STABLE}
