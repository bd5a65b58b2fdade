"""Cards for short charts: what a judgement looks like once it is written down."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from cds_service.clinical.assessment import Assessment
from cds_service.clinical.findings import Reading
from cds_service.compose.build import build_material
from cds_service.compose.compose import Composer
from cds_service.compose.context import ComposeContext
from cds_service.hooks.response import Card, CDSResponse, Suggestion, encode
from cds_service.knowledge.load import Knowledge, load_knowledge
from tests.unit.clinical.charts import AS_OF, judge

CPT = "http://www.ama-assn.org/go/cpt"
ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm"
ORDER: dict[str, Any] = {
    "resourceType": "ServiceRequest",
    "id": "1",
    "status": "draft",
    "intent": "order",
    "subject": {"reference": "Patient/p"},
    "code": {"coding": [{"system": CPT, "code": "72148"}], "text": "MRI lumbar"},
    "reasonCode": [{"coding": [{"system": ICD10CM, "code": "M54.16"}]}],
}
CONTEXT = ComposeContext(
    hook="order-select",
    hook_instance="d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
    service_id="lumbar-imaging-order-select",
    patient_id="p",
    encounter_id="e",
    as_of=AS_OF,
    orders_raw={"ServiceRequest/1": json.dumps(ORDER).encode()},
)


@cache
def knowledge() -> Knowledge:
    """The knowledge as shipped."""
    return load_knowledge()


@cache
def composer() -> Composer:
    """What writes cards from it."""
    return Composer(build_material(knowledge()))


def respond(*assessments: Assessment, **context: Any) -> CDSResponse:
    """The response to judged orders."""
    return composer().compose(assessments, replace(CONTEXT, **context))


def answer(assessments: Sequence[Assessment], **context: Any) -> bytes:
    """The same as bytes."""
    return encode(respond(*assessments, **context))


def card(*readings: Reading, context: dict[str, Any] | None = None, **how: Any) -> Card:
    """The primary card for these readings."""
    return respond(judge(*readings, **how), **(context or {})).cards[0]


def parts(one: Card) -> dict[str, str]:
    """The four parts of a detail: why, facts, gaps, rule."""
    assert one.detail is not None
    why, rest = one.detail.split("**Facts used**")
    facts, rest = rest.split("**Not available**")
    gaps, rule = rest.split("**Rule and evidence**")
    return {"why": why.strip(), "facts": facts.strip(), "gaps": gaps.strip(), "rule": rule.strip()}


def offers(one: Card) -> dict[str, Suggestion]:
    """Suggestions by label."""
    return {suggestion.label: suggestion for suggestion in one.suggestions}
