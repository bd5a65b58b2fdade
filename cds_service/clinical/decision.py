"""The decision table: ordered rows over named findings, first one that holds decides.

All rows are evaluated so that the trace is complete; modifiers then adapt disposition and
indicator. Source: clinical.md section 5; contract section 5.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cds_service.clinical.assessment import Indicator, Urgency
from cds_service.clinical.criteria import Criterion, Scene
from cds_service.clinical.timeline import TimelineRules
from cds_service.clinical.truth import Truth

_RANK = {Indicator.INFO: 0, Indicator.WARNING: 1, Indicator.CRITICAL: 2}


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``disposition`` None means: no card. ``upgrade``: critical when this holds."""

    id: str
    title: str
    disposition: str | None
    indicator: Indicator
    urgency: Urgency
    when: Criterion
    upgrade: Criterion | None = None
    upgrade_urgency: Urgency | None = None
    evidence: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Modifier:
    """Adapts the answer of the named rows (all rows when empty) when its criterion holds."""

    id: str
    title: str
    rows: tuple[str, ...]
    when: Criterion
    disposition: str | None = None
    indicator: Indicator | None = None
    at_least: Indicator | None = None
    at_most: Indicator | None = None
    urgency: Urgency | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that a site may set; ``setting`` is the environment variable that does."""

    id: str
    default: float
    unit: str
    meaning: str
    setting: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RedFlagGroup:
    """One of the five groups that a deferral names when nobody documented it."""

    id: str
    label: str
    documented: Criterion


@dataclass(frozen=True, slots=True)
class Variant:
    """An ACR variant and when a patient is in it; order of precedence is that of the file."""

    id: str
    when: Criterion


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """Rows, modifiers and what they share, ready to run."""

    rows: tuple[Row, ...]
    modifiers: tuple[Modifier, ...]
    parameters: Mapping[str, Parameter]
    groups: tuple[RedFlagGroup, ...]
    variants: tuple[Variant, ...]
    timeline: TimelineRules
    patient_view_rows: tuple[str, ...]
    patient_view_info: Criterion
    rows_off: frozenset[str] = frozenset()

    def row(self, row_id: str) -> Row:
        """The row of this id."""
        return next(r for r in self.rows if r.id == row_id)

    def defaults(self) -> dict[str, float]:
        """Parameter values as shipped."""
        return {p.id: p.default for p in self.parameters.values()}


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome of the table for one order."""

    row: Row
    disposition: str | None
    indicator: Indicator
    urgency: Urgency
    modifiers: tuple[str, ...]
    results: tuple[tuple[str, Truth], ...]
    variant: str | None


Rate = Callable[[str | None, str | None], str | None]
"""(variant, study id) -> rating."""


def decide(table: DecisionTable, scene: Scene, rate: Rate) -> Decision:
    """Run all rows; the first that holds decides. When none does, it cannot be decided (row 18)."""
    first: Row | None = None
    for row in table.rows:
        result = Truth.NO if row.id in table.rows_off else row.when.check(scene)
        scene.rows[row.id] = result
        if first is None and result is Truth.YES:
            first = row
    row = first or table.row("18")
    indicator, urgency = row.indicator, row.urgency
    if row.upgrade is not None and row.upgrade.check(scene) is Truth.YES:
        indicator, urgency = Indicator.CRITICAL, row.upgrade_urgency or urgency
    variant = _variant(table, scene)
    scene.rating[0] = rate(variant, scene.order.study.id if scene.order else None)
    results = tuple(scene.rows.items())
    return _modified(table, scene, Decision(row, row.disposition, indicator, urgency, (), results, variant))


def _modified(table: DecisionTable, scene: Scene, decision: Decision) -> Decision:
    if decision.disposition is None:
        return decision
    disposition: str | None = decision.disposition
    indicator, urgency = decision.indicator, decision.urgency
    applied: list[str] = []
    for modifier in table.modifiers:
        if modifier.rows and decision.row.id not in modifier.rows:
            continue
        if modifier.id in applied or modifier.when.check(scene) is not Truth.YES:
            continue
        applied.append(modifier.id)
        disposition = modifier.disposition or disposition
        indicator = _bounded(modifier.indicator or indicator, modifier)
        urgency = modifier.urgency or urgency
    return Decision(decision.row, disposition, indicator, urgency, tuple(applied), decision.results, decision.variant)


def _bounded(indicator: Indicator, modifier: Modifier) -> Indicator:
    if modifier.at_least is not None and _RANK[indicator] < _RANK[modifier.at_least]:
        return modifier.at_least
    if modifier.at_most is not None and _RANK[indicator] > _RANK[modifier.at_most]:
        return modifier.at_most
    return indicator


def _variant(table: DecisionTable, scene: Scene) -> str | None:
    for variant in table.variants:
        if variant.when.check(scene) is Truth.YES:
            return variant.id
    return None


def undocumented(table: DecisionTable, scene: Scene) -> tuple[str, ...]:
    """The red-flag groups about which the chart says nothing current."""
    return tuple(g.id for g in table.groups if g.documented.check(scene) is not Truth.YES)
