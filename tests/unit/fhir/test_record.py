"""Whose resources are read, how they are recognised, and that their order does not matter."""

import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_service.clinical.assessment import Ignored
from cds_service.clinical.findings import SourceState
from cds_service.fhir.bundles import RecordBuilder, prefetched_patient_differs
from cds_service.fhir.record import Key

from .parts import NEXT, PATIENT, Json, bundle, condition, names, observation, record


@pytest.mark.parametrize(
    "subject",
    [
        "Patient/anna",
        "https://ehr.example.org/fhir/Patient/anna",
        "Patient/anna/_history/3",
        "urn:uuid:anna",
        "anna",
        "#me",
        None,
    ],
)
def test_a_reference_in_any_form_means_the_patient(subject: str | None) -> None:
    assert names(record(conditions=bundle(condition("a", subject)))) == ["a"]


@pytest.mark.parametrize(
    "subject",
    [
        "Patient/bert",
        "https://ehr.example.org/fhir/Patient/bert",
        "urn:uuid:bert",
        "Group/anna",
        "Patient/anna2",
        "RelatedPerson/anna",
    ],
)
def test_another_patients_resource_is_left_out_and_listed(subject: str) -> None:
    found = record(conditions=bundle(condition("a", subject)))
    assert names(found) == []
    assert found.ignored == (Ignored("Condition/a", "otherPatient"),)
    assert found.source(Key.CONDITIONS).state is SourceState.EMPTY


def test_the_full_url_of_the_patient_is_a_name_of_the_patient() -> None:
    value = {"resourceType": "Bundle", "entry": [{"fullUrl": "urn:uuid:17", "resource": PATIENT}]}
    assert names(record(patient=value, conditions=bundle(condition("a", "urn:uuid:17")))) == ["a"]


def test_another_patients_broken_entry_does_not_spoil_silence() -> None:
    broken = {"resourceType": "Condition", "id": "b", "category": 7, "subject": {"reference": "Patient/bert"}}
    found = record(conditions=bundle(broken))
    assert found.source(Key.CONDITIONS).defects == 0
    assert found.ignored == (Ignored("Condition/b", "otherPatient"),)


def test_another_patients_resource_of_a_type_that_nobody_reads_is_listed() -> None:
    immunization = {"resourceType": "Immunization", "id": "i", "patient": {"reference": "Patient/bert"}}
    assert record(conditions=bundle(immunization)).ignored == (Ignored("Immunization/i", "otherPatient"),)


def test_the_prefetched_patient_may_not_be_somebody_else() -> None:
    assert prefetched_patient_differs(json.dumps({**PATIENT, "id": "bert"}).encode(), "anna")
    assert not prefetched_patient_differs(json.dumps(PATIENT).encode(), "anna")
    assert not prefetched_patient_differs(b"null", "anna")


@pytest.mark.parametrize(
    "members",
    [
        {"verificationStatus": {"coding": [{"code": "entered-in-error"}]}},
        {"status": "entered-in-error"},
    ],
)
def test_what_was_entered_in_error_is_left_out_and_listed(members: Json) -> None:
    resource = (
        condition("a", **members) if "verificationStatus" in members else observation("a", "2026-11-01", **members)
    )
    found = record(conditions=bundle(resource))
    assert (found.conditions, found.observations) == ((), ())
    assert [i.reason for i in found.ignored] == ["enteredInError"]


def test_a_resource_under_any_key_is_read_by_its_type() -> None:
    found = record(Whatever=bundle(PATIENT, condition("a"), observation("o", "2026-11-01")))
    assert found.patient is not None
    assert names(found) == ["a"]
    assert [o.id for o in found.observations] == ["o"]
    assert found.source(Key.CONDITIONS).state is SourceState.NOT_SENT


def test_a_medication_is_found_by_reference_and_by_full_url() -> None:
    medication = {"resourceType": "Medication", "id": "m", "code": {"text": "Ibuprofen"}}
    found = record(medications={"resourceType": "Bundle", "entry": [{"fullUrl": "urn:uuid:9", "resource": medication}]})
    assert found.medication_codes["Medication/m"].text == "Ibuprofen"
    assert found.medication_codes["urn:uuid:9"].text == "Ibuprofen"


def test_of_two_versions_the_newer_one_counts() -> None:
    old = condition("a", meta={"lastUpdated": "2026-11-01T10:00:00Z"})
    new = condition("a", meta={"lastUpdated": "2026-11-02T09:00:00+01:00"}, code={"text": "Sciatica"})
    found = record(conditions=bundle(new, old))
    assert [c.code.text for c in found.conditions if c.code] == ["Sciatica"]


def test_resources_without_an_id_are_all_kept() -> None:
    one, other = condition("x"), condition("x", code={"text": "Sciatica"})
    del one["id"], other["id"]
    assert len(record(conditions=bundle(one, other, one)).conditions) == 2


def test_numbers_in_quotes_and_nulls_do_not_spoil_a_resource() -> None:
    value = observation("o", "2026-11-01", valueQuantity={"value": "250", "unit": "mL"}, note=None)
    found = record(observations=bundle(value))
    assert found.observations[0].value_quantity is not None
    assert found.observations[0].value_quantity.value == 250
    assert found.source(Key.OBSERVATIONS).defects == 0


