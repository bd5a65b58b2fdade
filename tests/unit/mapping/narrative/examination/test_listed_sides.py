"""A side behind the last of several full grades is that of all of them; what is weak keeps to its own (clinical.md 7.2)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "Ankle dorsiflexion 5/5, extensor hallucis longus 5/5, plantarflexion 5/5 bilaterally.",
            "weakness-dorsiflexion - bilateral 5, weakness-great-toe-extension - bilateral 5, weakness-plantarflexion - bilateral 5",
        ),
        (
            "Strength: Hip flexion 5/5, knee extension 5/5, all bilaterally.",
            "weakness-hip-flexion - bilateral 5, weakness-knee-extension - bilateral 5",
        ),
        (
            "R quads 5/5, EHL 5/5 bilaterally.",
            "weakness-knee-extension - right 5, weakness-great-toe-extension - bilateral 5",
        ),
        (
            "Quadriceps 4/5, EHL 5/5 bilaterally.",
            "weakness-knee-extension + 4, weakness-great-toe-extension - bilateral 5",
        ),
        (
            "Quads 5/5, EHL 5/5 bilaterally except the left.",
            "weakness-knee-extension - 5, weakness-great-toe-extension - bilateral 5",
        ),
    ],
)
def test_the_side_of_a_list(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
