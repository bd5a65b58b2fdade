"""Grades in brackets before their muscles ("LE: [0/5] hip flexors"), and behind them."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

BRACKETS = [
    (
        "- LE: [0/5] hip flexors\n      [0/5] throughout bilateral LE, no movement",
        "weakness-hip-flexion + 0, leg-weakness + bilateral 0",
    ),
    ("- UE: [4/5] triceps bilat\n- LE: [3/5] ankle dorsiflexion right", "weakness-dorsiflexion + right 3"),
    (
        "LE: [5/5] hip flexors, knee extensors bilat\n   [4/5] ankle dorsiflexors left",
        "weakness-hip-flexion - bilateral 5, weakness-knee-extension - bilateral 5, weakness-dorsiflexion + left 4",
    ),
    (
        "LE: (3/5) dorsiflexion left, (5/5) plantarflexion left",
        "weakness-dorsiflexion + left 3, weakness-plantarflexion - left 5",
    ),
    (
        "RLE: [4/5] hip flexion. LLE: [5/5] hip flexion",
        "weakness-hip-flexion + right 4, weakness-hip-flexion - left 5",
    ),
    ("[4/5] triceps bilat, [0/5] intrinsics", "nothing"),
    (
        "Dorsiflexion [3/5] left, EHL [2/5] left.",
        "weakness-dorsiflexion + left 3, weakness-great-toe-extension + left 2",
    ),
    ("Hip flexors: [5/5], knee extensors: [4/5]", "weakness-hip-flexion - 5, weakness-knee-extension + 4"),
    ("Hip flexors: [5/5] knee extensors: [4/5]", "weakness-hip-flexion - 5, weakness-knee-extension + 4"),
    (
        "4/5 - dorsiflexion left\n2/5 - EHL left",
        "weakness-dorsiflexion + left 4, weakness-great-toe-extension + left 2",
    ),
    ("3/5: dorsiflexion left", "weakness-dorsiflexion + left 3"),
    ("Dorsiflexion 3/5 - plantarflexion 5/5", "weakness-dorsiflexion + 3, weakness-plantarflexion - 5"),
    ("[5/5] throughout both legs", "leg-weakness - bilateral 5"),
]


@pytest.mark.parametrize(("text", "found"), BRACKETS, ids=lambda text: text[:60])
def test_a_grade_in_brackets_is_of_its_muscle(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
