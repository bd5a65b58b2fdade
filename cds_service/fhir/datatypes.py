"""Data types of the R4 subset that we read: only the elements that readers use. Source: HL7 FHIR R4 4.0.1."""

from __future__ import annotations

import msgspec


class R4(msgspec.Struct, frozen=True, rename="camel", gc=False, omit_defaults=True):
    """Base of every struct here and in ``r4``: immutable, camelCase on the wire."""


class Coding(R4, frozen=True):
    """R4 Coding."""

    system: str | None = None
    code: str | None = None
    display: str | None = None


class CodeableConcept(R4, frozen=True):
    """R4 CodeableConcept."""

    coding: tuple[Coding, ...] = ()
    text: str | None = None


class Reference(R4, frozen=True):
    """R4 Reference; only the literal form is followed."""

    reference: str | None = None
    display: str | None = None


class Quantity(R4, frozen=True):
    """R4 Quantity; ``code`` is UCUM when ``system`` says so."""

    value: float | None = None
    comparator: str | None = None
    unit: str | None = None
    system: str | None = None
    code: str | None = None


class Range(R4, frozen=True):
    """R4 Range."""

    low: Quantity | None = None
    high: Quantity | None = None


class Period(R4, frozen=True):
    """R4 Period."""

    start: str | None = None
    end: str | None = None


class Annotation(R4, frozen=True):
    """R4 Annotation."""

    text: str | None = None
    time: str | None = None


class Meta(R4, frozen=True):
    """R4 Meta."""

    last_updated: str | None = None
    version_id: str | None = None


class Age(R4, frozen=True):
    """R4 Age, as onsetAge."""

    value: float | None = None
    code: str | None = None
    unit: str | None = None


class Extension(R4, frozen=True):
    """R4 Extension, the value types that readers use."""

    url: str | None = None
    value_string: str | None = None
    value_code: str | None = None
    value_boolean: bool | None = None
    value_codeable_concept: CodeableConcept | None = None
    value_date_time: str | None = None


class ConditionEvidence(R4, frozen=True):
    """R4 Condition.evidence."""

    code: tuple[CodeableConcept, ...] = ()


class ObservationComponent(R4, frozen=True):
    """R4 Observation.component."""

    code: CodeableConcept | None = None
    value_quantity: Quantity | None = None
    value_codeable_concept: CodeableConcept | None = None
    value_string: str | None = None
    value_boolean: bool | None = None
    value_integer: int | None = None
    value_range: Range | None = None
    data_absent_reason: CodeableConcept | None = None
    interpretation: tuple[CodeableConcept, ...] = ()


class MedicationDosage(R4, frozen=True):
    """R4 Dosage, text only."""

    text: str | None = None


class DispenseRequest(R4, frozen=True):
    """R4 MedicationRequest.dispenseRequest."""

    validity_period: Period | None = None
    number_of_repeats_allowed: int | None = None
    expected_supply_duration: Quantity | None = None


class DeviceName(R4, frozen=True):
    """R4 Device.deviceName."""

    name: str | None = None


class ImagingSeries(R4, frozen=True):
    """R4 ImagingStudy.series."""

    modality: Coding | None = None
    body_site: Coding | None = None


class OutcomeIssue(R4, frozen=True):
    """R4 OperationOutcome.issue."""

    severity: str | None = None
    code: str | None = None
