"""Flowsheet and examination rows as hospitals name them, read with the knowledge as it ships."""

from __future__ import annotations

from datetime import date

import pytest

from cds_service.clinical.findings import UNDATED, Interval
from cds_service.mapping.observations.reader import read_observations
from cds_service.mapping.sink import Sink
from tests.unit.mapping.charts import LOCAL, book
from tests.unit.mapping.observations.labels import TODAY, decoded, loinc, row, short

Rows = dict[str, object]


def told(*contents: Rows) -> list[str]:
    sink = Sink()
    read_observations([decoded(n, content) for n, content in enumerate(contents)], book(), sink, TODAY)
    return sorted(map(short, sink.readings))


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("Post void residual (mL)", ">200 ml", ["present post-void-residual >200 mL"]),
        ("Bladder scan volume", "520 mL", ["present post-void-residual 520 mL"]),
        ("Bladder scanner", "10:15 840 ml", ["present post-void-residual 840 mL"]),
        ("Saddle numbness", "no issues reported", ["absent saddle-sensory-loss"]),
        ("Saddle sensation", "no concerns reported", ["absent saddle-sensory-loss"]),
        ("Bladder/bowel", "no symptoms reported", ["absent bladder-bowel-dysfunction"]),
        ("Bladder/bowel", "incontinence reported", ["present bladder-bowel-dysfunction"]),
        ("Single leg heel raise", "R 0, L 22", ["present right weakness-plantarflexion 0"] * 2),
        ("Family medicine visit", "No saddle numbness.", ["absent saddle-sensory-loss"]),
        ("Spine surgery", "Leg pain. Weakness.", ["present leg-pain"]),
        ("Spine surgery", "8 weeks of physiotherapy without relief.", ["present conservative-pt"]),
        ("Spine surgery", "L4-5 discectomy 2015", ["present prior-lumbar-surgery"]),
        ("Spine surgery", "Yes, 2015", ["present prior-lumbar-surgery"]),
        ("Spine surgery", "none", ["absent prior-lumbar-surgery"]),
        ("Family history", "Saddle numbness.", []),
        ("Saddle sensation", "intact", ["absent saddle-sensory-loss"]),
        ("Saddle sensation", "diminished", ["present saddle-sensory-loss"]),
        ("Saddle anesthesia", "absent", ["absent saddle-sensory-loss"]),
        ("Perianal sensation intact?", "Yes", ["absent saddle-sensory-loss"]),
        ("Perianal sensation", "S3-5 intact", ["absent saddle-sensory-loss"]),
        ("Perianal pinprick", "decreased bilaterally", ["present bilateral saddle-sensory-loss"]),
        ("Rectal tone", "lax", ["present reduced-anal-tone"]),
        ("Able to void?", "No", ["present urinary-retention"]),
        ("Able to void?", "Yes", ["absent urinary-retention"]),
        ("Voiding", "unable", ["present bladder-bowel-dysfunction"]),
        ("Voiding", "without difficulty", ["absent urinary-incontinence", "absent urinary-retention"]),
        ("Bladder", "incontinent", ["present urinary-incontinence"]),
        ("Urinary continence", "continent", ["absent urinary-incontinence"]),
        ("Bowel incontinence", "none", ["absent bowel-incontinence"]),
        ("R DORSIFLEXION STRENGTH", "4/5", ["present right weakness-dorsiflexion 4"]),
        ("L EHL", "4+/5", ["present left weakness-great-toe-extension 4+"]),
        ("Left great toe extension", "3/5", ["present left weakness-great-toe-extension 3"]),
        ("Right ankle inversion strength", "5/5", ["absent right weakness-inversion 5"]),
        ("Plantarflexion L", "2 out of 5", ["present left weakness-plantarflexion 2"]),
        ("Heel walk", "unable", ["present weakness-dorsiflexion"]),
        ("Patellar reflex left", "1+", ["present left reflex-patellar-reduced"]),
        ("Ankle jerk R", "absent", ["present right reflex-achilles-reduced"]),
        (
            "Deep tendon reflexes",
            "2+ and symmetric",
            ["absent bilateral reflex-achilles-reduced", "absent bilateral reflex-patellar-reduced"],
        ),
        ("Babinski", "upgoing on the left", ["present left reflex-hyper-or-babinski"]),
        ("Clonus", "none", ["absent reflex-hyper-or-babinski"]),
        ("Straight leg raise R", "positive at 30 degrees", ["present right slr"]),
        ("Crossed SLR", "neg", ["absent crossed-slr"]),
        ("Sensation dorsum of left foot", "decreased", ["present left sensory-loss-dorsum-foot"]),
        ("Fever", "denies", ["absent fever"]),
        ("Recent fever or chills", "no", ["absent chills", "absent fever"]),
        ("Recent fever or chills", "yes since Monday", ["present chills", "present fever"]),
        ("IV drug use", "never", ["absent iv-drug-use"]),
        ("Unexplained weight loss", "No", ["absent weight-loss"]),
        ("Night pain", "yes, wakes her", ["present night-pain"]),
        ("Foot drop", "new, right", ["present right foot-drop"]),
        ("Leg pain", "bilateral", ["present bilateral leg-pain"]),
        ("CRP mg/L", "85", ["present crp 85 mg/L"]),
        ("HIV status", "not HIV positive", ["absent immunosuppression"]),
        ("Heart rate", "70", []),
        ("Grip strength", "4/5", []),
        ("Biceps reflex", "1+", []),
        ("Pain severity", "7", []),
        ("Saddle anesthesia", "see note", []),
        ("Saddle anesthesia", "no improvement", []),
        ("Saddle anesthesia", "___", []),
    ],
)
def test_a_row_of_a_flowsheet(label: str, value: str, expected: list[str]) -> None:
    assert told(row(label, valueString=value)) == expected


