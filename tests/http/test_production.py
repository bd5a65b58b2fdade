"""The production profile: trusted issuers only, https, no demo mark, nothing open that the demo opens."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cds_service.bootstrap.application import Application
from cds_service.bootstrap.start import prepare_start, remarks
from cds_service.errors import SettingsError
from cds_service.settings import read_settings
from tests.conformance.requirements import verifies
from tests.http.conftest import SELECT, environment
from tests.http.process import Server
from tests.unit.adapters import signing as s


def production(folder: Path, base: str = s.BASE, **more: Any) -> dict[str, str]:
    """Settings of a production service that trusts one issuer."""
    keys = folder / "jwks.json"
    keys.write_bytes(s.jwks(s.jwk("ec-1", s.EC_KEY)))
    issuer = {"issuer": s.ISSUER, "jwksFile": str(keys), "fhirBases": ["https://ehr.example/fhir"], **more}
    return {
        "CDS_PROFILE": "production",
        "CDS_BASE_URL": base,
        "CDS_TRUSTED_ISSUERS": json.dumps([issuer]),
    }


def bearer(path: str = SELECT, base: str = s.BASE, **changes: object) -> dict[str, str]:
    now = int(datetime.now(UTC).timestamp())
    token = s.token(aud=f"{base}{path}", iat=now, exp=now + 300, **changes)
    return {"Authorization": f"Bearer {token}"}


def test_production_does_not_trust_the_public_sandbox_whose_key_everybody_has(tmp_path: Path) -> None:
    settings = read_settings(production(tmp_path, issuer="https://sandbox.cds-hooks.org"))
    with pytest.raises(SettingsError, match="everybody has the key"):
        prepare_start(settings)


def test_an_issuer_with_a_client_profile_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    settings = read_settings(production(tmp_path, profile="epik"))
    with pytest.raises(SettingsError, match="the profile must be one of cerner, epic, generic"):
        prepare_start(settings)


@pytest.fixture
def service(another: Callable[..., Application], tmp_path: Path) -> Application:
    return another(**production(tmp_path))


def test_a_call_without_a_token_is_a_bare_401(service: Application, order_select: dict[str, Any]) -> None:
    answer = service.wsgi.test_client().post(SELECT, data=json.dumps(order_select), content_type="application/json")
    assert answer.status_code == 401
    assert answer.data == b""
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@verifies("INF-04")
def test_a_trusted_client_is_answered_once_per_token(service: Application, order_select: dict[str, Any]) -> None:
    client, headers = service.wsgi.test_client(), bearer()
    first, second = (
        client.post(SELECT, data=json.dumps(order_select), content_type="application/json", headers=headers)
        for _ in range(2)
    )
    assert (first.status_code, second.status_code) == (200, 401)
    assert "X-CDS-Profile" not in first.headers
    assert first.headers["Strict-Transport-Security"].startswith("max-age=")


@pytest.mark.parametrize("path", [SELECT, f"{SELECT}/feedback", "/assessments", "/fhir/$assess"])
def test_every_address_with_patient_data_needs_a_token(service: Application, path: str) -> None:
    answer = service.wsgi.test_client().post(path, data="{}", content_type="application/json")
    assert answer.status_code == 401


def test_a_body_of_an_unknown_caller_is_not_read(service: Application) -> None:
    answer = service.wsgi.test_client().post(SELECT, data=b"{broken", content_type="application/json")
    assert answer.status_code == 401


def test_a_token_for_another_address_is_refused(service: Application, order_select: dict[str, Any]) -> None:
    headers = bearer("/cds-services/lumbar-imaging-order-sign")
    answer = service.wsgi.test_client().post(
        SELECT, data=json.dumps(order_select), content_type="application/json", headers=headers
    )
    assert answer.status_code == 401


def test_loopback_servers_are_not_read_without_being_listed(service: Application, order_select: dict[str, Any]) -> None:
    order_select["prefetch"] = {"patient": order_select["prefetch"]["patient"]}
    order_select["fhirServer"] = "http://127.0.0.1:9/fhir"
    order_select["fhirAuthorization"] = {
        "access_token": "opaque",
        "token_type": "Bearer",
        "expires_in": 300,
        "scope": "user/*.read",
        "subject": "cds",
    }
    answer = service.wsgi.test_client().post(
        SELECT, data=json.dumps(order_select), content_type="application/json", headers=bearer()
    )
    assert answer.status_code == 412
    assert "notAllowed" in answer.get_data(as_text=True)


def test_an_app_may_ask_about_the_patient_of_its_token_only(service: Application, order_select: dict[str, Any]) -> None:
    client = service.wsgi.test_client()
    patient = order_select["context"]["patientId"]

    def ask(named: str) -> int:
        headers = bearer("/assessments", patient=named)
        body = json.dumps(order_select)
        return client.post("/assessments", data=body, content_type="application/json", headers=headers).status_code

    assert ask(patient) == 200
    assert ask(f"Patient/{patient}") == 200
    assert ask("somebody-else") == 403


@verifies("DISC-18")
def test_closed_discovery_needs_a_token(another: Callable[..., Application], tmp_path: Path) -> None:
    client = another(**production(tmp_path), CDS_OPEN_DISCOVERY="false").wsgi.test_client()
    assert client.get("/cds-services").status_code == 401
    assert client.get("/cds-services", headers=bearer("/cds-services")).status_code == 200


def test_metrics_ask_for_their_token(another: Callable[..., Application], tmp_path: Path) -> None:
    client = another(**production(tmp_path), CDS_METRICS_TOKEN="m" * 20).wsgi.test_client()
    assert client.get("/metrics").status_code == 401
    assert client.get("/metrics", headers={"Authorization": f"Bearer {'m' * 20}"}).status_code == 200


def test_the_sandbox_origin_is_not_allowed_unless_listed(service: Application) -> None:
    answer = service.wsgi.test_client().get("/cds-services", headers={"Origin": "https://sandbox.cds-hooks.org"})
    assert "Access-Control-Allow-Origin" not in answer.headers


@verifies("GEN-02")
@pytest.mark.parametrize(
    ("base", "more"),
    [
        ("http://cds.example", {}),
        (s.BASE, {"fhirBases": ["http://ehr.example/fhir"]}),
        (s.BASE, {"jku": "http://ehr.example/jwks.json"}),
    ],
)
def test_production_travels_over_https_alone(
    another: Callable[..., Application], tmp_path: Path, base: str, more: dict[str, Any]
) -> None:
    with pytest.raises(SettingsError):
        another(**production(tmp_path, base, **more))


_TOGETHER = pytest.mark.xdist_group("two_workers")  # one start for all of them


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("production")
    settings = production(folder)
    with Server(folder, "--workers", "2", **settings, CDS_LOG_LEVEL="error") as running:
        yield running


@_TOGETHER
@verifies("SEC-07")
def test_one_token_24_times_at_once_over_two_workers_is_answered_once(
    two_workers: Server, order_select: dict[str, Any]
) -> None:
    body, headers = json.dumps(order_select).encode(), bearer()
    for _ in range(3):
        start = threading.Barrier(24)

        def ask(_: int, start: threading.Barrier = start, headers: dict[str, str] = headers) -> int:
            start.wait()
            return two_workers.post(SELECT, body, **headers).status

        with ThreadPoolExecutor(24) as pool:
            statuses = list(pool.map(ask, range(24)))
        assert sorted(statuses) == [200] + [401] * 23
        headers = bearer()


@_TOGETHER
def test_workers_agree_on_the_answer(two_workers: Server, order_select: dict[str, Any]) -> None:
    bodies = {
        json.loads(two_workers.post(SELECT, json.dumps(order_select).encode(), **bearer()).body)["cards"][0]["uuid"]
        for _ in range(12)
    }
    assert len(bodies) == 1


@_TOGETHER
def test_metrics_of_two_workers_are_added_up(two_workers: Server) -> None:
    text = two_workers.call("GET", "/metrics").body.decode()
    assert "cds_requests_total" in text


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "refused tokens have no limit"),
        ({"CDS_CALLS_PER_ADDRESS": "50"}, "all callers share its address"),
        ({"CDS_TRUSTED_PROXIES": "1"}, None),
    ],
)
def test_a_start_without_named_proxies_says_what_that_means_for_the_limits(
    tmp_path: Path, more: dict[str, str], said: str | None
) -> None:
    told = remarks(read_settings(environment(tmp_path, **production(tmp_path), **more)))
    assert told == () if said is None else len(told) == 1 and said in told[0]
