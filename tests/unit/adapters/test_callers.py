"""A client is who its token says, or nobody: docs security 1.1."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from cds_service.adapters.callers import Apps, Callers
from cds_service.adapters.guard import Guard
from cds_service.adapters.issuers import Issuer
from cds_service.errors import CallerError, LedgerError, Overloaded
from cds_service.services.ports import ANONYMOUS, Caller
from tests.conformance.requirements import verifies
from tests.unit.adapters import signing as s

FEEDBACK = (f"{s.ENDPOINT}/feedback", s.ENDPOINT)
KEYS = s.jwks(
    s.jwk("ec-1", s.EC_KEY),
    s.jwk("cnNhLTE+/=", s.RSA_KEY),
    s.jwk("weak", s.WEAK_RSA_KEY),
    s.jwk("p256", s.P256_KEY),
    s.jwk("enc", s.OTHER_EC_KEY, use="enc"),
    {"kty": "AKP", "kid": "pq-1", "alg": "ML-DSA-44", "pub": "AAAA"},
    {"kty": "oct", "kid": "secret", "k": "c2VjcmV0"},
)


@pytest.fixture
def issuers(tmp_path: Path) -> tuple[Issuer, ...]:
    file = tmp_path / "jwks.json"
    file.write_bytes(KEYS)
    return (
        Issuer(s.ISSUER, jku=s.JKU, jwks_file=file, tenants=frozenset({"north"}), profile="epic",
               fhir_bases=("https://ehr.example/fhir",)),
        Issuer("https://rsa.example", jwks_file=file, algorithms=("RS384",)),
        Issuer("https://proxy.example", jwks_file=file, audiences=("https://outer.example/cds",)),
    )  # fmt: skip


def make(issuers: tuple[Issuer, ...], *, demo: bool = False, nonces: object = None) -> Callers:
    store = nonces or s.MemoryNonces()
    return Callers(issuers, s.BASE, store, Guard(), demo=demo, clock=lambda: float(s.NOW))  # type: ignore[arg-type]  # a store and nothing else of a ledger


@pytest.fixture
def callers(issuers: tuple[Issuer, ...]) -> Callers:
    return make(issuers)


def good(**changes: object) -> str:
    return s.token(**{"tenant": "north", **changes})


@verifies("SEC-01", "SEC-02", "SEC-04", "SEC-12")
def test_a_good_token_names_its_caller(callers: Callers) -> None:
    caller = callers.identify(f"Bearer {good(sub='client-7', nbf=s.NOW - 300)}", (s.ENDPOINT,))
    assert caller == Caller(s.ISSUER, "north", "epic", ("https://ehr.example/fhir",), "client-7")


GOOD = {
    "rsa key with a base64 id": ("https://rsa.example", {"alg": "RS384", "kid": "cnNhLTE+/="}, {}, s.RSA_KEY),
    "audience among several": (s.ISSUER, {}, {"aud": ["https://other.example", s.ENDPOINT]}, s.EC_KEY),
    "clock 30 s ahead": (s.ISSUER, {}, {"iat": s.NOW + 30, "exp": s.NOW + 300}, s.EC_KEY),
    "expired 30 s ago": (s.ISSUER, {}, {"iat": s.NOW - 300, "exp": s.NOW - 30}, s.EC_KEY),
    "Epic's times": (s.ISSUER, {}, {"nbf": s.NOW - 300, "iat": s.NOW, "exp": s.NOW + 900}, s.EC_KEY),
    "jku as configured": (s.ISSUER, {"jku": s.JKU}, {}, s.EC_KEY),
    "x5u and jwk mean nothing": (s.ISSUER, {"x5u": "https://evil.example", "jwk": {"kty": "oct"}}, {}, s.EC_KEY),
    "lower-case typ": (s.ISSUER, {"typ": "jwt"}, {}, s.EC_KEY),
    "fractions of seconds": (s.ISSUER, {}, {"iat": s.NOW - 0.5, "exp": s.NOW + 299.5}, s.EC_KEY),
}


@verifies("SEC-10", "SEC-34", "EPIC-19", "ISS-06")
@pytest.mark.parametrize("name", GOOD)
def test_what_honest_clients_send_is_accepted(callers: Callers, name: str) -> None:
    issuer, head, changes, key = GOOD[name]
    text = s.signed(s.header(**head), s.claims(iss=issuer, tenant="north", **changes), key)
    assert callers.identify(f"Bearer {text}", (s.ENDPOINT,)).issuer == issuer


@verifies("SEC-07", "SEC-32")
def test_behind_a_proxy_the_configured_audience_counts(callers: Callers) -> None:
    outer = "https://outer.example/cds/cds-services/lumbar-imaging-order-select"
    found = callers.identify(f"Bearer {s.token(iss='https://proxy.example', aud=outer)}", (s.ENDPOINT,))
    assert found.issuer == "https://proxy.example"
    with pytest.raises(CallerError):
        callers.identify(f"Bearer {s.token(iss='https://proxy.example')}", (s.ENDPOINT,))


@verifies("FB-10")
@pytest.mark.parametrize("audience", FEEDBACK)
def test_feedback_is_accepted_for_its_own_url_and_for_the_service(callers: Callers, audience: str) -> None:
    assert callers.identify(f"Bearer {good(aud=audience)}", FEEDBACK).tenant == "north"


def _hmac(secret: bytes, algorithm: str = "HS256", kid: str = "ec-1") -> str:
    text = f"{s.b64(json.dumps(s.header(alg=algorithm, kid=kid)).encode())}.{s.b64(json.dumps(s.claims(tenant='north')).encode())}"
    digest = {"HS256": hashlib.sha256, "HS384": hashlib.sha384, "HS512": hashlib.sha512}[algorithm]
    return f"{text}.{s.b64(hmac.new(secret, text.encode(), digest).digest())}"


def _pem(key: s.Key) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def _unsigned(algorithm: object, signature: str = "") -> str:
    head = json.dumps(s.header(alg=algorithm)).encode()
    return f"{s.b64(head)}.{s.b64(json.dumps(s.claims(tenant='north')).encode())}.{signature}"


def _tampered() -> str:
    head, _, signature = good().split(".")
    return f"{head}.{s.b64(json.dumps(s.claims(tenant='north', sub='admin')).encode())}.{signature}"


def _raw(head: bytes | None = None, body: bytes | None = None) -> str:
    return s.signed(head or s.header(), body or s.claims(tenant="north"))


def _hostile() -> dict[str, str | None]:
    """Authorization headers that must all be refused, by what is wrong with them."""
    bare = s.claims(tenant="north")
    text = json.dumps(bare)
    cases: dict[str, str | None] = {
        "no header": None, "empty": "", "no scheme": good(), "basic": "Basic dXNlcjpwYXNz",
        "token scheme": f"Token {good()}", "two spaces": f"Bearer  {good()}", "trailing space": f"Bearer {good()} ",
        "two tokens": f"Bearer {good()}, Bearer {good()}", "newline inside": f"Bearer {good()}\nX: y",
        "null byte": f"Bearer {good()}\0", "quoted": f'Bearer "{good()}"', "only scheme": "Bearer", "dots": "Bearer ..",
        "two parts": "Bearer " + ".".join(good().split(".")[:2]), "four parts": f"Bearer {good()}.x",
        "five parts, encrypted": f"Bearer {good()}.x.y", "one megabyte": "Bearer " + "a" * 1_000_000 + ".b.c",
        "padding": "Bearer " + good() + "=", "standard base64": "Bearer " + good().replace("_", "/").replace("-", "+") + "+/",
        "unicode": f"Bearer {good()}\u00e9", "tampered claims": f"Bearer {_tampered()}",
        "signature of zeros": f"Bearer {_unsigned('ES384', s.b64(bytes(96)))}",
        "signature cut": f"Bearer {good()[:-8]}", "empty signature": f"Bearer {_unsigned('ES384', 'AA')}",
        "foreign key, known id": f"Bearer {s.token(tenant='north', key=s.OTHER_EC_KEY)}",
        "rsa signature for an ec id": f"Bearer {s.token(tenant='north', key=s.RSA_KEY)}",
    }  # fmt: skip
    for name in ("none", "None", "nOnE", "NONE", "", "HS256", "RS256", "ES256", "PS384", "EdDSA", "ES384 ", "es384"):
        cases[f"alg {name!r}"] = f"Bearer {s.token(head={'alg': name}, tenant='north')}"
        cases[f"alg {name!r} unsigned"] = f"Bearer {_unsigned(name, 'AA')}"
    for number, odd in enumerate((None, 1, ["ES384"], {"x": 1}, True)):
        cases[f"alg of type {number}"] = f"Bearer {s.signed({**s.header(), 'alg': odd}, bare)}"
    for algorithm in ("HS256", "HS384", "HS512"):
        for label, secret in (
            ("pem", _pem(s.EC_KEY)), ("stripped pem", _pem(s.EC_KEY).strip()), ("rsa pem", _pem(s.RSA_KEY)),
            ("jwk", json.dumps(s.jwk("ec-1", s.EC_KEY)).encode()), ("empty", b""),
        ):  # fmt: skip
            cases[f"{algorithm} keyed with {label}"] = f"Bearer {_hmac(secret, algorithm)}"
    cases["HS256 keyed with the oct key"] = f"Bearer {_hmac(b'secret', 'HS256', 'secret')}"
    heads: dict[str, dict[str, object]] = {
        "typ missing": {"typ": None}, "typ at+jwt": {"typ": "at+jwt"}, "typ number": {"typ": 1},
        "kid missing": {"kid": None}, "kid unknown": {"kid": "ec-2"}, "kid traversal": {"kid": "../../../dev/null"},
        "kid sql": {"kid": "ec-1' OR '1'='1"}, "kid object": {"kid": {"kid": "ec-1"}}, "kid list": {"kid": ["ec-1"]},
        "kid long": {"kid": "k" * 3000}, "kid empty": {"kid": ""}, "kid url": {"kid": "https://evil.example/k"},
        "kid of an encryption key": {"kid": "enc"}, "kid of a post-quantum key": {"kid": "pq-1"},
        "jku elsewhere": {"jku": "https://evil.example/jwks.json"}, "jku file": {"jku": "file:///etc/passwd"},
        "jku data": {"jku": "data:application/json,{}"}, "jku user": {"jku": "https://ehr.example@evil.example/jwks.json"},
        "jku slash": {"jku": s.JKU + "/"}, "jku case": {"jku": s.JKU.upper()}, "jku list": {"jku": [s.JKU]},
        "jku null": {"jku": ""}, "crit": {"crit": ["exp"]}, "crit empty": {"crit": []}, "b64": {"b64": False},
        "zip": {"zip": "DEF"}, "enc": {"enc": "A256GCM"},
    }  # fmt: skip
    for name, head in heads.items():
        cases[name] = f"Bearer {s.token(head=head, tenant='north')}"
    cases["weak rsa key"] = (
        f"Bearer {s.token(head={'alg': 'RS384', 'kid': 'weak'}, key=s.WEAK_RSA_KEY, tenant='north')}"
    )
    cases["p-256 key"] = f"Bearer {s.token(head={'kid': 'p256'}, key=s.P256_KEY, tenant='north')}"
    cases["right key, algorithm not for this issuer"] = f"Bearer {s.token(iss='https://rsa.example')}"
    bodies: dict[str, dict[str, object]] = {
        "iss missing": {"iss": None}, "iss suffix": {"iss": s.ISSUER + "/"}, "iss case": {"iss": s.ISSUER.upper()},
        "iss list": {"iss": [s.ISSUER]}, "iss number": {"iss": 7}, "iss other": {"iss": "https://evil.example"},
        "iss blank": {"iss": s.ISSUER + " "}, "aud missing": {"aud": None}, "aud base": {"aud": s.BASE},
        "aud discovery": {"aud": f"{s.BASE}/cds-services"}, "aud slash": {"aud": s.ENDPOINT + "/"},
        "aud other service": {"aud": f"{s.BASE}/cds-services/lumbar-imaging-order-sign"},
        "aud prefix": {"aud": "https://evil.example/" + s.ENDPOINT}, "aud http": {"aud": s.ENDPOINT.replace("https", "http")},
        "aud query": {"aud": s.ENDPOINT + "?x"}, "aud empty list": {"aud": []}, "aud objects": {"aud": [{"a": 1}, s.ENDPOINT]},
        "aud object": {"aud": {s.ENDPOINT: 1}}, "aud of feedback": {"aud": f"{s.ENDPOINT}/feedback"},
        "exp missing": {"exp": None}, "exp text": {"exp": str(s.NOW + 300)}, "exp true": {"exp": True},
        "exp list": {"exp": [s.NOW + 300]}, "expired": {"iat": s.NOW - 400, "exp": s.NOW - 61},
        "a year": {"exp": s.NOW + 31_536_000}, "17 minutes": {"exp": s.NOW + 1020}, "exp huge": {"exp": 10**30},
        "exp float infinity": {"exp": 1e308 * 10}, "exp negative": {"exp": -1}, "exp before iat": {"exp": s.NOW - 1},
        "iat missing": {"iat": None}, "iat in an hour": {"iat": s.NOW + 3600, "exp": s.NOW + 3900},
        "iat text": {"iat": "now"}, "iat old, long life": {"iat": s.NOW - 86400}, "nbf in an hour": {"nbf": s.NOW + 3600},
        "nbf text": {"nbf": "x"}, "jti missing": {"jti": None}, "jti empty": {"jti": ""}, "jti number": {"jti": 5},
        "jti long": {"jti": "j" * 257}, "jti list": {"jti": ["a"]}, "jti null byte": {"jti": "a\0b"},
        "jti newline": {"jti": "a\nb"}, "jti surrogate": {"jti": "\ud800"}, "tenant missing": {"tenant": None},
        "tenant unknown": {"tenant": "west"}, "tenant list": {"tenant": ["north"]}, "tenant empty": {"tenant": ""},
    }  # fmt: skip
    for name, body in bodies.items():
        cases[name] = f"Bearer {good(**body)}"
    raws: dict[str, str] = {
        "claims are a list": _raw(body=b"[]"), "claims are text": _raw(body=b'"x"'), "claims are null": _raw(body=b"null"),
        "claims empty": _raw(body=b"{}"), "claims not JSON": _raw(body=b"{"), "claims not UTF-8": _raw(body=b'{"a":"\xff"}'),
        "claims twice": _raw(body=(text[:-1] + f', "iss": "{s.ISSUER}"}}').encode()),
        "NaN": _raw(body=text.replace(str(s.NOW + 300), "NaN").encode()),
        "1e999": _raw(body=text.replace(str(s.NOW + 300), "1e999").encode()),
        "long integer": _raw(body=text.replace(str(s.NOW + 300), "9" * 5000).encode()),
        "deep": _raw(body=b'{"a":' + b"[" * 4000 + b"]" * 4000 + b"}"), "head is a list": _raw(head=b"[]"),
        "head twice": _raw(head=b'{"alg":"none","typ":"JWT","kid":"ec-1","alg":"ES384"}'),
        "head not JSON": _raw(head=b"alg=ES384"), "byte order mark": _raw(head=b"\xef\xbb\xbf" + json.dumps(s.header()).encode()),
    }  # fmt: skip
    return {**cases, **{name: f"Bearer {raw}" for name, raw in raws.items()}}


HOSTILE = _hostile()


def test_there_are_over_a_hundred_hostile_tokens() -> None:
    assert len(HOSTILE) > 130


@verifies("SEC-05", "SEC-06", "SEC-08", "SEC-09", "SEC-11", "SEC-20", "SEC-24", "SEC-25", "SEC-30", "SEC-31", "SEC-33")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_token_is_refused_without_a_reason(callers: Callers, name: str) -> None:
    with pytest.raises(CallerError) as refusal:
        callers.identify(HOSTILE[name], (s.ENDPOINT,))
    assert refusal.value.status == 401
    assert str(refusal.value) == "caller refused"


@verifies("SEC-21")
def test_a_token_works_once(callers: Callers) -> None:
    text = f"Bearer {good()}"
    assert callers.identify(text, (s.ENDPOINT,)).tenant == "north"
    for _ in range(30):
        with pytest.raises(CallerError):
            callers.identify(text, (s.ENDPOINT,))


def test_a_refused_token_does_not_use_up_its_id(callers: Callers) -> None:
    with pytest.raises(CallerError):
        callers.identify(f"Bearer {good(jti='once', tenant='west')}", (s.ENDPOINT,))
    assert callers.identify(f"Bearer {good(jti='once')}", (s.ENDPOINT,)).tenant == "north"


class _Broken:
    def claim(self, issuer: str, jti: str, expires: datetime) -> bool:
        raise LedgerError("away")


def test_without_the_ledger_nobody_is_let_in(issuers: tuple[Issuer, ...]) -> None:
    with pytest.raises(Overloaded) as closed:
        make(issuers, nonces=_Broken()).identify(f"Bearer {good()}", (s.ENDPOINT,))
    assert closed.value.status == 503


@verifies("SEC-36")
def test_the_demo_is_open_and_tolerates_tokens_of_strangers(issuers: tuple[Issuer, ...]) -> None:
    demo = make(issuers, demo=True)
    stranger = s.token(iss="https://sandbox.cds-hooks.org", key=s.OTHER_EC_KEY)
    for authorization in (None, f"Bearer {stranger}", "Bearer garbage", "Basic eDp5"):
        assert demo.identify(authorization, (s.ENDPOINT,)) == Caller(ANONYMOUS)


def test_in_the_demo_a_configured_issuer_must_still_sign_rightly(issuers: tuple[Issuer, ...]) -> None:
    demo = make(issuers, demo=True)
    assert demo.identify(f"Bearer {good()}", (s.ENDPOINT,)).issuer == s.ISSUER
    with pytest.raises(CallerError):
        demo.identify(f"Bearer {s.token(tenant='north', key=s.OTHER_EC_KEY)}", (s.ENDPOINT,))


def test_an_app_is_bound_to_the_patient_of_its_token(callers: Callers) -> None:
    apps = Apps(callers, (f"{s.BASE}/assessments",))
    bound = f"Bearer {good(aud=f'{s.BASE}/assessments', patient='Patient/p-1')}"
    assert apps.identify(bound).patient == "p-1"
    assert apps.identify(bound).patient == "p-1"
    with pytest.raises(CallerError):
        apps.identify(f"Bearer {good(aud=f'{s.BASE}/assessments')}")
