"""The one place where errors become HTTP: a FHIR OperationOutcome with fixed words, or a bare 401.

Never HTML, never a traceback, never a value of the request. Contract section 3a; CDS Hooks RESP-04, REQ-12, SEC-24.
"""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

import msgspec
from werkzeug.exceptions import HTTPException

from cds_service.errors import (
    CallerError,
    Fault,
    LedgerError,
    Overloaded,
    PreconditionFailed,
    RequestError,
)
from cds_service.web.replies import FHIR_JSON, JSON, Reply

_MOST_ISSUES = 50
_RETRY_SECONDS = 5
_SERVICES = "/cds-services/"

_ISSUE_CODES = {
    400: "invalid",
    403: "forbidden",
    404: "not-found",
    405: "not-supported",
    412: "required",
    413: "too-long",
    415: "not-supported",
    422: "business-rule",
    429: "throttled",
    500: "exception",
    503: "transient",
}

WORDS = {
    400: "The request is malformed.",
    403: "The token is for another patient.",
    404: "There is nothing at this address. GET /cds-services lists the services, /docs every address.",
    405: "This address does not take this method; see the Allow header.",
    412: "Required data could be had neither from the request nor from fhirServer.",
    413: "The body is larger than this service takes.",
    415: "The body must be JSON in UTF-8 with Content-Type: application/json, sent without Content-Encoding.",
    422: "The request contradicts itself, for example by an order for another patient.",
    429: "Too many calls within a minute. Wait for the seconds in Retry-After, then call again with a new token.",
    500: "The request could not be answered. The request id leads to the cause in the service's log.",
    503: "The service cannot take this now. Try again after the time in Retry-After.",
}


class Details(msgspec.Struct, frozen=True):
    """R4 CodeableConcept, text only."""

    text: str


class Issue(msgspec.Struct, frozen=True, omit_defaults=True):
    """One fault: ``expression`` is its place in the request."""

    severity: str
    code: str
    details: Details
    diagnostics: str
    expression: tuple[str, ...] = ()


class OperationOutcome(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """R4 OperationOutcome, as every error but 401 carries it; ``id`` is the request id."""

    resource_type: str = "OperationOutcome"
    id: str
    issue: tuple[Issue, ...]


_encode = msgspec.json.Encoder().encode


def too_large(limit: int) -> RequestError:
    """413; ``limit`` in bytes is ours, so it may be named."""
    return RequestError(413, f"The body is larger than {limit} bytes.", code="too-long")


def wrong_type() -> RequestError:
    """415."""
    return RequestError(415, WORDS[415], code="not-supported")


def not_found() -> RequestError:
    """404."""
    return RequestError(404, WORDS[404], code="not-found")


def problem(
    error: Exception, request_id: str, *, accept: str | None = None, fhir: bool = False, path: str = ""
) -> Reply:
    """The reply for an error, of whatever kind; what nobody foresaw is a 500.

    ``fhir``: the address speaks FHIR, so FHIR JSON is the default; elsewhere it is sent to those who accept it.
    ``path``: what was asked for, which is not repeated.
    """
    if isinstance(error, CallerError) and error.status == HTTPStatus.UNAUTHORIZED:
        return Reply(401, None, b"", (("WWW-Authenticate", "Bearer"),))
    status, code, faults, headers = _facts(error)
    if status == HTTPStatus.METHOD_NOT_ALLOWED and (here := _posted_here(path)):
        faults = (Fault("", here),)
    body = _encode(_outcome(code, faults, request_id))
    return Reply(status, _content_type(accept, fhir), body, headers)


def is_unforeseen(error: Exception) -> bool:
    """Whether the error is a fault of ours that the log must hear of."""
    return _facts(error)[0] == HTTPStatus.INTERNAL_SERVER_ERROR


_Facts = tuple[int, str, Sequence[Fault], tuple[tuple[str, str], ...]]


def _facts(error: Exception) -> _Facts:
    match error:
        case RequestError():
            return error.status, error.code, error.faults, ()
        case PreconditionFailed():
            return 412, _ISSUE_CODES[412], _missing(error), ()
        case CallerError():
            return error.status, _ISSUE_CODES[403], (_words(403),), ()
        case Overloaded():
            return (
                error.status,
                _ISSUE_CODES[error.status],
                (_words(error.status),),
                _retry(error.retry_after),
            )
        case LedgerError():
            return 503, _ISSUE_CODES[503], (_words(503),), _retry(_RETRY_SECONDS)
        case HTTPException(code=int(code)) if code in WORDS:
            return code, _ISSUE_CODES[code], (_words(code),), _allowed(error)
        case HTTPException(code=int(code)) if 400 <= code < 500:
            return 400, _ISSUE_CODES[400], (_words(400),), ()
    return 500, _ISSUE_CODES[500], (_words(500),), ()


def _posted_here(path: str) -> str | None:
    """What an address below ``/cds-services`` is for."""
    if not path.startswith(_SERVICES):
        return None
    what = "feedback on a card" if path.endswith("/feedback") else "a hook request"
    return f"POST {what} here; /docs has an example. GET {_SERVICES.rstrip('/')} lists the services."


def _words(status: int) -> Fault:
    return Fault("", WORDS[status])


def _missing(error: PreconditionFailed) -> tuple[Fault, ...]:
    return tuple(
        Fault(
            f"$.prefetch.{key}",
            f"is required and could be had neither from the request nor from fhirServer: {why}",
        )
        for key, why in error.told()
    )


def _retry(seconds: int) -> tuple[tuple[str, str], ...]:
    return (("Retry-After", str(seconds)),)


def _allowed(error: HTTPException) -> tuple[tuple[str, str], ...]:
    methods = getattr(error, "valid_methods", None)
    return (("Allow", ", ".join(sorted({*methods, "OPTIONS"}))),) if methods else ()


def _outcome(code: str, faults: Sequence[Fault], request_id: str) -> OperationOutcome:
    shown = tuple(_issue(code, fault, request_id) for fault in faults[:_MOST_ISSUES])
    return OperationOutcome(id=request_id, issue=shown)


def _issue(code: str, fault: Fault, request_id: str) -> Issue:
    place = _place(fault.path)
    text = f"{place}: {fault.message}" if place and place != "$this" else fault.message
    return Issue(
        severity="error",
        code=code,
        details=Details(text),
        diagnostics=f"request id {request_id}",
        expression=(place,) if place else (),
    )


def _place(path: str) -> str:
    """FHIRPath for a path of ours: ``$.context.patientId`` is ``context.patientId``, the whole body ``$this``."""
    return "$this" if path == "$" else path.removeprefix("$.").removeprefix("$")


def _content_type(accept: str | None, fhir: bool) -> str:
    wanted = (accept or "").lower()
    if FHIR_JSON in wanted or (fhir and JSON not in wanted):
        return FHIR_JSON
    return JSON


__all__ = ["WORDS", "OperationOutcome", "is_unforeseen", "not_found", "problem", "too_large", "wrong_type"]
