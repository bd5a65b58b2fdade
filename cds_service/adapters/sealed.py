"""The deployment's key: what patients, handles and sessions are hidden with in the ledger.

One secret of at least 32 bytes, shared by all workers and kept outside the database. Losing it makes old patient hashes
and open sessions worthless, nothing more.
"""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12
_BLOCK = 64
_UNNAMED = hashlib.sha256()
LEAST_KEY = 32
"""Bytes that a deployment key has at least."""


def load_or_create_key(path: Path) -> bytes:
    """The key in ``path``; made there, readable by its owner only, when the file is missing.

    Raises:
        ValueError: the file holds less than 32 bytes.
        OSError: it cannot be read or made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    if not path.exists():
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(LEAST_KEY))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    key = path.read_bytes()
    if len(key) < LEAST_KEY:
        raise ValueError(f"{path.name} holds less than {LEAST_KEY} bytes")
    return key


class _Keyed:
    """HMAC-SHA-256 (RFC 2104) with its two key blocks hashed once: a fourth of the cost of ``hmac.digest``.

    ``key`` has at most one block, 64 bytes.
    """

    def __init__(self, key: bytes) -> None:
        block = key.ljust(_BLOCK, b"\0")
        self._inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in block))
        self._outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in block))

    def __call__(self, message: bytes) -> bytes:
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(message)
        outer.update(inner.digest())
        return outer.digest()


class Seal:
    """Keyed hashes and encryption, each with a key of its own derived from the deployment's."""

    def __init__(self, key: bytes) -> None:
        if len(key) < LEAST_KEY:
            raise ValueError(f"the deployment key has less than {LEAST_KEY} bytes")
        self._patients = _Keyed(_derive(key, b"patients"))
        self._tokens = _Keyed(_derive(key, b"tokens"))
        self._box = AESGCM(_derive(key, b"values"))

    def patient(self, patient_id: str) -> str:
        """A name for the patient that cannot be turned back without the key, 32 hex digits."""
        return self._patients(patient_id.encode()).hex()[:32]

    def token(self, seed: str) -> str:
        """An unguessable name for ``seed``, 32 URL-safe characters."""
        return base64.urlsafe_b64encode(self._tokens(seed.encode())[:24]).decode()

    def close(self, value: bytes) -> bytes:
        """``value`` encrypted (AES-256-GCM) behind a nonce of its own."""
        nonce = os.urandom(_NONCE)
        return nonce + self._box.encrypt(nonce, value, None)

    def open(self, sealed: bytes) -> bytes | None:
        """What was encrypted, or None when it was with another key or has been changed."""
        try:
            return self._box.decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
        except (InvalidTag, ValueError):
            return None


def name_hash(name: str) -> str:
    """What a handle or session key is stored as, so that reading the database opens no session."""
    hashed = _UNNAMED.copy()
    hashed.update(name.encode())
    return hashed.hexdigest()


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"radiculopathy-cds/" + purpose).derive(key)
