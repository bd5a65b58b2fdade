"""What follows from the statements of a text: a weak muscle is a weak leg."""

import pytest

from cds_service.clinical.findings import Certainty
from cds_service.mapping.narrative.reader import NarrativeReader

FOLLOWS = [
    ("EHL 4/5 on the left.", "leg-weakness", {("left", None)}),
    (
        "EHL 4/5 on the left, TA 3/5 on the right.",
        "leg-weakness",
        {("left", None), ("right", None), ("bilateral", None)},
    ),
    ("Weakness of the iliopsoas bilaterally.", "leg-weakness", {("bilateral", None)}),
    ("Foot drop on the right.", "leg-weakness", {("right", None)}),
    ("Decreased sensation over the lateral border of the left foot.", "leg-numbness", {("left", None)}),
    # the text tells of that side itself
    ("Left leg weakness, EHL 4/5 on the left.", "leg-weakness", {("left", None)}),
    ("Right leg 3/5, EHL 2/5 on the right.", "leg-weakness", {("right", "3")}),
    # a denial of all does not take away what was found
    ("Denies leg weakness. EHL 4/5 on the left.", "leg-weakness", {(None, None), ("left", None)}),
]

NOTHING_FOLLOWS = [
    ("EHL 5/5 on the left.", "leg-weakness"),
    ("No foot drop.", "leg-weakness"),
    ("Sensation intact over the sole of the left foot.", "leg-numbness"),
    ("Foot drop in 2009, resolved.", "leg-weakness"),
]


@pytest.mark.parametrize(("text", "finding", "sides"), FOLLOWS)
def test_wider_finding_follows(reader: NarrativeReader, text: str, finding: str, sides: set[object]) -> None:
    assert {(m.side, m.grade) for m in reader.mentions(text) if m.finding == finding} == sides


@pytest.mark.parametrize(("text", "finding"), NOTHING_FOLLOWS)
def test_nothing_follows(reader: NarrativeReader, text: str, finding: str) -> None:
    assert not [m for m in reader.mentions(text) if m.finding == finding]


def test_what_follows_is_as_certain_and_no_statement_of_its_own(reader: NarrativeReader) -> None:
    text = "Possible weakness of the left EHL."
    (follows,) = [m for m in reader.mentions(text) if m.finding == "leg-weakness"]
    assert follows.certainty is Certainty.POSSIBLE
    assert follows not in reader.stated(text)


def test_left_and_right_are_both(reader: NarrativeReader) -> None:
    found = reader.mentions("Power 4/5 in the left leg. Power 3/5 in the right leg.")
    assert {(m.side, m.grade) for m in found} == {("left", "4"), ("right", "3"), ("bilateral", None)}


def test_full_strength_of_the_leg_outweighs_a_muscle_without_a_grade(reader: NarrativeReader) -> None:
    found = reader.mentions("Strength 5/5 in both legs. Some difficulty with toe walking.")
    assert {m.status for m in found if m.finding == "leg-weakness"} == {"absent"}
