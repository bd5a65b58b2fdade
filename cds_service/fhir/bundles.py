"""The patient's record from prefetch values, Bundles and pages, whatever their order and however often they repeat.

Source: contract section 3a.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from operator import attrgetter
from typing import TypeVar, cast

import msgspec

from cds_service.clinical.assessment import Ignored
from cds_service.clinical.findings import Source, SourceState
from cds_service.fhir import r4
from cds_service.fhir.answers import NULL, Answer, Placed, answers
from cds_service.fhir.availability import EMPTY, Owned, availability
from cds_service.fhir.datatypes import Meta
from cds_service.fhir.decode import BAD, Broken
from cds_service.fhir.folded import KEEP_ALL, Folded, Sieve, Value
from cds_service.fhir.record import NOT_SENT, Key, PatientRecord
from cds_service.fhir.references import PatientNames

R = TypeVar("R", bound=r4.Resource)

_MISTAKE = "entered-in-error"
_WITH_STATUS = frozenset(
    (
        r4.Observation,
        Folded,
        r4.Procedure,
        r4.ServiceRequest,
        r4.ImagingStudy,
        r4.DiagnosticReport,
        r4.Encounter,
        r4.MedicationRequest,
        r4.MedicationStatement,
    )
)
"""Kinds with one ``subject`` whose ``status`` says that they are mistakes."""

_KEYS = tuple(key.value for key in Key)
_ID = attrgetter("id")
_read_meta = msgspec.json.Decoder(Meta | None).decode


class RecordBuilder:
    """Collects what came for one patient, key by key, and sorts it into a :class:`PatientRecord`.

    ``patient_id`` None: nothing says whose record it is, and nothing is taken for another patient's.
    ``zone``: time zone in which an instant is a day. ``sieve``: which Observations are left out of the record, since
    they are about nothing that is asked; they still tell how far back the chart goes.
    """

    def __init__(self, patient_id: str | None, zone: tzinfo = UTC, sieve: Sieve = KEEP_ALL) -> None:
        self._patient_id = patient_id
        self._zone = zone
        self._sieve = sieve
        self._answers: dict[str, list[Answer]] = {}
        self._failures: dict[str, SourceState] = {}
        self.in_order: set[str] = set()
        """Keys that were asked for, and are sent, newest first: even a single day shows how far back they go."""

    def add(self, key: str, raw: bytes | msgspec.Raw) -> None:
        """Take one value of ``key``: a resource, a Bundle, ``null``; several Bundles of one key are pages.

        Never raises: what cannot be read becomes the state of the key.
        """
        self.add_answers(key, self._sieve.answers(raw))

    def add_value(self, key: str, value: Value, raw: Callable[[], msgspec.Raw]) -> None:
        """As :meth:`add`, for a value that is decoded already; ``raw`` gives its JSON where that is not enough."""
        given = self._sieve.plain_answers(value)
        self.add_answers(key, answers(raw()) if given is None else given)

    def add_nothing(self, key: str) -> None:
        """As :meth:`add` of ``null``."""
        self._answers.setdefault(key, []).extend(NULL)

    def add_answers(self, key: str, given: Sequence[Answer]) -> None:
        """Take what was decoded already."""
        self._answers.setdefault(key, []).extend(given)

    def has(self, key: str) -> bool:
        """Whether anything was taken for ``key``."""
        return key in self._answers

    def fail(self, key: str, state: SourceState) -> None:
        """Remember that ``key`` could not be had, or not wholly."""
        self._failures[key] = state

    def build(self) -> PatientRecord:
        """The record of all that was added."""
        shelf = _Shelf(self._names(), self._sieve)
        came = {key: self._source(key, shelf) for key in {**self._failures, **self._answers}}
        patients = shelf.taken(r4.Patient)
        return PatientRecord(
            patient_id=self._patient_id,
            patient=patients[0] if patients else None,
            conditions=shelf.taken(r4.Condition),
            observations=shelf.observations(),
            medications=(*shelf.taken(r4.MedicationRequest), *shelf.taken(r4.MedicationStatement)),
            medication_codes=shelf.medication_codes,
            procedures=shelf.taken(r4.Procedure),
            service_requests=shelf.taken(r4.ServiceRequest),
            devices=shelf.taken(r4.Device),
            imaging_studies=shelf.taken(r4.ImagingStudy),
            diagnostic_reports=shelf.taken(r4.DiagnosticReport),
            allergies=shelf.taken(r4.AllergyIntolerance),
            encounters=shelf.taken(r4.Encounter),
            sources={key: came.get(key, NOT_SENT) for key in _KEYS},
            ignored=tuple(sorted(shelf.ignored, key=lambda i: (i.reference, i.reason))),
        )

    def _source(self, key: str, shelf: _Shelf) -> Source:
        """What came of ``key``, whose resources are shelved."""
        given, failure = self._answers.get(key, ()), self._failures.get(key)
        if failure is None and len(given) == 1 and given[0] is NULL[0]:
            return EMPTY
        owned = [shelf.put_all(answer) for answer in given]
        return availability(key, owned, failure, self._zone, in_order=key in self.in_order)

    def _names(self) -> PatientNames:
        """The patient's names, with the full URLs under which the Patient itself came."""
        own = (
            item.full_url
            for given in self._answers.values()
            for answer in given
            if r4.Patient in answer.kinds
            for item in answer.items
            if item.full_url and type(item.resource) is r4.Patient and item.resource.id == self._patient_id
        )
        return PatientNames(self._patient_id, own)


