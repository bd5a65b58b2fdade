"""A sentence that says nothing but that the sign before it is unchanged; and a pad or an examination that finds it again.

Source: clinical.md 5.1 rows 3, 3b and 18.
"""

import pytest

from cds_service.clinical.findings import Course
from cds_service.mapping.narrative.reader import NarrativeReader


@pytest.mark.parametrize(
    "text",
    [
        "Numb perineum since 25 September. Constant and unchanged from the start.",
        "Numb perineum since 25 September, no better no worse.",
        "Numb perineum since 25 September. The same now as the first day.",
        "Leaks on sneezing since 2nd baby in 2019, seen pelvic health, no change at all in this since back trouble began.",
        "Slow stream for six years, no change whatever since the leg started.",
    ],
)
def test_it_is_stable(reader: NarrativeReader, text: str) -> None:
    assert {m.course for m in reader.stated(text) if m.finding != "leg-pain"} == {Course.STABLE}


@pytest.mark.parametrize(
    "text",
    [
        "Leaking urine since March. At review on 8 September it had got worse.",
        "Numb patch in the saddle since 2025. The patch got worse between August and mid October.",
    ],
)
def test_it_is_worse(reader: NarrativeReader, text: str) -> None:
    assert {m.course for m in reader.stated(text)} == {Course.WORSE}


@pytest.mark.parametrize(
    "text",
    [
        "Numb perineum since 25 September. Unchanged until today.",
        "Numb perineum since 25 September. Pain unchanged.",
        "Numb perineum since 25 September. If unchanged, attend.",
    ],
)
def test_of_something_else_it_is_not(reader: NarrativeReader, text: str) -> None:
    (numb,) = (m for m in reader.stated(text) if m.finding == "saddle-sensory-loss")
    assert numb.course is not Course.STABLE


def test_a_pad_is_that_of_the_leakage_that_is_the_same(reader: NarrativeReader) -> None:
    text = "Wetting herself, began about 3 October, frequency same now as then. Wears a pad to choir."
    assert {m.month_part for m in reader.stated(text)} == {(10, 1, 7)}
