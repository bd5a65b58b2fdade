"""A database that is away, locked or foreign costs no card and never makes a false acknowledgement."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from cds_service.adapters.ledger import Ledger
from cds_service.adapters.ledger_writer import MOST_WAITING
from cds_service.errors import LedgerError
from tests.ledger.conftest import KEY
from tests.ledger.samples import NORTH, NOW, call, event


@contextmanager
def blocked(folder: Path, **options: object) -> Iterator[tuple[Ledger, Path]]:
    """A ledger whose folder cannot be made, since a file has its name."""
    place = folder / "var"
    place.write_text("in the way")
    ledger = Ledger(f"sqlite:///{place / 'ledger.db'}", KEY, **options)  # type: ignore[arg-type]  # options by name
    yield ledger, place
    ledger.close()


def wait_until(true: Callable[[], bool], seconds: float = 60.0) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_hooks_go_on_and_feedback_is_refused_until_the_database_is_back(tmp_path: Path) -> None:
    with blocked(tmp_path) as (ledger, place):
        assert not ledger.ready()
        ledger.record(call())
        with pytest.raises(LedgerError):
            ledger.store(NORTH, NOW, [event()])
        with pytest.raises(LedgerError):
            ledger.claim("https://ehr.example", "jti-1", NOW)
        with pytest.raises(LedgerError):
            list(ledger.events())
        place.unlink()
        wait_until(ledger.ready)
        ledger.store(NORTH, NOW, [event()])
        assert next(ledger.events()).matched


def test_what_does_not_fit_into_memory_is_counted(tmp_path: Path) -> None:
    lost: list[int] = []
    with blocked(tmp_path, dropped=lost.append) as (ledger, _):
        for number in range(MOST_WAITING + 100):
            ledger.record(call(f"card-{number}"))
        wait_until(ledger._writer._inbox.empty)
    assert sum(lost) == MOST_WAITING + 100


def test_a_locked_database_is_waited_for_and_then_refused(tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    ledger = Ledger(f"sqlite:///{file}", KEY)
    ledger.prepare()
    ledger.store(NORTH, NOW, [event("before", "")])
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ledger.record(call())
    begun = time.monotonic()
    with pytest.raises(LedgerError):
        ledger.store(NORTH, NOW, [event()])
    assert time.monotonic() - begun < 4
    other.execute("ROLLBACK")
    other.close()
    ledger.store(NORTH, NOW, [event()])
    assert [stored.matched for stored in ledger.events()] == [False, True]
    ledger.close()


def test_a_read_only_database_refuses_feedback(tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    Ledger(f"sqlite:///{file}", KEY).prepare()
    ledger = Ledger(f"sqlite:///file:{file}?mode=ro&uri=true", KEY)
    with pytest.raises(LedgerError):
        ledger.store(NORTH, NOW, [event()])
    ledger.close()


def test_a_damaged_file_is_an_error_not_a_crash(tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    file.write_bytes(b"this is not a database, and it is long enough to be looked at" * 100)
    ledger = Ledger(f"sqlite:///{file}", KEY)
    with pytest.raises(LedgerError):
        ledger.prepare()
    with pytest.raises(LedgerError):
        ledger.store(NORTH, NOW, [event()])
    assert not ledger.ready()
    ledger.close()


def test_a_schema_from_the_future_is_refused(ledger: Ledger, url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(LedgerError, match="newer"):
        ledger.prepare()


def test_what_waits_for_the_database_is_hashed_and_sealed(tmp_path: Path) -> None:
    with blocked(tmp_path) as (ledger, _):
        ledger.record(call(patient="patient-in-the-clear"))
        ledger.handles.keep("token", b"context-in-the-clear", 60)
        backlog = ledger._writer._state.backlog
        wait_until(lambda: len(backlog) == 2)
        assert [job.make for job in backlog] == [None, None]
        assert b"in-the-clear" not in repr([job.rows for job in backlog]).encode()


def test_rows_that_cannot_be_made_are_counted_and_the_others_written(tmp_path: Path) -> None:
    lost: list[int] = []
    ledger = Ledger(f"sqlite:///{tmp_path / 'ledger.db'}", KEY, dropped=lost.append)
    ledger.record(call("card-2", patient="half of a pair: \ud800"))
    ledger.record(call())
    ledger.store(NORTH, NOW, [event()])
    assert next(ledger.events()).matched
    ledger.close()
    assert lost == [1]


def test_one_bad_piece_does_not_spoil_the_batch(ledger: Ledger) -> None:
    def bad(connection: object) -> None:
        raise ValueError("spoiled")

    for _ in range(3):
        ledger._writer.soon(("0",), bad)
        ledger.record(call())
        assert ledger.store(NORTH, NOW, [event()]) is not None
    with pytest.raises(LedgerError):
        ledger._writer.wait_for(("0",), bad, 2)
    assert next(ledger.events()).matched


def test_what_is_queued_is_written_on_closing(open_ledger: Callable[..., Ledger]) -> None:
    first = open_ledger()
    first.prepare()
    for number in range(2000):
        first.record(call(f"card-{number}"))
    first.close()
    second = open_ledger()
    second.store(NORTH, NOW, [event("card-1999", "")])
    assert next(second.events()).matched


@pytest.mark.parametrize("url", ["sqlite://", "mysql://x/y", "postgresql://x/y", "nonsense"])
def test_only_the_two_databases_are_taken(url: str) -> None:
    with pytest.raises(ValueError, match=r"URL|string"):
        Ledger(url, KEY)


def test_the_file_is_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "ledger.db"
    Ledger(f"sqlite:///{file}", KEY).prepare()
    assert file.stat().st_mode & 0o077 == 0
