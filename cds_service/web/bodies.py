"""Reading a request body: the size is known to be allowed before a byte is kept, and the type is JSON.

Works on the WSGI environ, so that the Flask views and the fast path read alike.
"""

from __future__ import annotations

from typing import Any, Protocol

from cds_service.errors import RequestError
from cds_service.web.problems import too_large, wrong_type
from cds_service.web.replies import FHIR_JSON, JSON

_PIECE = 64 * 1024
_CHARSETS = ("utf-8", "utf8", "us-ascii")
_IDENTITY = ("", "identity")
_MARK = b"\xef\xbb\xbf"
"""Byte order mark: RFC 8259 forbids to send it and allows to ignore it."""


class _Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


def check_size(environ: dict[str, Any], limit: int) -> None:
    """Refuses a body that says of itself that it is larger than ``limit`` bytes.

    Raises:
        RequestError: 413, or 400 for a Content-Length that is no number.
    """
    length = environ.get("CONTENT_LENGTH")
    if not length:
        return
    if not (length.isascii() and length.isdigit()):
        raise RequestError(400, "Content-Length is not a number.")
    if len(length) > len(str(limit)) + 1 or int(length) > limit:
        raise too_large(limit)


def check_type(environ: dict[str, Any], *, fhir: bool = False) -> None:
    """Refuses what is not JSON in UTF-8, or is compressed; FHIR JSON only where ``fhir``.

    Raises:
        RequestError: 415.
    """
    if environ.get("HTTP_CONTENT_ENCODING", "").strip().lower() not in _IDENTITY:
        raise wrong_type()
    content_type = environ.get("CONTENT_TYPE", "")
    if content_type == JSON:
        return
    kind, _, parameters = content_type.partition(";")
    allowed = (JSON, FHIR_JSON) if fhir else (JSON,)
    if kind.strip().lower() not in allowed or not _utf8(parameters):
        raise wrong_type()


def _utf8(parameters: str) -> bool:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip(' "').lower() not in _CHARSETS:
            return False
    return True


def read_body(environ: dict[str, Any], limit: int) -> bytes:
    """The whole body, at most ``limit`` bytes, without a byte order mark; a chunked one is cut off as soon as it is larger.

    Raises:
        RequestError: 413; 400 when it ends before its Content-Length, or its chunks are broken.
    """
    stream: _Stream = environ["wsgi.input"]
    length = environ.get("CONTENT_LENGTH")
    wanted = int(length) if length else None
    if wanted is None and not _unbounded_is_safe(environ):
        return b""
    try:
        body = _read(stream, limit + 1 if wanted is None else wanted)
    except (OSError, ValueError):
        raise RequestError(400, "The body could not be read to its end.") from None
    if wanted is not None and len(body) < wanted:
        raise RequestError(400, "The body ended before its Content-Length.")
    if len(body) > limit:
        raise too_large(limit)
    return body[len(_MARK) :] if body.startswith(_MARK) else body


def _unbounded_is_safe(environ: dict[str, Any]) -> bool:
    return bool(environ.get("wsgi.input_terminated")) or "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower()


def _read(stream: _Stream, wanted: int) -> bytes:
    first = stream.read(wanted)
    if len(first) == wanted or not first:
        return first
    pieces, have = [first], len(first)
    while have < wanted:
        piece = stream.read(min(_PIECE, wanted - have))
        if not piece:
            break
        pieces.append(piece)
        have += len(piece)
    return b"".join(pieces)
