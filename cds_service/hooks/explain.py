"""All faults of a request that the fast decoder has refused: only a bad request pays for this."""

from __future__ import annotations

import msgspec

from cds_service.errors import Fault
from cds_service.hooks import schema

_shallow = msgspec.json.Decoder(dict[str, msgspec.Raw])
_DEEP = ("fhirAuthorization", "context")
_LIMIT = 4_000
"""Bytes: arrays larger than this are not looked into for further faults."""
_MOST = 50
"""Faults named in one answer."""


def request_faults(body: bytes, hook: str, first: Fault) -> tuple[Fault, ...]:
    """Every fault of ``body``, ``first`` (what the fast decoder stumbled over) among them.

    Prefetch and orders are never opened. A fault of the body as a whole stands alone.
    """
    name = schema.request_schema(hook)
    if name is None or first.path == "$":
        return (first,)
    try:
        outline = _outline(_shallow.decode(body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return (first,)
    found = schema.faults(name, outline)
    return (found if any(fault.path == first.path for fault in found) else (first, *found))[:_MOST]


def _outline(members: dict[str, msgspec.Raw]) -> dict[str, object]:
    """The request without what the schemas do not describe: large members reduced to their JSON type."""
    return {
        name: {inner: _value(part) for inner, part in _shallow.decode(raw).items()}
        if name in _DEEP and _first(raw) == "{"
        else _value(raw)
        for name, raw in members.items()
    }


def _value(raw: msgspec.Raw) -> object:
    match _first(raw):
        case "{":
            return {}
        case "[" if memoryview(raw).nbytes > _LIMIT:
            return []
    return msgspec.json.decode(raw)


def _first(raw: msgspec.Raw) -> str:
    return chr(memoryview(raw)[0])
