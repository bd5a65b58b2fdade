"""Against a real FHIR R4 server: what the client did not send is fetched, or named as unknown.

For each patient the reference is the answer to a request with everything prefetched from the same server.
"""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from werkzeug.test import TestResponse

from cds_service.bootstrap.application import Application
from tests.conformance.requirements import verifies
from tests.fhir_server.patients import Patient, patients
from tests.fhir_server.server import FhirServer
from tests.fhir_server.slow import SlowServer
from tests.http.conftest import built

pytestmark = [pytest.mark.fhir_server, pytest.mark.xdist_group("fhir_server")]

ALL = patients()
NAMES = [patient.name for patient in ALL]
AUTH = {
    "types": ["smart"],
    "smart_clients": [
        {"client_id": "loader", "client_secret": "secret-of-the-loader", "scopes": "system/*.*"},
        {"client_id": "reader", "client_secret": "secret-of-the-reader", "scopes": "system/*.read"},
        {
            "client_id": "narrow",
            "client_secret": "secret-of-the-narrow",
            "scopes": "system/Patient.read system/Condition.read system/MedicationRequest.read",
        },
    ],
}
OPENED = "system/*.read"
URGENT = {"mriEmergencyCaudaEquina", "mriUrgent", "mriContrast", "nonSpinalEmergency", "changeRegion", "ctMyelography"}


@pytest.fixture(scope="module")
def fhir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FhirServer]:
    server = FhirServer(tmp_path_factory.mktemp("fhir"), AUTH).start()
    token = server.token("loader", "secret-of-the-loader", "system/*.*")
    for patient in ALL:
        server.put(patient.resources, token)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """With time to spare, so that a busy machine changes no answer."""
    app = built(tmp_path_factory.mktemp("service"), CDS_FETCH_SECONDS="30", CDS_DEADLINE_SECONDS="60")
    yield app
    app.close()


@pytest.fixture(scope="module")
def hurried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """With the time that it has by default."""
    app = built(tmp_path_factory.mktemp("hurried"))
    yield app
    app.close()


@pytest.fixture(scope="module")
def token(fhir: FhirServer) -> str:
    return fhir.token("reader", "secret-of-the-reader", OPENED)


def named(name: str) -> Patient:
    return next(patient for patient in ALL if patient.name == name)


def prefetched(
    service: Application, fhir: FhirServer, token: str, patient: Patient, count: int | None = None
) -> dict[str, Any]:
    """The prefetch as a client fills it from its own server; ``count``: entries of a page."""
    service_of = {s.hook: s for s in service.parts.discovery.services}
    found = {}
    for key, template in (service_of[patient.request["hook"]].prefetch or {}).items():
        if "encounterId" in template:
            continue
        query = template.replace("{{context.patientId}}", patient.id)
        if count is not None and "_count=" in query:
            query = f"{query.partition('&_count=')[0]}&_count={count}"
        found[key] = fhir.get(query, token)
    return found


def asked(
    service: Application,
    patient: Patient,
    prefetch: dict[str, Any] | None,
    base: str | None,
    token: str | None,
    scope: str = OPENED,
) -> TestResponse:
    request = copy.deepcopy(patient.request)
    request.pop("prefetch")
    if prefetch is not None:
        request["prefetch"] = prefetch
    if base is not None:
        request["fhirServer"] = base
    if token is not None:
        request["fhirAuthorization"] = {
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": 300,
            "scope": scope,
            "subject": "cds",
        }
    ids = {s.hook: s.id for s in service.parts.discovery.services}
    path = f"/cds-services/{ids[request['hook']]}"
    return service.wsgi.test_client().post(path, data=json.dumps(request), content_type="application/json")


@pytest.fixture
def reference(service: Application, fhir: FhirServer, token: str, name: str) -> dict[str, Any]:
    """The answer with everything prefetched."""
    patient = named(name)
    answer = asked(service, patient, prefetched(service, fhir, token, patient), None, None)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    content: dict[str, Any] = answer.get_json()
    return content


def says_what_was_unknown(answer: TestResponse, reference: dict[str, Any]) -> None:
    """A refusal that names the missing keys; or cards that equal the reference, or are urgent, or name what was unknown."""
    content = answer.get_json()
    if answer.status_code == 412:
        assert any("prefetch." in issue["expression"][0] for issue in content["issue"])
        return
    assert answer.status_code == 200
    if content == reference:
        return
    primary = content["cards"][0]
    topic = primary["source"]["topic"]["code"]
    assert topic != "deferMri"
    assert topic in URGENT or "Could not be read" in primary["detail"]


@verifies("PRE-30", "PRE-39", "PRE-41", "FHIR-01", "FHIR-02")
@pytest.mark.parametrize("name", NAMES)
def test_without_any_prefetch_the_card_is_the_same(
    service: Application, fhir: FhirServer, token: str, name: str, reference: dict[str, Any]
) -> None:
    assert asked(service, named(name), None, fhir.base, token).get_json() == reference


