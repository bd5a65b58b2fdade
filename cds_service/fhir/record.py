"""One patient's record as it was given: typed resources and the availability of each source.

This module holds the types; ``fhir.bundles`` fills them from prefetch values, Bundles and pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cds_service.clinical.assessment import Ignored
from cds_service.clinical.findings import Source, SourceState
from cds_service.clinical.quick import quick
from cds_service.fhir import r4


class Key(StrEnum):
    """Prefetch keys, as in discovery (contract section 3a)."""

    PATIENT = "patient"
    CONDITIONS = "conditions"
    OBSERVATIONS = "observations"
    MEDICATIONS = "medications"
    PROCEDURES = "procedures"
    SERVICE_REQUESTS = "serviceRequests"
    DEVICES = "devices"
    IMAGING = "imaging"
    ENCOUNTER = "encounter"


KEY_OF_TYPE = {
    "Patient": Key.PATIENT,
    "Condition": Key.CONDITIONS,
    "Observation": Key.OBSERVATIONS,
    "MedicationRequest": Key.MEDICATIONS,
    "MedicationStatement": Key.MEDICATIONS,
    "Procedure": Key.PROCEDURES,
    "ServiceRequest": Key.SERVICE_REQUESTS,
    "Device": Key.DEVICES,
    "ImagingStudy": Key.IMAGING,
    "DiagnosticReport": Key.IMAGING,
    "Encounter": Key.ENCOUNTER,
}
"""Resource type -> the key under which it is sent; the first type of a key is what its query asks for."""
TYPE_OF_KEY = {key: name for name, key in reversed(KEY_OF_TYPE.items())}
NOT_SENT = Source(SourceState.NOT_SENT)


@quick
@dataclass(frozen=True, slots=True)
class PatientRecord:
    """Everything about one patient that came, sorted by type, and what did not come.

    Tuples are sorted by (id, content), duplicates removed, so order and paging never matter.
    Resources of another patient, entered in error or undecodable are not here but in ``ignored``.
    """

    patient_id: str | None = None
    patient: r4.Patient | None = None
    conditions: tuple[r4.Condition, ...] = ()
    observations: tuple[r4.Observation, ...] = ()
    medications: tuple[r4.MedicationRequest, ...] = ()
    medication_codes: Mapping[str, r4.CodeableConcept] = field(default_factory=dict)
    """``Medication/id``, or the full URL of its entry -> code, for medicationReference."""
    procedures: tuple[r4.Procedure, ...] = ()
    service_requests: tuple[r4.ServiceRequest, ...] = ()
    devices: tuple[r4.Device, ...] = ()
    imaging_studies: tuple[r4.ImagingStudy, ...] = ()
    diagnostic_reports: tuple[r4.DiagnosticReport, ...] = ()
    allergies: tuple[r4.AllergyIntolerance, ...] = ()
    encounters: tuple[r4.Encounter, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    """One Source per ``Key``; ``NOT_SENT`` where nothing came."""
    ignored: tuple[Ignored, ...] = ()

    def source(self, key: Key) -> Source:
        """Availability of ``key``."""
        return self.sources.get(key, NOT_SENT)
