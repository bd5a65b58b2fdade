"""What a server must say of itself before a launch goes on, and where its endpoints may be."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import ECKey

from cds_service.adapters.guard import Guard
from cds_service.adapters.smart_metadata import MetadataReader, require
from cds_service.adapters.smart_registry import Registration, read_registrations
from cds_service.services.smart import LaunchError
from tests.conformance.requirements import verifies

GOOD: dict[str, Any] = {
    "issuer": "http://{host}",
    "jwks_uri": "http://{host}/jwks",
    "authorization_endpoint": "../auth",
    "token_endpoint": "http://{host}/token",
    "code_challenge_methods_supported": ["S256"],
    "capabilities": ["launch-ehr", "launch-standalone", "client-public", "permission-v2", "permission-patient"],
}


class Ehr:
    """A server that answers with one document and counts how often it was asked."""

    def __init__(self) -> None:
        self.document: object = GOOD
        self.status = 200
        self.asked: list[str] = []
        ehr = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                ehr.asked.append(f"{self.path} {self.headers['Accept']}")
                body = json.dumps(ehr.document).replace("{host}", ehr.host).encode()
                self.send_response(ehr.status)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def ehr() -> Iterator[Ehr]:
    server = Ehr()
    yield server
    server.stop()


def registered(ehr: Ehr, **more: object) -> Registration:
    entry = {"id": "a", "iss": f"http://{ehr.host}/fhir", "clientId": "app", **more}
    return read_registrations(json.dumps([entry]), demo=True)[0]


@verifies("APP-04")
def test_relative_endpoints_count_from_the_fhir_base_and_the_document_is_kept(ehr: Ehr) -> None:
    reader, registration = MetadataReader(Guard()), registered(ehr)
    metadata = reader.of(registration)
    reader.of(registration)

    assert metadata.authorize == f"http://{ehr.host}/auth"
    assert ehr.asked == ["/fhir/.well-known/smart-configuration application/json"]


def test_after_ten_minutes_it_is_asked_again(ehr: Ehr) -> None:
    now = [0.0]
    reader, registration = MetadataReader(Guard(), lambda: now[0]), registered(ehr)
    reader.of(registration)
    now[0] = 601.0
    reader.of(registration)

    assert len(ehr.asked) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"code_challenge_methods_supported": ["plain"]},
        {"code_challenge_methods_supported": []},
        {"capabilities": ["launch-ehr"]},
        {"authorization_endpoint": None},
        {"token_endpoint": "http://127.0.0.1:1/token"},
        {"authorization_endpoint": "https://evil.example/auth"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": "http://user@127.0.0.1/jwks"},
    ],
)
@verifies("APP-02", "APP-05", "APP-08")
def test_a_document_that_does_not_do_ends_the_launch(ehr: Ehr, change: dict[str, object]) -> None:
    ehr.document = {name: value for name, value in {**GOOD, **change}.items() if value is not None}

    with pytest.raises(LaunchError, match="serverUnfit"):
        MetadataReader(Guard()).of(registered(ehr))


@pytest.mark.parametrize("status", [404, 500, 302])
@verifies("APP-04")
def test_a_server_without_document_is_away_and_no_redirect_is_followed(ehr: Ehr, status: int) -> None:
    ehr.status = status

    with pytest.raises(LaunchError, match="serverAway"):
        MetadataReader(Guard()).of(registered(ehr))
    assert len(ehr.asked) == 1


def test_an_authorization_server_elsewhere_must_be_registered(ehr: Ehr) -> None:
    ehr.document = {**GOOD, "token_endpoint": "http://localhost:9/token"}

    metadata = MetadataReader(Guard()).of(registered(ehr, authHosts=["http://localhost:9"]))
    assert str(metadata.token) == "http://localhost:9/token"


@pytest.mark.parametrize(
    ("change", "ehr_launch", "lacks"),
    [
        ({"capabilities": ["launch-ehr", "client-public", "permission-v2"]}, False, "launch-standalone"),
        ({"capabilities": ["launch-standalone", "client-public", "permission-v2"]}, True, "launch-ehr"),
        ({"capabilities": ["launch-ehr", "permission-v2"]}, True, "client-public"),
        ({"issuer": None}, True, "openid"),
    ],
)
@verifies("APP-05")
def test_a_missing_capability_is_named(ehr: Ehr, change: dict[str, object], ehr_launch: bool, lacks: str) -> None:
    ehr.document = {name: value for name, value in {**GOOD, **change}.items() if value is not None}
    registration = registered(ehr)
    metadata = MetadataReader(Guard()).of(registration)

    with pytest.raises(LaunchError) as refused:
        require(metadata, registration, ehr=ehr_launch)
    assert lacks in refused.value.detail


@verifies("APP-05")
def test_a_server_without_asymmetric_clients_is_not_asked_with_a_key(ehr: Ehr, tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_bytes(ECKey.generate_key("P-384").as_pem(private=True))
    registration = registered(ehr, keyFile=str(tmp_path / "key.pem"))
    metadata = MetadataReader(Guard()).of(registration)

    with pytest.raises(LaunchError) as refused:
        require(metadata, registration, ehr=True)
    assert "client-confidential-asymmetric" in refused.value.detail
