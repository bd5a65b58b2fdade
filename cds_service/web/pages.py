"""HTML pages of our own: nothing from outside, no inline script or style, not framable."""

from __future__ import annotations

from flask import Response

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def page(html: str) -> Response:
    """``html`` as a page under the strict content security policy."""
    response = Response(html, mimetype="text/html")
    response.headers["Content-Security-Policy"] = _POLICY
    return response
