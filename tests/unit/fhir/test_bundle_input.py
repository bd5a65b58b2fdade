"""A Bundle as the input of an assessment: one patient, what it holds, what was searched (contract 6)."""

import json
from typing import Any

import pytest

from cds_service.clinical.findings import SourceState
from cds_service.errors import RequestError
from cds_service.fhir.bundle_input import PatientBundle, read_bundle
from cds_service.fhir.record import Key

from .parts import NEXT, PATIENT, Json, bundle, condition, observation

REQUEST: Json = {
    "resourceType": "ServiceRequest",
    "id": "r",
    "status": "draft",
    "subject": {"reference": "Patient/anna"},
}


def read(value: Any, *searched: str) -> PatientBundle:
    return read_bundle(json.dumps(value).encode(), searched)


def collection(*resources: Json) -> Json:
    return bundle(*resources) | {"type": "collection"}


def test_a_collection_gives_the_types_that_it_holds() -> None:
    found = read(collection(PATIENT, condition("a")))
    states = {key: found.record.source(key).state for key in (Key.PATIENT, Key.CONDITIONS, Key.OBSERVATIONS)}
    assert states == {
        Key.PATIENT: SourceState.GIVEN,
        Key.CONDITIONS: SourceState.GIVEN,
        Key.OBSERVATIONS: SourceState.NOT_SENT,
    }
    assert found.patient_id == "anna"


def test_types_that_were_searched_are_empty() -> None:
    found = read(collection(PATIENT), "Condition", "Observation", "Basic")
    assert found.record.source(Key.CONDITIONS).state is SourceState.EMPTY
    assert found.record.source(Key.PROCEDURES).state is SourceState.NOT_SENT


def test_searched_does_not_empty_what_is_there() -> None:
    found = read(collection(PATIENT, condition("a")), "Condition")
    assert found.record.source(Key.CONDITIONS).state is SourceState.GIVEN


def test_each_searchset_of_a_batch_response_counts_by_itself() -> None:
    empty = bundle(total=0, link=[{"relation": "self", "url": "https://ehr.example.org/fhir/Procedure?patient=anna"}])
    value = {
        "resourceType": "Bundle",
        "type": "batch-response",
        "entry": [
            {"resource": PATIENT, "response": {"status": "200 OK"}},
            {"resource": bundle(condition("a")), "response": {"status": "200"}},
            {"resource": bundle(observation("o", "2026-11-01"), link=NEXT), "response": {"status": "200"}},
            {"resource": empty, "response": {"status": "200"}},
            {"response": {"status": "403"}},
        ],
    }
    found = read(value).record
    assert {key.value: found.source(key).state.value for key in Key} == {
        "patient": "given",
        "conditions": "given",
        "observations": "truncated",
        "medications": "notSent",
        "procedures": "empty",
        "serviceRequests": "notSent",
        "devices": "notSent",
        "imaging": "notSent",
        "encounter": "notSent",
    }


@pytest.mark.parametrize(
    "resources",
    [
        (PATIENT, {**PATIENT, "id": "bert"}),
        (PATIENT, condition("a"), condition("b", "Patient/bert")),
        (condition("a"), condition("b", "Patient/bert")),
    ],
)
def test_resources_of_several_patients_are_refused(resources: tuple[Json, ...]) -> None:
    with pytest.raises(RequestError) as refused:
        read(collection(*resources))
    assert refused.value.status == 422


def test_a_bundle_without_a_patient_belongs_to_whom_its_resources_name() -> None:
    assert (
        read(collection(condition("a"), condition("b", "https://ehr.example.org/fhir/Patient/anna"))).patient_id
        == "anna"
    )


def test_a_bundle_that_names_nobody_is_read_all_the_same() -> None:
    found = read(collection(condition("a", None)))
    assert found.patient_id is None
    assert [c.id for c in found.record.conditions] == ["a"]


def test_references_by_full_url_are_the_patients() -> None:
    value = collection(condition("a", "urn:uuid:8d1a"))
    value["entry"].append({"fullUrl": "urn:uuid:8d1a", "resource": PATIENT})
    assert [c.id for c in read(value).record.conditions] == ["a"]


def test_an_entry_that_says_nothing_of_itself_spoils_the_silence_of_the_red_flag_sources() -> None:
    value = collection(PATIENT, condition("a"), observation("o", "2026-11-01"))
    value["entry"].append({"resource": 7})
    found = read(value).record
    assert (found.source(Key.CONDITIONS).defects, found.source(Key.OBSERVATIONS).defects) == (1, 1)


def test_requests_are_kept_as_they_were_received() -> None:
    found = read(collection(PATIENT, REQUEST))
    assert [json.loads(raw) for _, raw in found.requests] == [REQUEST]


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"resourceType":"Patient"}', b'{"resourceType":"Bundle","entry":{}}'])
def test_what_is_no_bundle_is_refused(body: bytes) -> None:
    with pytest.raises(RequestError) as refused:
        read_bundle(body)
    assert refused.value.status == 400
