"""Discovery: three services, one hook each, with templates that clients of 2.0.1 can fill."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from cds_service.bootstrap.application import Application
from cds_service.hooks.prefetch import check_template
from cds_service.hooks.schema import SchemaName, faults
from tests.conformance.requirements import verifies

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "integration.md"
IDS = ["lumbar-imaging-order-select", "lumbar-imaging-order-sign", "lumbar-radiculopathy-patient-view"]


@verifies("DISC-01", "DISC-04", "DISC-12", "INF-02", "SBX-02", "SBX-03", "GEN-09")
def test_discovery_lists_the_three_services_order_select_first(client: FlaskClient) -> None:
    answer = client.get("/cds-services")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    content = answer.get_json()
    assert faults(SchemaName.DISCOVERY, content) == ()
    assert [service["id"] for service in content["services"]] == IDS
    assert [service["hook"] for service in content["services"]] == ["order-select", "order-sign", "patient-view"]


@verifies("DISC-17", "DISC-06")
def test_every_service_publishes_its_templates(client: FlaskClient) -> None:
    for service in client.get("/cds-services").get_json()["services"]:
        templates = service["prefetch"]
        assert list(templates) == [
            "patient",
            "conditions",
            "observations",
            "medications",
            "procedures",
            "serviceRequests",
            "devices",
            "imaging",
            "encounter",
        ]
        assert [fault for template in templates.values() for fault in check_template(template)] == []
        assert "code=" not in templates["observations"]
        assert service["usageRequirements"]
        assert service["title"]


def test_searches_ask_newest_first_and_are_counted(client: FlaskClient) -> None:
    templates = client.get("/cds-services").get_json()["services"][0]["prefetch"]
    searches = {key: template for key, template in templates.items() if "?" in template}
    assert all("_count=" in template for template in searches.values())
    assert all("_sort=-" in template for key, template in searches.items() if key != "devices")


def test_a_slash_at_the_end_is_no_redirect(client: FlaskClient) -> None:
    assert client.get("/cds-services/").status_code == 200


def test_the_demo_says_so_on_every_answer(client: FlaskClient) -> None:
    assert client.get("/cds-services").headers["X-CDS-Profile"] == "demo"
    assert client.get("/nowhere").headers["X-CDS-Profile"] == "demo"


@pytest.mark.parametrize(("open_discovery", "status"), [("true", 200), ("false", 200)])
def test_the_demo_is_open_either_way(another: Callable[..., Application], open_discovery: str, status: int) -> None:
    app = another(CDS_OPEN_DISCOVERY=open_discovery)
    assert app.wsgi.test_client().get("/cds-services").status_code == status


@verifies("EPIC-02")
def test_the_templates_to_be_pasted_are_those_of_discovery(client: FlaskClient) -> None:
    pasted: dict[str, dict[str, str]] = {}
    address = ""
    for line in GUIDE.read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"\*\*[a-z-]+\*\*: `/cds-services/([a-z-]+)`", line):
            address = heading.group(1)
            pasted[address] = {}
        elif row := re.match(r"\| `([a-zA-Z]+)` \| `([A-Z][^`]*)` \| (required|read from)", line):
            pasted[address][row.group(1)] = row.group(2)
    services = client.get("/cds-services").get_json()["services"]
    assert pasted == {service["id"]: service["prefetch"] for service in services}


R4_SEARCH_PARAMETERS = {
    "Condition": {"patient", "recorded-date", "onset-date", "clinical-status", "category", "code"},
    "Observation": {"patient", "date", "status", "category", "code"},
    "MedicationRequest": {"patient", "authoredon", "date", "status", "intent", "code"},
    "Procedure": {"patient", "date", "status", "category", "code"},
    "ServiceRequest": {"patient", "authored", "occurrence", "status", "intent", "code", "category"},
    "Device": {"patient", "status", "type"},
    "ImagingStudy": {"patient", "started", "status", "modality", "bodysite"},
}
"""Names of R4, as far as a template may need them; R4 Condition has clinical-status and no status."""


@verifies("BUG-04")
def test_templates_search_and_sort_by_parameters_that_r4_has(client: FlaskClient) -> None:
    searches = 0
    for service in client.get("/cds-services").get_json()["services"]:
        for template in service["prefetch"].values():
            kind, _, query = template.partition("?")
            if query:
                pairs = [pair.partition("=")[::2] for pair in query.split("&")]
                used = {value.lstrip("-") if name == "_sort" else name for name, value in pairs if name != "_count"}
                assert used <= R4_SEARCH_PARAMETERS[kind], template
                searches += 1
    assert searches == 21
