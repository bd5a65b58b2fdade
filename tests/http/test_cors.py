"""CORS by exact origin: browsers of listed origins may read answers, nobody else's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from cds_service.bootstrap.application import Application
from tests.conformance.requirements import verifies
from tests.http.conftest import SELECT

SANDBOX = "https://sandbox.cds-hooks.org"
PATHS = ["/cds-services", SELECT, f"{SELECT}/feedback", "/assessments", "/fhir/$assess"]


@verifies("CORS-01", "SBX-01", "CORS-02", "CORS-03", "ISS-07")
@pytest.mark.parametrize("path", PATHS)
def test_the_preflight_of_a_listed_origin_is_answered_and_kept(client: FlaskClient, path: str) -> None:
    answer = client.options(
        path,
        headers={
            "Origin": SANDBOX,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type",
        },
    )
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == SANDBOX
    allowed = {name.strip().lower() for name in answer.headers["Access-Control-Allow-Headers"].split(",")}
    assert {"authorization", "content-type"} <= allowed
    assert int(answer.headers["Access-Control-Max-Age"]) >= 600
    assert "Access-Control-Allow-Credentials" not in answer.headers


@verifies("CORS-04")
@pytest.mark.parametrize("path", PATHS)
def test_answers_and_errors_carry_the_origin(client: FlaskClient, path: str) -> None:
    for call in (client.get, client.post, client.put):
        answer = call(path, headers={"Origin": SANDBOX})
        assert answer.headers["Access-Control-Allow-Origin"] == SANDBOX
        assert "Origin" in answer.headers["Vary"]


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "*",
        "http://sandbox.cds-hooks.org",
        "https://sandbox.cds-hooks.org.evil.example",
        "https://sandbox.cds-hooks.org:8443",
        "http://localhost.evil.example",
        "http://127.0.0.1:80.evil.example",
        "http://localhost:123456",
    ],
)
def test_another_origin_gets_no_permission(client: FlaskClient, origin: str) -> None:
    for answer in (
        client.get("/cds-services", headers={"Origin": origin}),
        client.options(SELECT, headers={"Origin": origin}),
    ):
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert "Origin" in answer.headers["Vary"]


def test_only_listed_origins_count_outside_the_demo_list(another: Callable[..., Application]) -> None:
    client = another(CDS_CORS_ORIGINS="https://ehr.example").wsgi.test_client()
    assert client.get("/cds-services", headers={"Origin": "https://ehr.example"}).headers[
        "Access-Control-Allow-Origin"
    ] == ("https://ehr.example")


def test_a_public_page_may_ask_for_this_machine(client: FlaskClient) -> None:
    headers = {"Origin": SANDBOX, "Access-Control-Request-Private-Network": "true"}
    assert client.options(SELECT, headers=headers).headers["Access-Control-Allow-Private-Network"] == "true"


def test_preflights_are_counted_apart_from_unknown_addresses(another: Callable[..., Application]) -> None:
    client = another().wsgi.test_client()
    client.options(SELECT, headers={"Origin": SANDBOX, "Access-Control-Request-Method": "POST"})
    client.options("/nowhere")
    metrics = client.get("/metrics").get_data(as_text=True)
    assert 'cds_requests_total{route="preflight",status="2xx"} 1.0' in metrics
    assert 'cds_requests_total{route="unmatched",status="4xx"} 1.0' in metrics
