"""A FHIR Bundle as input: one patient's resources, the order among them (contract section 6).

A collection counts as given the types that it holds; other types are unknown unless they were searched and found empty.
A batch-response counts each of its searchsets. Resources of several patients are refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from cds_service.errors import RequestError
from cds_service.fhir import r4
from cds_service.fhir.answers import Answer, Placed, answers
from cds_service.fhir.bundles import RecordBuilder
from cds_service.fhir.dates import interval, latest_day
from cds_service.fhir.decode import Broken
from cds_service.fhir.record import Key, PatientRecord
from cds_service.fhir.references import PatientNames, local, subjects
from cds_service.mapping.orders import NO_ORDERS, Orders, SelectedOrder, read_orders
from cds_service.services.calls import AssessCall
from cds_service.services.evaluate import Case, Engine
from cds_service.services.registry import RegisteredService

KEY_OF_TYPE: Mapping[str, Key] = {
    "Patient": Key.PATIENT,
    "Condition": Key.CONDITIONS,
    "Observation": Key.OBSERVATIONS,
    "MedicationRequest": Key.MEDICATIONS,
    "MedicationStatement": Key.MEDICATIONS,
    "Medication": Key.MEDICATIONS,
    "Procedure": Key.PROCEDURES,
    "ServiceRequest": Key.SERVICE_REQUESTS,
    "Device": Key.DEVICES,
    "ImagingStudy": Key.IMAGING,
    "DiagnosticReport": Key.IMAGING,
    "Encounter": Key.ENCOUNTER,
}
_RED_FLAG_KEYS = (Key.CONDITIONS, Key.OBSERVATIONS)
_BATCHES = ("batch-response", "transaction-response")


class _Link(msgspec.Struct):
    relation: str | None = None
    url: str | None = None


class _Entry(msgspec.Struct, rename="camel"):
    full_url: str | None = None
    resource: msgspec.Raw = msgspec.Raw()


class _Bundle(msgspec.Struct, rename="camel"):
    resource_type: str = ""
    type: str | None = None
    link: tuple[_Link, ...] = ()
    entry: tuple[_Entry, ...] | None = None


class _Head(msgspec.Struct, rename="camel"):
    resource_type: str = ""
    status: str | None = None


_decode_bundle = msgspec.json.Decoder(_Bundle).decode
_decode_head = msgspec.json.Decoder(_Head).decode
_BAD = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


@dataclass(frozen=True, slots=True)
class _Content:
    """What a Bundle holds: answers by key, and its entries as they were sent."""

    by_key: Mapping[str, tuple[Answer, ...]]
    entries: tuple[_Entry, ...]
    names: PatientNames
    full_urls: tuple[str, ...]


def case_of_bundle(call: AssessCall, engine: Engine, viewing: RegisteredService, ordering: RegisteredService) -> Case:
    """The Bundle of ``call`` as a case: of ``ordering`` when it holds an order of ours, else of ``viewing``.

    Raises:
        RequestError: 400 when it is no Bundle, 422 when it holds resources of several patients.
    """
    content = _content(call.body, call.searched)
    orders = _orders(content, engine)
    service = ordering if orders.selected else viewing
    return Case(
        hook=service.hook,
        hook_instance=hashlib.sha256(call.body).hexdigest(),
        service_id=service.id,
        patient_id=content.names.patient_id,
        record=_record(content, engine),
        orders=orders,
        as_of=call.as_of,
    )


def _record(content: _Content, engine: Engine) -> PatientRecord:
    builder = RecordBuilder(content.names.patient_id, engine.book.zone)
    for key, given in content.by_key.items():
        builder.add_answers(key, given)
    return builder.build()


def _content(body: bytes, searched: Sequence[str]) -> _Content:
    bundle = _bundle(body)
    if bundle is None or bundle.resource_type != "Bundle":
        raise RequestError(400, "must be a FHIR Bundle", path="$.resourceType", code="structure")
    by_key: dict[str, list[Answer]] = {}
    entries = tuple(bundle.entry or ())
    batch = bundle.type in _BATCHES
    for key, answer in _batch(entries) if batch else _sorted(answers(body)):
        by_key.setdefault(key, []).append(answer)
    for name in searched:
        key = KEY_OF_TYPE.get(name)
        if key is not None and key not in by_key:
            by_key[key] = [Answer()]
    placed = [item for given in by_key.values() for answer in given for item in answer.items]
    names, full_urls = _patient(placed)
    nested = _nested(entries) if batch else entries
    return _Content({key: tuple(given) for key, given in by_key.items()}, nested, names, full_urls)


def _bundle(raw: bytes | msgspec.Raw) -> _Bundle | None:
    try:
        return _decode_bundle(raw)
    except _BAD:
        return None


def _batch(entries: Iterable[_Entry]) -> Iterator[tuple[str, Answer]]:
    """Each answer under the key of what it holds; an empty searchset under that of its own address."""
    for entry in entries:
        if not bytes(entry.resource):
            continue
        found = list(_sorted(answers(entry.resource), entry.full_url))
        yield from found
        inner = _bundle(entry.resource)
        if not found and inner is not None and inner.resource_type == "Bundle":
            key = _key_of_search(inner)
            if key is not None:
                yield from ((key, answer) for answer in answers(entry.resource))


def _key_of_search(bundle: _Bundle) -> str | None:
    address = next((link.url for link in bundle.link if link.relation == "self" and link.url), "")
    return KEY_OF_TYPE.get(address.partition("?")[0].rstrip("/").rpartition("/")[2])


def _sorted(given: Iterable[Answer], full_url: str | None = None) -> Iterator[tuple[str, Answer]]:
    """The items of each answer by the key that their type belongs to; the answer's reservations go with them."""
    for answer in given:
        parts: dict[str, list[Placed]] = {}
        for item in answer.items:
            placed = item if item.full_url or not full_url else replace(item, full_url=full_url)
            for key in _keys_of(item.resource):
                parts.setdefault(key, []).append(placed)
        mixed = len(parts) > 1
        for key, items in parts.items():
            yield key, replace(answer, items=tuple(items), total=None if mixed else answer.total)


