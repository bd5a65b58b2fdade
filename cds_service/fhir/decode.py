"""Bytes to typed resources: one pass where everything is well, entry by entry where something is not.

One broken resource never costs its neighbours: it becomes a ``Broken`` that says only what and whose it was.
Source: performance document, section 2 (a tagged union over the whole Bundle is as fast as a narrow decode).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, Union

import msgspec

from cds_service.fhir import r4
from cds_service.fhir.datatypes import R4
from cds_service.fhir.repair import mended
from cds_service.fhir.resource_types import UNREAD_TYPES

READ_TYPES: tuple[type[r4.Resource], ...] = (
    r4.Patient,
    r4.Condition,
    r4.Observation,
    r4.MedicationRequest,
    r4.MedicationStatement,
    r4.Medication,
    r4.Procedure,
    r4.ServiceRequest,
    r4.Device,
    r4.ImagingStudy,
    r4.DiagnosticReport,
    r4.AllergyIntolerance,
    r4.Encounter,
    r4.OperationOutcome,
)

R = TypeVar("R", bound=r4.Resource)
T = TypeVar("T")

if TYPE_CHECKING:
    AnyResource = r4.Resource
    UNREAD: tuple[type[r4.Resource], ...] = ()
else:
    UNREAD = tuple(
        msgspec.defstruct(name, [], bases=(r4.Unread,), tag_field="resourceType", tag=name, frozen=True, gc=False)
        for name in UNREAD_TYPES
    )
    AnyResource = Union[(*READ_TYPES, *UNREAD, "Bundle")]


MATCH = (None, "match")


class Link(R4, frozen=True):
    """R4 Bundle.link."""

    relation: str | None = None
    url: str | None = None


class Search(R4, frozen=True):
    """R4 Bundle.entry.search."""

    mode: str | None = None


class Response(R4, frozen=True):
    """R4 Bundle.entry.response."""

    status: str | None = None
    outcome: AnyResource | None = None


class Entry(R4, frozen=True):
    """R4 Bundle.entry."""

    full_url: str | None = None
    resource: AnyResource | None = None
    search: Search | None = None
    response: Response | None = None

    @property
    def match(self) -> bool:
        """Whether the search found it; what it only includes, and advice of the server, are no matches."""
        return self.search is None or self.search.mode in MATCH


class Bundle(r4.Resource, frozen=True):
    """R4 Bundle."""

    type: str | None = None
    total: int | None = None
    link: tuple[Link, ...] = ()
    entry: tuple[Entry, ...] = ()


class Broken(r4.Resource, frozen=True, tag="Broken"):
    """A resource that could not be decoded. ``kind`` is the type that it claims, empty when it claims none."""

    kind: str = ""
    subject: str | None = None

    @property
    def reference(self) -> str:
        """``Type/id`` as far as known."""
        kind = self.kind or "Resource"
        return f"{kind}/{self.id}" if self.id else kind


class _LooseBundle(R4, frozen=True):
    type: str | None = None
    total: int | None = None
    link: tuple[Link, ...] = ()
    entry: tuple[msgspec.Raw, ...] | None = None


class Unreadable(Exception):
    """The value is neither null nor a resource."""


BAD = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
if TYPE_CHECKING:
    _ANY = r4.Resource
else:
    _ANY = Union[(*READ_TYPES, *UNREAD, Bundle, None)]
_decode_any = msgspec.json.Decoder(_ANY).decode
_decode_entry = msgspec.json.Decoder(Entry).decode
_decode_loose = msgspec.json.Decoder(_LooseBundle).decode
_decode_untyped = msgspec.json.Decoder(Any).decode
_BY_NAME: dict[str, type[r4.Resource]] = {kind.__name__: kind for kind in READ_TYPES}
KNOWN_TYPES = frozenset((*UNREAD_TYPES, *_BY_NAME))
"""Names of all resource types but Bundle."""


def decode(raw: bytes | msgspec.Raw) -> r4.Resource | None:
    """The resource in ``raw`` (a ``Bundle`` with its entries, or any other), or None for ``null``.

    What could not be decoded inside a Bundle is a ``Broken`` entry there.

    Raises:
        Unreadable: not JSON, not a resource, or a single resource that does not decode.
    """
    try:
        value: r4.Resource | None = _decode_any(raw)
        return value
    except msgspec.ValidationError:
        return _lenient(raw)
    except BAD:
        raise Unreadable from None


def _lenient(raw: bytes | msgspec.Raw) -> r4.Resource:
    try:
        value = _decode_untyped(raw)
    except BAD:
        raise Unreadable from None
    if not isinstance(value, dict):
        raise Unreadable
    if value.get("resourceType") == "Bundle":
        return _loose_bundle(raw)
    resource = repaired(value)
    if isinstance(resource, Broken):
        raise Unreadable
    return resource


def _loose_bundle(raw: bytes | msgspec.Raw) -> Bundle:
    try:
        loose = _decode_loose(raw)
    except BAD:
        loose = _listed(raw)
    return Bundle(
        type=loose.type,
        total=loose.total,
        link=loose.link,
        entry=tuple(_loose_entry(item) for item in loose.entry or ()),
    )


def _listed(raw: bytes | msgspec.Raw) -> _LooseBundle:
    """A Bundle with one link or one entry that stands without its list, or with its total in quotes."""
    try:
        value = _decode_untyped(raw)
        if not isinstance(value, dict):
            raise Unreadable
        single = {
            name: [value[name]] for name in ("link", "entry") if value.get(name) and isinstance(value[name], dict)
        }
        return _converted({**value, **single}, _LooseBundle)
    except BAD:
        raise Unreadable from None


def _loose_entry(raw: msgspec.Raw) -> Entry:
    try:
        return _decode_entry(raw)
    except BAD:
        pass
    try:
        value = _decode_untyped(raw)
    except BAD:
        return Entry(resource=Broken())
    if not isinstance(value, dict):
        return Entry(resource=Broken())
    full_url, inner = value.get("fullUrl"), value.get("resource")
    resource = repaired(inner) if isinstance(inner, dict) else Broken()
    return Entry(
        full_url=full_url if isinstance(full_url, str) else None,
        resource=resource,
        search=_part(value.get("search"), Search),
        response=_part(value.get("response"), Response),
    )


def _part(value: object, kind: type[Any]) -> Any:
    try:
        return msgspec.convert(value, kind | None)
    except msgspec.ValidationError:
        return None


def repaired(value: dict[str, Any]) -> r4.Resource:
    """A resource from its members, mended and with numbers in quotes read; ``Broken`` when that is not enough."""
    name = value.get("resourceType")
    if not isinstance(name, str):
        return Broken()
    if name == "Bundle":
        try:
            return _loose_bundle(msgspec.json.encode(value))
        except (Unreadable, RecursionError):
            return Broken(kind=name)
    kind = _BY_NAME.get(name)
    if kind is None:
        return r4.Unread(id=_text(value.get("id")))
    try:
        return _converted(mended(value, kind), kind)
    except (msgspec.ValidationError, RecursionError):
        return Broken(kind=name, id=_text(value.get("id")), subject=_subject(value))


def salvaged(value: dict[str, Any], kind: type[R]) -> R:
    """A resource of ``kind`` from those members that can be read; the others are as if they were not there."""
    kept: dict[str, Any] = {"resourceType": kind.__name__}
    for field in msgspec.structs.fields(kind):
        name = field.encode_name
        try:
            member = mended({name: value.get(name)}, kind)
            _converted(member.get(name), field.type)
        except (msgspec.ValidationError, RecursionError):
            continue
        kept |= member
    return _converted(kept, kind)


def _converted(value: Any, kind: type[T]) -> T:
    """By way of JSON, since contained resources stay JSON in our types."""
    return msgspec.json.decode(msgspec.json.encode(value), type=kind, strict=False)


def decode_contained(raw: bytes | msgspec.Raw) -> r4.Resource | None:
    """A contained resource, None when it cannot be read."""
    try:
        return decode(raw)
    except Unreadable:
        return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _subject(value: dict[str, Any]) -> str | None:
    for name in ("subject", "patient"):
        reference = value.get(name)
        if isinstance(reference, dict) and isinstance(reference.get("reference"), str):
            return str(reference["reference"])
    return None
