"""Headers of every answer: safety, demo mark, request id, and CORS by exact origin.

CORS is off for every origin that is not listed; ``*``, credentials and the origin ``null`` are never allowed.
Source: CDS Hooks 2.0.1 "Cross-Origin Resource Sharing" (CORS-01 to CORS-04).
"""

from __future__ import annotations

import re

from cds_service.web.parts import WebSettings
from cds_service.web.replies import Headers

REQUEST_ID = "X-Request-ID"
PREFLIGHT_SECONDS = 7200
"""Chromium keeps a preflight answer no longer than this."""

_LOOPBACK = re.compile(r"http://(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?")
_METHODS = "GET, POST, OPTIONS"
_ASKED_HEADERS = "Authorization, Content-Type, Accept"
_EXPOSED = "X-Request-ID, X-CDS-Profile, Retry-After"
_YEAR = 31_536_000


class ResponseHeaders:
    """Computes the common headers; what does not depend on the request is computed once."""

    def __init__(self, settings: WebSettings) -> None:
        self._origins = settings.cors_origins - {"null", "*"}
        self._loopback = settings.cors_loopback
        self._fixed = _fixed(settings)
        self._same_origin = (*self._fixed, ("Vary", "Origin"))
        self._listed = {origin: self._fixed + _cross_origin(origin) for origin in self._origins}

    def common(self, origin: str | None, request_id: str) -> list[tuple[str, str]]:
        """Headers for any answer, errors included; ``origin`` is the request's ``Origin``."""
        listed = self._listed.get(origin) if origin else None
        if listed is None:
            allowed = origin is not None and self.allows(origin)
            listed = self._fixed + _cross_origin(origin) if allowed and origin else self._same_origin
        return [*listed, (REQUEST_ID, request_id)]

    def allows(self, origin: str) -> bool:
        """Whether pages of ``origin`` may read our answers."""
        return origin in self._origins or (self._loopback and _LOOPBACK.fullmatch(origin) is not None)

    def preflight(self, origin: str | None, *, local_network: bool = False) -> Headers:
        """What a preflight answer says beside :meth:`common`; nothing to an origin that is not allowed.

        ``local_network``: the browser asks whether a public page may call this machine.
        """
        if origin is None or not self.allows(origin):
            return ()
        allowed = (
            ("Access-Control-Allow-Methods", _METHODS),
            ("Access-Control-Allow-Headers", _ASKED_HEADERS),
            ("Access-Control-Max-Age", str(PREFLIGHT_SECONDS)),
        )
        return (*allowed, ("Access-Control-Allow-Private-Network", "true")) if local_network else allowed


def _fixed(settings: WebSettings) -> Headers:
    headers = [
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
    if settings.base_url.startswith("https://"):
        headers.append(("Strict-Transport-Security", f"max-age={_YEAR}"))
    if settings.demo:
        headers.append(("X-CDS-Profile", "demo"))
    return tuple(headers)


def _cross_origin(origin: str) -> Headers:
    return (
        ("Vary", "Origin"),
        ("Access-Control-Allow-Origin", origin),
        ("Access-Control-Expose-Headers", _EXPOSED),
    )
