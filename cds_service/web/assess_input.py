"""What an assessment call asks: kind of body, instant, searched types; from HTTP, a Bundle or FHIR Parameters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

import msgspec
from werkzeug.datastructures import MultiDict

from cds_service.errors import RequestError
from cds_service.fhir.decode import KNOWN_TYPES
from cds_service.hooks.wire import NOT_JSON, demand_utf8, not_json
from cds_service.instants import EXPECTED, is_of_charts
from cds_service.web.parts import InputKind

T = TypeVar("T")

_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_MOST_TYPES = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """The body to judge, and how. ``as_of`` is None where the caller set no instant."""

    kind: InputKind
    body: bytes
    as_of: datetime | None
    searched: tuple[str, ...]


class _Outline(msgspec.Struct, rename="camel"):
    resource_type: str | None = None


class _Parameter(msgspec.Struct, rename="camel"):
    name: str
    resource: msgspec.Raw = msgspec.Raw()
    value_instant: str | None = None
    value_date_time: str | None = None
    value_code: str | None = None
    value_string: str | None = None


class _Parameters(msgspec.Struct):
    parameter: tuple[_Parameter, ...] = ()


_outline = msgspec.json.Decoder(_Outline).decode
_parameters = msgspec.json.Decoder(_Parameters).decode


def from_request(body: bytes, query: MultiDict[str, str]) -> Asked:
    """A CDS Hooks request body or a Bundle, with ``asOf`` and ``searched`` in the query.

    Raises:
        RequestError: 400.
    """
    demand_utf8(body)
    resource_type = _resource_type(body)
    if resource_type not in (None, "Bundle"):
        raise RequestError(400, "must be a CDS Hooks request or a FHIR Bundle", path="$.resourceType")
    kind = InputKind.HOOK_REQUEST if resource_type is None else InputKind.BUNDLE
    return Asked(
        kind,
        body,
        _single_instant(query.getlist("asOf")),
        types(query.getlist("searched")),
    )


def from_operation(body: bytes, query: MultiDict[str, str]) -> Asked:
    """Input of the FHIR operation: a Bundle, or Parameters that hold one; parameters go before the query.

    Raises:
        RequestError: 400.
    """
    demand_utf8(body)  # of the whole, so that the place is one in what was sent
    match _resource_type(body):
        case "Bundle":
            return from_request(body, query)
        case "Parameters":
            return _from_parameters(body, query)
    raise RequestError(400, "must be a Bundle or Parameters", path="$.resourceType")


def instant(text: str, path: str) -> datetime:
    """An instant with a time zone, in UTC.

    Raises:
        RequestError: 400 at ``path``.
    """
    text = text.strip().replace(" ", "+")  # a plus sign that nobody encoded in a query arrives as a space
    if _INSTANT.fullmatch(text):
        try:
            moment = datetime.fromisoformat(text).astimezone(UTC)
        except (ValueError, OverflowError):
            pass
        else:
            if is_of_charts(moment):
                return moment
    raise RequestError(400, EXPECTED, path=path)


def types(values: Iterable[str], path: str = "?searched") -> tuple[str, ...]:
    """Resource types out of comma-separated lists, each once, in order. A name misspelt would say nothing, in silence.

    Raises:
        RequestError: 400 at ``path``.
    """
    named = [name for value in values for name in (part.strip() for part in value.split(",")) if name]
    if len(named) > _MOST_TYPES or not KNOWN_TYPES.issuperset(named):
        raise RequestError(
            400, "must be names of FHIR resource types such as Condition, separated by commas", path=path
        )
    return tuple(dict.fromkeys(named))


def _from_parameters(body: bytes, query: MultiDict[str, str]) -> Asked:
    parameters = _guarded(_parameters, body).parameter
    bundles = [p.resource for p in parameters if bytes(p.resource) and _resource_type(bytes(p.resource)) == "Bundle"]
    if len(bundles) != 1:
        raise RequestError(400, "exactly one parameter must hold a Bundle", path="$.parameter")
    instants = [p.value_instant or p.value_date_time for p in parameters if p.name == "asOf"]
    searched = [p.value_code or p.value_string or "" for p in parameters if p.name == "searched"]
    as_of = _single_instant([text or "" for text in instants], "$.parameter.where(name='asOf')")
    return Asked(
        InputKind.BUNDLE,
        bytes(bundles[0]),
        as_of or _single_instant(query.getlist("asOf")),
        types(
            (*searched, *query.getlist("searched")),
            "$.parameter.where(name='searched')",
        ),
    )


def _single_instant(texts: list[str], path: str = "?asOf") -> datetime | None:
    if len(texts) > 1:
        raise RequestError(400, "may be given once only", path=path)
    return instant(texts[0], path) if texts else None


def _resource_type(body: bytes) -> str | None:
    return _guarded(_outline, body).resource_type


def _guarded(decode: Callable[[bytes], T], body: bytes) -> T:
    try:
        return decode(body)
    except msgspec.ValidationError as error:
        _, _, where = str(error).partition(" - at `")
        raise RequestError(400, "has the wrong type", path=where.rstrip("`") or "$", code="structure") from None
    except NOT_JSON as error:
        raise RequestError(400, not_json(error), code="structure") from None
