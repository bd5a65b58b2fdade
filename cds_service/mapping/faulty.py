"""What to do when a reader itself fails on a resource: leave that one out, say so, and read the rest.

Nobody foresees such a fault, and it must not cost the card: without one an EHR shows nothing, and a red flag elsewhere in
the chart is lost with it. What is left out is told as not readable, its source as defect, so that silence is no "no".
Source: clinical.md 7.1; contract section 6 (``ignored``, ``sources``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cds_service.clinical.assessment import Ignored
from cds_service.clinical.findings import Source
from cds_service.fhir.record import NOT_SENT, Key, PatientRecord

_KEYS: Mapping[str, Key] = {
    "conditions": Key.CONDITIONS,
    "observations": Key.OBSERVATIONS,
    "medications": Key.MEDICATIONS,
    "procedures": Key.PROCEDURES,
    "service_requests": Key.SERVICE_REQUESTS,
    "devices": Key.DEVICES,
    "imaging_studies": Key.IMAGING,
    "diagnostic_reports": Key.IMAGING,
    "allergies": Key.CONDITIONS,
    "encounters": Key.ENCOUNTER,
}
"""Field of a record -> the prefetch key whose silence means less when one of its resources is left out."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A reader failed: on the resources of this field of a record, with this error."""

    field: str
    error: Exception


def without_faulty(
    record: PatientRecord, read: Callable[[PatientRecord], object]
) -> tuple[PatientRecord, tuple[Fault, ...]]:
    """The record without the resources that ``read`` fails on, each of them ignored and a defect of its source; and why."""
    read(PatientRecord(record.patient_id, record.patient))  # what fails on an empty chart is no resource's fault
    faults: list[Fault] = []
    for field in _KEYS:
        left_out = _failing(getattr(record, field), _reader(record, field, read), field, faults)
        if left_out:
            record = _lacking(record, field, left_out)
    return record, tuple(faults)


def unread_reasons(record: PatientRecord, references: Sequence[str]) -> PatientRecord:
    """The record where the reasons of these orders could not be read: they might have named what nobody else does."""
    ignored = {*record.ignored, *(Ignored(reference, "unreadable") for reference in references)}
    sources = _doubted_of(record.sources, Key.CONDITIONS, len(references))
    return replace(record, sources=sources, ignored=tuple(sorted(ignored, key=_by_reference)))


def _reader(
    record: PatientRecord, field: str, read: Callable[[PatientRecord], object]
) -> Callable[[Sequence[Any]], object]:
    """Reads some resources of one field, with nothing else of the chart but the patient."""
    alone = PatientRecord(record.patient_id, record.patient, medication_codes=record.medication_codes)

    def some(resources: Sequence[Any]) -> object:
        fields: dict[str, Any] = {field: tuple(resources)}
        return read(replace(alone, **fields))

    return some


def _failing(
    resources: Sequence[Any], read: Callable[[Sequence[Any]], object], field: str, faults: list[Fault]
) -> list[Any]:
    """The resources that cannot be read, found by halving; the faults go to ``faults``."""
    if not resources:
        return []
    try:
        read(resources)
    except Exception as error:  # noqa: BLE001  # whatever it is: it is told and counted, and the resource is left out
        if len(resources) == 1:
            faults.append(Fault(field, error))
            return [resources[0]]
        half = len(resources) // 2
        return [*_failing(resources[:half], read, field, faults), *_failing(resources[half:], read, field, faults)]
    return []


def _lacking(record: PatientRecord, field: str, left_out: Sequence[Any]) -> PatientRecord:
    gone = {id(resource) for resource in left_out}
    kept = tuple(resource for resource in getattr(record, field) if id(resource) not in gone)
    ignored = {*record.ignored, *(Ignored(resource.reference, "unreadable") for resource in left_out)}
    fields: dict[str, Any] = {
        field: kept,
        "sources": _doubted_of(record.sources, _KEYS[field], len(left_out)),
        "ignored": tuple(sorted(ignored, key=_by_reference)),
    }
    return replace(record, **fields)


def _doubted_of(sources: Mapping[str, Source], key: Key, defects: int) -> Mapping[str, Source]:
    """Any resource may tell in its words what is looked for in conditions and observations, so that they are doubted too."""
    for one in {key, Key.CONDITIONS, Key.OBSERVATIONS}:
        sources = _doubted(sources, one, defects)
    return sources


def _doubted(sources: Mapping[str, Source], key: Key, defects: int) -> Mapping[str, Source]:
    source = sources.get(key.value, NOT_SENT)
    return {**sources, key.value: replace(source, defects=source.defects + defects)}


def _by_reference(entry: Ignored) -> tuple[str, str]:
    return entry.reference, entry.reason