def _keys_of(resource: r4.Resource) -> tuple[str, ...]:
    """What cannot be decoded counts for its type; without a type it could have been a red flag."""
    name = resource.kind if isinstance(resource, Broken) else resource.resource_type
    if isinstance(resource, Broken) and not name:
        return _RED_FLAG_KEYS
    if isinstance(resource, r4.AllergyIntolerance):
        return ("allergies",)
    key = KEY_OF_TYPE.get(name)
    return (key,) if key is not None else ()


def _patient(placed: Sequence[Placed]) -> tuple[PatientNames, tuple[str, ...]]:
    """Whose record it is: the Patient in it, else the one subject that all resources name.

    Raises:
        RequestError: 422 when they are of several patients.
    """
    patients = [item for item in placed if isinstance(item.resource, r4.Patient)]
    full_urls = tuple(dict.fromkeys(item.full_url for item in patients if item.full_url))
    ids = {item.resource.id for item in patients}
    if not patients:
        named = {local(s) for item in placed for s in subjects(item.resource) if s and local(s).startswith("Patient/")}
        ids = {name.removeprefix("Patient/") for name in named}
    if len(ids) > 1:
        raise _several()
    names = PatientNames(next(iter(ids), None), full_urls)
    if not all(names.owns_resource(item.resource) for item in placed):
        raise _several()
    return names, full_urls


def _several() -> RequestError:
    return RequestError(422, "holds resources of several patients", path="$.entry", code="business-rule")


def _nested(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    """The entries of the Bundles in a batch-response, and its single resources."""
    found: list[_Entry] = []
    for entry in entries:
        inner = _bundle(entry.resource)
        found += inner.entry or () if inner is not None and inner.resource_type == "Bundle" else (entry,)
    return tuple(found)


def _orders(content: _Content, engine: Engine) -> Orders:
    """The drafts of ours, else the newest active order of ours, else none; in an order that does not depend on the Bundle's."""
    requests = [(entry, head) for entry in content.entries if (head := _head(entry)).resource_type == "ServiceRequest"]
    drafts = [e for e, head in requests if head.status == "draft"]
    chosen = _read(drafts, content, engine)
    if not chosen.selected:
        active = _read([e for e, head in requests if head.status == "active"], content, engine).selected
        newest = max(active, key=_age, default=None)
        return replace(NO_ORDERS, selected=() if newest is None else (newest,), drafted=chosen.drafted)
    return replace(chosen, selected=tuple(sorted(chosen.selected, key=lambda s: s.order.reference)))


def _head(entry: _Entry) -> _Head:
    try:
        return _decode_head(entry.resource)
    except _BAD:
        return _Head()


def _read(entries: list[_Entry], content: _Content, engine: Engine) -> Orders:
    bundle = msgspec.json.encode({"entry": [{"fullUrl": e.full_url, "resource": e.resource} for e in entries]})
    return read_orders(bundle, None, content.names.patient_id, engine.book, content.full_urls)


def _age(selected: SelectedOrder) -> tuple[date, str]:
    written = latest_day(interval(selected.resource.authored_on))
    return written or date.min, selected.order.reference
