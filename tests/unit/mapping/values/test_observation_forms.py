"""Every form in which a server may send an Observation, as literal JSON."""

from __future__ import annotations

import pytest

from tests.unit.mapping.observations.labels import collected, loinc, read, row, told

SADDLE = "saddle-sensory-loss"
EHL = "weakness-great-toe-extension"
SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
PVR = "post-void-residual"


def coded(system: str, code: str, display: str | None = None) -> dict[str, object]:
    return {"coding": [{"system": system, "code": code} | ({"display": display} if display else {})]}


@pytest.mark.parametrize(
    ("system", "code", "status"),
    [
        (SNOMED, "52101004", "present"),
        (SNOMED, "10828004", "present"),
        (SNOMED, "373066001", "present"),
        (SNOMED, "263654008", "present"),
        (LOINC, "LA33-6", "present"),
        (LOINC, "LA9633-4", "present"),
        (LOINC, "LA6576-8", "present"),
        ("http://terminology.hl7.org/CodeSystem/v2-0136", "Y", "present"),
        (SNOMED, "2667000", "absent"),
        (SNOMED, "260385009", "absent"),
        (SNOMED, "373067005", "absent"),
        (SNOMED, "17621005", "absent"),
        (LOINC, "LA32-8", "absent"),
        (LOINC, "LA9634-2", "absent"),
        (LOINC, "LA6577-6", "absent"),
        ("https://terminology.hl7.org/CodeSystem/v2-0136/", "N", "absent"),
    ],
)
def test_a_coded_answer(system: str, code: str, status: str) -> None:
    assert told(row("Saddle anesthesia", valueCodeableConcept=coded(system, code))) == [f"{status} {SADDLE}"]


@pytest.mark.parametrize(
    ("system", "code"),
    [
        (SNOMED, "261665006"),
        (LOINC, "LA4489-6"),
        ("http://terminology.hl7.org/CodeSystem/v3-NullFlavor", "ASKU"),
        ("http://terminology.hl7.org/CodeSystem/data-absent-reason", "asked-declined"),
        ("urn:oid:1.2.3", "4711"),
    ],
)
def test_a_coded_answer_that_nobody_knows_is_missing(system: str, code: str) -> None:
    assert told(row("Saddle anesthesia", valueCodeableConcept=coded(system, code))) == []


def test_a_local_answer_is_read_by_its_words() -> None:
    concept = coded("urn:oid:1.2.840.114350.1.13.0.1.7.4.1", "2", "Diminished")
    (reading,) = read(row("Perianal sensation", valueCodeableConcept=concept))
    assert (reading.status, reading.evidence.path) == ("present", "valueCodeableConcept.coding[0].display")


def test_the_words_of_a_coded_answer_add_the_side() -> None:
    concept = {**coded(SNOMED, "10828004"), "text": "Positive on the left at 40 degrees"}
    assert told(row("Straight leg raise", valueCodeableConcept=concept)) == ["present left slr"]


@pytest.mark.parametrize("site", [{"text": "L"}, {"text": "left LE"}, {"text": "LLE"}, coded(SNOMED, "7771000"), coded(SNOMED, "32153003"), coded("urn:local", "ll", "Left lower extremity")])  # fmt: skip
def test_the_body_site_gives_the_side(site: dict[str, object]) -> None:
    assert told(row("EHL", valueString="4/5", bodySite=site)) == [f"present left {EHL} 4"]


def test_both_legs_as_body_site() -> None:
    assert told(row("Leg numbness", valueString="yes", bodySite={"text": "BLE"})) == ["present bilateral leg-numbness"]


def test_the_side_of_the_label_goes_before_the_body_site() -> None:
    assert told(row("R EHL", valueString="4/5", bodySite={"text": "L"})) == [f"present right {EHL} 4"]


def test_a_body_site_says_where_a_general_row_was_examined() -> None:
    assert told(row("Sensation", valueString="decreased", bodySite={"text": "Perineum"})) == [f"present {SADDLE}"]
    assert told(row("Sensation", valueString="decreased", bodySite={"text": "Hand"})) == []


@pytest.mark.parametrize(("flag", "expected"), [("POS", [f"present {SADDLE}"]), ("NEG", [f"absent {SADDLE}"]), ("A", [f"present {SADDLE}"]), ("N", [f"absent {SADDLE}"]), ("IND", [f"possible {SADDLE}"]), ("XYZ", [])])  # fmt: skip
def test_an_interpretation_without_a_value(flag: str, expected: list[str]) -> None:
    assert told(row("Saddle anesthesia", interpretation=[{"coding": [{"code": flag}]}])) == expected


def test_an_interpretation_in_words() -> None:
    assert told(row("Saddle anesthesia", interpretation=[{"text": "Abnormal"}])) == [f"present {SADDLE}"]


def test_an_alarming_interpretation_beside_a_denial_leaves_it_possible() -> None:
    flags = [{"coding": [{"code": "A"}]}]
    assert told(row("Saddle anesthesia", valueString="no", interpretation=flags)) == [f"possible {SADDLE}"]


def test_a_normal_interpretation_takes_nothing_back() -> None:
    flags = [{"coding": [{"code": "N"}]}]
    assert told(row("Saddle anesthesia", valueString="yes", interpretation=flags)) == [f"present {SADDLE}"]


@pytest.mark.parametrize("flag", ["H", "HH"])
def test_a_high_flag_beside_a_number_of_unknown_unit_is_possible(flag: str) -> None:
    flags = [{"coding": [{"code": flag}]}]
    assert told(loinc("1988-5", valueQuantity={"value": 7}, interpretation=flags)) == ["possible crp"]


def test_a_normal_flag_beside_a_number_of_unknown_unit_denies_nothing() -> None:
    flags = [{"coding": [{"code": "N"}]}]
    assert told(loinc("1988-5", valueQuantity={"value": 7}, interpretation=flags)) == []


def test_the_number_goes_before_its_flag() -> None:
    flags = [{"coding": [{"code": "H"}]}]
    quantity = {"value": 8, "unit": "mg/L"}
    assert told(loinc("1988-5", valueQuantity=quantity, interpretation=flags)) == ["absent crp 8 mg/L"]


@pytest.mark.parametrize("reason", ["asked-declined", "unknown", "not-performed", "masked", "error"])
def test_a_reason_for_absence_is_missing_and_no_denial(reason: str) -> None:
    concept = coded("http://terminology.hl7.org/CodeSystem/data-absent-reason", reason)
    sink = collected(row("Saddle anesthesia", dataAbsentReason=concept))
    assert (sink.readings, sink.unmapped_entries) == ([], ())


@pytest.mark.parametrize("status", ["final", "amended", "corrected", "preliminary"])
def test_statements_that_stand(status: str) -> None:
    assert told(row("Saddle anesthesia", valueString="no", status=status)) == [f"absent {SADDLE}"]


@pytest.mark.parametrize("status", ["registered", "unknown", "odd"])
def test_a_status_in_doubt_raises_but_never_denies(status: str) -> None:
    assert told(row("Saddle anesthesia", valueString="yes", status=status)) == [f"present {SADDLE}"]
    assert told(row("Saddle anesthesia", valueString="no", status=status)) == []
    assert told(row("Saddle anesthesia", status=status)) == []


@pytest.mark.parametrize("status", ["cancelled", "entered-in-error"])
def test_what_was_cancelled_is_not_read(status: str) -> None:
    assert told(row("Saddle anesthesia", valueString="yes", status=status)) == []
