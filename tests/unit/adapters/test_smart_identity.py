"""The id_token of a launch: only the token that the asked server made for this app and this launch is believed."""

from __future__ import annotations

import hmac
import json
import time
from base64 import urlsafe_b64encode

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

from cds_service.adapters.smart_identity import check_identity
from cds_service.services.smart import LaunchError
from tests.conformance.requirements import verifies

ISSUER, CLIENT, NONCE = "https://ehr.example", "app", "nonce-1"
RSA = RSAKey.generate_key(2048, {"kid": "r"})
EC = ECKey.generate_key("P-384", {"kid": "e"})
KEYS = KeySet([RSA, EC])


def claims(**more: object) -> dict[str, object]:
    now = int(time.time())
    whole = {"iss": ISSUER, "aud": CLIENT, "sub": "1", "nonce": NONCE, "iat": now, "exp": now + 300}
    return {name: value for name, value in {**whole, **more}.items() if value is not None}


def checked(token: str) -> str | None:
    return check_identity(token, KEYS, ISSUER, CLIENT, NONCE)


@pytest.mark.parametrize("user", ["Practitioner/7", "https://ehr.example/fhir/Practitioner/7"])
@verifies("APP-19")
def test_a_good_token_names_the_user_absolute_or_relative(user: str) -> None:
    token = jwt.encode({"alg": "RS256", "kid": "r"}, claims(fhirUser=user), RSA)

    assert checked(token) == user


def test_es384_works_and_a_token_without_key_id_too() -> None:
    with_key = jwt.encode({"alg": "ES384", "kid": "e"}, claims(), EC, algorithms=["ES384"])
    without = jwt.encode({"alg": "RS256"}, claims(fhirUser="Practitioner/1"), RSA)

    assert checked(with_key) is None
    assert check_identity(without, KeySet([RSA]), ISSUER, CLIENT, NONCE) == "Practitioner/1"


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "other-app"},
        {"aud": None},
        {"nonce": "nonce-2"},
        {"nonce": None},
        {"exp": int(time.time()) - 120},
        {"exp": None},
        {"iat": None},
        {"aud": ["app", "other"], "azp": "other"},
    ],
)
@verifies("APP-19")
def test_a_claim_that_does_not_fit_is_refused(wrong: dict[str, object]) -> None:
    token = jwt.encode({"alg": "RS256", "kid": "r"}, claims(**wrong), RSA)

    with pytest.raises(LaunchError):
        checked(token)


@verifies("APP-19")
def test_a_signature_of_another_key_is_refused() -> None:
    other = RSAKey.generate_key(2048, {"kid": "r"})

    with pytest.raises(LaunchError):
        checked(jwt.encode({"alg": "RS256", "kid": "r"}, claims(), other))


@verifies("APP-19")
def test_our_copy_of_the_public_key_signs_nothing() -> None:
    head = urlsafe_b64encode(json.dumps({"alg": "HS256", "kid": "r"}).encode()).rstrip(b"=")
    body = urlsafe_b64encode(json.dumps(claims()).encode()).rstrip(b"=")
    mac = hmac.digest(RSA.as_pem(private=False), head + b"." + body, "sha256")
    token = b".".join((head, body, urlsafe_b64encode(mac).rstrip(b"="))).decode()

    with pytest.raises(LaunchError):
        checked(token)


def test_a_token_without_signature_and_rubbish_are_refused() -> None:
    for token in ("", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "x" * 10_000):
        with pytest.raises(LaunchError):
            checked(token)
