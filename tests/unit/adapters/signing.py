"""A client's side for tests: keys, JWK Sets and tokens, right and wrong."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

ISSUER = "https://ehr.example/fhir"
JKU = "https://ehr.example/jwks.json"
BASE = "https://cds.example"
ENDPOINT = f"{BASE}/cds-services/lumbar-imaging-order-select"
NOW = 1_795_000_000

EC_KEY = ec.generate_private_key(ec.SECP384R1())
OTHER_EC_KEY = ec.generate_private_key(ec.SECP384R1())
P256_KEY = ec.generate_private_key(ec.SECP256R1())
RSA_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
WEAK_RSA_KEY = rsa.generate_private_key(public_exponent=65537, key_size=1024)

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def jwk(kid: object, key: Key, **more: object) -> dict[str, object]:
    """The public half as a JWK."""
    algorithm = ECAlgorithm if isinstance(key, ec.EllipticCurvePrivateKey) else RSAAlgorithm
    public = {k: v for k, v in algorithm.to_jwk(key.public_key(), as_dict=True).items() if k != "key_ops"}
    return {**public, "kid": kid, **more}


def jwks(*keys: dict[str, object]) -> bytes:
    """A JWK Set."""
    return json.dumps({"keys": list(keys)}).encode()


def claims(**changes: object) -> dict[str, object]:
    """Claims of a good token; ``None`` leaves a claim out."""
    good: dict[str, object] = {
        "iss": ISSUER,
        "aud": ENDPOINT,
        "exp": NOW + 300,
        "iat": NOW,
        "jti": f"jti-{next(_counter)}",
    }
    return {name: value for name, value in {**good, **changes}.items() if value is not None}


def _count():
    number = 0
    while True:
        number += 1
        yield number


_counter = _count()


def header(**changes: object) -> dict[str, object]:
    """Header of a good token; ``None`` leaves a member out."""
    good: dict[str, object] = {"alg": "ES384", "typ": "JWT", "kid": "ec-1"}
    return {name: value for name, value in {**good, **changes}.items() if value is not None}


def b64(data: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def signed(head: Mapping[str, object] | bytes, body: Mapping[str, object] | bytes, key: Key = EC_KEY) -> str:
    """A compact JWS over exactly these bytes, with the algorithm that suits the key."""
    first = head if isinstance(head, bytes) else json.dumps(head).encode()
    second = body if isinstance(body, bytes) else json.dumps(body).encode()
    text = f"{b64(first)}.{b64(second)}"
    name = "ES384" if isinstance(key, ec.EllipticCurvePrivateKey) else "RS384"
    algorithm = jwt.get_algorithm_by_name(name)
    return f"{text}.{b64(algorithm.sign(text.encode(), key))}"


def token(*, key: Key = EC_KEY, head: Mapping[str, object] | None = None, **changes: object) -> str:
    """A good token with these claims changed."""
    return signed(header(**(head or {})), claims(**changes), key)


@dataclass
class MemoryNonces:
    """Token ids of one process."""

    seen: set[tuple[str, str]] = field(default_factory=set)

    def claim(self, issuer: str, jti: str, expires: datetime) -> bool:
        """See ``NonceStore``."""
        first = (issuer, jti) not in self.seen
        self.seen.add((issuer, jti))
        return first
