"""Requests of the OAuth library, sent through the guard: only to endpoints of one registered server, no redirects."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import requests
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict

from cds_service.adapters.guard import Guard, Scope
from cds_service.adapters.smart_registry import Registration
from cds_service.adapters.urls import parse, refused
from cds_service.errors import FetchError
from cds_service.services.ports import Deadline

_SECONDS = 5.0
_MOST_BYTES = 256 * 1024
_SENT = ("accept", "content-type", "authorization")


class GuardedTransport(BaseAdapter):
    """A transport adapter for a ``requests`` session. Errors become ``requests.ConnectionError`` without an address."""

    def __init__(self, guard: Guard, registration: Registration) -> None:
        super().__init__()
        self._guard = guard
        self._registration = registration

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: object = None,
        verify: object = True,
        cert: object = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """One guarded exchange; the arguments beside ``request`` are the guard's own affair."""
        body = request.body.encode() if isinstance(request.body, str) else request.body
        headers = {name: str(value) for name, value in request.headers.items() if name.lower() in _SENT}
        try:
            url = parse(request.url or "")
            origin = next((o for o in self._registration.origins if o.origin == url.origin), None)
            if origin is None:
                raise refused("outside the registered origins")
            answer = self._guard.call(
                request.method or "GET",
                url,
                Scope(origin, self._registration.networks),
                headers={**headers, "User-Agent": "radiculopathy-cds"},
                body=body if isinstance(body, bytes) else None,
                deadline=Deadline.after(_SECONDS),
                most_bytes=_MOST_BYTES,
            )
        except FetchError as error:
            raise requests.ConnectionError(str(error)) from None
        response = requests.Response()
        response.status_code = answer.status
        response.headers = CaseInsensitiveDict({"Content-Type": answer.media_type})
        response.encoding = "utf-8"
        response.url = urlsplit(request.url or "").path
        response.request = request
        response._content = answer.body  # what Response.iter_content would fill, given whole
        return response

    def close(self) -> None:
        """The guard keeps the connections."""
