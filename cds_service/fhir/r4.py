"""Typed R4 resources: only the elements that readers use, under their FHIR names in snake_case.

Unknown elements are skipped by design; dates stay strings here (``fhir.dates`` parses them), so a
garbage date spoils one date and not the resource. Source: HL7 FHIR R4 4.0.1.
"""

from __future__ import annotations

import msgspec


class R4(msgspec.Struct, frozen=True, rename="camel", gc=False, omit_defaults=True):
    """Base of every struct here: immutable, camelCase on the wire."""


class Coding(R4):
    """R4 Coding."""

    system: str | None = None
    code: str | None = None
    display: str | None = None


class CodeableConcept(R4):
    """R4 CodeableConcept."""

    coding: list[Coding] = []
    text: str | None = None


class Reference(R4):
    """R4 Reference; only the literal form is followed."""

    reference: str | None = None
    display: str | None = None


class Quantity(R4):
    """R4 Quantity; ``code`` is UCUM when ``system`` says so."""

    value: float | None = None
    comparator: str | None = None
    unit: str | None = None
    system: str | None = None
    code: str | None = None


class Range(R4):
    """R4 Range."""

    low: Quantity | None = None
    high: Quantity | None = None


class Period(R4):
    """R4 Period."""

    start: str | None = None
    end: str | None = None


class Annotation(R4):
    """R4 Annotation."""

    text: str | None = None
    time: str | None = None


class Meta(R4):
    """R4 Meta."""

    last_updated: str | None = None
    version_id: str | None = None


class Age(R4):
    """R4 Age, as onsetAge."""

    value: float | None = None
    code: str | None = None
    unit: str | None = None


class Extension(R4):
    """R4 Extension, the value types that readers use."""

    url: str | None = None
    value_string: str | None = None
    value_code: str | None = None
    value_boolean: bool | None = None
    value_codeable_concept: CodeableConcept | None = None
    value_date_time: str | None = None


class Resource(R4):
    """What every resource has."""

    resource_type: str = ""
    id: str | None = None
    meta: Meta | None = None
    implicit_rules: str | None = None
    modifier_extension: list[Extension] = []


class Patient(Resource):
    """R4 Patient. Names, addresses, race, ethnicity and language are deliberately not read."""

    active: bool | None = None
    gender: str | None = None
    birth_date: str | None = None
    deceased_boolean: bool | None = None
    deceased_date_time: str | None = None


class ConditionStage(R4):
    """R4 Condition.stage, text only."""

    summary: CodeableConcept | None = None


class ConditionEvidence(R4):
    """R4 Condition.evidence."""

    code: list[CodeableConcept] = []


class Condition(Resource):
    """R4 Condition."""

    clinical_status: CodeableConcept | None = None
    verification_status: CodeableConcept | None = None
    category: list[CodeableConcept] = []
    severity: CodeableConcept | None = None
    code: CodeableConcept | None = None
    body_site: list[CodeableConcept] = []
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
    evidence: list[ConditionEvidence] = []
    note: list[Annotation] = []


class ObservationComponent(R4):
    """R4 Observation.component."""

    code: CodeableConcept | None = None
    value_quantity: Quantity | None = None
    value_codeable_concept: CodeableConcept | None = None
    value_string: str | None = None
    value_boolean: bool | None = None
    value_integer: int | None = None
    value_range: Range | None = None
    data_absent_reason: CodeableConcept | None = None
    interpretation: list[CodeableConcept] = []


class Observation(Resource):
    """R4 Observation."""

    status: str | None = None
    category: list[CodeableConcept] = []
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
    interpretation: list[CodeableConcept] = []
    note: list[Annotation] = []
    body_site: CodeableConcept | None = None
    has_member: list[Reference] = []
    component: list[ObservationComponent] = []


class MedicationDosage(R4):
    """R4 Dosage, text only."""

    text: str | None = None


class DispenseRequest(R4):
    """R4 MedicationRequest.dispenseRequest."""

    validity_period: Period | None = None
    expected_supply_duration: Quantity | None = None


class MedicationRequest(Resource):
    """R4 MedicationRequest, and with the same elements MedicationStatement."""

    status: str | None = None
    intent: str | None = None
    do_not_perform: bool | None = None
    medication_codeable_concept: CodeableConcept | None = None
    medication_reference: Reference | None = None
    subject: Reference | None = None
    authored_on: str | None = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
    date_asserted: str | None = None
    reason_code: list[CodeableConcept] = []
    dosage_instruction: list[MedicationDosage] = []
    dispense_request: DispenseRequest | None = None
    note: list[Annotation] = []


class Medication(Resource):
    """R4 Medication, to resolve medicationReference."""

    code: CodeableConcept | None = None


class Procedure(Resource):
    """R4 Procedure."""

    status: str | None = None
    category: CodeableConcept | None = None
    code: CodeableConcept | None = None
    subject: Reference | None = None
    performed_date_time: str | None = None
    performed_period: Period | None = None
    performed_string: str | None = None
    reason_code: list[CodeableConcept] = []
    body_site: list[CodeableConcept] = []
    outcome: CodeableConcept | None = None
    note: list[Annotation] = []


class ServiceRequest(Resource):
    """R4 ServiceRequest, as draft order and as chart entry."""

    status: str | None = None
    intent: str | None = None
    priority: str | None = None
    do_not_perform: bool | None = None
    category: list[CodeableConcept] = []
    code: CodeableConcept | None = None
    order_detail: list[CodeableConcept] = []
    subject: Reference | None = None
    encounter: Reference | None = None
    occurrence_date_time: str | None = None
    occurrence_period: Period | None = None
    authored_on: str | None = None
    reason_code: list[CodeableConcept] = []
    reason_reference: list[Reference] = []
    body_site: list[CodeableConcept] = []
    note: list[Annotation] = []


class DeviceName(R4):
    """R4 Device.deviceName."""

    name: str | None = None


class Device(Resource):
    """R4 Device, implantable."""

    status: str | None = None
    type: CodeableConcept | None = None
    device_name: list[DeviceName] = []
    safety: list[CodeableConcept] = []
    patient: Reference | None = None
    note: list[Annotation] = []


class ImagingSeries(R4):
    """R4 ImagingStudy.series."""

    modality: Coding | None = None
    body_site: Coding | None = None


class ImagingStudy(Resource):
    """R4 ImagingStudy."""

    status: str | None = None
    modality: list[Coding] = []
    subject: Reference | None = None
    started: str | None = None
    procedure_code: list[CodeableConcept] = []
    reason_code: list[CodeableConcept] = []
    description: str | None = None
    series: list[ImagingSeries] = []
    note: list[Annotation] = []


class DiagnosticReport(Resource):
    """R4 DiagnosticReport, for earlier imaging."""

    status: str | None = None
    category: list[CodeableConcept] = []
    code: CodeableConcept | None = None
    subject: Reference | None = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
    issued: str | None = None
    conclusion: str | None = None
    conclusion_code: list[CodeableConcept] = []


class Encounter(Resource):
    """R4 Encounter; ``class`` is a Coding in R4."""

    status: str | None = None
    class_: Coding | None = msgspec.field(default=None, name="class")
    subject: Reference | None = None
    period: Period | None = None


class OutcomeIssue(R4):
    """R4 OperationOutcome.issue."""

    severity: str | None = None
    code: str | None = None


class OperationOutcome(Resource):
    """R4 OperationOutcome."""

    issue: list[OutcomeIssue] = []
