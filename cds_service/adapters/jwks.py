"""The public keys of one issuer: read, typed, cached, rotated (docs: security 1.1).

Kept for 10 minutes; an unknown key id asks again at most once a minute; when the source fails, known keys stay good for
24 hours; however many threads ask, one of them fetches.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import msgspec
from cryptography.hazmat.primitives.asymmetric.ec import SECP384R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt import PyJWK
from jwt.exceptions import PyJWTError

from cds_service.errors import FetchError

MOST_BYTES = 65536
_MOST_KEYS = 50
_MOST_KID = 256
_LEAST_RSA_BITS = 2048
_FRESH = 600.0
_AGAIN = 60.0
_STALE = 86400.0
_FIRST_AGAIN = 5.0
_WAIT = 3.0

Key = RSAPublicKey | EllipticCurvePublicKey
_KINDS = {"RSA": "RS384", "EC": "ES384"}


class _Jwks(msgspec.Struct):
    keys: list[msgspec.Raw]


class _Jwk(msgspec.Struct):
    kty: str
    kid: str
    use: str | None = None
    alg: str | None = None
    key_ops: list[str] | None = None


def read_keys(text: bytes) -> Mapping[tuple[str, str], Key]:
    """Signature keys by (kid, algorithm). Keys of other kinds, for other uses or too weak are left out.

    Raises:
        ValueError: not a JWK Set, over 64 KB, over 50 keys, or one key id with two keys of a kind.
    """
    if len(text) > MOST_BYTES:
        raise ValueError("the JWK Set is over 64 KB")
    try:
        entries = msgspec.json.decode(text, type=_Jwks).keys
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ValueError("not a JWK Set") from None
    if len(entries) > _MOST_KEYS:
        raise ValueError("the JWK Set has over 50 keys")
    keys: dict[tuple[str, str], Key] = {}
    for raw in entries:
        if (read := _read_key(raw)) is None:
            continue
        if read[0] in keys:
            raise ValueError("a key id stands for two keys")
        keys[read[0]] = read[1]
    return keys


def _read_key(raw: msgspec.Raw) -> tuple[tuple[str, str], Key] | None:
    try:
        head = msgspec.json.decode(raw, type=_Jwk)
        members = msgspec.json.decode(raw, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    algorithm = _KINDS.get(head.kty)
    usable = head.use in (None, "sig") and head.alg in (None, algorithm)
    usable = usable and (head.key_ops is None or "verify" in head.key_ops)
    if algorithm is None or not usable or not 1 <= len(head.kid) <= _MOST_KID:
        return None
    public = {name: value for name, value in members.items() if name in ("kty", "n", "e", "crv", "x", "y")}
    try:
        key = PyJWK.from_dict(public, algorithm=algorithm).key
    except (PyJWTError, ValueError, TypeError):
        return None
    return ((head.kid, algorithm), key) if _strong(key) else None


def _strong(key: object) -> bool:
    if isinstance(key, RSAPublicKey):
        return key.key_size >= _LEAST_RSA_BITS
    return isinstance(key, EllipticCurvePublicKey) and isinstance(key.curve, SECP384R1)


@dataclass(slots=True)
class KeyRing:
    """The cached keys of one issuer. ``fetch`` gives the JWK Set's bytes or raises ``FetchError`` or ``OSError``.

    ``alarm`` is told when the source fails.
    """

    fetch: Callable[[], bytes]
    clock: Callable[[], float] = time.monotonic
    alarm: Callable[[], None] = lambda: None
    _keys: Mapping[tuple[str, str], Key] = field(default_factory=dict)
    _good: float | None = None
    _tried: float | None = None
    _asked: float | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def find(self, kid: str, algorithm: str) -> Key | None:
        """The key, or None when this issuer has no such key (or none could be read)."""
        name = (kid, algorithm)
        if not self._fresh():
            self._refresh(unknown=False, wait=name not in self._keys)
        elif name not in self._keys:
            self._refresh(unknown=True, wait=True)
        return self._keys.get(name) if self._usable() else None

    def _fresh(self) -> bool:
        return self._good is not None and self.clock() - self._good < _FRESH

    def _usable(self) -> bool:
        return self._good is not None and self.clock() - self._good < _STALE

    def _refresh(self, *, unknown: bool, wait: bool) -> None:
        """Fetch if it is time; who need not wait for another thread's fetch goes on with the old keys."""
        if not self._due(unknown=unknown) or not self._lock.acquire(timeout=_WAIT if wait else 0):
            return
        try:
            if not self._due(unknown=unknown):
                return
            now = self.clock()
            self._tried = now
            if unknown:
                self._asked = now
            try:
                self._keys = read_keys(self.fetch())
                self._good = now
            except (FetchError, OSError, ValueError):
                self.alarm()
        finally:
            self._lock.release()

    def _due(self, *, unknown: bool) -> bool:
        now = self.clock()
        if unknown:
            return self._asked is None or now - self._asked >= _AGAIN
        if self._fresh():
            return False
        pause = _AGAIN if self._good is not None else _FIRST_AGAIN
        return self._tried is None or now - self._tried >= pause
