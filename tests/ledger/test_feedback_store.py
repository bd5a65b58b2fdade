"""Feedback is stored before it is acknowledged, once, and linked to the card that was issued to that caller."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import event as sql_event
from sqlalchemy import text

from cds_service.adapters.ledger import Ledger
from cds_service.adapters.ledger_engine import open_engine
from cds_service.services.ports import Caller, FeedbackEvent, OverrideEntry
from tests.ledger.samples import NORTH, NOW, SERVICE, call, event


def test_feedback_on_a_card_that_we_issued_is_linked_to_it(ledger: Ledger) -> None:
    ledger.record(call())
    receipt = ledger.store(NORTH, NOW, [event()])
    assert (receipt.stored, receipt.repeated) == (1, 0)
    (stored,) = ledger.events()
    assert stored.matched
    assert (stored.topic, stored.row, stored.knowledge_hash) == ("deferMri", "21", "sha256:abc")
    assert (stored.event.at, stored.issued, stored.received) == (NOW, NOW, NOW)


STRANGERS = {
    "another issuer": (Caller("https://other.example", tenant="north"), SERVICE, "card-1"),
    "another tenant": (Caller("https://ehr.example", tenant="south"), SERVICE, "card-1"),
    "no tenant": (Caller("https://ehr.example"), SERVICE, "card-1"),
    "another service": (NORTH, "lumbar-imaging-order-sign", "card-1"),
    "a card of nobody": (NORTH, SERVICE, "not-a-uuid"),
}


@pytest.mark.parametrize("name", STRANGERS)
def test_feedback_on_a_card_that_we_did_not_issue_to_this_caller_stays_unmatched(ledger: Ledger, name: str) -> None:
    caller, service, card = STRANGERS[name]
    ledger.record(call())
    ledger.store(caller, NOW, [event(card, service_id=service)])
    (stored,) = ledger.events()
    assert not stored.matched
    assert stored.topic is None


def test_a_stranger_cannot_take_the_place_of_the_real_feedback(ledger: Ledger) -> None:
    ledger.record(call())
    ledger.store(Caller("https://other.example"), NOW, [event()])
    ledger.store(NORTH, NOW, [event(service_id="lumbar-imaging-order-sign")])
    assert ledger.store(NORTH, NOW, [event()]).stored == 1
    assert [stored.matched for stored in ledger.events()] == [False, False, True]


def test_the_same_event_is_stored_once_however_often_it_is_sent(ledger: Ledger) -> None:
    for number in range(4):
        receipt = ledger.store(NORTH, NOW + timedelta(seconds=number), [event(), event()])
        assert (receipt.stored, receipt.repeated) == ((1, 1) if number == 0 else (0, 2))
    assert len(list(ledger.events())) == 1


def test_another_suggestion_outcome_or_time_is_another_event(ledger: Ledger) -> None:
    events = [event(), event(suggestion="card-1-s2"), event(outcome="overridden", suggestion=""),
              event(at=NOW + timedelta(microseconds=1))]  # fmt: skip
    assert ledger.store(NORTH, NOW, events).stored == 4


def test_a_second_override_with_another_comment_is_another_event(ledger: Ledger) -> None:
    def overridden(*comments: str) -> FeedbackEvent:
        return event(outcome="overridden", suggestion="", overrides=tuple(OverrideEntry(comment=c) for c in comments))

    plain, first, second = overridden(), overridden("Seen in clinic."), overridden("Surgery is planned.")
    assert [ledger.store(NORTH, NOW, [told]).stored for told in (plain, first, second, first)] == [1, 1, 1, 0]
    assert [stored.event for stored in ledger.events()] == [plain, first, second]


def test_reasons_and_comments_come_back_as_they_were(ledger: Ledger) -> None:
    entries = (
        OverrideEntry("urn:x", "other", None, "because \u2026 \0 \U0001f9b4", '{"com.epic":{"a":1}}'),
        OverrideEntry(comment="second"),
    )
    ledger.store(NORTH, NOW, [event(outcome="overridden", suggestion="", overrides=entries)])
    (stored,) = ledger.events()
    assert stored.event.overrides == entries


def test_ids_that_a_database_would_choke_on_are_stored_all_the_same(ledger: Ledger) -> None:
    odd = [event("with\0null"), event("half\ud800pair"), event("'; DROP TABLE feedback; --"), event("\U0001f9b4")]
    assert ledger.store(NORTH, NOW, odd).stored == 4
    assert len(list(ledger.events())) == 4


def test_two_workers_with_the_same_events_store_each_once(open_ledger: Callable[..., Ledger]) -> None:
    workers = [open_ledger(), open_ledger()]
    workers[0].prepare()
    batches = [[event(f"card-{n}", ""), event(f"card-{59 - n}", "")] for n in range(60)]

    def send(number: int) -> int:
        return workers[number % 2].store(NORTH, NOW, batches[number // 2]).stored

    with ThreadPoolExecutor(16) as pool:
        stored = sum(pool.map(send, range(120)))
    assert stored == 60
    assert len(list(workers[0].events())) == 60


def test_acknowledgements_share_commits(ledger: Ledger) -> None:
    ledger.store(NORTH, NOW, [event("first", "")])
    commits = []
    sql_event.listen(ledger._engine, "commit", commits.append)
    gate = threading.Barrier(32)

    def send(number: int) -> None:
        gate.wait()
        ledger.store(NORTH, NOW, [event(f"card-{number}", "")])

    with ThreadPoolExecutor(32) as pool:
        list(pool.map(send, range(32)))
    assert len(list(ledger.events())) == 33
    assert len(commits) < 25


def test_a_commit_is_on_the_disk_when_it_returns(url: str) -> None:
    engine = open_engine(url)
    with engine.connect() as connection:
        if url.startswith("sqlite"):
            assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
            assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        else:
            assert connection.execute(text("SHOW synchronous_commit")).scalar() == "on"
    engine.dispose()


def test_forgetting_old_calls_keeps_their_feedback(ledger: Ledger) -> None:
    ledger.record(call())
    ledger.store(NORTH, NOW, [event()])
    ledger.purge(NOW + timedelta(days=1))
    (stored,) = ledger.events()
    assert not stored.matched


def test_events_come_back_in_order_over_many_pages(ledger: Ledger) -> None:
    for start in range(0, 1200, 100):
        ledger.store(NORTH, NOW, [event(f"{number:05}", "") for number in range(start, start + 100)])
    assert [stored.event.card for stored in ledger.events()] == [f"{number:05}" for number in range(1200)]