def test_a_row_with_a_local_code_is_read_by_its_label() -> None:
    code = {"coding": [{"system": LOCAL, "code": "3040102774"}], "text": "post void residual cath"}
    assert told({"code": code, "valueQuantity": {"value": 340, "unit": "mL"}}) == ["present post-void-residual 340 mL"]


def test_a_display_stands_for_a_missing_label() -> None:
    code = {"coding": [{"system": LOCAL, "code": "77", "display": "Saddle anesthesia"}]}
    assert told({"code": code, "valueBoolean": True}) == ["present saddle-sensory-loss"]


def test_a_muscle_named_within_a_general_row() -> None:
    found = told(row("Strength", valueString="5/5 throughout except left EHL 3/5"))
    assert "present left leg-weakness 3" in found
    assert any(f.startswith("present") and "weakness-great-toe-extension 3" in f for f in found)


def test_one_reflex_is_absent_in_a_row_of_all_reflexes() -> None:
    found = told(row("Reflexes", valueString="2+ throughout except absent left Achilles"))
    assert "present left reflex-achilles-reduced" in found
    assert "present left reflex-patellar-reduced" not in found


def test_where_a_general_row_was_examined() -> None:
    sensation = row("Sensation", valueString="decreased")
    assert told({**sensation, "bodySite": {"text": "Perineum"}}) == ["present saddle-sensory-loss"]
    assert told({**sensation, "bodySite": {"text": "Left hand"}}) == []
    assert told({**sensation, "bodySite": {"text": "Left lower extremity"}}) == ["present left leg-numbness"]


def test_muscles_as_components_of_a_general_row() -> None:
    parts = [
        {"code": {"text": "Left EHL"}, "valueString": "3/5"},
        {"code": {"text": "Right hip flexion"}, "valueString": "5/5"},
        {"code": {"text": "Left biceps"}, "valueString": "4/5"},
    ]
    assert told(row("Manual muscle testing", component=parts)) == [
        "absent right weakness-hip-flexion 5",
        "present left weakness-great-toe-extension 3",
    ]


def test_the_codes_of_our_own_questionnaires() -> None:
    code = {"coding": [{"system": "urn:radiculopathy-cds:exam-concepts", "code": "saddle-sensory-loss"}]}
    weak = {"coding": [{"system": "urn:radiculopathy-cds:exam-concepts", "code": "weakness-hip-flexion"}]}
    assert told({"code": code, "valueBoolean": False}) == ["absent saddle-sensory-loss"]
    assert told({"code": code, "valueBoolean": True}) == ["present saddle-sensory-loss"]
    left = {"coding": [{"system": "http://snomed.info/sct", "code": "7771000"}]}
    assert told({"code": weak, "valueString": "4/5", "bodySite": left}) == ["present left weakness-hip-flexion 4"]


def test_a_laboratory_code_is_taken_at_its_word() -> None:
    display = "HER2 [Presence] in Breast cancer specimen by Immune stain"
    negative = {"coding": [{"system": "http://snomed.info/sct", "code": "260385009"}]}
    assert told(loinc("85319-2", display, valueCodeableConcept=negative)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CRP 12 mg/dL yesterday.", "present crp 120 mg/L"),
        ("Temp 101.3 F today.", "present fever 38.5 Cel"),
        ("PVR 350 mL after voiding.", "present post-void-residual 350 mL"),
    ],
)
def test_numbers_in_free_text_are_told_in_the_unit_of_the_finding(text: str, expected: str) -> None:
    assert told(row("Progress note", valueString=text)) == [expected]


@pytest.mark.parametrize(
    "label",
    [
        "History of presenting complaint",
        "History of complaint",
        "Nursing history of the problem",
        "History of back problem",
        "Hx",
        "HPC",
    ],
)
def test_the_history_of_a_complaint_never_makes_a_red_flag_a_thing_of_the_past(label: str) -> None:
    assert "present saddle-sensory-loss" in told(row(label, valueString="Numb between the legs."))


def lasting(code: str, value: float, unit: str) -> list[tuple[str, object, object]]:
    """Status, onset and length of what an amount of time says under one of our codes."""
    coded = {"coding": [{"system": "urn:radiculopathy-cds:exam-concepts", "code": code}]}
    content = {"code": coded, "effectiveDateTime": "2026-11-22", "valueQuantity": {"value": value, "code": unit}}
    sink = Sink()
    read_observations([decoded(0, content)], book(), sink, TODAY)
    return [(r.status.value, r.onset, r.duration_days) for r in sink.readings]


def test_weeks_of_a_complaint_date_its_onset() -> None:
    began = Interval(date(2026, 9, 21), date(2026, 9, 27))
    assert lasting("leg-pain", 8, "wk") == [("present", began, None)]


def test_weeks_of_a_treatment_are_its_length() -> None:
    assert lasting("conservative-pt", 6, "wk") == [("present", UNDATED, (42, 48))]
    assert lasting("conservative-pt", 6.5, "wk") == [("present", UNDATED, (45, 45))]
    assert lasting("conservative-nsaid", 10, "d") == [("present", UNDATED, (10, 10))]


@pytest.mark.parametrize(("value", "unit"), [(0, "wk"), (-3, "wk"), (99999, "wk"), (8, "mg"), (8, "fortnights")])
def test_what_is_no_length_of_time_says_nothing_of_a_treatment(value: float, unit: str) -> None:
    assert lasting("conservative-pt", value, unit) == []


def test_a_pain_score_is_no_length_of_time() -> None:
    assert lasting("leg-pain", 8, "{score}") == [("present", UNDATED, None)]
