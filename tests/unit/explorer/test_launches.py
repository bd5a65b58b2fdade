"""Sessions and state of launches, over a store that several workers share."""

from __future__ import annotations

import threading
import time

import msgspec
import pytest

from cds_service.services.launches import Launches, Session
from cds_service.services.smart import Begun, Grant, LaunchError, LaunchFault, Pending, Returned, SmartServer
from tests.conformance.requirements import verifies

SERVER = SmartServer("a", "https://ehr.example/fhir", "A")
GRANT = Grant("a", "access-1", "patient/Patient.rs", "p1", refresh_token="refresh-1", expires=100.0)


class Store:
    """A ``SessionStore`` in memory."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._lock = threading.Lock()

    def get(self, key: str) -> str | None:
        return self.values.get(key)

    def set(self, key: str, value: str, seconds: int) -> None:
        self.values[key] = value

    def delete(self, key: str) -> None:
        self.values.pop(key, None)

    def take(self, key: str) -> str | None:
        with self._lock:
            return self.values.pop(key, None)


class Client:
    """A ``SmartClient`` whose server uses every refresh token once, and is slow about it."""

    servers = (SERVER,)

    def __init__(self, patient: str | None = "p1") -> None:
        self.patient = patient
        self.refreshed: list[str | None] = []
        self.revoked: list[str] = []
        self.finished = 0

    def begin(self, server: SmartServer, state: str, browser: str, launch: str | None) -> Begun:
        return Begun(f"https://ehr.example/auth?state={state}", Pending(server.id, browser, "v", "n", None, "launch"))

    def finish(self, pending: Pending, returned: Returned) -> Grant:
        self.finished += 1
        return msgspec.structs.replace(GRANT, patient=self.patient)

    def refresh(self, grant: Grant) -> Grant:
        if grant.refresh_token in self.refreshed:
            raise LaunchError(LaunchFault.TOKEN)
        self.refreshed.append(grant.refresh_token)
        time.sleep(0.2)
        number = len(self.refreshed) + 1
        return msgspec.structs.replace(
            grant, access_token=f"access-{number}", refresh_token=f"refresh-{number}", expires=9e9
        )

    def revoke(self, grant: Grant) -> None:
        self.revoked.append(grant.access_token)

    def public_keys(self) -> bytes:
        return b'{"keys": []}'


def state_of(url: str) -> str:
    return url.partition("state=")[2]


def fault(error: pytest.ExceptionInfo[LaunchError]) -> LaunchFault:
    return error.value.fault


@verifies("APP-09")
def test_a_state_is_used_up_even_by_the_wrong_browser() -> None:
    client = Client()
    launches = Launches(client, Store())
    state = state_of(launches.begin(SERVER.iss, "x", "browser-1"))
    with pytest.raises(LaunchError) as stolen:
        launches.finish("a", state, "browser-2", Returned("code", None, None))
    with pytest.raises(LaunchError) as again:
        launches.finish("a", state, "browser-1", Returned("code", None, None))

    assert (fault(stolen), fault(again), client.finished) == (LaunchFault.STATE, LaunchFault.STATE, 0)


def test_the_callback_of_another_server_is_refused_before_anything_is_sent() -> None:
    client = Client()
    launches = Launches(client, Store())
    state = state_of(launches.begin(SERVER.iss, "x", "browser-1"))
    with pytest.raises(LaunchError) as refused:
        launches.finish("b", state, "browser-1", Returned("code", None, None))

    assert (fault(refused), client.finished) == (LaunchFault.ISSUER, 0)


def test_a_token_without_a_patient_is_given_back() -> None:
    client = Client(patient=None)
    launches = Launches(client, Store())
    state = state_of(launches.begin(SERVER.iss, "x", "browser-1"))
    with pytest.raises(LaunchError) as refused:
        launches.finish("a", state, "browser-1", Returned("code", None, None))

    assert (fault(refused), client.revoked) == (LaunchFault.NO_PATIENT, ["access-1"])


@verifies("APP-24")
def test_ten_requests_at_once_renew_once() -> None:
    client, store = Client(), Store()
    launches = Launches(client, store, clock=lambda: 99.0)
    opened = launches.open("browser-1", Session(csrf="c"), GRANT)
    got: list[str] = []

    def ask() -> None:
        found = Launches(client, store, clock=lambda: 99.0).fresh(opened)
        got.append(found.grant.access_token if found.grant else "")

    threads = [threading.Thread(target=ask) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert got == ["access-2"] * 10
    assert client.refreshed == ["refresh-1"]


@verifies("APP-24")
def test_entries_that_are_kept_while_a_token_is_renewed_bring_no_old_token_back() -> None:
    client, store = Client(), Store()
    launches = Launches(client, store, clock=lambda: 99.0)
    before = launches.open("browser-1", Session(csrf="c"), GRANT)
    launches.fresh(before)
    launches.keep(before)
    found = launches.find("browser-1", before.view)

    assert found is not None
    assert found.grant is not None
    assert found.grant.access_token == "access-2"


def test_a_view_opens_in_its_own_browser_only() -> None:
    launches = Launches(Client(), Store())
    opened = launches.open("browser-1", Session(csrf="c"), GRANT)

    assert launches.find("browser-2", opened.view) is None
    assert launches.find(None, opened.view) is None


def test_closing_forgets_and_revokes() -> None:
    client, store = Client(), Store()
    launches = Launches(client, store)
    launches.close(launches.open("browser-1", Session(csrf="c"), GRANT))

    assert store.values == {}
    assert client.revoked == ["access-1"]


def test_nothing_of_a_grant_shows_when_it_is_printed() -> None:
    opened = Launches(Client(), Store()).open("browser-1", Session(csrf="marker", answers={"fever": "marker"}), GRANT)

    assert "access" not in repr(opened)
    assert "marker" not in repr(opened.session)
    assert "p1" not in repr(GRANT)


@pytest.mark.parametrize(
    ("scope", "may"),
    [
        ("patient/Observation.c patient/QuestionnaireResponse.c", True),
        ("patient/Observation.cruds patient/QuestionnaireResponse.cud", True),
        ("patient/*.write", True),
        ("user/*.*", True),
        ("patient/Observation.c", False),
        ("patient/Observation.rs patient/QuestionnaireResponse.rs", False),
        ("system/*.c", False),
        ("", False),
    ],
)
def test_writing_needs_both_types(scope: str, may: bool) -> None:
    assert msgspec.structs.replace(GRANT, scope=scope).may_write is may
