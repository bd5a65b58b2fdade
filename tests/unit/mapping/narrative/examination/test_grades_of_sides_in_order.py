"""Two grades told of two sides in their order: "left and right ... 0/5 and 2/5, respectively", "EHL 5 and 4+"."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ORDERED = [
    (
        "The muscle power of the left and right foot dorsiflexion was 0/5 and 2/5, respectively.",
        "weakness-dorsiflexion + left 0, weakness-dorsiflexion + right 2",
    ),
    (
        "Right and left plantarflexion power: 5 and 3 respectively.",
        "weakness-plantarflexion - right 5, weakness-plantarflexion + left 3",
    ),
    (
        "The power in the left and right legs was 3/5 and 5/5, respectively.",
        "leg-weakness + left 3, leg-weakness - right 5",
    ),
    (
        "Left EHL and right EHL were 2/5 and 4/5.",
        "weakness-great-toe-extension + left 2, weakness-great-toe-extension + right 4",
    ),
    (
        "MRC grade 2 and 4 in left and right ankle dorsiflexion.",
        "weakness-dorsiflexion + left 2, weakness-dorsiflexion + right 4",
    ),
    (
        "Ankle dorsiflexion 2/5 and 4/5 (right and left).",
        "weakness-dorsiflexion + right 2, weakness-dorsiflexion + left 4",
    ),
    (
        "Left and right ankle reflexes were 0 and 2+, respectively.",
        "reflex-achilles-reduced + left, reflex-achilles-reduced - right",
    ),
    (
        "Dorsiflexion 5 on the left and 4+ on the right, great toe extension 5 and 4+, plantarflexion 5 and 5.",
        "weakness-dorsiflexion - left 5, weakness-dorsiflexion + right 4+, weakness-great-toe-extension - left 5, "
        "weakness-great-toe-extension + right 4+, weakness-plantarflexion - bilateral 5",
    ),
    (
        "EHL 5 on the right and 4 on the left.",
        "weakness-great-toe-extension - right 5, weakness-great-toe-extension + left 4",
    ),
    ("Ankle jerk 2 on the right and 0 on the left.", "reflex-achilles-reduced - right, reflex-achilles-reduced + left"),
]

NO_ORDER = [
    ("Plantarflexion 5 and 3.", "weakness-plantarflexion + 3"),
    ("Achilles 2+ and 0.", "reflex-achilles-reduced +"),
    ("Knee jerks 2 and 2.", "reflex-patellar-reduced -"),
    ("Left and right EHL 4/5.", "weakness-great-toe-extension + bilateral 4"),
    ("EHL 5 and ankle jerk 1.", "weakness-great-toe-extension - 5, reflex-achilles-reduced +"),
    ("EHL 4 and 5 weeks later normal.", "weakness-great-toe-extension + 4"),
    ("EHL 5 on the right and 4 weeks later no change.", "weakness-great-toe-extension - right 5"),
    ("EHL 4 on the left, 3 in March.", "weakness-great-toe-extension + left 4"),
    ("EHL 5 on both sides; pain 3 and 4 on stairs.", "weakness-great-toe-extension - bilateral 5"),
    (
        "Hip flexion 5 and knee extension 4 on the left.",
        "weakness-hip-flexion - left 5, weakness-knee-extension + left 4",
    ),
]


@pytest.mark.parametrize(("text", "found"), ORDERED + NO_ORDER, ids=lambda text: text[:60])
def test_each_side_has_the_grade_of_its_place(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