@pytest.mark.parametrize(
    "body",
    [
        {
            "resourceType": "Condition",
            "id": "d",
            "verificationStatus": "confirmed",
            "patient": {"reference": "Patient/anna"},
        },
        {"resourceType": "MedicationOrder", "id": "d", "patient": {"reference": "Patient/anna"}, "note": "as needed"},
        {"resourceType": "DiagnosticOrder", "id": "d", "subject": {"reference": "Patient/anna"}, "item": []},
        {"resourceType": "Observation", "id": "d", "code": "8310-5", "subject": {"reference": "Patient/anna"}},
        {"resourceType": "Encounter", "id": "d", "class": "emergency", "patient": {"reference": "Patient/anna"}},
        {"resourceType": "Brandnew", "id": "d", "subject": [{"reference": "Patient/anna"}]},
    ],
)
def test_bodies_of_other_versions_of_fhir_cost_no_neighbour(body: Json) -> None:
    assert names(record(conditions=bundle(condition("a"), body))) == ["a"]


PEOPLE: list[Json] = [
    condition("a"),
    condition("b", code={"text": "Sciatica"}),
    condition("c", None),
    condition("other", "Patient/bert"),
    observation("o", "2026-11-01"),
    observation("p", "2026-10-01", valueString=None, valueQuantity={"value": 38.5, "unit": "Cel"}),
    {"resourceType": "Condition", "id": "broken", "category": 7},
]


@given(st.randoms(use_true_random=False), st.integers(1, 4), st.lists(st.sampled_from(PEOPLE), max_size=6))
def test_shuffled_repeated_and_paged_entries_are_the_same_record(
    chance: random.Random, pages: int, again: list[Json]
) -> None:
    entries = [*PEOPLE, *again]
    chance.shuffle(entries)
    builder = RecordBuilder("anna")
    for number in range(pages):
        last = number == pages - 1
        page = bundle(*entries[number::pages], **({} if last else {"link": NEXT}))
        builder.add("conditions", json.dumps(page).encode())
    found, plain = builder.build(), record(conditions=bundle(*PEOPLE))
    assert found.conditions == plain.conditions
    assert found.observations == plain.observations
    assert found.ignored == plain.ignored
    assert found.source(Key.CONDITIONS).state == plain.source(Key.CONDITIONS).state


@given(st.sampled_from([r for r in PEOPLE if r.get("id") != "broken"]))
def test_another_patients_resource_changes_nothing(resource: Json) -> None:
    foreign = {**resource, "id": "foreign", "subject": {"reference": "Patient/bert"}}
    found, plain = record(conditions=bundle(*PEOPLE, foreign)), record(conditions=bundle(*PEOPLE))
    assert (found.conditions, found.observations, found.sources) == (
        plain.conditions,
        plain.observations,
        plain.sources,
    )
    assert Ignored(f"{resource['resourceType']}/foreign", "otherPatient") in found.ignored


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["resourceType", "entry", "resource", "id", "code", "subject", "status", "link", "total", "issue"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(json_values, st.sampled_from(["Bundle", "Condition", "Observation", "OperationOutcome", "Patient"]))
def test_no_json_is_an_error(value: Any, kind: str) -> None:
    body = {"resourceType": kind, **value} if isinstance(value, dict) else value
    found = record(conditions=body)
    assert found.source(Key.CONDITIONS).state is not SourceState.NOT_SENT


def test_one_item_where_a_list_belongs_is_a_list_of_one() -> None:
    """As Epic writes some repeating elements, also deep inside and beside nulls."""
    found = record(
        conditions=bundle(
            {
                "resourceType": "Condition",
                "id": "a",
                "clinicalStatus": {"coding": {"code": "active"}, "text": None},
                "code": {"coding": {"system": "http://snomed.info/sct", "code": "279039007"}},
                "category": {"coding": [{"code": "problem-list-item"}, None]},
                "note": {"text": "since Monday"},
                "subject": {"reference": "Patient/anna"},
            }
        )
    )
    (read,) = found.conditions
    assert read.code is not None
    assert [coding.code for coding in read.code.coding] == ["279039007"]
    assert [note.text for note in read.note] == ["since Monday"]
    assert found.source(Key.CONDITIONS).state is SourceState.GIVEN


@pytest.mark.parametrize("code", [{"coding": "279039007"}, {"coding": 7}, [{"text": "pain"}], "pain"])
def test_what_is_not_the_item_of_the_list_either_stays_unreadable(code: object) -> None:
    broken = {"resourceType": "Condition", "id": "a", "code": code, "subject": {"reference": "Patient/anna"}}
    found = record(conditions=bundle(broken))
    assert found.conditions == ()
    assert [entry.reason for entry in found.ignored] == ["unreadable"]


def test_what_is_mended_keeps_the_resources_that_it_contains() -> None:
    medication = {"resourceType": "Medication", "id": "m", "code": {"text": "ibuprofen"}}
    request = {
        "resourceType": "MedicationRequest",
        "id": "a",
        "status": "active",
        "note": None,
        "contained": [medication],
        "medicationReference": {"reference": "#m"},
        "subject": {"reference": "Patient/anna"},
    }
    (read,) = record(medications=bundle(request)).medications
    assert [json.loads(bytes(raw)) for raw in read.contained] == [medication]
