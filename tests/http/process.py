"""The real server in processes of its own, on loopback, started and ended by the test."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
_START_SECONDS = 90
_STOP_SECONDS = 30


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers by lower-case name, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Server:
    """``cds-service serve`` as it is started by people."""

    def __init__(self, folder: Path, *arguments: str, **settings: str) -> None:
        self.port = free_port()
        self.folder = folder
        self._arguments = ["serve", "--port", str(self.port), *arguments]
        self._settings = settings
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Server:
        environ = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(PROJECT), "LC_ALL": "C.UTF-8", **self._settings}
        with (self.folder / "out").open("wb") as out, (self.folder / "err").open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "cds_service", *self._arguments],
                cwd=self.folder,
                env=environ,
                stdout=out,
                stderr=err,
            )
        self._wait()
        return self

    def _wait(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self.process is not None and self.process.poll() is None:
            try:
                if self.call("GET", "/health").status == 200:
                    return
            except OSError:
                time.sleep(0.1)
        self.stop()
        raise RuntimeError(self.errors[-2000:])

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> int | None:
        """Ask it to end, as a supervisor does; its exit status."""
        process, self.process = self.process, None
        if process is None:
            return None
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            return process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return None

    def call(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        seconds: float = 30,
    ) -> Answer:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def post(self, path: str, body: bytes, **headers: str) -> Answer:
        """A POST of JSON."""
        return self.call("POST", path, body, {"Content-Type": "application/json", **headers})

    @property
    def output(self) -> str:
        """What it said on standard output."""
        return (self.folder / "out").read_text("utf-8", "replace")

    @property
    def errors(self) -> str:
        """What it said on standard error."""
        return (self.folder / "err").read_text("utf-8", "replace")
