"""FHIR R4 drafts for suggestions: new orders from ActivityDefinitions, and the order as received, changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from cds_service.clinical.assessment import Assessment
from cds_service.clinical.quick import quick
from cds_service.compose.context import ComposeContext
from cds_service.compose.material import Material, StudyEntry, plain_system
from cds_service.compose.phrases import reference
from cds_service.fhir.decode import BAD

Json = dict[str, object]

_CODE = re.compile(r"[A-Za-z0-9.\-]{1,40}\Z")
_SYSTEM = re.compile(r"(?:https?://|urn:)[A-Za-z0-9./:\-_]{1,200}\Z")
_ID = re.compile(r"[A-Za-z0-9.\-]{1,64}\Z")
_REASON_TYPES = ("Condition/", "Observation/", "DiagnosticReport/")


@quick
@dataclass(frozen=True, slots=True)
class Draft:
    """What a new order takes from the call: never text, only references and codes."""

    subject: Json
    encounter: Json | None
    reason_code: list[Json]
    reason_reference: list[Json]


def order_as_received(assessment: Assessment, context: ComposeContext) -> Json | None:
    """The judged order as the client sent it; None when there is none or it is not a ServiceRequest with an id."""
    if assessment.order is None:
        return None
    raw = context.orders_raw.get(assessment.order.reference)
    if raw is None:
        return None
    try:
        order = msgspec.json.decode(raw)
    except BAD:
        return None
    if not isinstance(order, dict) or order.get("resourceType") != "ServiceRequest":
        return None
    return order if _is_id(order.get("id")) else None


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.match(value) is not None


def draft_for(assessment: Assessment, order: Json | None, context: ComposeContext) -> Draft:
    """Subject, encounter and reason of a new order."""
    encounter = context.encounter_id
    codes = _reason_codes(order)
    return Draft(
        subject={"reference": f"Patient/{context.patient_id}"},
        encounter={"reference": f"Encounter/{encounter}"} if encounter and _is_id(encounter) else None,
        reason_code=codes,
        reason_reference=[] if codes else _reason_references(assessment),
    )


def _reason_codes(order: Json | None) -> list[Json]:
    """The order's reasons by code alone: their displays and texts are not ours to repeat."""
    reasons = order.get("reasonCode") if order else None
    found: list[Json] = []
    for reason in reasons if isinstance(reasons, list) else []:
        codings = reason.get("coding") if isinstance(reason, dict) else None
        kept = [c for c in map(_coding, codings if isinstance(codings, list) else []) if c]
        if kept:
            found.append({"coding": kept})
    return found


def _coding(coding: object) -> Json | None:
    if not isinstance(coding, dict):
        return None
    system, code = coding.get("system"), coding.get("code")
    fits = isinstance(system, str) and isinstance(code, str) and _SYSTEM.match(system) and _CODE.match(code)
    return {"system": system, "code": code} if fits else None


def _reason_references(assessment: Assessment) -> list[Json]:
    names = (reference(r.evidence.reference) for f in assessment.because for r in f.readings)
    kept = dict.fromkeys(name for name in names if name and name.startswith(_REASON_TYPES))
    return [{"reference": name} for name in kept]


def new_order(template: Mapping[str, object], draft: Draft, priority: str | None, occurrence: str | None) -> Json:
    """A draft ServiceRequest from a prepared template."""
    resource: Json = {**template, "subject": draft.subject}
    if priority is not None:
        resource["priority"] = priority
    if draft.encounter is not None:
        resource["encounter"] = draft.encounter
    if occurrence is not None:
        resource["occurrenceDateTime"] = occurrence
    if draft.reason_code:
        resource["reasonCode"] = draft.reason_code
    elif draft.reason_reference:
        resource["reasonReference"] = draft.reason_reference
    return resource


def study_code(study: StudyEntry, order: Json) -> Json:
    """The code of another study, in the order's own code system where the study has one there."""
    own = _systems(order)
    codings = sorted(study.codings, key=lambda c: plain_system(c[0]) not in own)
    system, code = codings[0]
    written = own.get(plain_system(system), system)
    return {"coding": [{"system": written, "code": code, "display": study.study.label}], "text": study.study.label}


def _systems(order: Json) -> dict[str, str]:
    code = order.get("code")
    codings = code.get("coding") if isinstance(code, dict) else None
    systems = [c.get("system") for c in (codings if isinstance(codings, list) else []) if isinstance(c, dict)]
    return {plain_system(s): s for s in systems if isinstance(s, str) and _SYSTEM.match(s)}


def changed(order: Json, priority: str | None, code: Json | None) -> Json:
    """The order as received with another priority or study; nothing else is touched."""
    resource = {**order}
    if priority is not None:
        resource["priority"] = priority
    if code is not None:
        resource["code"] = code
    return resource


def replacement(order: Json, draft: Draft, priority: str | None, code: Json, name: str) -> Json:
    """For clients without updates: a new draft in place of the order, which it names."""
    resource: Json = {
        "resourceType": "ServiceRequest",
        "replaces": [{"reference": name}],
        "status": "draft",
        "intent": order["intent"] if order.get("intent") in ("proposal", "plan", "order") else "order",
        "code": code,
    }
    return new_order(resource, draft, priority, None)


def plain_codings(codings: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """(system, code) with systems in the form in which those of different clients are compared."""
    return frozenset([(plain_system(system), code) for system, code in codings])


def drafted_concepts(material: Material, drafted: frozenset[tuple[str, str]]) -> frozenset[str]:
    """Concepts of the terminology that the drafts order."""
    return frozenset(concept for system, code in drafted for concept in material.concepts(system, code))
