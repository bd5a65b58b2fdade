"""How long treatment and complaints lasted: in sessions, halves, nearly; and when somebody is only to come again."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader

LASTED = [
    ("Attended 9 of 9 weekly sessions of exercise, not improved.", (56, 63)),
    ("Attended all 8 weekly physio sessions.", (49, 56)),
    ("2 of 9 weekly sessions of physio attended.", (7, 14)),
    ("8 weeks of directional exercise: no better.", (56, 62)),
    ("8 weeks of nerve glides.", (56, 62)),
    ("PT 13 visits, 6.5 wks.", (45, 45)),
    ("Plan of care 10/5-11/20, 13 visits completed, 6.5 wks, core/lumbar stabilization.", (45, 45)),
    ("6.5 weeks of PT.", (45, 45)),
    ("Nearly six weeks of physio.", (35, 41)),
    ("Physio for almost six weeks.", (35, 41)),
    ("Physio for not quite 6 weeks.", (35, 41)),
    ("Naproxen x 6 wks.", (42, 48)),
]
NO_LENGTH = [
    "PT eval, naproxen, RTC 6 wks.",
    "Naproxen, f/u 6 wks.",
    "Naproxen, rv 6 weeks.",
    "Naproxen 500 bd, see again 6 weeks.",
    "Naproxen, TCA 6/52.",
    "Naproxen, back in clinic 6 weeks.",
    "Booked for 9 weekly sessions of physio.",
    "Missed 7 weekly physio sessions.",
]
BEGAN = [
    ("Twelve weeks of left S1 pain.", "leg-pain", (84, 90)),
    ("Four months of right L5 type pain.", "leg-pain", (120, 153)),
    ("Aching calves after 10 min for over a year, bilateral.", "leg-pain", (365, 1460)),
    ("Saddle numbness for nearly two weeks.", "saddle-sensory-loss", (7, 13)),
    ("Retention for 1.5 weeks.", "urinary-retention", (10, 10)),
    ("Saddle numbness for a year, worse in the past two months.", "saddle-sensory-loss", (60, 91)),
]


@pytest.mark.parametrize(("text", "days"), LASTED)
def test_how_long_care_lasted_is_read(reader: NarrativeReader, text: str, days: tuple[int, int]) -> None:
    assert days in {m.duration_days for m in reader.mentions(text)}


@pytest.mark.parametrize("text", NO_LENGTH)
def test_when_somebody_comes_again_is_no_length(reader: NarrativeReader, text: str) -> None:
    assert {m.duration_days for m in reader.mentions(text)} <= {None}


@pytest.mark.parametrize(("text", "finding", "days"), BEGAN)
def test_when_a_complaint_began_is_read(
    reader: NarrativeReader, text: str, finding: str, days: tuple[int, int]
) -> None:
    assert days in {m.onset_days_ago for m in reader.mentions(text) if m.finding == finding}


@pytest.mark.parametrize("text", ["Tender at L5, pain on pressing.", "Pain over S1 joint.", "8 weeks of swimming."])
def test_a_place_that_hurts_is_no_root(reader: NarrativeReader, text: str) -> None:
    assert not {m.finding for m in reader.mentions(text)} & {"leg-pain", "conservative-pt"}
