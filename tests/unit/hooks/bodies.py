"""Requests as clients send them, in parts that tests put together."""

from __future__ import annotations

import json
from typing import Any

AUTHORIZATION: dict[str, Any] = {
    "access_token": "s3cr3t-token",
    "token_type": "Bearer",
    "expires_in": 300,
    "scope": "patient/Patient.rs patient/Condition.read",
    "subject": "lumbar-cds",
    "patient": "1288992",
}

ORDER_SELECT: dict[str, Any] = {
    "hook": "order-select",
    "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
    "fhirServer": "https://ehr.example.org/fhir",
    "context": {
        "userId": "PractitionerRole/123",
        "patientId": "1288992",
        "encounterId": "89284",
        "selections": ["ServiceRequest/draft-1"],
        "draftOrders": {
            "resourceType": "Bundle",
            "entry": [{"resource": {"resourceType": "ServiceRequest"}}],
        },
    },
}

PATIENT_VIEW: dict[str, Any] = {
    "hook": "patient-view",
    "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
    "context": {"userId": "Practitioner/example", "patientId": "1288992"},
}


def body(request: object) -> bytes:
    """JSON as a client writes it."""
    return json.dumps(request).encode()


def with_context(**members: object) -> bytes:
    """The order-select request with other context members; None takes one away."""
    context = {**ORDER_SELECT["context"], **members}
    return body(
        {
            **ORDER_SELECT,
            "context": {name: value for name, value in context.items() if value is not None},
        }
    )
