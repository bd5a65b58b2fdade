"""Group commit: one thread per process writes what all threads hand over, many pieces to a transaction.

Who waits is answered after the commit, so a thing acknowledged is a thing stored. Rows that nobody waits for (audit)
are gathered for a moment and written together, kept within bounds while the database is away, and counted when dropped.
They are put together, with what is hashed and sealed in them, by this thread too: the answer does not wait for that.
"""

from __future__ import annotations

import itertools
import os
import queue
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from cds_service.adapters.ledger_bulk import Bulk, Row, write_rows
from cds_service.adapters.ledger_engine import upgrade, writing
from cds_service.errors import LedgerError

MOST_WAITING = 10_000
"""Pieces that are kept in memory while the database is away."""

_BATCH = 500
_LINGER = 0.2
_PAUSE = 0.5
_LONGEST_PAUSE = 5.0
_CLOSE_SECONDS = 5.0

T = TypeVar("T")
Work = Callable[[Connection], object]
Order = tuple[str, ...]
"""Pieces of a batch run in this order, so that two processes lock rows in the same one."""


Rows = tuple[tuple[Bulk, Row], ...]


@dataclass(slots=True)
class _Job:
    order: Order = ()
    work: Work | None = None
    waiter: Future[Any] | None = None
    make: Callable[[], Rows] | None = None
    rows: Rows = ()

    def prepare(self) -> None:
        """Put the rows together, once."""
        if self.make is not None:
            self.rows, self.make = self.make(), None


@dataclass(slots=True)
class _State:
    """What the writer thread owns."""

    backlog: deque[_Job] = field(default_factory=deque)
    pause: float = 0.0
    prepared: bool = False


