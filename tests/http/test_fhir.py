"""The FHIR side: ``$assess`` and the knowledge as resources, all of them valid R4."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fhir.resources.R4B import get_fhir_model_class
from flask.testing import FlaskClient

from tests.conformance.requirements import verifies
from tests.http.conftest import FIXTURES

PATIENTS = ["emergency", "defer", "appropriate", "child", "insufficient", "post-operative", "pregnant", "infection"]
AS_OF = "2026-11-22T09:00:00Z"


def valid(content: dict[str, Any]) -> None:
    get_fhir_model_class(content["resourceType"]).model_validate(content)


def parameters(name: str) -> dict[str, Any]:
    bundle = json.loads((FIXTURES / "patients" / f"{name}.json").read_text(encoding="utf-8"))
    searched = ("Condition", "Observation", "MedicationRequest", "Procedure", "Device", "ImagingStudy")
    return {
        "resourceType": "Parameters",
        "parameter": [
            {"name": "record", "resource": bundle},
            {"name": "asOf", "valueInstant": AS_OF},
            *({"name": "searched", "valueCode": kind} for kind in searched),
        ],
    }


@verifies("GEN-03")
@pytest.mark.parametrize("name", PATIENTS)
def test_the_operation_answers_with_valid_resources_that_refer_to_each_other(client: FlaskClient, name: str) -> None:
    answer = client.post("/fhir/$assess", data=json.dumps(parameters(name)), content_type="application/fhir+json")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.mimetype == "application/fhir+json"
    bundle = answer.get_json()
    valid(bundle)
    for entry in bundle["entry"]:
        valid(entry["resource"])
    guidance = bundle["entry"][0]["resource"]
    assert guidance["resourceType"] == "GuidanceResponse"
    names = {entry["fullUrl"] for entry in bundle["entry"]}
    group = next(e["resource"] for e in bundle["entry"] if e["fullUrl"] == guidance["result"]["reference"])
    wanted = [action["resource"]["reference"] for card in group["action"] for action in card.get("action", ())]
    assert all(reference in names for reference in wanted if reference.startswith("urn:uuid:"))


def test_the_same_record_gives_the_same_bytes(client: FlaskClient) -> None:
    first, second = (
        client.post("/fhir/$assess", data=json.dumps(parameters("defer")), content_type="application/fhir+json").data
        for _ in range(2)
    )
    assert first == second


def test_undecided_says_that_data_are_required(client: FlaskClient) -> None:
    body = json.dumps(parameters("insufficient"))
    guidance = client.post("/fhir/$assess", data=body, content_type="application/fhir+json").get_json()["entry"][0][
        "resource"
    ]
    assert guidance["status"] == "data-required"


def test_the_statement_is_valid_and_names_what_is_there(client: FlaskClient) -> None:
    statement = client.get("/fhir/metadata").get_json()
    valid(statement)
    types = {resource["type"] for resource in statement["rest"][0]["resource"]}
    assert {"ValueSet", "Questionnaire", "ActivityDefinition", "CodeSystem", "OperationDefinition"} == types
    for kind in types:
        bundle = client.get(f"/fhir/{kind}").get_json()
        valid(bundle)
        assert bundle["total"] == len(bundle["entry"]) > 0, kind


@pytest.mark.parametrize(
    "kind", ["ValueSet", "Questionnaire", "ActivityDefinition", "CodeSystem", "OperationDefinition"]
)
def test_every_published_resource_is_valid_and_can_be_read_by_its_id(client: FlaskClient, kind: str) -> None:
    for entry in client.get(f"/fhir/{kind}").get_json()["entry"]:
        valid(entry["resource"])
        read = client.get(f"/fhir/{kind}/{entry['resource']['id']}")
        assert read.get_json() == entry["resource"]
        assert read.mimetype == "application/fhir+json"


def test_a_search_by_canonical_url_finds_one(client: FlaskClient) -> None:
    url = client.get("/fhir/Questionnaire").get_json()["entry"][0]["resource"]["url"]
    assert client.get("/fhir/Questionnaire", query_string={"url": url}).get_json()["total"] == 1
    empty = client.get("/fhir/Questionnaire", query_string={"url": "urn:nothing"}).get_json()
    assert empty["total"] == 0
    assert "entry" not in empty


def test_an_unknown_resource_is_a_404_in_fhir_json(client: FlaskClient) -> None:
    answer = client.get("/fhir/ValueSet/nothing")
    assert answer.status_code == 404
    assert answer.mimetype == "application/fhir+json"
    assert answer.get_json()["resourceType"] == "OperationOutcome"