class _Shelf:
    """Resources by type, without those that do not count."""

    def __init__(self, names: PatientNames, sieve: Sieve) -> None:
        self._names = names
        self._itself = names.patient_id, ()
        self._sieve = sieve
        self._by_type: dict[type[r4.Resource], list[r4.Resource]] = {}
        self.medication_codes: dict[str, r4.CodeableConcept] = {}
        self.ignored: set[Ignored] = set()

    def put_all(self, answer: Answer) -> Owned:
        """Shelve what an answer brings, all at once where nothing about it is special."""
        if not answer.items:
            return Owned(answer, ())
        resources = [item.resource for item in answer.items]
        by_kind = _by_kind(resources, answer.kinds)
        for kind, same in by_kind.items():
            if not self._is_plain(same, kind, answer):
                break
        else:
            for kind, same in by_kind.items():
                self._by_type.setdefault(kind, []).extend(same)
            return Owned(answer, resources)
        mine = [item.resource for item in answer.items if self._put(item)]
        return Owned(answer, mine, len([resource for resource in mine if _is_unreadable(resource)]))

    def _is_plain(self, resources: Sequence[r4.Resource], kind: type[r4.Resource], answer: Answer) -> bool:
        """Whether all of them are readable, this patient's and no mistakes."""
        if kind is not r4.Condition and kind not in _WITH_STATUS:
            return kind is r4.Patient and [(r.id, r.modifier_extension) for r in resources] == [self._itself]
        # what is looked at is in all of these kinds
        plain = cast("Sequence[r4.Observation]", resources)
        if (
            _has_mistake(cast("Sequence[r4.Condition]", resources))
            if kind is r4.Condition
            else _MISTAKE in {r.status for r in plain}
        ):
            return False
        if [resource for resource in plain if resource.modifier_extension]:
            return False
        if kind is Folded:
            return all(map(self._names.owns, answer.subjects))
        subjects = {None if resource.subject is None else resource.subject.reference for resource in plain}
        return all(map(self._names.owns, subjects))

    def _put(self, item: Placed) -> bool:
        """Shelve one resource, or note why not; False for another patient's."""
        resource = item.resource
        if not self._names.owns_resource(resource):
            self.ignored.add(Ignored(resource.reference, "otherPatient"))
            return False
        if _is_unreadable(resource):
            self.ignored.add(Ignored(resource.reference, "unreadable"))
        elif entered_in_error(resource):
            self.ignored.add(Ignored(resource.reference, "enteredInError"))
        else:
            self._by_type.setdefault(type(resource), []).append(resource)
            if isinstance(resource, r4.Medication) and resource.code is not None:
                self.medication_codes[resource.reference] = resource.code
                if item.full_url:
                    self.medication_codes[item.full_url] = resource.code
        return True

    def observations(self) -> tuple[r4.Observation, ...]:
        """The Observations that may matter, with the other versions of them."""
        found = cast("list[r4.Observation]", self._by_type.get(r4.Observation, []))
        folded = cast("list[Folded]", self._by_type.get(Folded, []))
        if found and folded:
            ids = {observation.id for observation in found if observation.id}
            found = [*found, *self._opened([row for row in folded if row.id in ids])]
        return _ordered(found)

    def _opened(self, rows: Iterable[Folded]) -> Iterator[r4.Observation]:
        for row in rows:
            with suppress(*BAD):  # what cannot be read is no newer version of anything
                yield self._sieve.opened(row)

    def taken(self, kind: type[R]) -> tuple[R, ...]:
        """All resources of one type in an order that does not depend on how they came."""
        found = self._by_type.get(kind)
        return () if found is None else _ordered(cast("list[R]", found))


