"""What the FHIR side says about itself: CapabilityStatement and OperationDefinition (FHIR R4 4.0.1)."""

from __future__ import annotations

from typing import Any

import msgspec

from cds_service.web.parts import Published

_TITLE = "Imaging decision support for lumbar MRI orders"
_OPERATION_TEXT = (
    "Judges the imaging order in a bundle of one patient's resources, and answers with a GuidanceResponse and what it "
    "refers to. It changes nothing."
)


def capability_statement(base: str, published: Published) -> bytes:
    """``GET {base}/metadata``."""
    types = [_type(name) for name in sorted({*published.resources, "OperationDefinition"})]
    statement = {
        "resourceType": "CapabilityStatement",
        "id": "radiculopathy-cds",
        "url": f"{base}/metadata",
        "version": published.version,
        "name": "RadiculopathyCDS",
        "title": _TITLE,
        "status": "active",
        "date": published.released,
        "publisher": "radiculopathy-cds contributors",
        "description": "The knowledge of the service as FHIR resources, to read, and one operation.",
        "kind": "instance",
        "implementation": {"description": _TITLE, "url": base},
        "fhirVersion": "4.0.1",
        "format": ["application/fhir+json"],
        "rest": [
            {
                "mode": "server",
                "documentation": "Nothing about patients is stored or can be read here.",
                "security": {
                    "description": "Knowledge is open. The operation takes the bearer token of a SMART app; the patient of the "
                    "token must be the patient of the bundle.",
                },
                "resource": types,
                "operation": [
                    {
                        "name": "assess",
                        "definition": f"{base}/OperationDefinition/assess",
                        "documentation": _OPERATION_TEXT,
                    }
                ],
            }
        ],
    }
    return msgspec.json.encode(statement)


def _type(name: str) -> dict[str, Any]:
    return {
        "type": name,
        "interaction": [{"code": "read"}, {"code": "search-type"}],
        "searchParam": [
            {"name": "_id", "type": "token"},
            {"name": "url", "type": "uri"},
        ],
    }


def operation_definition(base: str, published: Published) -> bytes:
    """``GET {base}/OperationDefinition/assess``."""
    definition = {
        "resourceType": "OperationDefinition",
        "id": "assess",
        "url": f"{base}/OperationDefinition/assess",
        "version": published.version,
        "name": "Assess",
        "title": "Assess a lumbar imaging order",
        "status": "active",
        "kind": "operation",
        "date": published.released,
        "publisher": "radiculopathy-cds contributors",
        "description": _OPERATION_TEXT,
        "affectsState": False,
        "code": "assess",
        "system": True,
        "type": False,
        "instance": False,
        "parameter": [
            _parameter(
                "record",
                1,
                "1",
                "Bundle",
                "The patient's resources, the order among them. May be the body itself.",
            ),
            _parameter(
                "asOf",
                0,
                "1",
                "instant",
                "Judge as of this instant; now when left out.",
            ),
            _parameter(
                "searched",
                0,
                "*",
                "code",
                "A resource type that was looked up and found empty.",
            ),
            {
                "name": "return",
                "use": "out",
                "min": 1,
                "max": "1",
                "documentation": "Collection of a GuidanceResponse and the resources that it refers to.",
                "type": "Bundle",
            },
        ],
    }
    return msgspec.json.encode(definition)


def _parameter(name: str, least: int, most: str, kind: str, text: str) -> dict[str, Any]:
    return {
        "name": name,
        "use": "in",
        "min": least,
        "max": most,
        "documentation": text,
        "type": kind,
    }
