"""Whose a sign is behind a relative, and answers that leave a question open."""

import pytest

from cds_service.clinical.findings import Course
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SAID = [
    ("His dad had trouble with his bladder, his own is odd too.", "bladder-bowel-dysfunction +"),
    ("His dad had trouble with his bladder, his own is fine.", "nothing"),
    ("Her father had a weak bladder, her own bladder is numb.", "bladder-bowel-dysfunction +"),
    ("Dad had a weak bladder, mine is odd too.", "bladder-bowel-dysfunction +"),
    ("His dad's car broke down, mine is odd too.", "nothing"),
    ("Her mother-in-law is incontinent.", "nothing"),
    ("His sister in law lost bladder control.", "nothing"),
    ("Any trouble passing urine? Unsure.", "bladder-bowel-dysfunction + ?"),
    ("Any trouble passing urine? Maybe.", "bladder-bowel-dysfunction + ?"),
    ("Any trouble passing urine? Don't know.", "bladder-bowel-dysfunction + ?"),
    ("Any trouble passing urine? No.", "bladder-bowel-dysfunction -"),
    ("Any trouble passing urine? Yes.", "bladder-bowel-dysfunction +"),
    ("Any trouble passing urine?", "nothing"),
    ("Saddle numbness? Not sure.", "saddle-sensory-loss + ?"),
    ("Saddle numbness? No, not sure why he was asked.", "saddle-sensory-loss -"),
    ("Any weight loss? Not sure.", "weight-loss + ?"),
]


@pytest.mark.parametrize(("text", "line"), SAID)
def test_what_is_the_patients_own_and_what_nobody_knows(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(
    ("text", "days", "course"),
    [
        ("Leaks on coughing since having children, no change.", (91, 36500), Course.STABLE),
        ("Leaks on coughing since having children, worse since yesterday.", (1, 1), Course.WORSE),
        # it may have been of late: whether it is so still is asked
        ("Stress incontinence since childbirth, no change.", None, None),
        ("Incontinent since childbirth last week.", (3, 13), None),
        ("Incontinent since childbirth.", None, None),
    ],
)
def test_since_children_were_born(
    reader: NarrativeReader, text: str, days: tuple[int, int] | None, course: Course | None
) -> None:
    (found,) = (m for m in reader.mentions(text) if m.finding == "urinary-incontinence")
    assert (found.onset_days_ago, found.course) == (days, course)
