"""Typed R4 resources: only the elements that readers use, under their FHIR names in snake_case.

Unknown elements are skipped by design; dates stay strings here (``fhir.dates`` parses them), so a
garbage date spoils one date and not the resource. Source: HL7 FHIR R4 4.0.1.
"""

from __future__ import annotations

import msgspec

from cds_service.fhir.datatypes import (
    R4,
    Age,
    Annotation,
    CodeableConcept,
    Coding,
    ConditionEvidence,
    DeviceName,
    DispenseRequest,
    Extension,
    ImagingSeries,
    MedicationDosage,
    ObservationComponent,
    OutcomeIssue,
    Period,
    Quantity,
    Range,
    Reference,
)

__all__ = [
    "NOTHING",
    "R4",
    "Age",
    "AllergyIntolerance",
    "Annotation",
    "CodeableConcept",
    "Coding",
    "Condition",
    "ConditionEvidence",
    "Device",
    "DeviceName",
    "DiagnosticReport",
    "DispenseRequest",
    "Encounter",
    "Extension",
    "ImagingSeries",
    "ImagingStudy",
    "Medication",
    "MedicationDosage",
    "MedicationRequest",
    "MedicationStatement",
    "Observation",
    "ObservationComponent",
    "OperationOutcome",
    "OutcomeIssue",
    "Patient",
    "Period",
    "Procedure",
    "Quantity",
    "Range",
    "Reference",
    "Resource",
    "ServiceRequest",
    "Unread",
]


NOTHING = msgspec.Raw()
"""The JSON of a member that is not there."""


class Resource(R4, frozen=True, tag_field="resourceType", tag=True):
    """What every resource has; the name of the class is its ``resourceType``. ``meta`` stays JSON (``Meta``)."""

    id: str | None = None
    meta: msgspec.Raw = NOTHING
    modifier_extension: tuple[Extension, ...] = ()

    @property
    def resource_type(self) -> str:
        """``resourceType``."""
        return str(self.__struct_config__.tag)

    @property
    def reference(self) -> str:
        """``Type/id``; the type alone when there is no id."""
        kind = self.__struct_config__.tag
        return f"{kind}/{self.id}" if self.id else str(kind)


class Patient(Resource, frozen=True):
    """R4 Patient. Names, addresses, race, ethnicity and language are deliberately not read."""

    active: bool | None = None
    gender: str | None = None
    birth_date: str | None = None
    deceased_boolean: bool | None = None
    deceased_date_time: str | None = None


class Condition(Resource, frozen=True):
    """R4 Condition."""

    clinical_status: CodeableConcept | None = None
    verification_status: CodeableConcept | None = None
    category: tuple[CodeableConcept, ...] = ()
    severity: CodeableConcept | None = None
    code: CodeableConcept | None = None
    body_site: tuple[CodeableConcept, ...] = ()
    subject: Reference | None = None
    onset_date_time: str | None = None
    onset_age: Age | None = None
    onset_period: Period | None = None
    onset_range: Range | None = None
    onset_string: str | None = None
    abatement_date_time: str | None = None
    abatement_age: Age | None = None
    abatement_period: Period | None = None
    abatement_range: Range | None = None
    abatement_string: str | None = None
    recorded_date: str | None = None
    evidence: tuple[ConditionEvidence, ...] = ()
    note: tuple[Annotation, ...] = ()


class Observation(Resource, frozen=True):
    """R4 Observation."""

    status: str | None = None
    category: tuple[CodeableConcept, ...] = ()
    code: CodeableConcept | None = None
    subject: Reference | None = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
    effective_instant: str | None = None
    issued: str | None = None
    value_quantity: Quantity | None = None
    value_codeable_concept: CodeableConcept | None = None
    value_string: str | None = None
    value_boolean: bool | None = None
    value_integer: int | None = None
    value_range: Range | None = None
    value_date_time: str | None = None
    data_absent_reason: CodeableConcept | None = None
    interpretation: tuple[CodeableConcept, ...] = ()
    note: tuple[Annotation, ...] = ()
    body_site: CodeableConcept | None = None
    has_member: tuple[Reference, ...] = ()
    component: tuple[ObservationComponent, ...] = ()
    contained: tuple[msgspec.Raw, ...] = ()


