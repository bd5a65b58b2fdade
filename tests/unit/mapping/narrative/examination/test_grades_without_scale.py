"""Grades jotted without their scale: the sides glued to their numbers, roots in a row without commas."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ankle DF R5 L3.", "weakness-dorsiflexion + left 3, weakness-dorsiflexion - right 5"),
        ("EHL R5 L2", "weakness-great-toe-extension + left 2, weakness-great-toe-extension - right 5"),
        ("KE L2 R5", "weakness-knee-extension + left 2, weakness-knee-extension - right 5"),
        ("ankle DF R5/5 L3/5", "weakness-dorsiflexion + left 3, weakness-dorsiflexion - right 5"),
        ("DF R4+ L5", "weakness-dorsiflexion + right 4+, weakness-dorsiflexion - left 5"),
        ("EHL R5 L5", "weakness-great-toe-extension - right 5, weakness-great-toe-extension - left 5"),
        (
            "L5 power: right 2, left 5 (MRC)",
            "weakness-great-toe-extension + right 2, weakness-great-toe-extension - left 5",
        ),
        ("Myotomes R: L5 2 S1 5", "weakness-great-toe-extension + right 2, weakness-plantarflexion - right 5"),
        ("Power L5 R 2/5, S1 R 5/5", "weakness-great-toe-extension + right 2, weakness-plantarflexion - right 5"),
    ],
)
def test_each_side_and_each_root_has_its_own_grade(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) - {"leg-weakness + left", "leg-weakness + right"} == expected(line)


def test_muscles_in_one_run_have_their_pairs(reader: NarrativeReader) -> None:
    said = told(reader, "HF R5/L5 KE R5/L5 ADF R5/L2 EHL R5/L1 APF R5/L5")
    assert {"weakness-dorsiflexion + left 2", "weakness-great-toe-extension + left 1"} <= said
    assert {"weakness-hip-flexion - left 5", "weakness-plantarflexion - right 5"} <= said
    assert "weakness-dorsiflexion - left 5" not in said


def test_the_root_of_a_muscle_is_no_side_and_a_disc_no_grade(reader: NarrativeReader) -> None:
    said = told(reader, "EHL L5 R3/5 L4/5")
    assert {"weakness-great-toe-extension + left 4", "weakness-great-toe-extension + right 3"} <= said
    assert not {one for one in told(reader, "DF R5, L4/5 disc prolapse") if "+ left" in one}


@pytest.mark.parametrize(
    "text",
    [
        "Power R: L2 5 L3 5 L4 5 L5 2 S1 5",
        "Power R: L2: 5 L3: 5 L4: 5 L5: 2 S1: 5",
        "Power R: L2 5, L3 5, L4 5, L5 2, S1 5",
        "Right: L2=5 L3=5 L4=5 L5=2 S1=5",
        "R L2 5 L3 5 L4 5 L5 2 S1 5",
    ],
)
def test_a_row_of_roots_is_not_shifted(reader: NarrativeReader, text: str) -> None:
    said = told(reader, text)
    assert "weakness-great-toe-extension + right 2" in said
    assert {
        "weakness-hip-flexion - right 5",
        "weakness-knee-extension - right 5",
        "weakness-dorsiflexion - right 5",
        "weakness-plantarflexion - right 5",
    } <= said


@pytest.mark.parametrize(
    "text",
    [
        "Reflexes L4 2 S1 2",
        "Dermatomes R: L2 2 L3 2 L4 2 L5 1 S1 2",
        "Pain R 5 L 3, power normal at the hip",
        "Disc bulges L3 4 L4 5",
        "Strain right 2 weeks, left 5 days",
    ],
)
def test_other_numbers_beside_sides_and_roots_are_no_grades(reader: NarrativeReader, text: str) -> None:
    assert not {one for one in told(reader, text) if one.startswith(("weakness", "leg-weakness +")) and "+" in one}
