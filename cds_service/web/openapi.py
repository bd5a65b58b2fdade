"""OpenAPI 3.1, generated from the operations, the msgspec types and the JSON Schemas of ``hooks``."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from typing import Any

import msgspec

from cds_service import __version__
from cds_service.hooks.discovery import Discovery
from cds_service.hooks.schema import SchemaName, schema_text
from cds_service.web.operations import Operation, Query, operations
from cds_service.web.ops import Health, Readiness
from cds_service.web.parts import Published
from cds_service.web.problems import WORDS, OperationOutcome
from cds_service.web.replies import FHIR_JSON, JSON
from cds_service.web.source_attributes import Shown

Json = dict[str, Any]

_COMPONENTS = "#/components/schemas/"
_HOOK_SCHEMAS = {
    "Discovery": SchemaName.DISCOVERY,
    "CDSResponse": SchemaName.RESPONSE,
    "Feedback": SchemaName.FEEDBACK,
    "Request-order-select": SchemaName.REQUEST_ORDER_SELECT,
    "Request-order-sign": SchemaName.REQUEST_ORDER_SIGN,
    "Request-patient-view": SchemaName.REQUEST_PATIENT_VIEW,
}
_ERROR_TYPES = (JSON, FHIR_JSON)


def openapi(discovery: Discovery, published: Published, base_url: str) -> bytes:
    """The document as JSON; the same inputs give the same bytes."""
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": "radiculopathy-cds",
            "version": __version__,
            "summary": "Imaging decision support for lumbar MRI orders",
            "description": f"Knowledge version {published.version}. CDS Hooks 2.0.1, an assessment API and the knowledge as "
            "FHIR R4. Errors are OperationOutcomes; a caller who is not known gets a bare 401.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": base_url}],
        "paths": _paths(operations(discovery)),
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Hooks: the JWT of CDS Hooks, signed by the client. Assessments: the access token of a SMART "
                    "app. The demo profile needs none.",
                }
            },
        },
    }
    return msgspec.json.encode(document)


def example(name: str) -> bytes:
    """A request body of ``examples/``."""
    return (resources.files(__package__) / "examples" / name).read_bytes()


def _paths(found: Iterable[Operation]) -> Json:
    paths: Json = {}
    for operation in found:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation)
    return paths


def _operation(operation: Operation) -> Json:
    described: Json = {
        "operationId": operation.id,
        "summary": operation.summary,
        "tags": [operation.tag],
        "responses": _responses(operation),
    }
    if operation.queries:
        described["parameters"] = [_parameter(query) for query in operation.queries]
    if operation.takes:
        described["requestBody"] = {"required": True, "content": _request_content(operation)}
    if operation.bearer:
        described["security"] = [{"bearer": []}, {}]
    return described


def _request_content(operation: Operation) -> Json:
    content: Json = {"schema": {"$ref": f"{_COMPONENTS}{operation.takes}"}}
    if operation.example:
        content["example"] = msgspec.json.decode(example(operation.example))
    return dict.fromkeys(operation.takes_types, content)


def _parameter(query: Query) -> Json:
    schema: Json = {"type": "string", **({"format": query.format} if query.format else {})}
    return {
        "name": query.name,
        "in": query.place,
        "required": query.place == "path",
        "description": query.text,
        "schema": schema,
    }


def _responses(operation: Operation) -> Json:
    schema = {"schema": {"$ref": f"{_COMPONENTS}{operation.gives}"}} if operation.gives else {}
    content = {operation.gives_type: schema, **{kind: {} for kind in operation.also}}
    responses: Json = {"200": {"description": operation.summary, "content": content}}
    for status in sorted(operation.faults):
        outcome = {"schema": {"$ref": f"{_COMPONENTS}OperationOutcome"}}
        responses[str(status)] = {"description": WORDS[status], "content": dict.fromkeys(_ERROR_TYPES, outcome)}
    if operation.gives == "Readiness":
        responses["503"] = {"description": "Not ready", "content": content}
    if operation.bearer:
        responses["401"] = {"description": "The caller is not known; no reason is given."}
    return responses


def _schemas() -> Json:
    _, own = msgspec.json.schema_components(
        (OperationOutcome, Readiness, Health, Shown), ref_template=_COMPONENTS + "{name}"
    )
    own["SourceAttributes"] = own.pop("Shown")
    schemas: Json = {**own, **_FHIR_SCHEMAS}
    for name, source in _HOOK_SCHEMAS.items():
        schemas.update(_lifted(name, msgspec.json.decode(schema_text(source))))
    return dict(sorted(schemas.items()))


def _lifted(name: str, schema: Json) -> Json:
    """A schema whose ``$defs`` become components of their own, since many tools resolve references only there."""
    inner = schema.pop("$defs", {})
    schema.pop("$schema", None)
    schema.pop("$id", None)
    lifted = {name: schema, **{f"{name}.{part}": definition for part, definition in inner.items()}}
    found: Json = _redirected(lifted, name)
    return found


def _redirected(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        return {
            key: f"{_COMPONENTS}{name}.{part.removeprefix('#/$defs/')}" if key == "$ref" else _redirected(part, name)
            for key, part in value.items()
        }
    return [_redirected(part, name) for part in value] if isinstance(value, list) else value


def _resource(*kinds: str) -> Json:
    kind = {"enum": list(kinds)} if kinds else {"type": "string"}
    return {"type": "object", "required": ["resourceType"], "properties": {"resourceType": kind}}


_FHIR_SCHEMAS: Json = {
    "Resource": _resource(),
    "Bundle": _resource("Bundle"),
    "OperationInput": _resource("Bundle", "Parameters"),
    "AssessmentInput": {
        "description": "A CDS Hooks request of any of the services, or a FHIR R4 Bundle of one patient's resources.",
        "anyOf": [
            *({"$ref": f"{_COMPONENTS}{name}"} for name in _HOOK_SCHEMAS if name.startswith("Request-")),
            {"$ref": f"{_COMPONENTS}Bundle"},
        ],
    },
    "Assessment": {"type": "object"},
}