class MedicationRequest(Resource, frozen=True):
    """R4 MedicationRequest; ``MedicationStatement`` has the same elements and three more."""

    status: str | None = None
    intent: str | None = None
    do_not_perform: bool | None = None
    medication_codeable_concept: CodeableConcept | None = None
    medication_reference: Reference | None = None
    subject: Reference | None = None
    authored_on: str | None = None
    reason_code: tuple[CodeableConcept, ...] = ()
    dosage_instruction: tuple[MedicationDosage, ...] = ()
    dispense_request: DispenseRequest | None = None
    note: tuple[Annotation, ...] = ()
    contained: tuple[msgspec.Raw, ...] = ()


class MedicationStatement(MedicationRequest, frozen=True):
    """R4 MedicationStatement."""

    effective_date_time: str | None = None
    effective_period: Period | None = None
    date_asserted: str | None = None
    dosage: tuple[MedicationDosage, ...] = ()


class Medication(Resource, frozen=True):
    """R4 Medication, to resolve medicationReference."""

    code: CodeableConcept | None = None


class Procedure(Resource, frozen=True):
    """R4 Procedure."""

    status: str | None = None
    category: CodeableConcept | None = None
    code: CodeableConcept | None = None
    subject: Reference | None = None
    performed_date_time: str | None = None
    performed_period: Period | None = None
    performed_string: str | None = None
    reason_code: tuple[CodeableConcept, ...] = ()
    body_site: tuple[CodeableConcept, ...] = ()
    outcome: CodeableConcept | None = None
    note: tuple[Annotation, ...] = ()


class ServiceRequest(Resource, frozen=True):
    """R4 ServiceRequest, as draft order and as chart entry."""

    status: str | None = None
    intent: str | None = None
    priority: str | None = None
    do_not_perform: bool | None = None
    category: tuple[CodeableConcept, ...] = ()
    code: CodeableConcept | None = None
    order_detail: tuple[CodeableConcept, ...] = ()
    subject: Reference | None = None
    encounter: Reference | None = None
    occurrence_date_time: str | None = None
    occurrence_period: Period | None = None
    authored_on: str | None = None
    reason_code: tuple[CodeableConcept, ...] = ()
    reason_reference: tuple[Reference, ...] = ()
    body_site: tuple[CodeableConcept, ...] = ()
    note: tuple[Annotation, ...] = ()
    contained: tuple[msgspec.Raw, ...] = ()


class Device(Resource, frozen=True):
    """R4 Device, implantable."""

    status: str | None = None
    type: CodeableConcept | None = None
    device_name: tuple[DeviceName, ...] = ()
    safety: tuple[CodeableConcept, ...] = ()
    patient: Reference | None = None
    note: tuple[Annotation, ...] = ()


class ImagingStudy(Resource, frozen=True):
    """R4 ImagingStudy."""

    status: str | None = None
    modality: tuple[Coding, ...] = ()
    subject: Reference | None = None
    started: str | None = None
    procedure_code: tuple[CodeableConcept, ...] = ()
    reason_code: tuple[CodeableConcept, ...] = ()
    description: str | None = None
    series: tuple[ImagingSeries, ...] = ()
    note: tuple[Annotation, ...] = ()


class AllergyIntolerance(Resource, frozen=True):
    """R4 AllergyIntolerance."""

    clinical_status: CodeableConcept | None = None
    verification_status: CodeableConcept | None = None
    code: CodeableConcept | None = None
    patient: Reference | None = None
    onset_date_time: str | None = None
    recorded_date: str | None = None
    note: tuple[Annotation, ...] = ()


class DiagnosticReport(Resource, frozen=True):
    """R4 DiagnosticReport, for earlier imaging."""

    status: str | None = None
    category: tuple[CodeableConcept, ...] = ()
    code: CodeableConcept | None = None
    subject: Reference | None = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
    issued: str | None = None
    conclusion: str | None = None
    conclusion_code: tuple[CodeableConcept, ...] = ()


class Encounter(Resource, frozen=True):
    """R4 Encounter; ``class`` is a Coding in R4."""

    status: str | None = None
    class_: Coding | None = msgspec.field(default=None, name="class")
    subject: Reference | None = None
    period: Period | None = None
    reason_code: tuple[CodeableConcept, ...] = ()


class OperationOutcome(Resource, frozen=True):
    """R4 OperationOutcome."""

    issue: tuple[OutcomeIssue, ...] = ()


class Unread(Resource, frozen=True):
    """A resource of a type that no reader uses: only whose it is."""

    subject: Reference | tuple[Reference, ...] | None = None
    patient: Reference | None = None
