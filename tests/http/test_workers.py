"""The processes that answer: what they judge by is what was checked at the start, and their end loses nothing."""

from __future__ import annotations

import contextlib
import json
import pickle
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from cds_service.bootstrap.application import Application
from cds_service.bootstrap.worker import worker_loader
from cds_service.settings import read_settings
from tests.cli.run import run
from tests.http.conftest import SELECT, environment
from tests.http.process import PROJECT, Server, free_port


@pytest.fixture
def body(order_select: dict[str, Any]) -> bytes:
    return json.dumps(order_select).encode()


def _workers(server: Server) -> list[psutil.Process]:
    assert server.process is not None
    return psutil.Process(server.process.pid).children()


def _kill_the_worker(server: Server) -> None:
    (one,) = _workers(server)
    one.kill()


def _answered_again(server: Server, body: bytes) -> bytes:
    for _ in range(300):
        with contextlib.suppress(OSError):
            return server.post(SELECT, body).body
        time.sleep(0.1)
    raise AssertionError(server.errors[-2000:])


def test_a_worker_that_died_is_replaced_by_one_of_the_same_knowledge_whatever_lies_in_the_folder_now(
    tmp_path: Path, body: bytes
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    with Server(tmp_path, CDS_LOG_LEVEL="error", CDS_OVERLAY=str(site)) as running:
        before = json.loads(running.call("GET", "/ready").body)
        (site / "rows-off.yaml").write_text('rows: ["3"]\n', encoding="utf-8")  # no service may start with this
        _kill_the_worker(running)
        assert json.loads(_answered_again(running, body))["cards"]
        assert json.loads(running.call("GET", "/ready").body) == before
        assert running.stop() == 0


def test_a_stop_does_not_wait_for_a_worker_that_is_still_starting(tmp_path: Path) -> None:
    with Server(tmp_path, CDS_LOG_LEVEL="error") as running:
        (old,) = _workers(running)
        old.kill()
        while [new for new in _workers(running) if new.pid != old.pid] == []:
            time.sleep(0.01)
        begun = time.monotonic()
        assert running.stop() == 0
        assert time.monotonic() - begun < 10


def test_knowledge_that_is_wrong_ends_the_start_before_anything_listens(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "rows-off.yaml").write_text('rows: ["3"]\n', encoding="utf-8")
    ran = run("serve", "--port", str(free_port()), folder=tmp_path, CDS_OVERLAY=str(site))
    assert (ran.status, ran.out) == (1, "")
    assert ran.problems == ["rows-off.yaml:1: row 3 tells of an emergency or urgent matter and stays on"]


def test_what_was_answered_just_before_a_stop_stands_in_the_ledger(tmp_path: Path, body: bytes) -> None:
    ledger = tmp_path / "ledger.sqlite3"
    with Server(tmp_path, CDS_LOG_LEVEL="error", CDS_DATABASE_URL=f"sqlite:///{ledger}") as running:
        for _ in range(5):
            assert running.post(SELECT, body).status == 200
        assert running.stop() == 0
    with contextlib.closing(sqlite3.connect(ledger)) as connection:
        assert connection.execute("SELECT count(*) FROM calls").fetchone() == (5,)


def test_where_processes_are_not_forked_a_worker_is_given_the_settings_alone(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = read_settings(environment(tmp_path))
    monkeypatch.setattr("sys.platform", "darwin")
    load = worker_loader(settings, application.engine)
    assert pickle.loads(pickle.dumps(load)).args == (settings,)


_ELSEWHERE = """
import gc, os
gc.disable()  # as the command line does
from cds_service.bootstrap.worker import load
from cds_service.settings import read_settings
app = load(read_settings(os.environ))
print(app.test_client().get("/ready").json["checks"], gc.isenabled(), gc.get_freeze_count() > 100_000)
"""


def test_a_worker_without_an_engine_builds_its_own_and_collects_garbage_of_what_comes_later_alone(
    tmp_path: Path,
) -> None:
    environ = {"PYTHONPATH": str(PROJECT), **environment(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False
    )
    assert done.stdout == "{'knowledge': True, 'database': True} True True\n", done.stderr
