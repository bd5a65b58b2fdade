"""Words that mean another thing: a return to clinic, a medicine that is injected, a foot at rest, a block, a patient just arrived."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

HARMLESS = [
    "RTC 4 weeks ago, seen in clinic.",
    "RTC yesterday for results.",
    "Told to RTC 6 weeks ago.",
    "Continues injecting Mounjaro.",
    "Still injecting tinzaparin.",
    "Restarted injecting insulin.",
    "Sits comfortably with left foot dangling.",
    "Foot drops off the bed at night.",
    "Dropped his foot into a hole.",
    "Spinal block, sensory level T10.",
    "Nil PU yet, just arrived.",
]
TOLD = [
    ("RTC 4 weeks ago seen in A&E.", "significant-trauma +"),
    ("RTC 4 weeks ago, back pain since.", "significant-trauma +"),
    ("Restarted injecting apixaban.", "anticoagulant +"),
    ("Still injecting Mounjaro and heroin.", "iv-drug-use +"),
    ("Injecting insulin and heroin.", "iv-drug-use +"),
    ("Still injecting.", "iv-drug-use +"),
    ("Sitting with foot dangling, cannot lift it.", "foot-drop +"),
    ("Foot dangling since Monday.", "foot-drop +"),
    ("Sensory level at T10.", "sensory-level +"),
    ("Nil PU yet, just arrived, feels full and cannot go.", "urinary-retention +"),
    ("Nil PU since 22:00.", "urinary-retention +"),
]


@pytest.mark.parametrize("text", HARMLESS)
def test_words_of_other_things_are_no_alarm(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize(("text", "found"), TOLD)
def test_the_same_words_are_told_where_they_mean_it(reader: NarrativeReader, text: str, found: str) -> None:
    assert expected(found) <= told(reader, text)
