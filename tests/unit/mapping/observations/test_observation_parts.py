"""Components, panels, notes, codes without values: what surrounds the value of an Observation, as literal JSON."""

from __future__ import annotations

from datetime import date

import pytest

from cds_service.clinical.assessment import Unmapped
from cds_service.clinical.findings import Reading
from tests.unit.mapping.observations.labels import collected, loinc, read, row, told

SADDLE = "saddle-sensory-loss"
EHL = "weakness-great-toe-extension"
SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
PVR = "post-void-residual"


def coded(system: str, code: str, display: str | None = None) -> dict[str, object]:
    return {"coding": [{"system": system, "code": code} | ({"display": display} if display else {})]}


def test_muscles_and_sides_as_components() -> None:
    parts = [
        {"code": {"text": "Left EHL"}, "valueString": "3/5"},
        {"code": {"text": "Right EHL"}, "valueString": "5/5"},
        {"code": {"text": "Left ankle dorsiflexion"}, "valueInteger": 4},
        {"code": {"text": "Heart rate"}, "valueQuantity": {"value": 70}},
    ]
    readings = read(row("Motor examination", component=parts))
    assert [(r.finding, r.side, r.grade, r.evidence.path) for r in readings] == [
        (EHL, "left", "3", "component[0].valueString"),
        (EHL, "right", "5", "component[1].valueString"),
        ("weakness-dorsiflexion", "left", "4", "component[2].valueInteger"),
    ]


def test_sides_as_components_of_one_reflex() -> None:
    parts = [{"code": {"text": "Left"}, "valueString": "0"}, {"code": {"text": "Right"}, "valueString": "2+"}]
    assert told(row("Patellar reflex", component=parts)) == [
        "absent right reflex-patellar-reduced",
        "present left reflex-patellar-reduced",
    ]


def test_muscle_side_and_grade_as_three_components() -> None:
    parts = [
        {"code": {"text": "Muscle"}, "valueString": "EHL"},
        {"code": {"text": "Side"}, "valueCodeableConcept": coded(SNOMED, "7771000")},
        {"code": {"text": "Grade"}, "valueString": "4-/5"},
    ]
    assert told(row("Manual muscle test", component=parts)) == [f"present left {EHL} 4-"]


def test_a_component_without_an_answer_denies_nothing() -> None:
    parts = [{"code": {"text": "Saddle anesthesia"}, "dataAbsentReason": {"text": "not asked"}}]
    assert told(row("Red flags", component=parts)) == []


def test_members_of_a_panel_have_its_heading_side_and_date() -> None:
    panel = {
        "id": "panel",
        "code": {"text": "Knee jerk"},
        "effectiveDateTime": "2026-11-18",
        "hasMember": [{"reference": "Observation/m1"}, {"reference": "Observation/m2"}],
    }
    left = {"id": "m1", "code": {"text": "Left"}, "valueString": "0", "effectiveDateTime": None}
    right = {"id": "m2", "code": {"text": "Right"}, "valueString": "2+", "effectiveDateTime": None}
    assert {(r.status, r.side, r.recorded) for r in read(left, panel, right)} == {
        ("present", "left", date(2026, 11, 18)),
        ("absent", "right", date(2026, 11, 18)),
    }


def test_a_pregnancy_test() -> None:
    positive, negative = coded(SNOMED, "10828004"), {"text": "Negative"}
    assert told(loinc("2106-3", valueCodeableConcept=positive)) == ["present pregnancy"]
    assert told(loinc("2106-3", valueCodeableConcept=negative)) == ["absent pregnancy"]


def test_pregnancy_status_as_a_finding_code() -> None:
    assert told(loinc("82810-3", valueCodeableConcept=coded(SNOMED, "77386006"))) == ["present pregnancy"]
    assert told(loinc("82810-3", valueCodeableConcept=coded(SNOMED, "60001007"))) == ["absent pregnancy"]
    assert told(loinc("82810-3", valueCodeableConcept=coded(LOINC, "LA26683-5", "Not pregnant"))) == [
        "absent pregnancy"
    ]


def test_a_value_that_is_itself_a_finding() -> None:
    (reading,) = read(loinc("75325-1", "Symptom", "survey", valueCodeableConcept=coded(SNOMED, "86854008")))
    assert (reading.finding, reading.evidence.code) == ("reflex-hyper-or-babinski", "86854008")


def test_a_finding_code_without_any_value_is_possibly_there() -> None:
    assert told({"code": coded(SNOMED, "86854008")}) == ["possible reflex-hyper-or-babinski"]
    assert told({"code": coded(SNOMED, "86854008"), "valueBoolean": False}) == ["absent reflex-hyper-or-babinski"]


def test_a_row_of_the_chart_without_a_value_is_nothing() -> None:
    assert told(row("Saddle anesthesia")) == []
    assert told(loinc("30341-2", "Erythrocyte sedimentation rate")) == []


def test_free_text_under_a_general_label() -> None:
    value = "Unable to void since this morning, denies saddle numbness."
    readings = sorted(read(row("History of present illness", valueString=value)), key=lambda r: r.finding)
    assert [(r.finding, r.status, value[slice(*(r.evidence.text or (0, 0)))]) for r in readings] == [
        (SADDLE, "absent", "denies saddle numbness"),
        ("urinary-retention", "present", "Unable to void"),
    ]


def test_free_text_in_a_note() -> None:
    note = [{"text": "bladder scan refused"}, {"text": "pt unable to void", "time": "2026-11-19T10:00:00Z"}]
    (reading,) = read(row("Vitals", valueString="done", note=note))
    assert (reading.finding, reading.evidence.path, reading.evidence.text, reading.recorded) == (
        "urinary-retention",
        "note[1].text",
        (3, 17),
        date(2026, 11, 19),
    )


