"""What is of old and got worse is worse: "chronic" in front of a sign does not quiet the word in front of it."""

import pytest

from cds_service.clinical.findings import Course
from cds_service.mapping.narrative.reader import NarrativeReader


@pytest.mark.parametrize(
    ("text", "course"),
    [
        ("Acute on chronic urinary retention", Course.WORSE),
        ("Acute-on-chronic urinary retention", Course.WORSE),
        ("Acute worsening of chronic urinary retention", Course.WORSE),
        ("Worsening chronic urinary retention", Course.WORSE),
        ("Acute exacerbation of chronic urinary retention", Course.WORSE),
        ("Chronic urinary retention", Course.STABLE),
        ("Stable chronic urinary retention", Course.STABLE),
        ("Worsening low back pain and chronic urinary retention", Course.STABLE),
    ],
)
def test_the_course_of_retention(reader: NarrativeReader, text: str, course: Course) -> None:
    (found,) = (m for m in reader.mentions(text) if m.finding == "urinary-retention")
    assert found.course is course
