"""``doctor`` against a real FHIR server: which keys resolve, what is not supported, what is not understood."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.run import Ran, run
from tests.fhir_server.patients import patients
from tests.fhir_server.server import FhirServer
from tests.unit.adapters import signing as s

pytestmark = [pytest.mark.fhir_server, pytest.mark.xdist_group("fhir_server")]

PATIENT = patients()[2]
LOCAL = {
    "resourceType": "Observation",
    "id": "local-1",
    "status": "final",
    "code": {"coding": [{"system": "urn:oid:1.2.3.4.5", "code": "FLO-77", "display": "Gait belt used"}]},
    "subject": {"reference": f"Patient/{PATIENT.id}"},
    "effectiveDateTime": "2026-11-20",
    "valueString": "yes",
}
AUTH = {
    "types": ["smart"],
    "smart_clients": [
        {"client_id": "loader", "client_secret": "secret-of-the-loader", "scopes": "system/*.*"},
        {"client_id": "narrow", "client_secret": "secret-of-the-narrow", "scopes": "system/Patient.read"},
    ],
}


@pytest.fixture(scope="module")
def fhir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FhirServer]:
    server = FhirServer(tmp_path_factory.mktemp("fhir"), AUTH).start()
    server.put([*PATIENT.resources, LOCAL], server.token("loader", "secret-of-the-loader", "system/*.*"))
    yield server
    server.stop()


def examined(folder: Path, fhir: FhirServer, token: str, *more: str) -> Ran:
    file = folder / "token"
    file.write_text(token, encoding="utf-8")
    return run("doctor", "--fhir-base", fhir.base, "--patient", PATIENT.id, "--token-file", file, *more, folder=folder)


def test_a_server_that_gives_everything_is_told_key_by_key(tmp_path: Path, fhir: FhirServer) -> None:
    ran = examined(tmp_path, fhir, fhir.token("loader", "secret-of-the-loader", "system/*.*"))
    assert (ran.status, ran.err) == (0, ""), ran.out
    lines = ran.out.splitlines()
    assert any(line.startswith("ok  fhir: metadata: FHIR 4.0.1, ") for line in lines)
    for key in ("patient", "conditions", "observations"):
        assert any(line.startswith(f"ok  fhir: {key}: given, 1 page, ") for line in lines), ran.out
    assert any(line.startswith("ok  fhir: devices: empty, ") for line in lines)
    assert "ok  codes: local or not read: urn:oid:1.2.3.4.5" in lines
    assert any("FLO-77" in line for line in lines)


def test_a_token_that_opens_a_part_is_a_bad_line_for_each_key(tmp_path: Path, fhir: FhirServer) -> None:
    narrow = fhir.token("narrow", "secret-of-the-narrow", "system/Patient.read")
    ran = examined(tmp_path, fhir, narrow, "--scope", "system/Patient.read")
    assert ran.status == 1
    assert any(line.startswith("ok  fhir: patient: given") for line in ran.out.splitlines())
    assert any(
        line.startswith("BAD fhir: conditions: notAllowed") and "scope: none" in line for line in ran.out.splitlines()
    )


def test_a_server_that_is_not_there_is_one_bad_line(tmp_path: Path) -> None:
    ran = run("doctor", "--fhir-base", "http://127.0.0.1:1/fhir", "--patient", "p", folder=tmp_path)
    assert ran.status == 1
    assert any(
        line.startswith("BAD fhir: conditions: failed (no answer (NewConnectionError)), ")
        for line in ran.out.splitlines()
    ), ran.out


def test_a_patient_who_is_not_there_is_told_with_the_answer_of_the_server(tmp_path: Path, fhir: FhirServer) -> None:
    file = tmp_path / "token"
    file.write_text(fhir.token("loader", "secret-of-the-loader", "system/*.*"), encoding="utf-8")
    arguments = ("--fhir-base", fhir.base, "--patient", "nobody", "--token-file", file)
    ran = run("doctor", *arguments, folder=tmp_path)
    assert ran.status == 1
    told = "BAD fhir: patient: failed (the server answered 404), "
    assert any(line.startswith(told) for line in ran.out.splitlines()), ran.out


def test_a_base_without_a_patient_is_told_the_option(tmp_path: Path) -> None:
    ran = run("doctor", "--fhir-base", "http://127.0.0.1:1/fhir", folder=tmp_path)
    assert (ran.status, ran.out) == (1, "BAD fhir: give the patient whose data are to be read with --patient\n")


def test_a_captured_request_is_looked_at_without_a_server(tmp_path: Path) -> None:
    file = tmp_path / "request.json"
    request = {
        **PATIENT.request,
        "prefetch": {k: v for k, v in PATIENT.request["prefetch"].items() if k != "observations"},
    }
    file.write_text(json.dumps(request), encoding="utf-8")
    ran = run("doctor", file, folder=tmp_path)
    assert ran.status == 1
    assert "ok  request: a valid order-select request" in ran.out.splitlines()
    assert "BAD sent: observations: notSent" in ran.out.splitlines()
    assert "ok  sent: conditions: given" in ran.out.splitlines()


def test_a_request_that_is_wrong_is_told_place_by_place(tmp_path: Path) -> None:
    file = tmp_path / "request.json"
    file.write_text('{"hook": "order-select", "context": {}}', encoding="utf-8")
    ran = run("doctor", file, folder=tmp_path)
    assert ran.status == 1
    assert "BAD request: $.hookInstance: is required" in ran.err.splitlines()


@pytest.mark.parametrize(("audience", "fine"), [(s.ENDPOINT, True), (f"{s.BASE}/elsewhere", False)])
def test_a_client_token_is_checked_and_the_reason_told(tmp_path: Path, audience: str, fine: bool) -> None:
    keys = tmp_path / "jwks.json"
    keys.write_bytes(s.jwks(s.jwk("ec-1", s.EC_KEY)))
    now = int(datetime.now(UTC).timestamp())
    token = tmp_path / "token.jwt"
    token.write_text(s.token(aud=s.ENDPOINT, iat=now, exp=now + 300), encoding="utf-8")
    issuers = json.dumps([{"issuer": s.ISSUER, "jwksFile": str(keys), "profile": "epic"}])
    ran = run("doctor", "--jwt-file", token, "--audience", audience, folder=tmp_path, CDS_TRUSTED_ISSUERS=issuers)
    assert ran.status == (0 if fine else 1)
    told = (
        f"ok  client token: verifies, issuer {s.ISSUER}, profile epic"
        if fine
        else "BAD client token: refused, because of: audience"
    )
    assert told in ran.out.splitlines()


def test_nothing_to_look_at_is_a_usage_error(tmp_path: Path) -> None:
    assert run("doctor", folder=tmp_path).status == 2
