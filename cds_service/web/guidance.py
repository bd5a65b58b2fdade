"""A judgement as FHIR R4: a collection Bundle with a GuidanceResponse and everything that it refers to.

The GuidanceResponse says whether data are missing; its RequestGroup proposes what the cards propose; the outcome
(disposition, urgency, rating, findings) is in contained Parameters, for programs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID, uuid5

import msgspec

from cds_service.clinical.assessment import Assessment, Urgency
from cds_service.clinical.findings import Finding, SourceState
from cds_service.fhir.record import TYPE_OF_KEY, Key
from cds_service.hooks.response import Action, ActionType, Card, Suggestion
from cds_service.web.parts import Judged

Json = dict[str, object]

_SPACE = UUID("5f2a5c1e-0c5e-5d0a-9a55-0d5b7a6f3c11")
_MODULE = "urn:radiculopathy-cds:lumbar-imaging"
_ACTION_TYPES = "http://terminology.hl7.org/CodeSystem/action-type"
_ACTION_CODES = {
    ActionType.CREATE: "create",
    ActionType.UPDATE: "update",
    ActionType.DELETE: "remove",
}
_PRIORITIES = {
    Urgency.EMERGENCY: "stat",
    Urgency.URGENT: "urgent",
    Urgency.SOON: "asap",
}
_UNDECIDED = "insufficientData"
_READABLE = (SourceState.GIVEN, SourceState.EMPTY)


def guidance_bundle(judged: Judged, as_of: datetime, base: str) -> bytes:
    """The Bundle for ``judged``. ``base`` is the FHIR base URL; the same judgement gives the same bytes."""
    seed = uuid5(_SPACE, f"{as_of.isoformat()} {judged.document.hex()}")
    proposals = list(_proposals(judged.response.cards))
    group_id = str(uuid5(seed, "group"))
    entries = [
        _entry(
            str(seed),
            _guidance(judged, as_of, str(seed), group_id if judged.response.cards else None),
        )
    ]
    if judged.response.cards:
        entries.append(_entry(group_id, _group(judged, group_id)))
    entries += [_entry(name, resource) for name, resource in proposals]
    bundle = {
        "resourceType": "Bundle",
        "id": str(uuid5(seed, "bundle")),
        "type": "collection",
        "timestamp": as_of.isoformat(),
        "link": [{"relation": "self", "url": f"{base}/$assess"}],
        "entry": entries,
    }
    return msgspec.json.encode(bundle)


def _entry(name: str, resource: Json) -> Json:
    return {"fullUrl": f"urn:uuid:{name}", "resource": resource}


def _guidance(judged: Judged, as_of: datetime, name: str, group: str | None) -> Json:
    undecided = any(a.disposition == _UNDECIDED for a in judged.assessments)
    unread = _unread(judged.assessments)
    guidance: Json = {
        "resourceType": "GuidanceResponse",
        "id": name,
        "contained": [_outcome(judged.assessments), *_messages(unread)],
        "moduleUri": _MODULE,
        "status": "data-required" if undecided else "success",
        "occurrenceDateTime": as_of.isoformat(),
        "outputParameters": {"reference": "#outcome"},
        **_subject(judged),
    }
    if unread:
        guidance["evaluationMessage"] = [{"reference": f"#unread-{key}"} for key in unread]
        guidance["dataRequirement"] = [{"type": TYPE_OF_KEY[Key(key)]} for key in unread if key in TYPE_OF_KEY]
    if group is not None:
        guidance["result"] = {"reference": f"urn:uuid:{group}"}
    return guidance


def _subject(judged: Judged) -> Json:
    return {} if judged.patient_id is None else {"subject": {"reference": f"Patient/{judged.patient_id}"}}


def _unread(assessments: Iterable[Assessment]) -> dict[str, str]:
    """Prefetch key -> why it could not be read in full."""
    return {
        key: source.state.value
        for assessment in assessments
        for key, source in sorted(assessment.sources.items())
        if source.state not in _READABLE or source.defects
    }


def _messages(unread: dict[str, str]) -> Iterator[Json]:
    for key, why in unread.items():
        words = f"{key} could not be read in full: {why}"
        issue = {
            "severity": "warning",
            "code": "incomplete",
            "details": {"text": words},
        }
        yield {
            "resourceType": "OperationOutcome",
            "id": f"unread-{key}",
            "issue": [issue],
        }


def _outcome(assessments: Iterable[Assessment]) -> Json:
    parts = [_named("assessment", part=list(_facts(assessment))) for assessment in assessments]
    return {
        "resourceType": "Parameters",
        "id": "outcome",
        **({"parameter": parts} if parts else {}),
    }


def _facts(assessment: Assessment) -> Iterator[Json]:
    rating = assessment.appropriateness
    words = {
        "order": assessment.order.reference if assessment.order else None,
        "study": assessment.order.study.id if assessment.order else None,
        "disposition": assessment.disposition,
        "row": assessment.row,
        "indicator": assessment.indicator.value,
        "urgency": assessment.urgency.value,
        "variant": rating.variant,
        "rating": rating.rating,
        "localisation": assessment.localisation.conclusion if assessment.localisation else None,
    }
    yield from (_named(name, valueString=value) for name, value in words.items() if value)
    yield from (_named("modifier", valueString=modifier) for modifier in assessment.modifiers)
    yield from (_named("undocumented", valueString=group) for group in assessment.undocumented)
    for findings in assessment.charted.findings.values():
        yield from (_named("finding", part=list(_finding(finding))) for finding in findings if not finding.implied)


def _finding(finding: Finding) -> Iterator[Json]:
    words = {
        "id": finding.id,
        "status": finding.status.value,
        "certainty": finding.certainty.value,
        "side": finding.side.value if finding.side else None,
        "grade": finding.grade,
    }
    yield from (_named(name, valueString=value) for name, value in words.items() if value)
    if finding.value is not None:
        quantity: Json = {
            "value": finding.value,
            **({"unit": finding.unit} if finding.unit else {}),
        }
        yield _named("value", valueQuantity=quantity)
    references = dict.fromkeys(reading.evidence.reference for reading in finding.readings)
    yield from (_named("evidence", valueReference={"reference": reference}) for reference in references if reference)


def _named(name: str, **value: object) -> Json:
    return {"name": name, **value}


def _group(judged: Judged, name: str) -> Json:
    priority = _PRIORITIES.get(judged.assessments[0].urgency, "routine") if judged.assessments else "routine"
    return {
        "resourceType": "RequestGroup",
        "id": name,
        "status": "draft",
        "intent": "proposal",
        "priority": priority,
        **_subject(judged),
        "action": [_card(card) for card in judged.response.cards],
    }


def _card(card: Card) -> Json:
    action: Json = {"title": card.summary, "documentation": [_citation(card)]}
    if card.detail:
        action["description"] = card.detail
    if card.source.topic:
        topic = card.source.topic
        coding = {
            "system": topic.system,
            "code": topic.code,
            **({"display": topic.display} if topic.display else {}),
        }
        action["code"] = [{"coding": [coding]}]
    if card.suggestions:
        action["selectionBehavior"] = "at-most-one" if card.selection_behavior == "at-most-one" else "any"
        action["action"] = [_suggested(s, a) for s in card.suggestions for a in s.actions]
    return action


def _citation(card: Card) -> Json:
    url = {"url": card.source.url} if card.source.url else {}
    return {"type": "citation", "display": card.source.label, **url}


def _suggested(suggestion: Suggestion, action: Action) -> Json:
    code = {"system": _ACTION_TYPES, "code": _ACTION_CODES[action.type]}
    reference = action.resource_id or f"urn:uuid:{_proposal_id(suggestion, action)}"
    return {
        "title": suggestion.label,
        "description": action.description,
        "type": {"coding": [code]},
        "resource": {"reference": reference},
    }


def _proposals(cards: Iterable[Card]) -> Iterator[tuple[str, Json]]:
    """Resources that the suggestions would create or update, by the uuid that the RequestGroup knows them by."""
    for card in cards:
        for suggestion in card.suggestions:
            for action in suggestion.actions:
                if action.resource is not None:
                    yield _proposal_id(suggestion, action), action.resource


def _proposal_id(suggestion: Suggestion, action: Action) -> str:
    return str(
        uuid5(
            _SPACE,
            f"{suggestion.uuid} {action.type.value} {suggestion.actions.index(action)}",
        )
    )