@verifies("PRE-37")
@pytest.mark.parametrize("name", NAMES)
def test_with_a_part_of_the_prefetch_the_card_is_the_same(
    service: Application, fhir: FhirServer, token: str, name: str, reference: dict[str, Any]
) -> None:
    prefetch = prefetched(service, fhir, token, named(name))
    part = {key: prefetch[key] for key in ("patient", "conditions", "devices")}
    assert asked(service, named(name), part, fhir.base, token).get_json() == reference


@verifies("PRE-35", "PRE-23")
@pytest.mark.parametrize("name", NAMES)
def test_with_one_entry_per_page_the_card_is_the_same(
    service: Application, fhir: FhirServer, token: str, name: str, reference: dict[str, Any]
) -> None:
    pages = prefetched(service, fhir, token, named(name), count=1)
    assert asked(service, named(name), pages, fhir.base, token).get_json() == reference


@pytest.mark.parametrize("name", NAMES)
def test_pages_without_a_server_to_ask_name_what_was_cut_off(
    service: Application, fhir: FhirServer, token: str, name: str, reference: dict[str, Any]
) -> None:
    pages = prefetched(service, fhir, token, named(name), count=1)
    says_what_was_unknown(asked(service, named(name), pages, None, None), reference)


@verifies("FHIR-08")
@pytest.mark.parametrize("honest", [True, False], ids=["scope says so", "scope claims more"])
@pytest.mark.parametrize("name", NAMES)
def test_a_token_that_opens_a_part_names_what_was_unknown(
    service: Application, fhir: FhirServer, name: str, reference: dict[str, Any], honest: bool
) -> None:
    granted = "system/Patient.read system/Condition.read system/MedicationRequest.read"
    narrow = fhir.token("narrow", "secret-of-the-narrow", granted)
    answer = asked(service, named(name), None, fhir.base, narrow, granted if honest else OPENED)
    says_what_was_unknown(answer, reference)
    if answer.status_code == 200 and answer.get_json()["cards"] and answer.get_json() != reference:
        told = answer.get_json()["cards"][0]["detail"]
        assert "not allowed" in told or answer.get_json()["cards"][0]["indicator"] == "critical"


@pytest.mark.parametrize("name", NAMES[::6])
def test_a_token_that_is_not_valid_is_a_412_or_an_emergency(
    service: Application, fhir: FhirServer, name: str, reference: dict[str, Any]
) -> None:
    says_what_was_unknown(asked(service, named(name), None, fhir.base, "no-such-token"), reference)


def test_a_token_that_has_expired_is_a_412(service: Application, tmp_path: Any) -> None:
    server = FhirServer(tmp_path, {**AUTH, "token_lifetime": 1}).start()
    try:
        patient = ALL[2]
        server.put(patient.resources, server.token("loader", "secret-of-the-loader", "system/*.*"))
        expired = server.token("reader", "secret-of-the-reader", OPENED)
        time.sleep(2.5)
        answer = asked(service, patient, None, server.base, expired)
        assert answer.status_code == 412
        assert "notAllowed" in answer.get_data(as_text=True)
    finally:
        server.stop()


@verifies("FHIR-09", "FHIR-12", "FHIR-10")
@pytest.mark.parametrize("name", NAMES[::5])
def test_a_slow_server_costs_time_within_the_deadline_and_nothing_else(
    service: Application, hurried: Application, fhir: FhirServer, token: str, name: str, reference: dict[str, Any]
) -> None:
    patient = named(name)
    prefetch = prefetched(service, fhir, token, patient)
    part = {key: prefetch[key] for key in ("patient", "conditions")}
    with SlowServer(fhir.base, 5.0) as slow:
        begun = time.monotonic()
        answer = asked(hurried, patient, part, slow.base, token)
        assert time.monotonic() - begun < 4.0
    says_what_was_unknown(answer, reference)


def test_a_server_that_is_a_little_slow_is_waited_for(service: Application, fhir: FhirServer, token: str) -> None:
    patient = ALL[2]
    everything = asked(service, patient, prefetched(service, fhir, token, patient), None, None).get_json()
    with SlowServer(fhir.base, 0.2) as slow:
        assert asked(service, patient, None, slow.base, token).get_json() == everything


def test_next_links_that_leave_the_base_are_not_followed(service: Application, fhir: FhirServer, token: str) -> None:
    """The pages link to the server itself; the call names another origin, which alone may see the token."""
    patient = max(ALL, key=lambda p: sum(r["resourceType"] == "Observation" for r in p.resources))
    pages = {"observations": prefetched(service, fhir, token, patient, count=1)["observations"]}
    assert any(link["relation"] == "next" for link in pages["observations"]["link"])
    request = {**patient.request, "prefetch": pages}
    with SlowServer(fhir.base, 0.0) as other:
        request["fhirServer"] = other.base
        told = service.wsgi.test_client().post(
            "/assessments", data=json.dumps(request), content_type="application/json"
        )
    assert told.get_json()["sources"]["observations"] == "truncated"
