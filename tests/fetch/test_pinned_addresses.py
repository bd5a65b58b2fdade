"""Names are resolved once, every address is checked, and the connection goes to one that was: no rebinding."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from cds_service.adapters.guard import Guard, Scope
from cds_service.adapters.urls import LOOPBACK, parse
from cds_service.errors import FetchError
from cds_service.services.ports import Deadline
from tests.conformance.requirements import verifies
from tests.fetch.faulty import Site

NAME = "ehr.example"


class Resolver:
    """Answers look-ups with one list after the other; the last one stays."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked += 1
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def get(guard: Guard, url: str, *, open_loopback: bool = False) -> bytes:
    scope = Scope(parse(url), LOOPBACK if open_loopback else ())
    return guard.call("GET", parse(url), scope, headers={}, deadline=Deadline.after(2), most_bytes=1000).body


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["::1"], ["10.0.0.8"], ["169.254.169.254"], ["93.184.216.34", "127.0.0.1"], ["::ffff:127.0.0.1"], [], ["x"]],
)  # fmt: skip
def test_a_name_that_leads_inside_is_not_connected_to(canary: Site, addresses: list[str]) -> None:
    port = parse(canary.base).port
    with pytest.raises(FetchError) as failure:
        get(Guard(resolver=Resolver(addresses)), f"http://{NAME}:{port}/fhir/ok")
    assert failure.value.reason == "notAllowed"


def test_a_name_that_changes_after_the_check_is_not_asked_again(site: Site) -> None:
    resolver = Resolver(["127.0.0.1"], ["10.0.0.8"])
    port = parse(site.base).port
    assert get(Guard(resolver=resolver), f"http://{NAME}:{port}/fhir/ok", open_loopback=True)
    assert resolver.asked == 1
    assert site.requests[0][2]["host"] == f"{NAME}:{port}"


def test_each_new_connection_is_checked(site: Site, canary: Site) -> None:
    resolver = Resolver(["127.0.0.1"], ["10.0.0.8"])
    guard = Guard(resolver=resolver)
    url = f"http://{NAME}:{parse(site.base).port}/fhir/ok"
    assert get(guard, url, open_loopback=True)
    guard.close()
    with pytest.raises(FetchError) as failure:
        get(guard, url, open_loopback=True)
    assert failure.value.reason == "notAllowed"


def test_proxies_of_the_environment_are_not_used(site: Site, canary: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, canary.base.removesuffix("/fhir"))
    assert get(Guard(), f"{site.base}/ok", open_loopback=True)


def _certificate(folder: Path, name: str) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    cert_file, key_file = folder / f"{name}.pem", folder / f"{name}.key"
    cert_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return cert_file, key_file


class _Hello(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"hello")

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@contextmanager
def _tls_server(cert_file: Path, key_file: Path) -> Iterator[tuple[int, list[str | None]]]:
    names: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert_file, key_file)
    context.sni_callback = lambda sock, name, ctx: names.append(name)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Hello)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield server.server_address[1], names
    finally:
        server.shutdown()
        server.server_close()


@verifies("APP-02")
def test_the_certificate_must_be_for_the_name_though_the_address_is_pinned(tmp_path: Path) -> None:
    cert_file, key_file = _certificate(tmp_path, NAME)
    with _tls_server(cert_file, key_file) as (port, names):
        guard = Guard(ca_file=str(cert_file), resolver=Resolver(["127.0.0.1"]))
        assert get(guard, f"https://{NAME}:{port}/", open_loopback=True) == b"hello"
        assert names == [NAME]
        for wrong in (f"https://other.example:{port}/", f"https://127.0.0.1:{port}/"):
            with pytest.raises(FetchError) as failure:
                get(guard, wrong, open_loopback=True)
            assert failure.value.reason == "failed"
        with pytest.raises(FetchError):
            get(Guard(resolver=Resolver(["127.0.0.1"])), f"https://{NAME}:{port}/", open_loopback=True)


def test_a_handshake_that_never_ends_is_left_at_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        url = parse(f"https://127.0.0.1:{port}/")
        begun = time.monotonic()
        with pytest.raises(FetchError):
            Guard().call("GET", url, Scope(url, LOOPBACK), headers={}, deadline=Deadline.after(0.3), most_bytes=10)
        assert time.monotonic() - begun < 0.8


def test_a_listed_private_network_is_reached_by_its_issuer_only() -> None:
    hospital = (ipaddress.ip_network("10.20.0.0/16"),)
    guard = Guard(resolver=Resolver(["10.20.3.4"]))
    url = parse("https://ehr.example/fhir")
    with pytest.raises(FetchError) as other:
        guard.call("GET", url, Scope(url), headers={}, deadline=Deadline.after(0.2), most_bytes=10)
    with pytest.raises(FetchError) as own:
        guard.call("GET", url, Scope(url, hospital), headers={}, deadline=Deadline.after(0.2), most_bytes=10)
    assert (other.value.reason, own.value.reason) == ("notAllowed", "failed")
