"""Hook calls without Flask's dispatch, which costs more than the decision (ARCHITECTURE.md).

``POST /cds-services/{id}`` goes straight to :class:`HookEndpoint`; everything else to Flask, whose view of the same
path is the reference: ``tests/http/test_fast_path.py`` holds both to the same bytes, headers and errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any

from werkzeug.http import HTTP_STATUS_CODES

from cds_service.web.headers import ResponseHeaders
from cds_service.web.hook_endpoint import HookEndpoint, service_path
from cds_service.web.parts import AppParts
from cds_service.web.problems import is_unforeseen, problem
from cds_service.web.replies import Reply

StartResponse = Callable[..., Any]
WSGIApp = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

_STATUS_LINES = {code: f"{code} {words.upper()}" for code, words in HTTP_STATUS_CODES.items()}


class FastPath:
    """WSGI middleware in front of ``app``."""

    def __init__(
        self,
        app: WSGIApp,
        endpoint: HookEndpoint,
        headers: ResponseHeaders,
        parts: AppParts,
    ) -> None:
        self._app = app
        self._endpoint = endpoint
        self._headers = headers
        self._telemetry = parts.telemetry
        self._new_id = parts.new_id
        self._services = {service_path(s.id): s.id for s in parts.discovery.services}

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """WSGI (PEP 3333): a hook call is answered here, everything else by Flask."""
        if environ["REQUEST_METHOD"] == "POST":
            service_id = self._services.get(environ["PATH_INFO"])
            if service_id is not None:
                return self._answer(service_id, environ, start_response)
        return self._app(environ, start_response)

    def _answer(self, service_id: str, environ: dict[str, Any], start_response: StartResponse) -> list[bytes]:
        began = perf_counter()
        request_id = self._new_id()
        route = environ["PATH_INFO"]
        try:
            reply = self._endpoint.answer(service_id, environ, request_id)
        except Exception as error:  # noqa: BLE001  # the last line of defence: it becomes a 500 with a request id, and a metric
            if is_unforeseen(error):
                self._telemetry.crashed(route, request_id, error)
            reply = problem(error, request_id, accept=environ.get("HTTP_ACCEPT"))
        start_response(
            _STATUS_LINES[reply.status],
            self._all_headers(reply, environ.get("HTTP_ORIGIN"), request_id),
        )
        self._telemetry.answered(route, reply.status, perf_counter() - began, request_id)
        return [reply.body]

    def _all_headers(self, reply: Reply, origin: str | None, request_id: str) -> list[tuple[str, str]]:
        headers = self._headers.common(origin, request_id)
        if reply.content_type is not None:
            headers.append(("Content-Type", reply.content_type))
        headers.extend(reply.headers)
        headers.append(("Content-Length", str(len(reply.body))))
        return headers