def test_a_note_of_the_laboratory_explains_the_test() -> None:
    note = [{"text": "Raised in patients who are unable to void."}]
    assert told(loinc("2093-3", valueQuantity={"value": 180, "unit": "mg/dL"}, note=note)) == []


@pytest.mark.parametrize(
    ("when", "present", "absent"),
    [
        ({"effectiveDateTime": "2026-11-20T23:30:00-05:00"}, date(2026, 11, 21), date(2026, 11, 21)),
        ({"effectiveDateTime": None, "issued": "2026-11-21T08:00:00Z"}, date(2026, 11, 21), date(2026, 11, 21)),
        (
            {"effectiveDateTime": None, "effectiveInstant": "2026-11-19T08:00:00Z"},
            date(2026, 11, 19),
            date(2026, 11, 19),
        ),
        (
            {"effectiveDateTime": None, "effectivePeriod": {"start": "2026-11-17", "end": "2026-11-19"}},
            date(2026, 11, 19),
            date(2026, 11, 17),
        ),
        ({"effectiveDateTime": "2026-11"}, date(2026, 11, 25), date(2026, 11, 1)),
        ({"effectiveDateTime": "garbage"}, None, None),
        ({"effectiveDateTime": "2031-01-01"}, None, None),
    ],
)
def test_a_presence_is_as_recent_and_a_denial_as_old_as_it_may_be(
    when: dict[str, object], present: date | None, absent: date | None
) -> None:
    def dated(value: str) -> Reading:
        (reading,) = read({**row("Saddle anesthesia", valueString=value), **when})
        return reading

    assert (dated("yes").recorded, dated("no").recorded) == (present, absent)


def test_a_local_code_is_kept_as_evidence() -> None:
    code = {"coding": [{"system": "urn:oid:1.2.840.114350.1.13", "code": "3040102774"}], "text": "Post void residual"}
    (reading,) = read({"code": code, "valueString": "250 mL"})
    assert (reading.evidence.system, reading.evidence.code) == ("urn:oid:1.2.840.114350.1.13", "3040102774")


def test_what_is_not_understood_is_told_where_it_may_be_ours() -> None:
    local = {"coding": [{"system": "urn:oid:1.2.3", "code": "77"}], "text": "Odd row"}
    sink = collected(
        {"code": local, "valueString": "purple"},
        {"code": local, "valueInteger": 3},
        row("Perianal sensation", valueString="seems so so"),
        loinc("88124-3", "Food insecurity risk", "survey", valueCodeableConcept={"text": "At risk"}),
        loinc("1988-5", "C reactive protein", valueQuantity={"value": 7}),
        loinc("2093-3", "Cholesterol", "laboratory", valueQuantity={"value": 180}),
        loinc("72514-3", "Pain severity", "survey", valueInteger=7),
        loinc("8867-4", "Heart rate", "vital-signs", valueQuantity={"value": 60}),
    )
    assert sink.unmapped_entries == (
        Unmapped("urn:oid:1.2.3", "77", "Odd row", 2),
        Unmapped(None, None, "Perianal sensation", 1),
        Unmapped("http://loinc.org", "1988-5", "C reactive protein", 1),
    )
    assert sink.outside == 1


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [
        row("Left ankle jerk", valueString="0"),
        row("Right ankle jerk", valueString="0"),
        row("R EHL", valueString="4/5"),
    ]
    assert told(*rows) == told(*reversed(rows))


def test_an_observation_without_a_code_is_nothing() -> None:
    assert told({"valueString": "yes"}, {"code": {}}, {"code": {"coding": [{}]}, "valueBoolean": True}) == []


EXAM = "urn:radiculopathy-cds:exam-concepts"


@pytest.mark.parametrize(
    ("code", "text", "value", "expected"),
    [
        (SADDLE, None, {"valueBoolean": True}, f"present {SADDLE}"),
        (SADDLE, None, {"valueBoolean": False}, f"absent {SADDLE}"),
        (SADDLE, "Perianal sensation", {"valueBoolean": True}, f"present {SADDLE}"),
        (SADDLE, "Perianal sensation", {"valueString": "yes"}, f"present {SADDLE}"),
        (SADDLE, "Perianal sensation", {"valueString": "no"}, f"absent {SADDLE}"),
        (SADDLE, "Perianal sensation", {"valueString": "decreased"}, f"present {SADDLE}"),
        (SADDLE, "Perianal sensation", {"valueString": "absent"}, f"possible {SADDLE}"),
        (EHL, "Great toe extension, left", {"valueString": "4/5"}, f"present left {EHL} 4"),
        (EHL, None, {"valueString": "5/5"}, f"absent {EHL} 5"),
        ("reflex-achilles-reduced", None, {"valueString": "0"}, "present reflex-achilles-reduced"),
        ("reflex-achilles-reduced", None, {"valueString": "absent"}, "present reflex-achilles-reduced"),
        ("reflex-achilles-reduced", None, {"valueBoolean": False}, "absent reflex-achilles-reduced"),
        ("fever", None, {"valueBoolean": True}, "present fever"),
        ("post-void-residual", None, {"valueQuantity": {"value": 250, "unit": "mL"}}, f"present {PVR} 250 mL"),
    ],
)
def test_a_code_that_names_the_finding(code: str, text: str | None, value: dict[str, object], expected: str) -> None:
    assert told({"code": {**coded(EXAM, code), "text": text}, **value}) == [expected]
