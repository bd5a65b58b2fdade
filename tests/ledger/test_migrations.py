"""The schema goes up and down with data in it, and is what the program thinks it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from cds_service.adapters.ledger import Ledger
from cds_service.adapters.ledger_engine import downgrade, open_engine, upgrade
from cds_service.adapters.ledger_tables import metadata
from cds_service.services.ports import OverrideEntry
from tests.ledger.conftest import KEY
from tests.ledger.samples import NORTH, NOW, call, event


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_up_and_down_with_data(url: str) -> None:
    ledger = Ledger(url, KEY)
    ledger.prepare()
    ledger.record(call())
    ledger.store(NORTH, NOW, [event()])
    ledger.sessions.set("session", "value", 3600)
    before = list(ledger.events())
    ledger.close()
    engine = open_engine(url)
    downgrade(engine, "0001")
    assert tables(engine) == {"calls", "cards", "feedback", "nonces"}
    upgrade(engine)
    reopened = Ledger(url, KEY)
    assert list(reopened.events()) == before
    assert reopened.sessions.get("session") is None
    reopened.close()
    downgrade(engine, "base")
    assert tables(engine) == set()
    upgrade(engine)
    assert tables(engine) == set(metadata.tables)
    engine.dispose()


def test_the_first_schema_with_data_comes_up_to_date(url: str) -> None:
    engine = open_engine(url)
    upgrade(engine, "0001")
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO feedback (issuer, tenant, service, card, outcome, at, suggestion, overrides, received)"
                " VALUES ('i', '', 's', 'old-card', 'accepted', '2026-01-02 03:04:05', '', '[]', '2026-01-02 03:04:06')"
            )
        )
    engine.dispose()
    ledger = Ledger(url, KEY)
    ledger.prepare()
    assert [stored.event.card for stored in ledger.events()] == ["old-card"]
    ledger.close()


def test_the_migrations_make_the_tables_that_the_program_uses(url: str) -> None:
    engine = open_engine(url)
    upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_many_workers_may_start_at_once(url: str) -> None:
    engines = [open_engine(url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, engines))
    assert tables(engines[0]) == set(metadata.tables)
    for engine in engines:
        engine.dispose()


def test_going_back_keeps_the_first_of_two_reports_that_differ_only_in_their_comment(url: str) -> None:
    ledger = Ledger(url, KEY)
    ledger.prepare()
    told = [
        event(outcome="overridden", suggestion="", overrides=(OverrideEntry(comment=comment),))
        for comment in ("Seen in clinic.", "Surgery is planned.")
    ]
    for one in told:
        ledger.store(NORTH, NOW, [one])
    ledger.close()
    engine = open_engine(url)
    downgrade(engine, "0002")
    upgrade(engine)
    engine.dispose()
    reopened = Ledger(url, KEY)
    assert [stored.event for stored in reopened.events()] == told[:1]
    reopened.close()
