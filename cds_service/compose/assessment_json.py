"""An assessment as JSON (contract section 6), for SMART apps and for people who want the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import msgspec

from cds_service.clinical.assessment import (
    Appropriateness,
    Assessment,
    Explanation,
    Ignored,
    Localisation,
    Span,
    Unmapped,
)
from cds_service.clinical.findings import AS_LISTED, Finding, Interval, Reading
from cds_service.clinical.orders import Order
from cds_service.compose import assessment_shape as shape
from cds_service.hooks.response import Card

_encoder = msgspec.json.Encoder()
_DAYS_PER_WEEK = 7


def encode_assessment(
    assessment: Assessment,
    explanation: Explanation,
    *,
    knowledge_version: str,
    knowledge_hash: str,
    others: Sequence[Assessment] = (),
    ignored: Sequence[Ignored] = (),
    unmapped: Sequence[Unmapped] = (),
    cards: Sequence[Card] = (),
) -> bytes:
    """UTF-8 JSON; ``assessment`` is the most urgent of the call, ``others`` the rest."""
    return _encoder.encode(
        assessment_shape(
            assessment,
            explanation,
            knowledge_version=knowledge_version,
            knowledge_hash=knowledge_hash,
            others=others,
            ignored=ignored,
            unmapped=unmapped,
            cards=cards,
        )
    )


def assessment_shape(
    assessment: Assessment,
    explanation: Explanation,
    *,
    knowledge_version: str,
    knowledge_hash: str,
    others: Sequence[Assessment] = (),
    ignored: Sequence[Ignored] = (),
    unmapped: Sequence[Unmapped] = (),
    cards: Sequence[Card] = (),
) -> shape.AssessmentShape:
    """The same before encoding."""
    localisation = explanation.localisation or assessment.localisation
    return shape.AssessmentShape(
        as_of=_instant(assessment.as_of),
        knowledge=shape.KnowledgeShape(version=knowledge_version, hash=knowledge_hash),
        order=_order(assessment.order),
        other_orders=tuple(map(_other, others)),
        disposition=assessment.disposition,
        row=assessment.row,
        modifiers=assessment.modifiers,
        indicator=assessment.indicator.value,
        urgency=assessment.urgency.value,
        appropriateness=_appropriateness(assessment.appropriateness),
        findings=_findings(assessment),
        localisation=None if localisation is None else _localisation(localisation),
        timeline=shape.TimelineShape(
            symptom_weeks=_weeks(assessment.timeline.symptoms),
            conservative_weeks=_weeks(assessment.timeline.conservative),
        ),
        trace=tuple(
            shape.RowShape(
                row=r.row,
                result=r.result.word,
                criteria=tuple(
                    shape.CriterionShape(text=c.text, result=c.result.word, findings=c.findings) for c in r.criteria
                ),
            )
            for r in explanation.trace
        ),
        missing=tuple(shape.MissingShape(finding=m.finding, reason=m.reason) for m in explanation.missing),
        would_change=tuple(shape.ChangeShape(finding=c.finding, to=c.to) for c in explanation.would_change),
        sources={key: source.state.value for key, source in sorted(assessment.sources.items())},
        ignored=tuple(shape.IgnoredShape(reference=i.reference, reason=i.reason) for i in ignored),
        unmapped=tuple(shape.UnmappedShape(system=u.system, code=u.code, text=u.text, count=u.count) for u in unmapped),
        cards=tuple(cards),
    )


def _instant(as_of: datetime) -> str:
    text = as_of.astimezone(UTC).isoformat()
    return text.replace("+00:00", "Z")


def _order(order: Order | None) -> shape.OrderShape | None:
    if order is None:
        return None
    return shape.OrderShape(study=order.study.id, region=order.study.region, reference=order.reference)


def _appropriateness(found: Appropriateness) -> shape.AppropriatenessShape:
    return shape.AppropriatenessShape(
        variant=found.variant, rating=found.rating, usually_appropriate=found.usually_appropriate
    )


def _other(other: Assessment) -> shape.OtherOrderShape:
    return shape.OtherOrderShape(
        order=_order(other.order),
        disposition=other.disposition,
        row=other.row,
        modifiers=other.modifiers,
        indicator=other.indicator.value,
        urgency=other.urgency.value,
        appropriateness=_appropriateness(other.appropriateness),
    )


def _findings(assessment: Assessment) -> tuple[shape.FindingShape, ...]:
    found = [f for findings in assessment.charted.findings.values() for f in findings if not f.implied]
    found.sort(key=lambda f: (f.id, f.side.value if f.side else ""))
    return tuple(map(_finding, found))


def _finding(found: Finding) -> shape.FindingShape:
    return shape.FindingShape(
        id=found.id,
        status=found.status.value,
        certainty=found.certainty.value,
        side=found.side.value if found.side else None,
        grade=found.grade,
        value=found.value,
        unit=found.unit,
        onset=_bounds(found.onset),
        evidence=tuple(_evidence(r) for r in found.readings),
    )


def _evidence(reading: Reading) -> shape.EvidenceShape:
    place, recorded = reading.evidence, None if AS_LISTED in reading.qualifiers else reading.recorded
    return shape.EvidenceShape(
        reference=place.reference,
        code=place.code,
        system=place.system,
        date=_iso(place.date or recorded),
        path=place.path,
        text=place.text,
    )


def _bounds(interval: Interval) -> shape.BoundsShape:
    return shape.BoundsShape(earliest=_iso(interval.earliest), latest=_iso(interval.latest))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _localisation(found: Localisation) -> shape.LocalisationShape:
    return shape.LocalisationShape(
        conclusion=found.conclusion,
        margin=None if found.margin is None else round(found.margin, 2),
        roots=tuple(shape.RootShape(root=r.root, weight=round(r.weight, 3), because=r.because) for r in found.roots),
    )


def _weeks(span: Span | None) -> shape.WeeksShape | None:
    if span is None:
        return None
    return shape.WeeksShape(earliest=_in_weeks(span.least), latest=_in_weeks(span.most))


def _in_weeks(days: int | None) -> float | None:
    return None if days is None else round(days / _DAYS_PER_WEEK, 1)
