"""The API description: valid OpenAPI 3.1, in step with the routes, and its examples work."""

from __future__ import annotations

import json
import re
from importlib import metadata
from typing import Any

import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import validate

from cds_service.bootstrap.application import Application

PAGES = {"/", "/docs", "/docs/assets/{name}", "/docs/examples/{name}", "/launch", "/app"}
"""Pages for people and what they load; the description is of what programs call."""


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    content: dict[str, Any] = client.get("/openapi.json").get_json()
    return content


def test_the_description_is_valid(document: dict[str, Any]) -> None:
    validate(document)


def test_the_description_has_the_version_of_the_program_and_names_that_of_the_knowledge(
    document: dict[str, Any], client: FlaskClient
) -> None:
    knowledge = client.get("/ready").get_json()["knowledgeVersion"]
    assert document["info"]["version"] == metadata.version("radiculopathy-cds")
    assert document["info"]["description"].startswith(f"Knowledge version {knowledge}. ")
    assert f"version {metadata.version('radiculopathy-cds')}, knowledge {knowledge}." in client.get("/docs").get_data(
        as_text=True
    )


def test_the_bare_address_leads_browsers_to_the_explorer_and_tells_programs_that_nothing_is_there(
    client: FlaskClient,
) -> None:
    shown = client.get("/", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (shown.status_code, shown.headers["Location"]) == (302, "/app")
    assert "Accept" in shown.headers["Vary"]
    for accept in ("application/json", "*/*", ""):
        told = client.get("/", headers={"Accept": accept})
        assert told.status_code == 404
        assert told.get_json()["resourceType"] == "OperationOutcome"


def test_every_route_is_described_and_every_description_has_a_route(
    application: Application, document: dict[str, Any]
) -> None:
    routes = set()
    for rule in application.wsgi.url_map.iter_rules():
        path = re.sub(r"<(?:[a-z]+:)?([a-z_]+)>", r"{\1}", rule.rule)
        path = re.sub(r"(/fhir/[A-Za-z]+)/\{name\}", r"\1/{id}", path)
        if not any(path == page or path.startswith(("/app/", "/launch/")) for page in PAGES):
            routes |= {(method.lower(), path) for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}}
    described = {(method, path) for path, methods in document["paths"].items() for method in methods}
    assert described == routes


def test_every_example_of_a_body_is_accepted(client: FlaskClient, document: dict[str, Any]) -> None:
    tried = 0
    for path, methods in document["paths"].items():
        for content_type, content in methods.get("post", {}).get("requestBody", {}).get("content", {}).items():
            if "example" in content:
                answer = client.post(path, data=json.dumps(content["example"]), content_type=content_type)
                assert answer.status_code == 200, (path, answer.get_data(as_text=True))
                tried += 1
    assert tried >= 10


def test_the_reference_page_loads_nothing_from_outside(client: FlaskClient) -> None:
    page = client.get("/docs").get_data(as_text=True)
    assert "order-select" in page
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert loaded
    assert all(not url.startswith(("http:", "https:", "//")) for url in loaded)
    policy = client.get("/docs").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    for url in {url for url in loaded if not url.startswith("#")}:
        assert client.get(url).status_code == 200, url


def test_the_examples_are_served_as_they_are_described(client: FlaskClient, document: dict[str, Any]) -> None:
    example = document["paths"]["/cds-services/lumbar-imaging-order-select"]["post"]["requestBody"]["content"]
    assert client.get("/docs/examples/order-select.json").get_json() == example["application/json"]["example"]
    assert client.get("/docs/examples/..%2Fparts.py").status_code == 404


def test_the_schemas_are_served(client: FlaskClient) -> None:
    for name in (
        "discovery",
        "request-order-select",
        "request-order-sign",
        "request-patient-view",
        "response",
        "feedback",
    ):
        answer = client.get(f"/schemas/{name}.json")
        assert answer.status_code == 200
        assert answer.mimetype == "application/schema+json"
    assert client.get("/schemas/nothing.json").status_code == 404
