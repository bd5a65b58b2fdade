"""Token ids count once over all workers; handles and sessions are unreadable without the deployment's key."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import create_engine, text

from cds_service.adapters.ledger import Ledger
from tests.conformance.requirements import verifies
from tests.ledger.samples import NOW

ISSUER = "https://ehr.example"
LATER = NOW + timedelta(minutes=5)


@verifies("SEC-35")
def test_of_24_parallel_claims_over_two_workers_exactly_one_holds(open_ledger: Callable[..., Ledger]) -> None:
    workers = [open_ledger(), open_ledger()]
    workers[0].prepare()
    with ThreadPoolExecutor(24) as pool:
        for round_ in range(5):
            claims = [pool.submit(workers[n % 2].claim, ISSUER, f"jti-{round_}", LATER) for n in range(24)]
            assert sum(claim.result() for claim in claims) == 1


def test_the_same_id_of_another_issuer_is_another_id(ledger: Ledger) -> None:
    assert ledger.claim(ISSUER, "jti", LATER)
    assert ledger.claim("https://other.example", "jti", LATER)
    assert not ledger.claim(ISSUER, "jti", LATER)


def test_ids_are_forgotten_after_they_expired_and_not_before(open_ledger: Callable[..., Ledger], url: str) -> None:
    now = [NOW]
    ledger = open_ledger(clock=lambda: now[0])
    ledger.prepare()
    ledger.claim(ISSUER, "short", NOW + timedelta(minutes=1))
    ledger.claim(ISSUER, "long", NOW + timedelta(minutes=10))
    now[0] = NOW + timedelta(minutes=2)
    ledger.claim(ISSUER, "another", NOW + timedelta(minutes=10))
    engine = create_engine(url)
    deadline = time.monotonic() + 5
    kept: set[str] = {"short"}
    while "short" in kept and time.monotonic() < deadline:
        with engine.connect() as connection:
            kept = set(connection.execute(text("SELECT jti FROM nonces")).scalars())
    engine.dispose()
    assert kept == {"long", "another"}
    assert not ledger.claim(ISSUER, "long", LATER)


def test_a_handle_leads_to_its_context_until_it_expires(open_ledger: Callable[..., Ledger]) -> None:
    now = [NOW]
    ledger = open_ledger(clock=lambda: now[0])
    ledger.prepare()
    token = ledger.handles.token("card-1")
    assert token == ledger.handles.token("card-1")
    assert token != ledger.handles.token("card-2")
    assert ledger.handles.open(token) is None
    ledger.handles.keep(token, b"p-1", 60)
    deadline = time.monotonic() + 5
    while ledger.handles.open(token) is None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert ledger.handles.open(token) == b"p-1"
    now[0] = NOW + timedelta(seconds=61)
    assert ledger.handles.open(token) is None


@verifies("APP-21")
def test_what_the_database_holds_of_a_session_tells_nothing(ledger: Ledger, url: str) -> None:
    ledger.sessions.set("session-key-1", "Patient/p-1 and a token", 60)
    engine = create_engine(url)
    with engine.connect() as connection:
        kind, name, value = connection.execute(text("SELECT kind, name, value FROM sealed")).one()
    engine.dispose()
    assert kind == "session"
    assert "session-key" not in name
    assert b"Patient" not in bytes(value)
    assert ledger.sessions.get("session-key-1") == "Patient/p-1 and a token"


def test_a_session_value_is_taken_by_one_of_all_who_ask(open_ledger: Callable[..., Ledger]) -> None:
    workers = [open_ledger(), open_ledger()]
    workers[0].prepare()
    workers[0].sessions.set("state", "verifier", 60)
    with ThreadPoolExecutor(16) as pool:
        taken = list(pool.map(lambda n: workers[n % 2].sessions.take("state"), range(16)))
    assert [value for value in taken if value is not None] == ["verifier"]
    assert workers[1].sessions.get("state") is None


def test_another_key_opens_nothing(ledger: Ledger, url: str) -> None:
    ledger.sessions.set("s", "value", 60)
    stranger = Ledger(url, b"another key of thirty-two bytes!")
    assert stranger.sessions.get("s") is None
    stranger.close()
