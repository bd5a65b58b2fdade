"""One real server process on loopback: it answers, refuses, survives and ends as promised."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import run
from tests.conformance.requirements import verifies
from tests.http.conftest import SELECT
from tests.http.process import Server

pytestmark = pytest.mark.xdist_group("server")  # one start for all of them


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("server"), CDS_LOG_LEVEL="error") as running:
        yield running


@pytest.fixture
def body(order_select: dict[str, Any]) -> bytes:
    return json.dumps(order_select).encode()


def test_the_server_says_where_it_is_and_how_to_try_it(server: Server) -> None:
    base = f"http://127.0.0.1:{server.port}"
    assert f"{base}/cds-services" in server.output
    assert f"{base}/app" in server.output
    assert "curl -s" in server.output
    assert "not for patient care" in server.output


@verifies("GEN-01")
def test_an_order_gets_a_card(server: Server, body: bytes) -> None:
    answer = server.post(SELECT, body)
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert json.loads(answer.body)["cards"]


def test_it_is_ready_and_counts(server: Server, body: bytes) -> None:
    assert json.loads(server.call("GET", "/ready").body)["checks"] == {"knowledge": True, "database": True}
    server.post(SELECT, body)
    assert b'cds_requests_total{route="' in server.call("GET", "/metrics").body


def test_twenty_megabytes_are_refused_and_it_lives_on(server: Server, body: bytes) -> None:
    try:
        answer = server.post(SELECT, b" " * (20 * 1024 * 1024))
        assert answer.status == 413
        assert json.loads(answer.body)["resourceType"] == "OperationOutcome"
    except (BrokenPipeError, ConnectionResetError):
        pass  # it need not read what it has refused
    assert server.post(SELECT, body).status == 200


def _raw(server: Server, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(request)
        connection.settimeout(10)
        received = b""
        while b"\r\n\r\n" not in received:
            piece = connection.recv(65536)
            if not piece:
                break
            received += piece
        return received


def test_a_chunked_body_is_read(server: Server, body: bytes) -> None:
    head = f"POST {SELECT} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunks = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    assert _raw(server, head.encode() + chunks).startswith(b"HTTP/1.1 200")


def test_an_endless_chunked_body_is_cut_off(server: Server, body: bytes) -> None:
    head = f"POST {SELECT} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    piece = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.settimeout(20)
        received = b""
        try:
            connection.sendall(head.encode())
            for _ in range(12):
                connection.sendall(piece)
            received = connection.recv(65536)
        except (BrokenPipeError, ConnectionResetError):
            pass
    assert received == b"" or received.startswith(b"HTTP/1.1 413")
    assert server.post(SELECT, body).status == 200


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"NONSENSE\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST " + SELECT.encode() + b" HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"POST " + SELECT.encode() + b" HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        b"GET /cds-services HTTP/1.1\r\n" + b"X-Long: " + b"a" * 500_000 + b"\r\n\r\n",
    ],
    ids=range(5),
)
def test_what_is_no_http_is_no_5xx(server: Server, body: bytes, request_bytes: bytes) -> None:
    try:
        received = _raw(server, request_bytes)
    except (BrokenPipeError, ConnectionResetError):
        received = b""
    assert not received.startswith(b"HTTP/1.1 5")
    assert server.post(SELECT, body).status == 200


def test_no_answer_tells_a_version(server: Server) -> None:
    for path in ("/cds-services", "/nowhere", "/docs"):
        headers = server.call("GET", path).headers
        assert not any(character.isdigit() for character in headers.get("server", ""))
        assert "x-powered-by" not in headers


def test_a_slow_client_delays_nobody_else(server: Server, body: bytes) -> None:
    head = f"POST {SELECT} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port)) as slow:
        slow.sendall(head.encode() + b"{")
        assert server.post(SELECT, body).status == 200


def test_a_busy_port_is_one_clear_line(server: Server, tmp_path: Path) -> None:
    ran = run("serve", "--port", str(server.port), folder=tmp_path)
    assert ran.status == 1
    assert ran.problems == [
        f"Error: port {server.port} is in use; choose another one with --port, or with make run PORT=..."
    ]


def test_a_stop_answers_what_is_under_way(tmp_path: Path, body: bytes) -> None:
    with Server(tmp_path, CDS_LOG_LEVEL="error") as running:
        answers: list[int] = []

        def ask() -> None:
            with contextlib.suppress(ConnectionRefusedError):
                answers.append(running.post(SELECT, body).status)

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        time.sleep(0.05)
        status = running.stop()
        for thread in threads:
            thread.join()
        assert status == 0
        assert answers
        assert set(answers) == {200}
        assert "Traceback" not in running.errors
