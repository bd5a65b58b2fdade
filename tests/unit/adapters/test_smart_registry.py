"""Registrations of the SMART app: what may be written in the setting, and what every fault says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from joserfc.jwk import ECKey, OctKey, RSAKey

from cds_service.adapters.smart_keys import key_set, read_signing_key
from cds_service.adapters.smart_registry import Registration, RegistryError, read_registrations
from tests.conformance.requirements import verifies


def entry(**more: object) -> dict[str, object]:
    return {"id": "a", "iss": "https://ehr.example/fhir/R4", "clientId": "app", **more}


def read(*entries: dict[str, object], demo: bool = False) -> tuple[Registration, ...]:
    return read_registrations(json.dumps(entries), demo=demo)


def test_a_public_registration_needs_three_members() -> None:
    (registration,) = read(entry())

    assert registration.key is None
    assert registration.server.name == "ehr.example"
    assert registration.server.iss == "https://ehr.example/fhir/R4"


def test_no_setting_means_no_server() -> None:
    assert read_registrations("  ") == ()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"iss": "http://ehr.example/fhir"}, "must be https"),
        ({"iss": "https://ehr.example/fhir#x"}, "not a plain URL"),
        ({"iss": "https://user@ehr.example/fhir"}, "not a plain URL"),
        ({"id": "../x"}, "id must be"),
        ({"clientId": " "}, "clientId is empty"),
        ({"networks": ["all"]}, "not a network"),
        ({"keyFile": "/nowhere"}, "cannot be read"),
        ({"authHosts": ["ftp://x"]}, "authHosts is not a plain URL"),
        ({"secret": "x"}, "unknown member secret"),
    ],
)
def test_what_is_wrong_is_said(wrong: dict[str, object], says: str) -> None:
    with pytest.raises(RegistryError, match=says):
        read(entry(**wrong))


def test_a_server_listed_twice_is_a_fault() -> None:
    with pytest.raises(RegistryError, match="listed twice"):
        read(entry(), entry(id="b"))


@verifies("APP-02")
def test_http_is_for_loopback_in_the_demo_only() -> None:
    local = entry(iss="http://127.0.0.1:1/fhir")

    assert read(local, demo=True)[0].networks
    with pytest.raises(RegistryError, match="must be https"):
        read(local)


@pytest.mark.parametrize(
    ("name", "content", "algorithm"),
    [
        ("pem", ECKey.generate_key("P-384").as_pem(private=True), "ES384"),
        ("jwk", json.dumps(ECKey.generate_key("P-384").as_dict(private=True)).encode(), "ES384"),
        ("rsa", RSAKey.generate_key(2048).as_pem(private=True), "RS384"),
    ],
)
@verifies("APP-14", "APP-15")
def test_keys_of_both_kinds_and_forms_are_read(tmp_path: Path, name: str, content: bytes, algorithm: str) -> None:
    (tmp_path / name).write_bytes(content)
    key = read_signing_key(tmp_path / name)
    published = json.loads(key_set([key, key]))["keys"]

    assert key.algorithm == algorithm
    assert len(published) == 1
    assert published[0]["kid"] == key.kid
    assert not set(published[0]) & {"d", "p", "q", "dp", "dq", "qi", "k"}


@pytest.mark.parametrize(
    "content",
    [
        ECKey.generate_key("P-256").as_pem(private=True),
        ECKey.generate_key("P-384").as_pem(private=False),
        RSAKey.generate_key(2048).as_pem(private=False),
        json.dumps(OctKey.generate_key(256).as_dict()).encode(),
        b"",
        b"no key",
    ],
    ids=["weak curve", "public EC", "public RSA", "shared", "empty", "no key"],
)
@verifies("APP-14")
def test_weak_public_and_shared_keys_are_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key").write_bytes(content)

    with pytest.raises(ValueError, match=r"must be a private key|neither a PEM nor a JWK"):
        read_signing_key(tmp_path / "key")
