"""Paralyses that only a code tells, members that a panel holds itself, and aneurysms told by their diameter."""

from __future__ import annotations

from typing import Any

import pytest

from cds_service.clinical.findings import Side, Status
from tests.unit.mapping.charts import SNOMED, SUBJECT, Json, concept, condition, findings, read, the


@pytest.mark.parametrize(
    ("code", "side"),
    [
        ("G82.20", Side.BILATERAL),
        ("G82.21", Side.BILATERAL),
        ("G82.22", Side.BILATERAL),
        ("G83.11", Side.RIGHT),
        ("G83.12", Side.LEFT),
        ("G83.13", Side.RIGHT),
        ("G83.14", Side.LEFT),
        ("G83.10", None),
    ],
)
@pytest.mark.parametrize("dates", [{"onsetDateTime": "2026-11-19"}, {"recordedDate": "2026-11-19"}, {}])
def test_a_new_or_undated_paralysis_is_as_severe_as_its_word(code: str, side: Side | None, dates: Json) -> None:
    weakness = the("leg-weakness", condition(concept(code), **dates))
    assert (weakness.status, weakness.side, weakness.grade) == (Status.PRESENT, side, "1")


def test_paraplegia_in_snomed_is_of_both_legs() -> None:
    weakness = the("leg-weakness", condition(concept("60389000", SNOMED), onsetDateTime="2026-11-20"))
    assert (weakness.side, weakness.grade) == (Side.BILATERAL, "1")


def test_a_paralysis_of_years_is_no_new_severe_weakness() -> None:
    weakness = the("leg-weakness", condition(concept("G82.21"), onsetDateTime="2015-03-01", recordedDate="2015-03-02"))
    assert (weakness.side, weakness.grade) == (Side.BILATERAL, None)


def test_a_paresis_by_its_code_has_no_grade() -> None:
    assert the("leg-weakness", condition(concept("249945007", SNOMED), onsetDateTime="2026-11-20")).grade is None


@pytest.mark.parametrize(
    ("code", "finding"),
    [("R39.198", "bladder-bowel-dysfunction"), ("R39.19", "bladder-bowel-dysfunction"), ("I33.9", "bacteraemia")],
)
def test_further_codes_of_signs_are_known(code: str, finding: str) -> None:
    assert the(finding, condition(concept(code), onsetDateTime="2026-11-20")).status is Status.PRESENT


def test_an_abscess_of_the_epidural_space_is_a_spinal_infection() -> None:
    assert "spinal-infection" in findings(condition(concept(text="Abscess of epidural space")))


def _observation(label: str, **members: Any) -> Json:
    usual = {"resourceType": "Observation", "id": "o1", "status": "final", "subject": SUBJECT, "code": {"text": label}}
    return {**usual, "effectiveDateTime": "2026-11-21", **members}


def test_a_member_that_the_panel_holds_itself_is_read() -> None:
    member = _observation("Left ankle dorsiflexion strength", id="m1", valueString="2/5")
    del member["effectiveDateTime"]
    panel = _observation("Motor exam panel", id="p1", contained=[member], hasMember=[{"reference": "#m1"}])
    weakness = the("weakness-dorsiflexion", panel)
    assert (weakness.grade, weakness.side) == ("2", Side.LEFT)
    (read,) = weakness.readings
    assert read.evidence.reference == "Observation/p1#m1"
    assert str(read.recorded) == "2026-11-21"


def test_what_is_contained_and_not_named_as_a_member_is_not_read() -> None:
    member = _observation("Left ankle dorsiflexion strength", id="m1", valueString="2/5")
    panel = _observation("Motor exam panel", id="p1", contained=[member], hasMember=[{"reference": "#m2"}])
    assert findings(panel) == {}


@pytest.mark.parametrize("value", ["5.2 cm", "52 mm"])
@pytest.mark.parametrize("label", ["AAA", "Abdominal aortic aneurysm diameter"])
def test_an_aorta_of_three_centimetres_or_more_is_an_aneurysm(label: str, value: str) -> None:
    aneurysm = the("aortic-aneurysm", _observation(label, valueString=value))
    assert aneurysm.status is Status.PRESENT


@pytest.mark.parametrize("value", ["2.1 cm", "19 mm"])
def test_an_aorta_of_less_is_none(value: str) -> None:
    mapped = read(_observation("AAA", valueString=value))
    assert "aortic-aneurysm" not in mapped.charted.findings
    assert mapped.ignored == ()


def test_an_aorta_of_which_only_the_least_is_known_is_asked_about() -> None:
    over = {"value": 2, "comparator": ">", "unit": "cm"}
    for value in ({"valueQuantity": over}, {"valueString": "> 2 cm"}):
        told = read(_observation("AAA", **value))
        assert any(entry.reason == "unreadable" for entry in told.ignored)
    within = read(_observation("AAA", valueQuantity={"value": 2, "unit": "cm"}))
    assert not any(entry.reason == "unreadable" for entry in within.ignored)
