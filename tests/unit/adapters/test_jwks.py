"""Keys of an issuer: which are taken, how they rotate, and what happens when their source fails."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from cds_service.adapters.callers import Callers
from cds_service.adapters.guard import Guard
from cds_service.adapters.issuers import read_issuers
from cds_service.adapters.jwks import KeyRing, read_keys
from cds_service.errors import CallerError, FetchError
from tests.conformance.requirements import verifies
from tests.unit.adapters import signing as s

FIRST = s.jwks(s.jwk("k1", s.EC_KEY))
SECOND = s.jwks(s.jwk("k2", s.OTHER_EC_KEY))


class Source:
    """A JWKS endpoint with a clock beside it."""

    def __init__(self, *, body: bytes = FIRST) -> None:
        self.now, self.body, self.fetches, self.down, self.alarms = 1000.0, body, 0, False, 0

    def fetch(self) -> bytes:
        self.fetches += 1
        if self.down:
            raise FetchError("failed", "down")
        return self.body

    def ring(self) -> KeyRing:
        def alarm() -> None:
            self.alarms += 1

        return KeyRing(self.fetch, clock=lambda: self.now, alarm=alarm)


@verifies("SEC-22")
def test_keys_are_kept_for_ten_minutes() -> None:
    source = Source()
    ring = source.ring()
    for _ in range(100):
        assert ring.find("k1", "ES384") is not None
    assert source.fetches == 1
    source.now += 601
    assert ring.find("k1", "ES384") is not None
    assert source.fetches == 2


@verifies("CERN-02")
def test_a_rotated_key_is_accepted_at_once_and_the_old_one_is_gone() -> None:
    source = Source()
    ring = source.ring()
    assert ring.find("k1", "ES384") is not None
    source.now, source.body = source.now + 5, SECOND
    assert ring.find("k2", "ES384") is not None
    assert ring.find("k1", "ES384") is None


def test_a_rotation_right_after_guessed_key_ids_is_accepted_within_a_minute() -> None:
    source = Source()
    ring = source.ring()
    for number in range(60):
        assert ring.find(f"guess-{number}", "ES384") is None
    assert source.fetches <= 3
    source.body = SECOND
    source.now += 60
    assert ring.find("k2", "ES384") is not None


def test_an_old_key_is_gone_after_ten_minutes_without_anybody_asking_for_a_new_one() -> None:
    source = Source()
    ring = source.ring()
    assert ring.find("k1", "ES384") is not None
    source.body, source.now = SECOND, source.now + 601
    assert ring.find("k1", "ES384") is None


def test_while_the_source_is_down_known_keys_stay_good_for_a_day() -> None:
    source = Source()
    ring = source.ring()
    assert ring.find("k1", "ES384") is not None
    source.down, source.now = True, source.now + 3600
    for _ in range(20):
        assert ring.find("k1", "ES384") is not None
        assert ring.find("k2", "ES384") is None
    assert source.fetches <= 3
    assert source.alarms >= 1
    source.now += 86_400
    assert ring.find("k1", "ES384") is None


def test_a_source_that_was_never_up_is_asked_again_soon_but_not_each_time() -> None:
    source = Source()
    source.down = True
    ring = source.ring()
    for _ in range(50):
        assert ring.find("k1", "ES384") is None
    assert source.fetches == 1
    source.down, source.now = False, source.now + 6
    assert ring.find("k1", "ES384") is not None


def test_an_answer_that_is_no_key_set_keeps_the_old_keys() -> None:
    source = Source()
    ring = source.ring()
    assert ring.find("k1", "ES384") is not None
    source.now, source.body = source.now + 601, b"<html>maintenance</html>"
    assert ring.find("k1", "ES384") is not None
    assert source.alarms == 1


def test_many_threads_fetch_once() -> None:
    source = Source()
    ring = source.ring()
    gate = threading.Barrier(16)

    def ask() -> bool:
        gate.wait()
        return ring.find("k1", "ES384") is not None

    with ThreadPoolExecutor(16) as pool:
        assert all(job.result() for job in [pool.submit(ask) for _ in range(16)])
    assert source.fetches == 1


def test_a_key_answers_for_its_own_algorithm_only() -> None:
    ring = Source(body=s.jwks(s.jwk("k", s.EC_KEY), s.jwk("k", s.RSA_KEY))).ring()
    assert ring.find("k", "ES384") is not None
    assert ring.find("k", "RS384") is not None
    assert ring.find("k", "HS384") is None


SKIPPED = {
    "post-quantum": {"kty": "AKP", "kid": "k", "alg": "ML-DSA-44", "pub": "AAAA"},
    "octets": {"kty": "oct", "kid": "k", "k": "c2VjcmV0"},
    "okp": {"kty": "OKP", "kid": "k", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},
    "weak rsa": s.jwk("k", s.WEAK_RSA_KEY),
    "p-256": s.jwk("k", s.P256_KEY),
    "for encryption": s.jwk("k", s.EC_KEY, use="enc"),
    "other algorithm": s.jwk("k", s.EC_KEY, alg="ES256"),
    "for signing only": s.jwk("k", s.EC_KEY, key_ops=["sign"]),
    "without id": {name: value for name, value in s.jwk("k", s.EC_KEY).items() if name != "kid"},
    "id no text": s.jwk(7, s.EC_KEY),
    "id long": s.jwk("k" * 300, s.EC_KEY),
    "point off the curve": {**s.jwk("k", s.EC_KEY), "x": "AAAA"},
    "no object": "key",
}


@pytest.mark.parametrize("name", SKIPPED)
def test_a_key_that_is_not_for_us_is_left_out_and_the_others_stay(name: str) -> None:
    assert set(read_keys(s.jwks(SKIPPED[name], s.jwk("good", s.EC_KEY)))) == {("good", "ES384")}  # type: ignore[arg-type]  # some of them are no keys, which is the point


def test_a_private_key_in_the_set_is_read_as_its_public_half() -> None:
    keys = read_keys(s.jwks({**s.jwk("k", s.EC_KEY), "d": "AAAA"}))
    assert not hasattr(keys["k", "ES384"], "sign")


REFUSED = {
    "not JSON": b"{", "a list": b"[]", "no keys": b"{}", "keys no list": b'{"keys":{}}', "empty": b"",
    "large": b'{"keys":[' + b" " * 66_000 + b"]}", "many": json.dumps({"keys": [{}] * 51}).encode(),
    "one id, two keys": s.jwks(s.jwk("k", s.EC_KEY), s.jwk("k", s.OTHER_EC_KEY)),
    "deep": b'{"keys":[' + b"[" * 30_000 + b"]" * 30_000 + b"]}",
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_usable_key_set_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"JWK|key"):
        read_keys(REFUSED[name])


class _Jwks(BaseHTTPRequestHandler):
    body = FIRST
    hits = 0

    def do_GET(self) -> None:
        type(self).hits += 1
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def test_keys_are_fetched_from_the_configured_url_and_an_oversized_set_is_not_taken() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Jwks)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        jku = f"http://127.0.0.1:{server.server_address[1]}/jwks.json"
        issuers = read_issuers(json.dumps([{"issuer": s.ISSUER, "jku": jku}]), demo=True)
        callers = Callers(issuers, s.BASE, s.MemoryNonces(), Guard(), clock=lambda: float(s.NOW))
        good = s.token(head={"kid": "k1", "jku": jku})
        assert callers.identify(f"Bearer {good}", (s.ENDPOINT,)).issuer == s.ISSUER
        _Jwks.body = FIRST + b" " * 70_000
        fresh = Callers(issuers, s.BASE, s.MemoryNonces(), Guard(), clock=lambda: float(s.NOW))
        with pytest.raises(CallerError):
            fresh.identify(f"Bearer {s.token(head={'kid': 'k1'})}", (s.ENDPOINT,))
        assert _Jwks.hits == 2
    finally:
        server.shutdown()
        server.server_close()