def _by_kind(
    resources: list[r4.Resource], kinds: frozenset[type[r4.Resource]]
) -> dict[type[r4.Resource], list[r4.Resource]]:
    if len(kinds) == 1:
        return dict.fromkeys(kinds, resources)
    return {kind: [resource for resource in resources if type(resource) is kind] for kind in kinds}


def _is_unreadable(resource: r4.Resource) -> bool:
    return type(resource) is Broken or bool(resource.modifier_extension)


def _has_mistake(conditions: Sequence[r4.Condition]) -> bool:
    stated = [condition.verification_status for condition in conditions]
    codings = [coding for concept in stated if concept is not None for coding in concept.coding]
    return _MISTAKE in [coding.code for coding in codings]


def entered_in_error(resource: r4.Resource) -> bool:
    """Whether the resource says of itself that it is a mistake."""
    if getattr(resource, "status", None) == _MISTAKE:
        return True
    verification = getattr(resource, "verification_status", None)
    return verification is not None and any(coding.code == _MISTAKE for coding in verification.coding)


def _ordered(resources: Sequence[R]) -> tuple[R, ...]:
    if len(resources) <= 1:
        return tuple(resources)
    names = {resource.id for resource in resources}
    if len(names) == len(resources) and None not in names:
        return tuple(sorted(resources, key=_ID))
    by_id: dict[str, list[R]] = {}
    for resource in resources:
        by_id.setdefault(resource.id or "", []).append(resource)
    return tuple(resource for name in sorted(by_id) for resource in _distinct(name, by_id[name]))


def _distinct(name: str, same: list[R]) -> Iterator[R]:
    if len(same) == 1:
        yield same[0]
        return
    by_content = {(resource.resource_type, msgspec.json.encode(resource)): resource for resource in same}
    found = [by_content[content] for content in sorted(by_content)]
    yield from _newest(found) if name and len(found) > 1 else found


def _newest(versions: list[R]) -> list[R]:
    """The newest of several versions of one resource; all of them where their instants do not tell."""
    stamps = [_instant(_last_updated(version)) for version in versions]
    if None in stamps or len({version.resource_type for version in versions}) > 1:
        return versions
    newest = max(stamp for stamp in stamps if stamp is not None)
    return [version for version, stamp in zip(versions, stamps, strict=True) if stamp == newest]


def _last_updated(resource: r4.Resource) -> str | None:
    try:
        meta = _read_meta(resource.meta) if resource.meta else None
    except BAD:
        return None
    return None if meta is None else meta.last_updated


def _instant(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return None if moment is None or moment.tzinfo is None else moment


def prefetched_patient_differs(raw: bytes | msgspec.Raw, patient_id: str) -> bool:
    """Whether the value of the key ``patient`` is the Patient of somebody else (422, contract section 3a)."""
    found = [item for answer in answers(raw) for item in answer.items if isinstance(item.resource, r4.Patient)]
    return bool(found) and not any(item.resource.id in (None, patient_id) for item in found)
