"""Reports whose technique has a line of its own, laboratory rows, sides at the end of lists, and what was never had."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

REPORTS = [
    (
        "TECHNIQUE: Multiplanar MRI.\n\nAt L5-S1 there is a left disc extrusion. No acute vertebral fracture.",
        "disc-herniation + left, vertebral-fracture -",
    ),
    ("TECHNIQUE: The nerve was numb after the local block.", "nothing"),
    ("OPERATIVE TECHNIQUE: The disc was removed.\n\nThe leg was numb.", "nothing"),
]

ROWS = [
    ("WBC, K/uL\t13.8\t4.0-11.0\nPlatelet count, K/uL\t28\t150-400\nBack pain", "wbc +, platelets +, low-back-pain +"),
    ("WBC, K/uL\t6.8\t4.0-11.0\nBack pain", "wbc -, low-back-pain +"),
    ("Back pain. Leukocytes 14.2 x 10^9/L.", "low-back-pain +, wbc +"),
    ("Back pain. No injections.", "low-back-pain +, conservative-injection -"),
    ("Back pain. No insulin injections.", "low-back-pain +"),
    ("Back pain. No surgical history.", "low-back-pain +, prior-lumbar-surgery -"),
    ("He denies any history of trauma or prior surgery.", "significant-trauma -, prior-lumbar-surgery -"),
    ("Back pain. He had previous surgery.", "low-back-pain +"),
    ("Bladder and bowel habits are unchanged.", "bladder-bowel-dysfunction -"),
    ("SLR negative. Kemp's (+) on the left.", "slr -"),
]

SIDES = [
    (
        "Hypesthesia along the medial shin and the anterior thigh, left.",
        "leg-numbness + left, sensory-loss-medial-leg + left, sensory-loss-anterior-thigh + left",
    ),
    ("Numbness in the feet, left worse than right.", "leg-numbness + bilateral"),
    ("Left foot drop with 2/5 ankle dorsiflexion.", "foot-drop + left, weakness-dorsiflexion + left 2"),
    ("Left foot drop, 4/5 right hip flexion.", "foot-drop + left, weakness-hip-flexion + right 4"),
    ("EHL 3/5 on the left, other muscles of the leg were normal.", "weakness-great-toe-extension + left 3"),
]


@pytest.mark.parametrize(("text", "line"), REPORTS)
def test_the_technique_of_an_image_ends_with_its_line(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), ROWS)
def test_a_row_or_list_says_what_it_says(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), SIDES)
def test_a_side_is_that_of_what_it_closes_or_opens(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


def test_pain_in_both_legs_is_leg_pain(reader: NarrativeReader) -> None:
    assert {m.finding for m in reader.mentions("Bilateral radicular leg pain.")} >= {"bilateral-leg-pain", "leg-pain"}
