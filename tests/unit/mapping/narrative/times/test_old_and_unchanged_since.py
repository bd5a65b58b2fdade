"""An old leak that is said to be unchanged behind its time, in a clause that leaves its subject out."""

import pytest

from cds_service.clinical.findings import Course
from cds_service.mapping.narrative.reader import NarrativeReader


@pytest.mark.parametrize(
    "text, course",
    [
        (
            "The leak on coughing has been there since her third child in April 2018 and is no different now.",
            Course.STABLE,
        ),
        ("The leak on coughing and trampolining has been there since 2018 and is unchanged.", Course.STABLE),
        ("Stress leak since 2018, unchanged since.", Course.STABLE),
        ("Leaks urine since 2018 and is worse.", Course.WORSE),
        ("Leaks urine since 2018 and was unchanged until Friday.", Course.WORSE),
        ("Leaks urine since 2018 and is unchanged on tablets but worse since Friday.", Course.WORSE),
        ("The leak on coughing has been there since 2018 and is different now.", None),
        ("Leaks urine since 2018 and her leg pain is unchanged.", None),
    ],
)
def test_a_course_behind_and_is_that_of_the_subject(reader: NarrativeReader, text: str, course: Course | None) -> None:
    (mention,) = (m for m in reader.mentions(text) if m.finding == "urinary-incontinence")
    assert mention.course is course
    assert mention.dated.known or mention.onset_days_ago is not None
