"""What ``$assess`` sends is valid against the JSON Schema of FHIR R4, an independent check beside the models."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient

from tests.http.conftest import FIXTURES

PATIENTS = ("appropriate", "child", "defer", "emergency", "infection", "insufficient", "post-operative", "pregnant")


@pytest.fixture(scope="module")
def schema(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "data/fhir-r4-schema/fhir.schema.json").read_text("utf-8"))
    return found


def _of(kind: str, schema: dict[str, Any]) -> jsonschema.Draft6Validator:
    return jsonschema.Draft6Validator({"$ref": f"#/definitions/{kind}", "definitions": schema["definitions"]})


def _resources(bundle: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The resources of the Bundle, each with those it contains taken out and given by themselves."""
    for entry in bundle["entry"]:
        resource = entry["resource"]
        yield from resource.pop("contained", ())
        yield resource


@pytest.mark.parametrize("name", PATIENTS)
def test_the_answer_is_valid_r4(client: FlaskClient, schema: dict[str, Any], name: str) -> None:
    body = (FIXTURES / "patients" / f"{name}.json").read_bytes()
    answer = client.post("/fhir/$assess", data=body, content_type="application/fhir+json")
    assert answer.status_code == 200
    bundle = answer.get_json()
    resources = list(_resources(bundle))
    assert "GuidanceResponse" in {resource["resourceType"] for resource in resources}
    for resource in resources:
        faults = [error.message for error in _of(resource["resourceType"], schema).iter_errors(resource)]
        assert faults == [], resource["resourceType"]
    shell = {**bundle, "entry": [{k: v for k, v in entry.items() if k != "resource"} for entry in bundle["entry"]]}
    assert [error.message for error in _of("Bundle", schema).iter_errors(shell)] == []


def test_the_schema_refuses_what_is_not_r4(schema: dict[str, Any]) -> None:
    wrong = {"resourceType": "GuidanceResponse", "status": "finished"}
    assert list(_of("GuidanceResponse", schema).iter_errors(wrong)) != []
