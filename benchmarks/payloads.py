"""Hook requests of known size, generated: order-select for a lumbar MRI with so many Conditions and Observations."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta

SEED = 72148
DAY = date(2026, 11, 20)

_LABS = (
    ("718-7", "Hemoglobin", "g/dL", 13.9),
    ("2345-7", "Glucose", "mg/dL", 96),
    ("2160-0", "Creatinine", "mg/dL", 0.9),
    ("8867-4", "Heart rate", "/min", 71),
    ("9279-1", "Respiratory rate", "/min", 14),
    ("8480-6", "Systolic blood pressure", "mm[Hg]", 124),
    ("8462-4", "Diastolic blood pressure", "mm[Hg]", 78),
    ("29463-7", "Body weight", "kg", 81),
    ("8302-2", "Body height", "cm", 178),
    ("72514-3", "Pain severity", "{score}", 6),
    ("8310-5", "Body temperature", "Cel", 36.7),
    ("1988-5", "C reactive protein", "mg/L", 3),
)

SIZES = {"small": (3, 10), "medium": (10, 200), "large": (50, 2000)}
"""Name -> Conditions, Observations."""


def observation(number: int, rng: random.Random) -> dict[str, object]:
    """One Observation as a laboratory or a monitor writes it, about 900 bytes as an entry."""
    code, display, unit, value = rng.choice(_LABS)
    day = (DAY - timedelta(days=rng.randrange(1, 700))).isoformat()
    return {
        "resourceType": "Observation",
        "id": f"o{number}",
        "meta": {"versionId": "1", "lastUpdated": f"{day}T09:00:00.000+00:00"},
        "text": {
            "status": "generated",
            "div": f'<div xmlns="http://www.w3.org/1999/xhtml"><p><b>{display}</b>: {value} {unit} on {day}</p></div>',
        },
        "status": "final",
        "category": [
            {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "laboratory"}]}
        ],
        "code": {"coding": [{"system": "http://loinc.org", "code": code, "display": display}], "text": display},
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": f"{day}T08:30:00+00:00",
        "issued": f"{day}T09:00:00.000+00:00",
        "valueQuantity": {
            "value": value,
            "unit": unit,
            "system": "http://unitsofmeasure.org",
            "code": unit,
        },
    }


def condition(number: int) -> dict[str, object]:
    """One problem; the first is low back pain of three weeks, the rest are of other organs."""
    code, display = ("279039007", "Low back pain") if number == 0 else ("38341003", "Hypertensive disorder")
    return {
        "resourceType": "Condition",
        "id": f"c{number}",
        "clinicalStatus": {
            "coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]
        },
        "verificationStatus": {
            "coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "confirmed"}]
        },
        "code": {"coding": [{"system": "http://snomed.info/sct", "code": code, "display": display}], "text": display},
        "subject": {"reference": "Patient/p1"},
        "onsetDateTime": (DAY - timedelta(days=21)).isoformat() if number == 0 else "2015-03-01",
        "recordedDate": (DAY - timedelta(days=14)).isoformat(),
    }


def bundle(resources: list[dict[str, object]]) -> dict[str, object]:
    """A complete search result."""
    entries = [
        {
            "fullUrl": f"http://127.0.0.1/fhir/{r['resourceType']}/{r['id']}",
            "resource": r,
            "search": {"mode": "match"},
        }
        for r in resources
    ]
    return {"resourceType": "Bundle", "type": "searchset", "total": len(resources), "entry": entries}


def hook_request(conditions: int, observations: int, instance: str = "7e1f6f0a-6c1e-4f3b-9c39-3b5d8a0c9f11") -> bytes:
    """The body of one ``order-select`` call."""
    rng = random.Random(SEED)
    order = {
        "resourceType": "ServiceRequest",
        "id": "mri",
        "status": "draft",
        "intent": "order",
        "code": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "72148"}], "text": "MRI lumbar spine"},
        "subject": {"reference": "Patient/p1"},
        "reasonCode": [
            {"coding": [{"system": "http://snomed.info/sct", "code": "279039007"}], "text": "Low back pain"}
        ],
    }
    body = {
        "hookInstance": instance,
        "hook": "order-select",
        "context": {
            "userId": "Practitioner/1",
            "patientId": "p1",
            "selections": ["ServiceRequest/mri"],
            "draftOrders": {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": order}]},
        },
        "prefetch": {
            "patient": {"resourceType": "Patient", "id": "p1", "gender": "male", "birthDate": "1979-05-04"},
            "conditions": bundle([condition(n) for n in range(conditions)]),
            "observations": bundle([observation(n, rng) for n in range(observations)]),
            "medications": None,
            "procedures": None,
            "serviceRequests": None,
            "devices": None,
            "imaging": None,
        },
    }
    return json.dumps(body).encode()
