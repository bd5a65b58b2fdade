"""The shape of the assessment JSON (contract section 6): every key is always there, null means not applicable.

Structs, so that OpenAPI is generated from what is sent.
"""

from __future__ import annotations

import msgspec

from cds_service.hooks.response import Card


class Shape(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Base: camelCase, nothing left out."""


class KnowledgeShape(Shape, frozen=True, kw_only=True):
    """Which knowledge judged."""

    version: str
    hash: str


class OrderShape(Shape, frozen=True, kw_only=True):
    """The judged order."""

    study: str
    region: str
    reference: str


class AppropriatenessShape(Shape, frozen=True, kw_only=True):
    """ACR variant, rating of the ordered study, and the studies that are usually appropriate."""

    variant: str | None
    rating: str | None
    usually_appropriate: tuple[str, ...]


class OtherOrderShape(Shape, frozen=True, kw_only=True):
    """A further order of the same call, judged."""

    order: OrderShape | None
    disposition: str | None
    row: str
    modifiers: tuple[str, ...]
    indicator: str
    urgency: str
    appropriateness: AppropriatenessShape


class BoundsShape(Shape, frozen=True, kw_only=True):
    """A date known within bounds (ISO 8601)."""

    earliest: str | None
    latest: str | None


class EvidenceShape(Shape, frozen=True, kw_only=True):
    """A place in the chart; ``text`` are code points, 0-based and half-open, in the element named by ``path``."""

    reference: str
    code: str | None
    system: str | None
    date: str | None
    path: str
    text: tuple[int, int] | None


class FindingShape(Shape, frozen=True, kw_only=True):
    """One finding with all its places."""

    id: str
    status: str
    certainty: str
    side: str | None
    grade: str | None
    value: float | None
    unit: str | None
    onset: BoundsShape
    evidence: tuple[EvidenceShape, ...]


class RootShape(Shape, frozen=True, kw_only=True):
    """One root with its share and what speaks for it."""

    root: str
    weight: float
    because: tuple[str, ...]


class LocalisationShape(Shape, frozen=True, kw_only=True):
    """The likely root; ``margin`` is best over second."""

    conclusion: str
    margin: float | None
    roots: tuple[RootShape, ...]


class WeeksShape(Shape, frozen=True, kw_only=True):
    """A duration in weeks, known within bounds."""

    earliest: float | None
    latest: float | None


class TimelineShape(Shape, frozen=True, kw_only=True):
    """Duration of symptoms and of conservative care."""

    symptom_weeks: WeeksShape | None
    conservative_weeks: WeeksShape | None


class CriterionShape(Shape, frozen=True, kw_only=True):
    """One criterion of a row."""

    text: str
    result: str
    findings: tuple[str, ...]


class RowShape(Shape, frozen=True, kw_only=True):
    """One row of the decision table: yes, no or unknown."""

    row: str
    result: str
    criteria: tuple[CriterionShape, ...]


class MissingShape(Shape, frozen=True, kw_only=True):
    """A finding that a row asked for and nobody could answer."""

    finding: str
    reason: str


class ChangeShape(Shape, frozen=True, kw_only=True):
    """A finding that would change the disposition."""

    finding: str
    to: str


class IgnoredShape(Shape, frozen=True, kw_only=True):
    """A resource that was left out."""

    reference: str
    reason: str


class UnmappedShape(Shape, frozen=True, kw_only=True):
    """A code or text that nothing knows."""

    system: str | None
    code: str | None
    text: str | None
    count: int


class AssessmentShape(Shape, frozen=True, kw_only=True):
    """The whole assessment."""

    as_of: str
    knowledge: KnowledgeShape
    order: OrderShape | None
    other_orders: tuple[OtherOrderShape, ...]
    disposition: str | None
    row: str
    modifiers: tuple[str, ...]
    indicator: str
    urgency: str
    appropriateness: AppropriatenessShape
    findings: tuple[FindingShape, ...]
    localisation: LocalisationShape | None
    timeline: TimelineShape
    trace: tuple[RowShape, ...]
    missing: tuple[MissingShape, ...]
    would_change: tuple[ChangeShape, ...]
    sources: dict[str, str]
    ignored: tuple[IgnoredShape, ...]
    unmapped: tuple[UnmappedShape, ...]
    cards: tuple[Card, ...]
