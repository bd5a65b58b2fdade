"""Components, members of a group and sites of the body that only their codes name, as literal JSON."""

import pytest

from tests.unit.mapping.observations.labels import read, row, told

SNOMED = "http://snomed.info/sct"
LEFT, RIGHT = {"system": SNOMED, "code": "7771000"}, {"system": SNOMED, "code": "24028007"}
PERINEUM = {"coding": [{"system": SNOMED, "code": "38864007"}]}


@pytest.mark.parametrize("text", [{}, {"text": "Left"}])
def test_a_component_whose_code_is_a_side_is_of_the_whole_on_that_side(text: dict[str, str]) -> None:
    parts = [
        {"code": {"coding": [LEFT], **text}, "valueString": "2/5"},
        {"code": {"coding": [RIGHT]}, "valueString": "5/5"},
    ]
    readings = read(row("Ankle dorsiflexion strength", component=parts))
    assert [(r.finding, r.side, r.grade, r.status) for r in readings] == [
        ("weakness-dorsiflexion", "left", "2", "present"),
        ("weakness-dorsiflexion", "right", "5", "absent"),
    ]


def test_sensation_of_each_side_by_code() -> None:
    parts = [
        {"code": {"coding": [LEFT]}, "valueString": "absent"},
        {"code": {"coding": [RIGHT]}, "valueString": "normal"},
    ]
    assert told(row("Perianal sensation", component=parts)) == [
        "absent right saddle-sensory-loss",
        "present left saddle-sensory-loss",
    ]


@pytest.mark.parametrize("code", ["397974008", "44077006"])
def test_numbness_by_code_at_a_perineum_by_code(code: str) -> None:
    numb = {
        "resourceType": "Observation",
        "id": "o1",
        "status": "final",
        "code": {"coding": [{"system": SNOMED, "code": code}]},
        "valueBoolean": True,
        "bodySite": PERINEUM,
    }
    assert told(numb) == ["present saddle-sensory-loss"]
