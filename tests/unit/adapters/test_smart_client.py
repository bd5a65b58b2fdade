"""What the OAuth client sends and believes, seen by a server that records every request."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from cds_service.adapters.guard import Guard
from cds_service.adapters.smart_client import AuthlibSmartClient
from cds_service.adapters.smart_registry import read_registrations
from cds_service.services.smart import Grant, LaunchError, LaunchFault, Returned
from tests.conformance.requirements import verifies

BASE = "https://cds.example"
TOKEN: dict[str, Any] = {"access_token": "a-1", "token_type": "Bearer", "expires_in": 300, "patient": "p1"}


class Ehr:
    """A record system: one smart-configuration, one token answer, and everything that was sent."""

    def __init__(self) -> None:
        self.capabilities = [
            "launch-ehr",
            "launch-standalone",
            "client-public",
            "client-confidential-asymmetric",
            "permission-v2",
        ]
        self.more: dict[str, object] = {}
        self.status = 200
        self.answer: object = TOKEN
        self.forms: list[dict[str, str]] = []
        self.headers: list[dict[str, str]] = []
        ehr = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                origin = f"http://{ehr.host}"
                document = {
                    "authorization_endpoint": f"{origin}/auth",
                    "token_endpoint": f"{origin}/token",
                    "revocation_endpoint": f"{origin}/revoke",
                    "code_challenge_methods_supported": ["S256"],
                    "capabilities": ehr.capabilities,
                    **ehr.more,
                }
                self._send(200, document)

            def do_POST(self) -> None:
                text = self.rfile.read(int(self.headers["Content-Length"])).decode()
                ehr.forms.append({"": self.path, **{name: values[0] for name, values in parse_qs(text).items()}})
                ehr.headers.append(dict(self.headers))
                self._send(ehr.status, ehr.answer)

            def _send(self, status: int, content: object) -> None:
                body = content if isinstance(content, bytes) else json.dumps(content).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def client(self, **more: object) -> AuthlibSmartClient:
        entry = {"id": "a", "iss": f"http://{self.host}/fhir", "clientId": "app", "identity": False, **more}
        registrations = read_registrations(json.dumps([entry]), demo=True)
        return AuthlibSmartClient(registrations, Guard(), BASE, ("Patient", "Observation"))

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def ehr() -> Iterator[Ehr]:
    server = Ehr()
    yield server
    server.stop()


def launched(client: AuthlibSmartClient, launch: str | None = "l-1") -> tuple[dict[str, str], Grant]:
    begun = client.begin(client.servers[0], "state-1", "browser-1", launch)
    query = {name: values[0] for name, values in parse_qs(urlsplit(begun.url).query).items()}
    return query, client.finish(begun.pending, Returned("code-1", None, None))


@verifies("APP-01", "APP-07", "APP-08", "APP-10", "APP-13")
def test_a_public_client_sends_the_verifier_and_no_secret(ehr: Ehr) -> None:
    query, grant = launched(ehr.client())
    (form,) = ehr.forms

    assert query["launch"] == "l-1"
    assert query["aud"] == f"http://{ehr.host}/fhir"
    assert query["redirect_uri"] == form["redirect_uri"] == f"{BASE}/launch/callback/a"
    assert form["grant_type"] == "authorization_code"
    assert form["client_id"] == "app"
    assert len(form["code_verifier"]) >= 43
    assert not {"client_secret", "client_assertion"} & form.keys()
    assert "Authorization" not in ehr.headers[0]
    assert ehr.headers[0]["Content-Type"].partition(";")[0] == "application/x-www-form-urlencoded"
    assert (grant.access_token, grant.patient) == ("a-1", "p1")


@verifies("APP-10")
@pytest.mark.parametrize("value", ["a b+c/d=&e%20", "ümlaut", "x" * 1200, "WzAsIiIsImEiXQ=="])
def test_the_launch_value_goes_back_unchanged(ehr: Ehr, value: str) -> None:
    query, _ = launched(ehr.client(), value)

    assert query["launch"] == value
    assert query["scope"].split()[0] == "launch"


@verifies("APP-14", "APP-15", "APP-23")
def test_an_asymmetric_client_signs_an_assertion_as_smart_wants_it(ehr: Ehr, tmp_path: Path) -> None:
    key = ECKey.generate_key("P-384")
    (tmp_path / "key.pem").write_bytes(key.as_pem(private=True))
    client = ehr.client(keyFile=str(tmp_path / "key.pem"))
    _, grant = launched(client)
    client.refresh(Grant("a", "a-1", "launch", "p1", refresh_token="r-1"))
    assertions = [jwt.decode(form["client_assertion"], key, algorithms=["ES384"]) for form in ehr.forms]
    published = json.loads(client.public_keys())["keys"][0]
    first = assertions[0]

    assert grant.patient == "p1"
    assert first.header == {"typ": "JWT", "alg": "ES384", "kid": published["kid"]}
    assert first.claims["iss"] == first.claims["sub"] == "app"
    assert first.claims["aud"] == f"http://{ehr.host}/token"
    assert 0 < first.claims["exp"] - time.time() <= 300
    assert assertions[0].claims["jti"] != assertions[1].claims["jti"]
    assert {form["client_assertion_type"] for form in ehr.forms} == {
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    }


@verifies("APP-10", "APP-11")
def test_a_standalone_launch_asks_for_a_patient_and_an_old_server_gets_old_scopes(ehr: Ehr) -> None:
    ehr.capabilities = ["launch-standalone", "client-public", "permission-patient"]
    query, _ = launched(ehr.client(write=True), launch=None)

    assert "launch" not in query
    assert query["scope"].split() == [
        "launch/patient",
        "online_access",
        "patient/Patient.read",
        "patient/Observation.read",
        "patient/Observation.write",
        "patient/QuestionnaireResponse.write",
    ]


@verifies("APP-23", "APP-24", "APP-25")
def test_a_refresh_names_no_scope_and_keeps_what_the_answer_leaves_out(ehr: Ehr) -> None:
    ehr.answer = {"access_token": "a-2", "token_type": "bearer", "refresh_token": "r-2"}
    old = Grant("a", "a-1", "launch patient/Patient.rs", "p1", "e1", "r-1", handle="h", fhir_user="Practitioner/1")
    fresh = ehr.client().refresh(old)

    assert "scope" not in ehr.forms[0]
    assert (fresh.access_token, fresh.refresh_token, fresh.expires) == ("a-2", "r-2", None)
    assert (fresh.patient, fresh.encounter, fresh.scope, fresh.handle) == ("p1", "e1", old.scope, "h")


def test_a_refreshed_token_of_another_patient_is_refused(ehr: Ehr) -> None:
    ehr.answer = {**TOKEN, "patient": "p2"}

    with pytest.raises(LaunchError) as refused:
        ehr.client().refresh(Grant("a", "a-1", "", "p1", refresh_token="r-1"))
    assert refused.value.fault is LaunchFault.OTHER_PATIENT


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (400, {"error": "invalid_grant"}),
        (401, {"error": "invalid_client", "error_description": "<b>marker</b>"}),
        (500, b"<html>marker</html>"),
        (200, b"not json"),
        (200, []),
        (200, {}),
        (200, {"access_token": "x", "token_type": "mac"}),
        (200, {"access_token": 5, "token_type": "Bearer"}),
        (302, {}),
    ],
)
def test_a_token_answer_that_is_none_ends_the_launch_without_its_words(ehr: Ehr, status: int, answer: object) -> None:
    ehr.status, ehr.answer = status, answer

    with pytest.raises(LaunchError) as refused:
        launched(ehr.client())
    assert refused.value.fault in (LaunchFault.TOKEN, LaunchFault.SERVER_AWAY)
    assert "marker" not in f"{refused.value} {refused.value.detail}"


@verifies("APP-19")
def test_without_an_identity_where_one_was_granted_nothing_is_believed(ehr: Ehr) -> None:
    ehr.more = {"issuer": f"http://{ehr.host}", "jwks_uri": f"http://{ehr.host}/jwks"}
    ehr.answer = {**TOKEN, "scope": "launch openid fhirUser"}

    with pytest.raises(LaunchError) as refused:
        launched(ehr.client(identity=True))
    assert refused.value.fault is LaunchFault.IDENTITY


@verifies("APP-27")
def test_an_answer_of_another_issuer_is_refused_before_the_code_leaves(ehr: Ehr) -> None:
    ehr.more = {"issuer": f"http://{ehr.host}"}
    client = ehr.client()
    begun = client.begin(client.servers[0], "s", "b", "l")
    with pytest.raises(LaunchError) as refused:
        client.finish(begun.pending, Returned("code-1", None, "https://evil.example"))

    assert refused.value.fault is LaunchFault.ISSUER
    assert ehr.forms == []


@verifies("APP-28")
def test_both_tokens_are_revoked_and_a_failure_there_is_of_no_matter(ehr: Ehr) -> None:
    client = ehr.client()
    client.revoke(Grant("a", "a-1", "", "p1", refresh_token="r-1"))
    ehr.status = 503
    client.revoke(Grant("a", "a-2", "", "p1"))

    assert [(form[""], form["token"]) for form in ehr.forms] == [
        ("/revoke", "r-1"),
        ("/revoke", "a-1"),
        ("/revoke", "a-2"),
    ]
