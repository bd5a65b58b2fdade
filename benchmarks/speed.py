"""How fast is a hook call? As ratios in one run: the whole service against a Flask echo under the same server.

    python -m benchmarks.speed [--rounds 7] [--seconds 1.5]

Both run as one granian worker on loopback; requests go one after another over one kept connection. Rounds are
interleaved, so that other load on the machine hits both. Printed are medians over rounds of each round's p50 and p99,
their ratio, and CPU per call of the service's processes. Trace and audit are on, as in production. What is over its bound
is told below the table, and makes the exit status 1.
"""

from __future__ import annotations

import argparse
import os
import platform
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.needs import needed
from benchmarks.payloads import SIZES, hook_request

psutil = needed("psutil")

PROJECT = Path(__file__).parent.parent
TARGETS = {"small": 2.3, "medium": 3.2, "large": 4.2}
AIMS = {"small": 1.0, "medium": 2.0, "large": 3.5}
CPU_AIM_MS = 1.3
CPU_BOUND = "medium"
"""The size whose CPU per call is bounded."""
SERVICE = "/cds-services/lumbar-imaging-order-select"


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextmanager
def _process(command: list[str], port: int, extra: dict[str, str]) -> Iterator[psutil.Process]:
    environment = {**os.environ, **extra}
    server = subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, process_group=0
    )
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if server.poll() is not None:
                raise SystemExit(f"{command[0]} ended with {server.returncode}")
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield psutil.Process(server.pid)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(15)


class Line:
    """One kept connection, as bare as possible so that the client costs little."""

    def __init__(self, port: int, path: str, body: bytes) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        head = (
            f"POST {path} HTTP/1.1",
            "Host: 127.0.0.1",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
        )
        self._request = "\r\n".join((*head, "", "")).encode() + body

    def call(self) -> tuple[float, int, bytes]:
        """Seconds, status and body of one call."""
        begun = time.perf_counter()
        self._socket.sendall(self._request)
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._receive()
        head, _, rest = data.partition(b"\r\n\r\n")
        length = next(
            int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")
        )
        parts = [rest]
        have = len(rest)
        while have < length:
            parts.append(self._receive())
            have += len(parts[-1])
        return time.perf_counter() - begun, int(head[9:12]), b"".join(parts)

    def _receive(self) -> bytes:
        data = self._socket.recv(1 << 20)
        if not data:
            raise SystemExit("the server closed the connection")
        return data


def _cpu(process: psutil.Process) -> float:
    family = [process, *process.children(recursive=True)]
    return sum(t.user + t.system for p in family for t in [p.cpu_times()])


def _round(line: Line, process: psutil.Process, seconds: float) -> tuple[float, float, float]:
    """p50, p99 (ms) and CPU per call (ms) of one round."""
    before, times, end = _cpu(process), [], time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 20:
        took, status, _ = line.call()
        if status != 200:
            raise SystemExit(f"status {status}")
        times.append(took)
    cpu = (_cpu(process) - before) / len(times)
    times.sort()
    return times[len(times) // 2] * 1e3, times[int(len(times) * 0.99)] * 1e3, cpu * 1e3


def measure(rounds: int, seconds: float) -> dict[str, dict[str, float]]:
    """The figures of each size."""
    ours, floor = _free_port(), _free_port()
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "CDS_PROFILE": "demo",
            "CDS_DATABASE_URL": f"sqlite:///{folder}/ledger.db",
            "CDS_BASE_URL": f"http://127.0.0.1:{ours}",
        }
        service = [str(Path(sys.executable).parent / "cds-service"), "serve", "--port", str(ours), "--workers", "1"]
        echo = [
            str(Path(sys.executable).parent / "granian"),
            *("--interface", "wsgi", "--host", "127.0.0.1", "--port", str(floor), "--workers", "1"),
            *("--blocking-threads", "2", "--http", "1", "--no-ws", "--no-log", "benchmarks.echo:app"),
        ]
        with _process(service, ours, settings) as a, _process(echo, floor, {}) as b:
            return {name: _compare(name, a, b, ours, floor, rounds, seconds) for name in SIZES}


def _compare(
    name: str, ours: psutil.Process, floor: psutil.Process, port: int, echo_port: int, rounds: int, seconds: float
) -> dict[str, float]:
    body = hook_request(*SIZES[name])
    service, echo = Line(port, SERVICE, body), Line(echo_port, "/cds-services/echo", body)
    for _ in range(30):
        _, _, answer = service.call()
        echo.call()
    if b'"summary"' not in answer:
        raise SystemExit("the service answered without a card: nothing was measured")
    results = [(_round(service, ours, seconds), _round(echo, floor, seconds)) for _ in range(rounds)]
    p50 = statistics.median(r[0][0] for r in results)
    base = statistics.median(r[1][0] for r in results)
    return {
        "p50": p50,
        "p99": statistics.median(r[0][1] for r in results),
        "cpu": statistics.median(r[0][2] for r in results),
        "echo": base,
        "ratio": statistics.median(r[0][0] / r[1][0] for r in results),
    }


def over_bound(name: str, figures: dict[str, float]) -> list[str]:
    """What of a row is over its bound, a line for each; that is what makes the exit status 1."""
    found = []
    if figures["ratio"] > TARGETS[name]:
        found.append(f"{name}: ratio {figures['ratio']:.2f} is over its bound of {TARGETS[name]:.1f}")
    if name == CPU_BOUND and figures["cpu"] > CPU_AIM_MS:
        found.append(f"{name}: {figures['cpu']:.2f} ms CPU per call are over the bound of {CPU_AIM_MS:.1f}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=1.5)
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {asked.rounds} rounds of {asked.seconds} s")
    print(f"{'size':8}{'echo p50':>10}{'p50':>8}{'p99':>8}{'ratio':>8}{'bound':>8}{'aim':>6}{'CPU/call':>10}   ms")
    over = []
    for name, f in measure(asked.rounds, asked.seconds).items():
        over += over_bound(name, f)
        print(
            f"{name:8}{f['echo']:10.2f}{f['p50']:8.2f}{f['p99']:8.2f}{f['ratio']:8.2f}{TARGETS[name]:8.1f}"
            f"{AIMS[name]:6.1f}{f['cpu']:10.2f}"
        )
    for line in over:
        print(line)
    sys.exit(bool(over))


if __name__ == "__main__":
    main()
