"""How much of a record is understood: what was read, what was left out, what was not understood, and why.

For reports to whoever maps local codes; nothing of it decides anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cds_service.clinical.assessment import Ignored, Unmapped
from cds_service.clinical.derive import DeriveRules
from cds_service.fhir.record import PatientRecord
from cds_service.mapping.book import Book
from cds_service.mapping.record import map_record


class Why(StrEnum):
    """Why something was not understood."""

    LOCAL_CODE = "a local code, and no phrase knows its words"
    NO_VALUE_SET = "a code of a known system, in no value set"
    WORDS = "words without a code, and no phrase knows them"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not understood, with the reason."""

    unmapped: Unmapped
    why: Why


@dataclass(frozen=True, slots=True)
class Coverage:
    """``resources``: type -> how many were read. ``statements``: readings, by finding.

    ``outside``: concepts of known systems that are plainly about something else, and are no gap.
    """

    resources: Mapping[str, int]
    statements: Mapping[str, int]
    ignored: tuple[Ignored, ...]
    gaps: tuple[Gap, ...]
    outside: int


def cover(record: PatientRecord, book: Book, rules: DeriveRules, as_of: datetime) -> Coverage:
    """What is understood of ``record``, judged as of an instant with a time zone."""
    mapped = map_record(record, (), book, rules, as_of)
    findings = mapped.charted.findings.items()
    return Coverage(
        resources=_counted(record),
        statements={name: sum(len(finding.readings) for finding in found) for name, found in findings},
        ignored=mapped.ignored,
        gaps=tuple(Gap(unmapped, _why(unmapped, book)) for unmapped in mapped.unmapped),
        outside=mapped.outside,
    )


def _counted(record: PatientRecord) -> dict[str, int]:
    groups = (
        record.conditions,
        record.observations,
        record.medications,
        record.procedures,
        record.service_requests,
        record.devices,
        record.imaging_studies,
        record.diagnostic_reports,
        record.allergies,
        record.encounters,
    )
    counts: dict[str, int] = {"Patient": 1} if record.patient is not None else {}
    for group in groups:
        for resource in group:
            counts[resource.resource_type] = counts.get(resource.resource_type, 0) + 1
    return counts


def _why(unmapped: Unmapped, book: Book) -> Why:
    if unmapped.code is None:
        return Why.WORDS
    return Why.NO_VALUE_SET if book.terminology.known(unmapped.system) else Why.LOCAL_CODE
