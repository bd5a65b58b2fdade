"""A Bundle of one patient's resources as the input of an assessment: whose it is, what it holds, what was searched.

A ``collection`` counts as given the types that it holds; other types are unknown unless they are named as searched.
A searchset, and each searchset of a ``batch-response``, counts as the search that it is.
Source: contract section 6.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo

import msgspec

from cds_service.errors import RequestError
from cds_service.fhir import r4
from cds_service.fhir.answers import Answer, Placed, answers
from cds_service.fhir.bundles import RecordBuilder
from cds_service.fhir.decode import Broken
from cds_service.fhir.record import KEY_OF_TYPE, Key, PatientRecord
from cds_service.fhir.references import PatientNames, local, subjects

_RED_FLAG_SOURCES = (Key.CONDITIONS, Key.OBSERVATIONS)


@dataclass(frozen=True, slots=True)
class PatientBundle:
    """``requests``: JSON text of each ServiceRequest, as received, with the ``fullUrl`` of its entry."""

    names: PatientNames
    record: PatientRecord
    requests: tuple[tuple[str | None, bytes], ...] = ()

    @property
    def patient_id(self) -> str | None:
        """The patient's id, None when nothing says it."""
        return self.names.patient_id


class _Entry(msgspec.Struct, rename="camel"):
    full_url: str | None = None
    resource: msgspec.Raw = msgspec.Raw()


class _Bundle(msgspec.Struct, rename="camel"):
    resource_type: str = ""
    entry: tuple[msgspec.Raw, ...] | None = None


class _Kind(msgspec.Struct, rename="camel"):
    resource_type: str = ""


_BAD = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_bundle = msgspec.json.Decoder(_Bundle).decode
_entry = msgspec.json.Decoder(_Entry).decode
_kind = msgspec.json.Decoder(_Kind).decode


def read_bundle(raw: bytes | msgspec.Raw, searched: Collection[str] = (), zone: tzinfo = UTC) -> PatientBundle:
    """The record in a Bundle; ``searched``: types that were looked up, empty where the Bundle has none.

    Raises:
        RequestError: 400 when it is no Bundle, 422 when it holds resources of several patients.
    """
    try:
        outline = _bundle(raw)
    except _BAD:
        raise RequestError(400, "is not a FHIR Bundle", code="structure") from None
    if outline.resource_type != "Bundle":
        raise RequestError(400, "must be a FHIR Bundle", path="$.resourceType", code="structure")
    given = answers(raw)
    placed = [item for answer in given for item in answer.items]
    names = _whose(placed)
    builder = RecordBuilder(names.patient_id, zone)
    for key, answer in _by_key(given):
        builder.add_answers(key, (answer,))
    record = _searched(builder, searched)
    return PatientBundle(names, record, tuple(_requests(outline)))


def _whose(placed: Sequence[Placed]) -> PatientNames:
    """The one patient; without an id when nothing says whose the resources are."""
    patients = [item for item in placed if isinstance(item.resource, r4.Patient)]
    ids = {item.resource.id for item in patients if item.resource.id}
    urls = {item.full_url for item in patients if item.full_url}
    mentioned = {name for item in placed for name in _subjects(item.resource)}
    if not ids:
        ids = {_bare(name) for name in mentioned - urls}
    if len(ids) > 1 or (not ids and len(urls) > 1):
        raise _several()
    names = PatientNames(min(ids, default=None), urls)
    if not all(names.owns(name) for name in mentioned):
        raise _several()
    return names


def _bare(reference: str) -> str:
    return local(reference).removeprefix("Patient/").removeprefix("urn:uuid:")


def _subjects(resource: r4.Resource) -> Iterator[str]:
    for reference in subjects(resource):
        if reference and not reference.startswith("#"):
            yield reference.strip()


def _several() -> RequestError:
    return RequestError(422, "holds resources of several patients", path="$.entry", code="business-rule")


def _by_key(given: Sequence[Answer]) -> Iterator[tuple[str, Answer]]:
    """Each answer under the keys of what it holds, or of what was asked for."""
    for answer in given:
        asked = KEY_OF_TYPE.get(answer.asked or "")
        if asked is not None:
            yield asked, answer
            continue
        parts: dict[str, list[Placed]] = {}
        for item in answer.items:
            for key in _keys(item.resource):
                parts.setdefault(key, []).append(item)
        for key, items in parts.items():
            yield key, replace(answer, items=tuple(items))


def _keys(resource: r4.Resource) -> tuple[str, ...]:
    if not isinstance(resource, Broken):
        return (KEY_OF_TYPE.get(resource.resource_type, "other"),)
    key = KEY_OF_TYPE.get(resource.kind)
    return _RED_FLAG_SOURCES if not resource.kind else (key or "other",)


def _searched(builder: RecordBuilder, searched: Collection[str]) -> PatientRecord:
    for name in sorted(set(searched)):
        key = KEY_OF_TYPE.get(name)
        if key is not None and not builder.has(key):
            builder.add_answers(key, (Answer(),))
    return builder.build()


def _requests(outline: _Bundle) -> Iterator[tuple[str | None, bytes]]:
    """ServiceRequests at any depth of nested Bundles."""
    for raw in outline.entry or ():
        try:
            entry = _entry(raw)
            kind = _kind(entry.resource).resource_type
            nested = _bundle(entry.resource) if kind == "Bundle" else None
        except _BAD:
            continue
        if nested is not None:
            yield from _requests(nested)
        elif kind == "ServiceRequest":
            yield entry.full_url, bytes(entry.resource)
