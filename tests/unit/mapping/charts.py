"""Small charts as FHIR, read with the knowledge as it ships."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from cds_service.bootstrap.engine import build_book
from cds_service.clinical.findings import Finding, Reading
from cds_service.fhir.bundles import RecordBuilder
from cds_service.knowledge.load import Knowledge, load_knowledge
from cds_service.mapping.book import Book
from cds_service.mapping.record import Mapped, map_record
from cds_service.mapping.resources.orders import Orders, read_orders

Json = dict[str, Any]

TODAY = date(2026, 11, 22)
AS_OF = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm"
SNOMED = "http://snomed.info/sct"
CPT = "http://www.ama-assn.org/go/cpt"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
LOCAL = "urn:oid:1.2.840.114350.1.13.277.3.7.2.728286"
TERMS = "http://terminology.hl7.org/CodeSystem/"
SUBJECT = {"reference": "Patient/anna"}


@cache
def knowledge() -> Knowledge:
    return load_knowledge()


@cache
def book() -> Book:
    return build_book(knowledge())


def concept(
    code: str | None = None, system: str = ICD10CM, text: str | None = None, display: str | None = None
) -> Json:
    found: Json = {}
    if code is not None:
        found["coding"] = [{"system": system, "code": code} | ({"display": display} if display else {})]
    return found if text is None else {**found, "text": text}


def status(name: str, system: str = "condition-clinical") -> Json:
    return {"coding": [{"system": TERMS + system, "code": name}]}


def condition(code: Json, clinical: str | None = "active", verification: str | None = None, **members: Any) -> Json:
    found: Json = {"resourceType": "Condition", "id": "c1", "subject": SUBJECT, "code": code}
    if clinical:
        found["clinicalStatus"] = status(clinical)
    if verification:
        found["verificationStatus"] = status(verification, "condition-ver-status")
    return {**found, **members}


def medication(name: Json, state: str = "active", **members: Any) -> Json:
    return {
        "resourceType": "MedicationRequest",
        "id": "m1",
        "status": state,
        "intent": "order",
        "subject": SUBJECT,
        "medicationCodeableConcept": name,
        **members,
    }


def procedure(code: Json, state: str = "completed", **members: Any) -> Json:
    return {"resourceType": "Procedure", "id": "p1", "status": state, "subject": SUBJECT, "code": code, **members}


def request(code: Json, state: str = "active", **members: Any) -> Json:
    return {
        "resourceType": "ServiceRequest",
        "id": "s1",
        "status": state,
        "intent": "order",
        "subject": SUBJECT,
        "code": code,
        **members,
    }


def device(kind: Json | None, **members: Any) -> Json:
    found: Json = {"resourceType": "Device", "id": "d1", "status": "active", "patient": SUBJECT, **members}
    return found if kind is None else {**found, "type": kind}


def read(*resources: Json, orders: Orders | None = None, as_of: datetime = AS_OF) -> Mapped:
    """What these resources say, whatever the key under which they came."""
    builder = RecordBuilder("anna")
    entries = [{"resource": resource} for resource in resources]
    builder.add("conditions", json.dumps({"resourceType": "Bundle", "type": "searchset", "entry": entries}).encode())
    selected, others = (orders.selected, orders.drafts) if orders else ((), ())
    return map_record(builder.build(), selected, book(), knowledge().derive, as_of, others)


def findings(*resources: Json, as_of: datetime = AS_OF) -> Mapping[str, tuple[Finding, ...]]:
    return read(*resources, as_of=as_of).charted.findings


def the(name: str, *resources: Json, as_of: datetime = AS_OF) -> Finding:
    """The one finding of this name."""
    (found,) = findings(*resources, as_of=as_of)[name]
    return found


def reading(name: str, *resources: Json, as_of: datetime = AS_OF) -> Reading:
    """The one statement about this finding."""
    (found,) = the(name, *resources, as_of=as_of).readings
    return found


def drafts(*orders: Json) -> bytes:
    entries = [{"fullUrl": f"urn:uuid:{order.get('id', 'none')}", "resource": order} for order in orders]
    return json.dumps({"resourceType": "Bundle", "entry": entries}).encode()


def ordered(*orders: Json, selections: tuple[str, ...] | None = ("ServiceRequest/s1",)) -> Orders:
    return read_orders(drafts(*orders), selections, "anna", book())
