"""Names made with the deployment's key are HMAC-SHA-256, whoever computes it."""

from __future__ import annotations

import base64
import hashlib
import hmac

import pytest

from cds_service.adapters.sealed import Seal, _derive, name_hash

KEY = bytes(range(32))


@pytest.mark.parametrize("name", ["", "p1", "Ängström", "x" * 200])
def test_names_are_those_of_the_standard_library(name: str) -> None:
    seal = Seal(KEY)
    patient = hmac.digest(_derive(KEY, b"patients"), name.encode(), "sha256")
    token = hmac.digest(_derive(KEY, b"tokens"), name.encode(), "sha256")
    assert seal.patient(name) == patient.hex()[:32]
    assert seal.token(name) == base64.urlsafe_b64encode(token[:24]).decode()
    assert name_hash(name) == hashlib.sha256(name.encode()).hexdigest()
