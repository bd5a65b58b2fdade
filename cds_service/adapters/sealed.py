"""The deployment's key: what patients, handles and sessions are hidden with in the ledger.

One secret of at least 32 bytes, shared by all workers and kept outside the database. Losing it makes old patient hashes
and open sessions worthless, nothing more.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12
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


class Seal:
    """Keyed hashes and encryption, each with a key of its own derived from the deployment's."""

    def __init__(self, key: bytes) -> None:
        if len(key) < LEAST_KEY:
            raise ValueError(f"the deployment key has less than {LEAST_KEY} bytes")
        self._patients = hmac.new(_derive(key, b"patients"), digestmod="sha256")
        self._tokens = hmac.new(_derive(key, b"tokens"), digestmod="sha256")
        self._box = AESGCM(_derive(key, b"values"))

    def patient(self, patient_id: str) -> str:
        """A name for the patient that cannot be turned back without the key, 32 hex digits."""
        return _digest(self._patients, patient_id).hex()[:32]

    def token(self, seed: str) -> str:
        """An unguessable name for ``seed``, 32 URL-safe characters."""
        return base64.urlsafe_b64encode(_digest(self._tokens, seed)[:24]).decode()

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
    return hashlib.sha256(name.encode()).hexdigest()


def _digest(keyed: hmac.HMAC, message: str) -> bytes:
    """The keyed hash of ``message``; the key itself was hashed once, when ``keyed`` was made."""
    hashed = keyed.copy()
    hashed.update(message.encode())
    return hashed.digest()


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"radiculopathy-cds/" + purpose).derive(key)
