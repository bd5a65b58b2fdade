"""Weakness told with its course, its level in brackets, or as a pair of grades."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

GROWING = [
    ("Leg weakness abruptly worsened last night.", "leg-weakness +, progressive-weakness +"),
    ("Left leg weakness suddenly worsened yesterday.", "leg-weakness + left, progressive-weakness + left"),
    ("Worsening of her leg weakness today.", "progressive-weakness +"),
    ("Marked worsening of right leg weakness.", "progressive-weakness + right"),
    ("Deterioration of leg strength since Friday.", "progressive-weakness +"),
    ("Worsening in the last 24 hours of his leg weakness.", "progressive-weakness +"),
]
LEVELS = [
    ("Slight weakness in EHL (L5) bilaterally.", "weakness-great-toe-extension + bilateral"),
    (
        "Slight weakness of EHL (L5) and plantarflexion (S1) on the left.",
        "weakness-great-toe-extension + left, weakness-plantarflexion + left",
    ),
    ("Weakness of dorsiflexion (L4, L5) on the right.", "weakness-dorsiflexion + right"),
    ("Numbness over the dorsum of the foot (L5) on the left.", "leg-numbness + left, sensory-loss-dorsum-foot + left"),
]
PAIRS = [
    ("Quadriceps 5-/5-.", "weakness-knee-extension + bilateral 5-"),
    ("5-/5- strength in the lower extremities.", "leg-weakness + bilateral 5-"),
    (
        "Iliopsoas 4+/5-, TA 4+/4+.",
        "weakness-hip-flexion + right 4+, weakness-hip-flexion + left 5-, weakness-dorsiflexion + bilateral 4+",
    ),
    ("Quadriceps 5-/5 bilaterally.", "weakness-knee-extension + bilateral 5-"),
]
NAMES = [
    ("Acute paraparesis.", "leg-weakness + bilateral"),
    ("No paraparesis.", "leg-weakness - bilateral"),
    ("Paraplegic since this morning.", "leg-weakness + bilateral 1"),
    ("She could not push her left foot down.", "weakness-plantarflexion + left"),
    ("Both lower extremities: abduction strength 3/5.", "weakness-hip-abduction + bilateral 3"),
    ("3/5 abduction strength of the right lower extremity.", "weakness-hip-abduction + right 3"),
    ("4/5 strength in EHL, tibialis and gastrocsoleus.", "weakness-dorsiflexion + 4"),
]
SILENT = [
    "Strength 4/4 bilaterally.",  # full on a scale of four, or grade 4 on both sides
    "Power 4/4 in both legs.",
    "Abduction strength 3/5 in the right shoulder.",
    "White cells per high power field, and 1+ bacteria.",
    "The right peroneal and tibial motor responses are normal.",
    "Return for worsening of leg weakness.",
]


@pytest.mark.parametrize(("text", "wanted"), [*GROWING, *LEVELS, *PAIRS, *NAMES], ids=lambda value: str(value)[:60])
def test_weakness_is_read_with_side_grade_and_course(reader: NarrativeReader, text: str, wanted: str) -> None:
    assert expected(wanted) <= told(reader, text)


@pytest.mark.parametrize("text", SILENT)
def test_what_tells_nothing_of_the_legs_states_nothing(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
