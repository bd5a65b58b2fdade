"""The public HTTP operations as data: what ``/openapi.json`` and ``/docs`` are made from.

``tests/http/test_openapi.py`` holds this list to the routes of the application.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cds_service.hooks.discovery import Discovery
from cds_service.web.hook_endpoint import DISCOVERY_PATH, service_path
from cds_service.web.replies import FHIR_JSON, JSON

_FAULTS_OF_BODIES = (400, 413, 415, 429, 503)
_HTML = "text/html"
_TEXT = "text/plain"


@dataclass(frozen=True, slots=True)
class Query:
    """One query or path parameter."""

    name: str
    text: str
    place: str = "query"
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path.

    ``takes`` and ``gives`` name schema components; None means any JSON object. ``example`` names a file of ``examples/``.
    ``faults`` are statuses answered with an OperationOutcome; 401 is bare.
    """

    method: str
    path: str
    id: str
    summary: str
    tag: str
    gives: str | None = None
    gives_type: str = JSON
    takes: str | None = None
    takes_types: tuple[str, ...] = ()
    queries: tuple[Query, ...] = ()
    faults: tuple[int, ...] = ()
    bearer: bool = False
    example: str | None = None
    also: tuple[str, ...] = field(default=())
    """Further content types of the answer."""


_AS_OF = Query("asOf", "Judge as of this instant; now when left out.", format="date-time")
_SEARCHED = Query("searched", "Resource types that were looked up and found empty, separated by commas.")
_ID = Query("id", "Logical id.", place="path")
_URL = Query("url", "Canonical URL.")
_IDS = Query("_id", "Logical ids, separated by commas.")

EXAMPLES = {
    "order-select": "order-select.json",
    "order-sign": "order-sign.json",
    "patient-view": "patient-view.json",
}


def operations(discovery: Discovery) -> tuple[Operation, ...]:
    """All of them, in the order in which they are documented."""
    hooks = [operation for service in discovery.services for operation in _service(service.id, service.hook)]
    return (_DISCOVERY, *hooks, *_REASONS, *_FHIR, *_OPERATOR)


_DISCOVERY = Operation(
    "get", DISCOVERY_PATH, "discover", "The services, their hooks and prefetch templates", "CDS Hooks",
    gives="Discovery", faults=(429, 503), bearer=True,
)  # fmt: skip


def _service(service_id: str, hook: str) -> tuple[Operation, Operation]:
    path = service_path(service_id)
    name = service_id.replace("-", "_")
    return (
        Operation(
            "post", path, name, f"Answer the {hook} hook with cards", "CDS Hooks",
            gives="CDSResponse", takes=f"Request-{hook}", takes_types=(JSON,), bearer=True,
            faults=(*_FAULTS_OF_BODIES, 412, 422), example=EXAMPLES.get(hook),
        ),
        Operation(
            "post", f"{path}/feedback", f"{name}_feedback", "Report what users did with cards; stored before the answer",
            "CDS Hooks", takes="Feedback", takes_types=(JSON,), faults=_FAULTS_OF_BODIES, bearer=True,
            example="feedback.json",
        ),
    )  # fmt: skip


_REASONS = (
    Operation(
        "post", "/assessments", "assess", "The judgement with its reasons, for a CDS Hooks request or a FHIR Bundle",
        "Assessments", gives="Assessment", takes="AssessmentInput", takes_types=(JSON, FHIR_JSON),
        queries=(_AS_OF, _SEARCHED), faults=(*_FAULTS_OF_BODIES, 403, 422), bearer=True, example="bundle.json",
    ),
    Operation(
        "get", "/source-attributes", "source_attributes", "The 13 source attributes of the intervention", "Assessments",
        gives="SourceAttributes", also=(_HTML,),
    ),
)  # fmt: skip

_PUBLISHED = ("ValueSet", "Questionnaire", "ActivityDefinition", "CodeSystem", "OperationDefinition")

_FHIR = (
    Operation(
        "post", "/fhir/$assess", "fhir_assess", "The judgement as a FHIR Bundle with a GuidanceResponse", "FHIR",
        gives="Bundle", gives_type=FHIR_JSON, takes="OperationInput", takes_types=(FHIR_JSON, JSON),
        queries=(_AS_OF, _SEARCHED), faults=(*_FAULTS_OF_BODIES, 403, 422), bearer=True, example="parameters.json",
    ),
    Operation(
        "get", "/fhir/metadata", "metadata", "CapabilityStatement", "FHIR", gives="Resource", gives_type=FHIR_JSON
    ),
    *(
        Operation(
            "get", f"/fhir/{name}", f"search_{name}", f"All {name} resources of the knowledge", "FHIR",
            gives="Bundle", gives_type=FHIR_JSON, queries=(_IDS, _URL),
        )
        for name in _PUBLISHED
    ),
    *(
        Operation(
            "get", f"/fhir/{name}/{{id}}", f"read_{name}", f"One {name}", "FHIR",
            gives="Resource", gives_type=FHIR_JSON, queries=(_ID,), faults=(404,),
        )
        for name in _PUBLISHED
    ),
)  # fmt: skip

_OPERATOR = (
    Operation("get", "/health", "health", "Whether the process is alive", "Operation", gives="Health"),
    Operation("get", "/ready", "ready", "Whether it can answer: 200 or 503", "Operation", gives="Readiness"),
    Operation("get", "/metrics", "metrics", "Prometheus metrics", "Operation", gives_type=_TEXT, bearer=True),
    Operation("get", "/openapi.json", "openapi", "This description", "Operation"),
    Operation(
        "get", "/schemas/{name}.json", "json_schema", "JSON Schemas of CDS Hooks 2.0.1", "Operation",
        gives_type="application/schema+json", queries=(Query("name", "Name of the schema.", place="path"),), faults=(404,),
    ),
)  # fmt: skip
