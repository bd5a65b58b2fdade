"""What a CDS Client sends (CDS Hooks 2.0.1, section "Calling a CDS Service"), as types.

Prefetch values and ``draftOrders`` stay undecoded bytes: one broken bundle never loses the others.
What these types print shows no patient data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, cast

import msgspec

from cds_service.errors import Fault, RequestError
from cds_service.hooks.explain import request_faults
from cds_service.hooks.secret import Secret
from cds_service.hooks.wire import (
    Members,
    Name,
    Rejected,
    Text,
    check_utf8,
    counting_decoder,
    is_text,
    optional,
    required,
    text,
    unique,
)

_Named = Mapping[str, msgspec.Raw]

__all__ = ["Context", "FHIRAuthorization", "HookRequest", "TypedRequests", "decode_request"]


class FHIRAuthorization(msgspec.Struct, frozen=True, kw_only=True):
    """The token that the client lends for reading ``fhirServer``: for this one call, never stored."""

    access_token: Secret
    token_type: str
    expires_in: int
    scope: str
    subject: str
    patient: str | None = None

    def scopes(self) -> tuple[str, ...]:
        """The granted scopes, split at spaces: SMART 1, SMART 2 and vendor forms alike."""
        return tuple(self.scope.split())

    def __repr__(self) -> str:
        return "FHIRAuthorization(***)"


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """The hook's context. ``selections`` and ``draft_orders`` are None where the hook has no such member.

    ``draft_orders`` is the JSON text of an object, not looked into.
    """

    user_id: str
    patient_id: str
    encounter_id: str | None = None
    selections: tuple[str, ...] | None = None
    draft_orders: msgspec.Raw | None = None

    def __repr__(self) -> str:
        return "Context(***)"


class HookRequest(msgspec.Struct, frozen=True, kw_only=True):
    """One call of a service. ``prefetch`` is None when the member is absent; a key sent as ``null`` is ``b"null"``."""

    hook: str
    hook_instance: str
    context: Context
    fhir_server: str | None = None
    fhir_authorization: FHIRAuthorization | None = None
    prefetch: Mapping[str, msgspec.Raw] | None = None
    extension: Mapping[str, msgspec.Raw] | None = None
    values: Mapping[str, Any] | None = None
    """The prefetch, decoded by :class:`TypedRequests`; None where only ``prefetch`` tells of it."""

    def __repr__(self) -> str:
        return f"HookRequest(hook={self.hook!r})"


def decode_request(body: bytes, expected_hook: str) -> HookRequest:
    """The typed request in ``body``, for a service that answers ``expected_hook``.

    Unknown members are ignored; ``null`` for an optional member is as good as absent. Everything else that
    CDS Hooks 2.0.1 asks of a client is demanded, and of two members with one name neither is believed.

    Raises:
        RequestError: 400 with every fault and its place. The body itself is never quoted.
    """
    try:
        return _decode(body, expected_hook, _decode_top)
    except Rejected as rejected:
        first = Fault(rejected.path, rejected.message)
        faults = request_faults(body, expected_hook, first)
        raise RequestError(400, "not a valid CDS Hooks request", path=first.path, faults=faults) from None


class _Top(msgspec.Struct, rename="camel"):
    hook: Name
    hook_instance: Name
    context: Members
    fhir_server: Name | None = None
    fhir_authorization: Members | None = None
    prefetch: Members | None = None
    extension: Members | None = None

    def names(self) -> int:
        """How many names the decoder has met if no member came twice."""
        strings = 2 + (self.fhir_server is not None)
        objects = (self.context, self.fhir_authorization, self.prefetch, self.extension)
        return strings + sum(len(members) for members in objects if members)


_DecodeTop = Callable[[bytes], tuple[_Top, int]]
_decode_top: _DecodeTop = counting_decoder(_Top)
_string = msgspec.json.Decoder(str).decode
_texts = msgspec.json.Decoder(tuple[Text, ...]).decode
_whole: Callable[[msgspec.Raw], int] = msgspec.json.Decoder(Annotated[int, msgspec.Meta(ge=0, le=2**31)]).decode
_whole_with_point = msgspec.json.Decoder(Annotated[float, msgspec.Meta(ge=0, le=2**31, multiple_of=1)]).decode

_ORDER_MEMBERS = {
    "order-select": ("selections", "draftOrders"),
    "order-sign": ("draftOrders",),
}


class TypedRequests:
    """``decode_request`` for a caller that knows what prefetch values look like: one pass over the body does for both.

    ``shape``: what msgspec decodes a value to. Where all values are so, the request has them in ``values``.
    """

    def __init__(self, shape: Any) -> None:
        fields = [("prefetch", dict[Name, shape] | None, None)]
        typed = cast("type[_Top]", msgspec.defstruct("_TypedTop", fields, bases=(_Top,), rename="camel"))
        self._decode_top: _DecodeTop = counting_decoder(typed)

    def decode(self, body: bytes, expected_hook: str) -> HookRequest:
        """As ``decode_request``."""
        try:
            return _decode(body, expected_hook, self._decode_top)
        except Rejected:  # perhaps for a prefetch value, which is no fault of the request
            return decode_request(body, expected_hook)


class _OnDemand(_Named):
    """Members of the prefetch as JSON, read again from the body when somebody asks: few do once they are decoded."""

    def __init__(self, body: bytes, names: tuple[str, ...]) -> None:
        self._body = body
        self._names = names

    @cached_property
    def _members(self) -> _Named:
        top, _ = _decode_top(self._body)
        return unique(top.prefetch or {}, "$.prefetch")

    def __getitem__(self, name: str) -> msgspec.Raw:
        return self._members[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _decode(body: bytes, expected_hook: str, decode_top: _DecodeTop) -> HookRequest:
    check_utf8(body)
    top, names = decode_top(body)
    if names != top.names():
        raise Rejected("$", "has two members with the same name")
    if top.hook.text != expected_hook:
        raise Rejected("$.hook", "is not the hook that this service answers")
    authorization = None if top.fhir_authorization is None else _authorization(top.fhir_authorization)
    if authorization is not None and top.fhir_server is None:
        raise Rejected("$.fhirServer", "is required beside fhirAuthorization")
    prefetch: _Named | None = None if top.prefetch is None else unique(top.prefetch, "$.prefetch")
    values: Mapping[str, Any] | None = None
    if prefetch is not None and decode_top is not _decode_top:
        prefetch, values = _OnDemand(body, tuple(prefetch)), prefetch
    return HookRequest(
        hook=expected_hook,
        hook_instance=_checked(top.hook_instance, "$.hookInstance"),
        context=_context(unique(top.context, "$.context"), expected_hook),
        fhir_server=None if top.fhir_server is None else _checked(top.fhir_server, "$.fhirServer"),
        fhir_authorization=authorization,
        prefetch=prefetch,
        values=values,
        extension=None if top.extension is None else unique(top.extension, "$.extension"),
    )


def _context(members: _Named, hook: str) -> Context:
    path, order = "$.context", _ORDER_MEMBERS.get(hook, ())
    return Context(
        user_id=required(members, "userId", text, path),
        patient_id=required(members, "patientId", text, path),
        encounter_id=optional(members, "encounterId", text, path),
        selections=required(members, "selections", _texts, path) if "selections" in order else None,
        draft_orders=_object(members, "draftOrders", path) if "draftOrders" in order else None,
    )


def _authorization(raw: Members) -> FHIRAuthorization:
    path = "$.fhirAuthorization"
    members = unique(raw, path)
    token_type = required(members, "token_type", _string, path)
    if token_type.lower() != "bearer":
        raise Rejected(f"{path}.token_type", "must be Bearer")
    return FHIRAuthorization(
        access_token=Secret(required(members, "access_token", text, path)),
        token_type="Bearer",
        expires_in=required(members, "expires_in", _seconds, path),
        scope=required(members, "scope", _string, path),
        subject=required(members, "subject", _string, path),
        patient=optional(members, "patient", text, path),
    )


def _seconds(raw: msgspec.Raw) -> int:
    """JSON has one kind of number: 600.0 is as whole as 600."""
    try:
        return _whole(raw)
    except msgspec.ValidationError:
        if bytes(raw)[:1] not in b"-0123456789":
            raise
        return int(_whole_with_point(raw))


def _checked(name: Name, path: str) -> str:
    if not is_text(name.text):
        raise Rejected(path, "is empty or has control characters")
    return name.text


def _object(members: _Named, name: str, path: str) -> msgspec.Raw:
    raw = members.get(name)
    if raw is None:
        raise Rejected(f"{path}.{name}", "is required")
    if memoryview(raw)[0] != ord("{"):
        raise Rejected(f"{path}.{name}", "must be an object")
    return raw
