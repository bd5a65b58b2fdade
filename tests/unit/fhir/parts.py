"""Resources and Bundles as clients send them, in parts that tests put together."""

from __future__ import annotations

import json
from typing import Any

from cds_service.clinical.findings import Source
from cds_service.fhir.bundles import RecordBuilder
from cds_service.fhir.record import Key, PatientRecord

Json = dict[str, Any]

PATIENT: Json = {"resourceType": "Patient", "id": "anna", "gender": "female", "birthDate": "1980-05-02"}


def condition(name: str, subject: str | None = "Patient/anna", **members: Any) -> Json:
    found: Json = {"resourceType": "Condition", "id": name, "code": {"text": "Low back pain"}, **members}
    return found if subject is None else {**found, "subject": {"reference": subject}}


def observation(name: str, day: str, **members: Any) -> Json:
    return {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "code": {"text": "Note"},
        "subject": {"reference": "Patient/anna"},
        "effectiveDateTime": day,
        "valueString": "Low back pain.",
        **members,
    }


def outcome(severity: str, code: str = "processing") -> Json:
    return {"resourceType": "OperationOutcome", "issue": [{"severity": severity, "code": code}]}


def bundle(*resources: Json, **members: Any) -> Json:
    entries = [
        {"fullUrl": f"https://ehr.example.org/fhir/{r['resourceType']}/{r.get('id')}", "resource": r} for r in resources
    ]
    return {"resourceType": "Bundle", "type": "searchset", "entry": entries, **members}


NEXT = [{"relation": "next", "url": "https://ehr.example.org/fhir?page=2"}]


def record(patient_id: str | None = "anna", **values: Any) -> PatientRecord:
    """The record of prefetch values by key; ``serviceRequests`` is a key like the others."""
    builder = RecordBuilder(patient_id)
    for key, value in values.items():
        builder.add(key, value if isinstance(value, bytes) else json.dumps(value).encode())
    return builder.build()


def source(value: Any, key: Key = Key.CONDITIONS) -> Source:
    """What came of ``key`` when it was sent with this value."""
    return record(**{key.value: value}).source(key)


def names(found: PatientRecord) -> list[str]:
    return [c.id or "" for c in found.conditions]
