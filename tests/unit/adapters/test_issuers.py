"""Trusted issuers are checked when the service starts, all faults at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cds_service.adapters.issuers import Issuer, IssuerError, read_issuers
from cds_service.adapters.urls import LOOPBACK

GOOD = {"issuer": "https://ehr.example/fhir", "jku": "https://ehr.example/jwks.json"}


def test_an_issuer_with_everything(tmp_path: Path) -> None:
    keys = tmp_path / "keys.json"
    keys.write_text('{"keys": []}')
    full = {
        **GOOD, "jwksFile": str(keys), "algorithms": ["RS384"], "audiences": ["https://cds.example/"], "tenants": ["a"],
        "fhirBases": ["https://ehr.example/fhir"], "networks": ["10.20.0.0/16"], "profile": "epic", "postSearch": True,
        "maxLifetimeSeconds": 300,
    }  # fmt: skip
    file = tmp_path / "issuers.json"
    file.write_text(json.dumps([full]))
    (issuer,) = read_issuers(str(file))
    assert issuer.audiences == ("https://cds.example",)
    assert (issuer.jwks_file, issuer.algorithms, issuer.post_search) == (keys, ("RS384",), True)
    assert (issuer.profile, issuer.most_lifetime, str(issuer.networks[0])) == ("epic", 300, "10.20.0.0/16")


def test_none_are_none() -> None:
    assert read_issuers("") == ()
    assert read_issuers("[]") == ()


def test_the_short_form_has_careful_defaults() -> None:
    (issuer,) = read_issuers(json.dumps([GOOD]))
    assert issuer == Issuer("https://ehr.example/fhir", jku="https://ehr.example/jwks.json")
    assert issuer.most_lifetime == 960


WRONG = {
    "no keys": {"jku": None}, "http jku": {"jku": "http://ehr.example/jwks.json"}, "file jku": {"jku": "file:///etc/passwd"},
    "missing file": {"jwksFile": "/nowhere/keys.json"}, "symmetric algorithm": {"algorithms": ["HS256"]},
    "none algorithm": {"algorithms": ["none"]}, "no algorithm": {"algorithms": []}, "blank issuer": {"issuer": " "},
    "http base": {"fhirBases": ["http://ehr.example/fhir"]}, "user in base": {"fhirBases": ["https://u@ehr.example/fhir"]},
    "base with query": {"fhirBases": ["https://ehr.example/fhir?x=1"]}, "odd network": {"networks": ["10.20.0.1/16"]},
    "long life": {"maxLifetimeSeconds": 86400}, "unknown member": {"fhirBase": "https://ehr.example/fhir"},
    "text for a list": {"tenants": "a"}, "http audience": {"audiences": ["http://cds.example"]},
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_issuer_is_refused(name: str) -> None:
    with pytest.raises(IssuerError):
        read_issuers(json.dumps([{**GOOD, **WRONG[name]}]))


def test_all_faults_are_told_at_once() -> None:
    faulty = [{**GOOD, "jku": "http://x/y", "fhirBases": ["ftp://x"]}, GOOD]
    with pytest.raises(IssuerError) as refusal:
        read_issuers(json.dumps(faulty))
    assert len(refusal.value.problems) == 3


def test_loopback_may_be_plain_http_in_the_demo_only() -> None:
    local = json.dumps([{**GOOD, "jku": "http://127.0.0.1:8080/jwks.json"}])
    assert read_issuers(local, demo=True)[0].networks == LOOPBACK
    with pytest.raises(IssuerError):
        read_issuers(local)


def test_a_file_that_is_not_there_is_one_clear_line() -> None:
    with pytest.raises(IssuerError, match="cannot be read"):
        read_issuers("/nowhere/issuers.json")
