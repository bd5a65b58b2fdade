"""Total deadlines for blocking sockets.

A socket timeout bounds one read; a server that sends a byte now and then never meets it. One daemon thread per process
shuts the socket of every call that outlives its deadline, whatever the call is doing: shaking hands, waiting for
headers, reading the body.
"""

from __future__ import annotations

import contextlib
import heapq
import itertools
import os
import socket
import threading
import time
from collections.abc import Iterator

from cds_service.services.ports import Deadline

_current = threading.local()


class Watch:
    """The deadline of one call. Owns a second descriptor of the call's socket, so that it can shut it at any time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wire: socket.socket | None = None
        self._finished = False
        self.expired = False
        self.fresh = False

    @property
    def attached(self) -> bool:
        """Whether the call has a socket yet."""
        return self._wire is not None

    def attach(self, sock: socket.socket, *, fresh: bool) -> None:
        """Follow ``sock`` from now on; a socket followed before is let go. ``fresh``: connected for this call."""
        self.fresh = fresh
        wire = socket.socket(fileno=os.dup(sock.fileno()))
        with self._lock:
            previous, self._wire = self._wire, wire
            if self.expired:
                _shut(wire)
        if previous is not None:
            previous.close()

    def fire(self) -> None:
        """The deadline has passed: end whatever the socket is waiting for."""
        with self._lock:
            if self._finished:
                return
            self.expired = True
            if self._wire is not None:
                _shut(self._wire)

    def finish(self) -> None:
        """The call is over; the deadline no longer matters."""
        with self._lock:
            self._finished = True
            wire, self._wire = self._wire, None
        if wire is not None:
            wire.close()


def _shut(wire: socket.socket) -> None:
    with contextlib.suppress(OSError):
        wire.shutdown(socket.SHUT_RDWR)


def current_watch() -> Watch | None:
    """The watch of the call that this thread is making."""
    watch: Watch | None = getattr(_current, "watch", None)
    return watch


class Reaper:
    """Ends calls at their deadline; one thread, started with the first call and again after a fork."""

    def __init__(self) -> None:
        self._due: list[tuple[float, int, Watch]] = []
        self._order = itertools.count()
        self._wake = threading.Condition()
        self._pid = 0
        self._starting = threading.Lock()

    @contextlib.contextmanager
    def watching(self, deadline: Deadline) -> Iterator[Watch]:
        """A watch over the calls that this thread makes inside the block."""
        watch = Watch()
        _current.watch = watch
        self._add(deadline.at, watch)
        try:
            yield watch
        finally:
            _current.watch = None
            watch.finish()

    def _add(self, at: float, watch: Watch) -> None:
        with self._starting:
            if self._pid != os.getpid():
                self._start()
        with self._wake:
            heapq.heappush(self._due, (at, next(self._order), watch))
            if self._due[0][2] is watch:
                self._wake.notify()

    def _start(self) -> None:
        self._wake = threading.Condition()
        self._due = []
        self._pid = os.getpid()
        threading.Thread(
            target=self._run,
            args=(self._wake, self._due),
            name="fetch-deadlines",
            daemon=True,
        ).start()

    @staticmethod
    def _run(wake: threading.Condition, due: list[tuple[float, int, Watch]]) -> None:
        while True:
            with wake:
                while not due or due[0][0] > time.monotonic():
                    wake.wait(due[0][0] - time.monotonic() if due else None)
                _, _, watch = heapq.heappop(due)
            watch.fire()