class Writer:
    """Hands pieces of writing to the writer thread.

    ``dropped`` is told how many pieces were lost. The thread starts with the first piece, in this process and again
    after a fork.
    """

    def __init__(self, engine: Engine, dropped: Callable[[int], None] = lambda count: None) -> None:
        self._engine = engine
        self._dropped = dropped
        self._lock = threading.Lock()
        self._pid = 0
        self._inbox: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._hurry = threading.Event()
        self._thread: threading.Thread | None = None
        self._state = _State()

    def wait_for(self, order: Order, work: Callable[[Connection], T], seconds: float) -> T:
        """Run ``work`` in a transaction and give its result once that is committed.

        Raises:
            LedgerError: it was not committed, or not within ``seconds`` (then it may still be, later).
        """
        waiter: Future[T] = Future()
        self._submit(_Job(order, work, waiter))
        self._hurry.set()
        try:
            return waiter.result(seconds)
        except FutureTimeout:
            waiter.cancel()
            raise LedgerError("the ledger did not answer in time") from None

    def soon(self, order: Order, work: Work) -> None:
        """Run ``work`` when there is time; never blocks, never raises."""
        self._later(_Job(order, work))

    def soon_rows(self, make: Callable[[], Rows]) -> None:
        """Insert the rows that ``make`` makes together, and with those of other calls, when there is time; never blocks,
        never raises. Rows that cannot be made are counted as dropped."""
        self._later(_Job(make=make))

    def _later(self, job: _Job) -> None:
        if self._inbox.qsize() >= MOST_WAITING:
            self._dropped(1)
        else:
            self._submit(job)

    def _submit(self, job: _Job) -> None:
        if self._pid != os.getpid():
            self._start()
        self._inbox.put(job)

    def _start(self) -> None:
        with self._lock:
            if self._pid == os.getpid():
                return
            self._inbox, self._hurry, self._state = queue.SimpleQueue(), threading.Event(), _State()
            sources = (self._inbox, self._hurry)
            self._thread = threading.Thread(target=self._run, args=sources, name="ledger-writer", daemon=True)
            self._thread.start()
            self._pid = os.getpid()

    def close(self) -> None:
        """Write what is queued, as far as the database lets us within five seconds."""
        thread, self._thread = self._thread, None
        if thread is not None and self._pid == os.getpid():
            self._inbox.put(None)
            self._hurry.set()
            thread.join(_CLOSE_SECONDS)
            self._pid = 0

    def _run(self, inbox: queue.SimpleQueue[_Job | None], hurry: threading.Event) -> None:
        state, closing = self._state, False
        while not closing:
            batch, closing = _gather(inbox, hurry, state.pause if state.backlog else None)
            kept = list(state.backlog)
            state.backlog.clear()
            try:
                self._write(state, kept + batch)
            except Exception as error:  # noqa: BLE001  # the thread outlives whatever one batch does: later ones count too
                for job in kept + batch:
                    if job.waiter is None or not job.waiter.done():
                        self._fail(job, error)
        if lost := len(state.backlog):
            self._dropped(lost)

    def _write(self, state: _State, jobs: list[_Job]) -> None:
        """One batch; with a database that is away, who waits is told so and the rest is kept."""
        jobs = [job for job in jobs if self._prepared(job)]
        try:
            if not state.prepared:
                upgrade(self._engine)
                state.prepared = True
            self._commit(jobs)
            state.pause = 0.0
        except OperationalError as error:
            if _deadlock(error):
                self._one_by_one(jobs)
            else:
                self._keep(state, jobs)
        except LedgerError:
            self._keep(state, jobs)
        except (SQLAlchemyError, ValueError, TypeError):
            self._one_by_one(jobs)

    def _prepared(self, job: _Job) -> bool:
        """Whether its rows could be put together; from then on it holds them as they are stored, hashed and sealed."""
        try:
            job.prepare()
        except Exception as error:  # noqa: BLE001  # rows that cannot be made cost neither the others nor the thread
            self._fail(job, error)
            return False
        return True

    def _commit(self, jobs: list[_Job]) -> None:
        live = [job for job in jobs if job.waiter is None or not job.waiter.cancelled()]
        if not live:
            return
        ordered = sorted(live, key=lambda job: job.order)
        with writing(self._engine) as connection, connection.begin():
            write_rows(connection, (row for job in live for row in job.rows))
            results = [job.work(connection) if job.work else None for job in ordered]
        for job, result in zip(ordered, results, strict=True):
            if job.waiter is not None and job.waiter.set_running_or_notify_cancel():
                job.waiter.set_result(result)

    def _one_by_one(self, jobs: list[_Job]) -> None:
        """One piece spoiled the batch: the others must not suffer for it."""
        for job in jobs:
            try:
                self._commit([job])
            except (SQLAlchemyError, ValueError, TypeError) as error:
                self._fail(job, error)

    def _keep(self, state: _State, jobs: list[_Job]) -> None:
        kept = [job for job in jobs if job.waiter is None]
        for job in jobs:
            if job.waiter is not None:
                self._fail(job, None)
        state.backlog.extend(itertools.islice(kept, MOST_WAITING))
        if len(kept) > MOST_WAITING:
            self._dropped(len(kept) - MOST_WAITING)
        state.pause = min(max(state.pause * 2, _PAUSE), _LONGEST_PAUSE)

    def _fail(self, job: _Job, error: Exception | None) -> None:
        if job.waiter is None:
            self._dropped(1)
        elif job.waiter.set_running_or_notify_cancel():
            kind = type(error).__name__ if error else "not available"
            job.waiter.set_exception(LedgerError(f"the ledger could not be written ({kind})"))


def _gather(
    inbox: queue.SimpleQueue[_Job | None], hurry: threading.Event, pause: float | None
) -> tuple[list[_Job], bool]:
    """At least one piece unless ``pause`` seconds pass, and what follows: at once when somebody waits; whether to stop.

    While rows are gathered this thread sleeps on ``hurry`` and not on the inbox: handing over a row wakes nobody, so it
    costs the call next to nothing.
    """
    batch: list[_Job] = []
    try:
        job = inbox.get(timeout=pause)
        if job is not None and job.waiter is None:
            hurry.wait(_LINGER)
        hurry.clear()
        while job is not None:
            batch.append(job)
            if len(batch) >= _BATCH:
                return batch, False
            job = inbox.get_nowait()
    except queue.Empty:
        return batch, False
    return batch, True


def _deadlock(error: DBAPIError) -> bool:
    return str(getattr(error.orig, "sqlstate", "") or "").startswith("40")
