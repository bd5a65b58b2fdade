"""What is too old is forgotten by a running service, or when somebody asks for it; feedback is not."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from cds_service.adapters import ledger_retention
from cds_service.adapters.ledger import Ledger
from tests.cli.run import run
from tests.http.conftest import FIXTURES, SELECT, built
from tests.ledger.samples import NORTH, NOW, call, event

DAY = timedelta(days=1)


def left(url: str, until: Callable[[list[str]], bool] = lambda found: True) -> list[str]:
    """Request ids of the calls that are kept, each with its card; waits a while for them to be so."""
    engine, deadline = create_engine(url), time.monotonic() + 10
    while True:
        with engine.connect() as connection:
            found = list(connection.execute(text("SELECT request_id FROM calls ORDER BY request_id")).scalars())
            issued = len(connection.execute(text("SELECT card FROM cards")).all())
        if (until(found) and issued == len(found)) or time.monotonic() > deadline:
            engine.dispose()
            assert issued == len(found)
            return found
        time.sleep(0.05)


def only(*names: str) -> Callable[[list[str]], bool]:
    return lambda found: found == list(names)


def recorded(ledger: Ledger, *days_ago: int) -> None:
    for days in days_ago:
        name = f"{days:03}"
        ledger.record(call(f"card-{name}", request_id=name, at=NOW - days * DAY))


@pytest.fixture
def clock() -> list[datetime]:
    return [NOW]


def test_a_call_lets_what_is_older_than_the_days_be_forgotten(
    open_ledger: Callable[..., Ledger], url: str, clock: list[datetime]
) -> None:
    writer = open_ledger()
    recorded(writer, 90, 31, 29)
    writer.store(NORTH, NOW, [event("card-090", "")])
    assert [one.matched for one in writer.events()] == [True]
    ledger = open_ledger(clock=lambda: clock[0], keep=30 * DAY)
    recorded(ledger, 0)
    assert left(url, only("000", "029")) == ["000", "029"]
    assert [one.matched for one in ledger.events()] == [False]


def test_a_service_without_calls_forgets_when_it_is_asked_whether_it_is_ready(
    open_ledger: Callable[..., Ledger], url: str, clock: list[datetime]
) -> None:
    writer = open_ledger()
    recorded(writer, 90, 1)
    writer.close()
    ledger = open_ledger(clock=lambda: clock[0], keep=30 * DAY)
    assert ledger.ready()
    assert left(url, only("001")) == ["001"]


def test_many_are_forgotten_in_portions(
    open_ledger: Callable[..., Ledger], url: str, clock: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_retention, "PORTION", 3)
    writer = open_ledger()
    recorded(writer, *range(40, 60), 2)
    writer.close()
    ledger = open_ledger(clock=lambda: clock[0], keep=30 * DAY)
    assert ledger.ready()
    assert left(url, only("002")) == ["002"]


def test_it_is_looked_for_once_an_hour(open_ledger: Callable[..., Ledger], url: str, clock: list[datetime]) -> None:
    ledger = open_ledger(clock=lambda: clock[0], keep=30 * DAY)
    ledger.prepare()
    assert ledger.ready()
    ledger.purge(NOW - 900 * DAY)  # what was begun is done by then
    recorded(ledger, 90)
    clock[0] += timedelta(minutes=59)
    assert ledger.ready()
    assert left(url, only("090")) == ["090"]
    clock[0] += timedelta(minutes=2)
    assert ledger.ready()
    assert left(url, only()) == []


def test_without_days_nothing_is_forgotten(open_ledger: Callable[..., Ledger], url: str) -> None:
    ledger = open_ledger(clock=lambda: NOW + 36500 * DAY)
    ledger.prepare()
    recorded(ledger, 900)
    assert ledger.ready()
    ledger.close()
    assert left(url) == ["900"]


def test_what_is_forgotten_at_once_is_counted(ledger: Ledger, url: str) -> None:
    recorded(ledger, 90, 60, 1)
    gone = ledger.purge(NOW - 30 * DAY)
    assert (gone.calls, gone.cards) == (2, 2)
    assert left(url) == ["001"]


def test_the_setting_reaches_a_running_service(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ledger.sqlite3"
    old = Ledger(url, b"k" * 32)
    old.prepare()
    recorded(old, 60_000)
    old.close()
    service = built(tmp_path, CDS_KEEP_DAYS="36500")
    body = (FIXTURES / "hooks" / "order-select.json").read_bytes()
    assert service.wsgi.test_client().post(SELECT, data=body, content_type="application/json").status_code == 200
    kept = left(url, lambda found: len(found) == 1 and "60000" not in found)
    service.close()
    assert (len(kept), "60000" in kept) == (1, False)


def test_the_command_forgets_and_says_how_much(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ledger.sqlite3"
    ledger = Ledger(url, b"k" * 32)
    ledger.prepare()
    ledger.record(call("old", at=datetime.now(NOW.tzinfo) - 31 * DAY, request_id="old"))
    ledger.record(call("new", at=datetime.now(NOW.tzinfo) - 29 * DAY, request_id="new"))
    ledger.close()
    told = run("ledger", "purge", "--days", "30", folder=tmp_path, CDS_DATABASE_URL=url)
    assert (told.status, told.err) == (0, "")
    assert told.out.startswith("Forgotten: 1 call and 1 card from before ")
    assert left(url) == ["new"]
    again = run("ledger", "purge", folder=tmp_path, CDS_DATABASE_URL=url, CDS_KEEP_DAYS="30")
    assert again.out.startswith("Forgotten: 0 calls and 0 cards from before ")


def test_the_command_makes_no_database_and_guesses_no_days(tmp_path: Path) -> None:
    missing = run("ledger", "purge", "--days", "30", folder=tmp_path, CDS_DATABASE_URL=f"sqlite:///{tmp_path}/none.db")
    assert (missing.status, list(tmp_path.glob("none*"))) == (1, [])
    assert "there is no such database" in missing.err
    guessed = run("ledger", "purge", folder=tmp_path)
    assert guessed.status == 2
    assert "--days" in guessed.err
