"""Flask glue: replies become responses, errors become problems, every answer gets its headers."""

from __future__ import annotations

from time import perf_counter
from typing import cast

from flask import Flask, Request, Response, g, request
from werkzeug.exceptions import MethodNotAllowed

from cds_service.web.headers import ResponseHeaders
from cds_service.web.parts import AppParts
from cds_service.web.problems import is_unforeseen, problem
from cds_service.web.replies import Reply

FHIR_PATHS = "/fhir"
UNMATCHED, PREFLIGHT = "unmatched", "preflight"


class BareResponse(Response):
    """A response whose type is what the view says: no ``text/html`` by default."""

    default_mimetype = None


def send(reply: Reply) -> Response:
    """``reply`` as a Flask response; the common headers follow in :func:`install`."""
    response = BareResponse(reply.body, reply.status, list(reply.headers))
    if reply.content_type is not None:
        response.headers["Content-Type"] = reply.content_type
    return response


def request_id() -> str:
    """Id of the current request."""
    return cast(str, g.request_id)


def install(app: Flask, headers: ResponseHeaders, parts: AppParts) -> None:
    """Hooks the common headers, the error translation, preflights and telemetry into ``app``."""

    @app.before_request
    def begin() -> Response | None:
        g.began = perf_counter()
        g.request_id = parts.new_id()
        return _options(request, headers)

    @app.after_request
    def finish(response: Response) -> Response:
        for name, value in headers.common(request.headers.get("Origin"), request_id()):
            if name == "Vary" and response.vary:
                response.vary.update(value.split(", "))
            else:
                response.headers.setdefault(name, value)
        parts.telemetry.answered(
            _route(),
            response.status_code,
            perf_counter() - g.began,
            request_id(),
        )
        return response

    @app.errorhandler(Exception)
    def translate(error: Exception) -> Response:
        if is_unforeseen(error):
            parts.telemetry.crashed(_route(), request_id(), error)
        fhir = request.path.startswith(FHIR_PATHS)
        accept = request.headers.get("Accept")
        return send(problem(error, request_id(), accept=accept, fhir=fhir, path=request.path))


def _route() -> str:
    """Name of the address for the metrics, from a closed set; a preflight is no call to an unknown address."""
    if request.url_rule is not None:
        return request.url_rule.rule
    known = isinstance(request.routing_exception, MethodNotAllowed)
    return PREFLIGHT if known and request.method == "OPTIONS" else UNMATCHED


def _options(asked: Request, headers: ResponseHeaders) -> Response | None:
    """204 for OPTIONS of an address that exists, with what a browser's preflight needs; no token is asked for."""
    fault = asked.routing_exception
    if asked.method != "OPTIONS" or not isinstance(fault, MethodNotAllowed):
        return None
    methods = sorted({*(fault.valid_methods or ()), "OPTIONS"})
    origin = asked.headers.get("Origin")
    local = asked.headers.get("Access-Control-Request-Private-Network") == "true"
    allowed = headers.preflight(origin, local_network=local)
    return send(Reply(204, None, b"", (("Allow", ", ".join(methods)), *allowed)))
