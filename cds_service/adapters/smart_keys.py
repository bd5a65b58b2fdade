"""Private keys of the SMART app, one per asymmetric registration, and their public half as a JWK Set.

A key is a file with a PEM or a private JWK: an elliptic curve key on P-384 (ES384) or an RSA key of at least 2048 bits
(RS384). Its key id is the RFC 7638 thumbprint unless the JWK names one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

_LEAST_BITS = 2048


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key with the algorithm that it signs with."""

    key: ECKey | RSAKey
    algorithm: str
    kid: str

    def __repr__(self) -> str:
        return f"SigningKey({self.algorithm})"

    @property
    def public(self) -> dict[str, object]:
        """The public JWK."""
        members = dict(self.key.as_dict(private=False))
        return {**members, "kid": self.kid, "alg": self.algorithm, "use": "sig", "key_ops": ["verify"]}


def read_signing_key(path: Path) -> SigningKey:
    """The key in ``path``.

    Raises:
        ValueError: no such file, not a private key, or of another kind.
    """
    try:
        text = path.read_bytes()
    except OSError as error:
        raise ValueError(f"cannot be read ({error.strerror})") from None
    for kind, algorithm in ((ECKey, "ES384"), (RSAKey, "RS384")):
        key = _imported(kind, text)
        if key is not None:
            if not key.is_private or not _strong(key):
                raise ValueError("must be a private key on P-384, or of RSA with at least 2048 bits")
            return SigningKey(key, algorithm, str(key.kid or key.thumbprint()))
    raise ValueError("is neither a PEM nor a JWK of an EC or RSA key")


def key_set(keys: Iterable[SigningKey]) -> bytes:
    """The JWK Set with the public half of ``keys``, each once."""
    public = {key.kid: key.public for key in keys}
    return msgspec.json.encode({"keys": list(public.values())})


def _imported(kind: type[ECKey] | type[RSAKey], text: bytes) -> ECKey | RSAKey | None:
    try:
        if text.lstrip().startswith(b"{"):
            return kind.import_key(msgspec.json.decode(text, type=dict[str, str | list[str]]))
        return kind.import_key(text)
    except (JoseError, ValueError, TypeError, KeyError, msgspec.DecodeError):
        return None


def _strong(key: ECKey | RSAKey) -> bool:
    if isinstance(key, ECKey):
        return key.curve_name == "P-384"
    return key.public_key.key_size >= _LEAST_BITS
