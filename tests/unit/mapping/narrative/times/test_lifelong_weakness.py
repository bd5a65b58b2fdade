"""A weakness of youth that is plainly unchanged is old and has no grade of today; one that is worse or new is told as it is.

Source: clinical.md 3.5 and 5.1 row 6 (new or progressive weakness), row 21 (a stable one is examined again).
"""

import pytest

from cds_service.clinical.findings import Course
from cds_service.mapping.narrative.reader import NarrativeReader

from ..telling import told

QUARTER = 90
"""Days up to which a foot drop is new."""


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Childhood polio, left leg 2/5 ever since.", "leg-weakness"),
        ("CMT, foot drop since his teens, unchanged.", "foot-drop"),
        ("Polio aged 4 with residual left leg weakness 3/5.", "leg-weakness"),
        ("Left foot drop from childhood polio, unchanged.", "foot-drop"),
        ("Foot drop all his life from CMT.", "foot-drop"),
        ("Old polio: left quadriceps 2/5, unchanged for decades.", "weakness-knee-extension"),
        ("CMT: ankle dorsiflexion 2/5 both sides, unchanged since his twenties.", "weakness-dorsiflexion"),
        ("Known CMT. Foot drop both sides since he was 15, stable.", "foot-drop"),
        ("Polio in infancy left the right leg wasted and weak, 1/5.", "leg-weakness"),
        ("Left EHL 2/5 (old polio).", "weakness-great-toe-extension"),
        ("HMSN with foot drop since school, same as always.", "foot-drop"),
        ("Left quads 2/5 since childhood, unchanged.", "weakness-knee-extension"),
    ],
)
def test_it_is_old_and_stable(reader: NarrativeReader, text: str, finding: str) -> None:
    (one,) = (m for m in reader.stated(text) if m.finding == finding)
    assert (one.course, one.grade) == (Course.STABLE, None)
    assert one.onset_days_ago is not None
    assert one.onset_days_ago[0] > QUARTER


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Childhood polio, left leg 2/5.", "leg-weakness + left 2"),
        ("Childhood polio. Left leg 2/5.", "leg-weakness + left 2"),
        ("Polio as a child. Left leg 3/5 today.", "leg-weakness + left 3"),
        ("Left leg 2/5 ever since lifting, polio in childhood.", "leg-weakness + left 2"),
        ("Left leg 2/5 since Tuesday, polio as a child.", "leg-weakness + left 2"),
        ("Polio as a child, left leg used to be 4/5, now 2/5.", "leg-weakness + left 2"),
        ("Childhood polio, left leg 2/5 ever since, right leg now 3/5.", "leg-weakness + right 3"),
        ("Childhood polio, left leg 2/5 ever since. Weaker this week.", "leg-weakness + left 2"),
        ("CMT, foot drop since his teens, worse this month.", "progressive-weakness +"),
        ("Childhood polio, left leg getting weaker.", "progressive-weakness + left"),
        ("Left EHL 2/5, back pain for 20 years, polio as a child.", "weakness-great-toe-extension + left 2"),
    ],
)
def test_what_is_new_or_not_dated_keeps_its_grade(reader: NarrativeReader, text: str, line: str) -> None:
    assert line in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Childhood polio. New left foot drop.",
        "CMT. Left foot drop since last week.",
        "CMT, stable, left foot drop.",
        "Left foot drop 2/5, CMT stable.",
        "CMT (stable), left foot drop 2/5.",
        "CMT, left foot drop, smoker for 20 years.",
        "CMT diagnosed by genetics 20 years ago, left foot drop 2/5.",
        "CMT, left foot drop unchanged since last week.",
        "Polio vaccine in childhood, foot drop left.",
        "Charcot foot, left foot drop 2/5, unchanged.",
        "Childhood polio, recovered fully. Left foot drop for three days.",
    ],
)
def test_a_foot_drop_of_today_is_not_old(reader: NarrativeReader, text: str) -> None:
    (one,) = (m for m in reader.stated(text) if m.finding == "foot-drop")
    assert one.onset_days_ago is None or one.onset_days_ago[0] < QUARTER
