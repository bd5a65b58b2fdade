"""Grades of strength in words and Roman numbers, and the latest of several (clinical.md 5.1 row 6, 7.2)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

GRADED = [
    ("There is grade three power of right ankle dorsiflexion.", "weakness-dorsiflexion + right 3"),
    ("Power of left ankle dorsiflexion is grade three.", "weakness-dorsiflexion + left 3"),
    ("Left ankle dorsiflexion grade III.", "weakness-dorsiflexion + left 3"),
    ("Power of left ankle dorsiflexion is grade III+.", "weakness-dorsiflexion + left 3+"),
    ("L EHL Gr. 3", "weakness-great-toe-extension + left 3"),
    ("L EHL gr. III.", "weakness-great-toe-extension + left 3"),
    ("L EHL gr 3", "weakness-great-toe-extension + left 3"),
    ("L EHL MRC=2", "weakness-great-toe-extension + left 2"),
    ("MRC III left TA.", "weakness-dorsiflexion + left 3"),
    ("EHL MRC two on the left", "weakness-great-toe-extension + left 2"),
    ("There is grade 2 weakness of dorsiflexion on the left.", "weakness-dorsiflexion + left 2"),
    ("Grade 4 weakness of EHL on the left.", "weakness-great-toe-extension + left 4"),
    (
        "L ankle dorsiflexors grade II, EHL grade I.",
        "weakness-dorsiflexion + left 2, weakness-great-toe-extension + left 1",
    ),
    ("L DF power 3", "weakness-dorsiflexion + left 3"),
    ("EHL strength 5", "weakness-great-toe-extension - 5"),
    ("Dorsiflexion power 2 weeks ago normal", "weakness-dorsiflexion -"),
    ("Left TA: grade V", "weakness-dorsiflexion - left 5"),
    ("Left TA: grade five", "weakness-dorsiflexion - left 5"),
    ("Right TA: grade IV", "weakness-dorsiflexion + right 4"),
]
OF_OTHER_THINGS = [
    ("Grade II chondromalacia of the left knee, quads full.", "weakness-knee-extension -"),
    ("Grade III ankle sprain, TA not tested.", "nothing"),
    ("Spondylolisthesis, grade I, TA strong.", "spondylolisthesis +"),
    ("L4-5 spondylolisthesis grade II, left EHL 5/5.", "spondylolisthesis +, weakness-great-toe-extension - left 5"),
    ("As graded I think the left EHL is normal.", "weakness-great-toe-extension - left"),
    ("Sens. reduced.\nGr. 3 haemorrhoids.", "leg-numbness +"),
]
LATEST = [
    ("Left TA 4 to 2.", "weakness-dorsiflexion + left 2"),
    ("Left TA 4 to 5.", "weakness-dorsiflexion + left 4"),
    ("TA 4 -> 2 since the 14th: worse.", "weakness-dorsiflexion + 2, progressive-weakness +"),
]


@pytest.mark.parametrize(("text", "line"), GRADED + OF_OTHER_THINGS + LATEST)
def test_grade_is_that_of_the_muscle(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(
    "text",
    [
        "Left TA 4 to 2 since Monday.",
        "Left ankle dorsiflexion power has dropped from 5 to 2 over the past ten days.",
        "Motor deterioration since clinic on the 14th: TA 4 -> 2 on the left.",
    ],
)
def test_the_grade_that_strength_fell_to_counts(reader: NarrativeReader, text: str) -> None:
    assert {"progressive-weakness + left", "weakness-dorsiflexion + left 2"} <= told(reader, text)
