"""The decision table: ordered rows over named findings, first one that holds decides.

All rows are evaluated so that the trace is complete; modifiers then adapt disposition and
indicator. Source: clinical.md section 5; contract section 5.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from cds_service.clinical.assessment import Indicator, Urgency
from cds_service.clinical.criteria import Criterion
from cds_service.clinical.derive import DeriveRules
from cds_service.clinical.quick import quick
from cds_service.clinical.ratings import RatingTable
from cds_service.clinical.scene import Scene
from cds_service.clinical.timeline import TimelineRules
from cds_service.clinical.truth import YES

_CRITICAL, _NO_HURRY = Indicator.CRITICAL, Urgency.NONE
_MILDEST_FIRST = {indicator: rank for rank, indicator in enumerate(Indicator)}
_MOST_URGENT_FIRST = {urgency: rank for rank, urgency in enumerate(Urgency)}


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``disposition`` None means: no card. ``upgrade``: critical when this holds.

    ``floor``: a red-flag row; when it holds beside an earlier one, the answer is not less urgent than it.
    """

    id: str
    title: str
    disposition: str | None
    indicator: Indicator
    urgency: Urgency
    when: Criterion
    upgrade: Criterion | None = None
    upgrade_urgency: Urgency | None = None
    floor: bool = False
    evidence: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Modifier:
    """Adapts the answer of the named rows (all rows when empty) when its criterion holds.

    ``lacking``: a criterion of which the parts that do not hold are why, and are told by their words.
    """

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
    lacking: Criterion | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of the table. ``setting``: the environment variable by which a site sets it, between the two ``allowed``
    numbers: beyond them the service would be silent, or would alarm, on everybody."""

    id: str
    default: float
    unit: str
    meaning: str
    setting: str | None = None
    evidence: tuple[str, ...] = ()
    line: int = 0
    allowed: tuple[float, float] | None = None


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
class PatientView:
    """What is shown without an order: these rows, rows that ``end`` the matter if critical, else ``info``."""

    rows: frozenset[str]
    ends: frozenset[str]
    info: Criterion


@dataclass(frozen=True)
class DecisionTable:
    """Rows, modifiers and what they share, ready to run.

    ``undecided``: the row that answers when none holds. ``sources`` and ``numbers``: those that criteria name themselves,
    beside the sources of findings and the parameters.
    """

    version: str
    rows: tuple[Row, ...]
    modifiers: tuple[Modifier, ...]
    parameters: Mapping[str, Parameter]
    groups: tuple[RedFlagGroup, ...]
    variants: tuple[Variant, ...]
    timeline: TimelineRules
    derive: DeriveRules
    patient_view: PatientView
    undecided: str
    shared: Mapping[str, Criterion]
    sources: frozenset[str]
    numbers: frozenset[float]
    file: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Row]:
        """Rows by id."""
        return {row.id: row for row in self.rows}

    def row(self, row_id: str) -> Row:
        """The row of this id."""
        return self.by_id[row_id]

    def defaults(self) -> dict[str, float]:
        """Parameter values as shipped."""
        return {p.id: p.default for p in self.parameters.values()}

    def criteria(self) -> Iterator[Criterion]:
        """Everything that is asked of a chart."""
        for row in self.rows:
            yield row.when
            if row.upgrade is not None:
                yield row.upgrade
        yield from (modifier.when for modifier in self.modifiers)
        yield from (variant.when for variant in self.variants)
        yield from (group.documented for group in self.groups)
        yield self.patient_view.info

    @cached_property
    def floors(self) -> tuple[Row, ...]:
        """The red-flag rows that no answer may be less urgent than."""
        return tuple(row for row in self.rows if row.floor)

    @cached_property
    def adapting(self) -> Mapping[str, tuple[Modifier, ...]]:
        """By row, the modifiers that may adapt its answer, in the order of the file."""
        return {row.id: tuple(m for m in self.modifiers if not m.rows or row.id in m.rows) for row in self.rows}


@quick
@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome of the table for one order. ``silent``: it is known, and nothing of it is shown."""

    row: Row
    disposition: str | None
    indicator: Indicator
    urgency: Urgency
    modifiers: tuple[str, ...]
    variant: str | None
    silent: bool = False


def decide(table: DecisionTable, scene: Scene, ratings: RatingTable, off: frozenset[str] = frozenset()) -> Decision:
    """Run all rows; the first that holds decides, ``table.undecided`` when none does.

    A row that is switched off still decides, but nothing is shown: falling through to a later row could turn a
    red flag into a deferral.
    """
    first: Row | None = None
    rows, settled, named = scene.rows, scene.settled, scene.named
    for row in table.rows:
        when = row.when
        known = settled.get(when.key)
        result = known[1] if known is not None and known[0].isdisjoint(named) else (when.bare or when.check)(scene)
        rows[row.id] = result
        if result is YES and first is None:
            first = row
    return _decided(table, scene, ratings, first or table.row(table.undecided), off)


def decide_patient(
    table: DecisionTable, scene: Scene, ratings: RatingTable, off: frozenset[str] = frozenset()
) -> Decision:
    """The same without an order at hand, as if MRI without contrast were asked (contract section 5, patient-view).

    Shown are the red-flag rows of the list, a row that ends the matter only when critical, and else the
    information that a complaint is recorded; everything else is decided in silence.
    """
    view = table.patient_view
    decision = decide(table, scene, ratings, off)
    if decision.row.id in view.ends:
        return decision if decision.indicator is _CRITICAL else replace(decision, silent=True)
    shown = next((r for r in table.rows if r.id in view.rows and scene.rows[r.id] is YES), None)
    if shown is not None:
        return _decided(table, scene, ratings, shown, off)
    if view.info.check(scene) is YES:
        return replace(decision, indicator=Indicator.INFO)
    return replace(decision, silent=True)


def _decided(table: DecisionTable, scene: Scene, ratings: RatingTable, row: Row, off: frozenset[str]) -> Decision:
    variant = _variant(table, scene)
    scene.rating = ratings.rate(variant, scene.order.study.id) if scene.order else None
    disposition, indicator, urgency = row.disposition, *_plain(row, scene)
    applied: list[str] = []
    if disposition is not None:
        for modifier in table.adapting[row.id]:
            if modifier.id in applied or modifier.when.check(scene) is not YES:
                continue
            applied.append(modifier.id)
            disposition = modifier.disposition or disposition
            indicator = _bounded(modifier.indicator or indicator, modifier)
            urgency = modifier.urgency or urgency
        urgency = _floored(table, scene, row, urgency)
    return Decision(row, disposition, indicator, urgency, tuple(applied), variant, row.id in off)


def _variant(table: DecisionTable, scene: Scene) -> str | None:
    for variant in table.variants:
        if variant.when.check(scene) is YES:
            return variant.id
    return None


def _plain(row: Row, scene: Scene) -> tuple[Indicator, Urgency]:
    if row.upgrade is not None and row.upgrade.check(scene) is YES:
        return _CRITICAL, row.upgrade_urgency or row.urgency
    return row.indicator, row.urgency


def _bounded(indicator: Indicator, modifier: Modifier) -> Indicator:
    if modifier.at_least is not None and _MILDEST_FIRST[indicator] < _MILDEST_FIRST[modifier.at_least]:
        return modifier.at_least
    if modifier.at_most is not None and _MILDEST_FIRST[indicator] > _MILDEST_FIRST[modifier.at_most]:
        return modifier.at_most
    return indicator


def _floored(table: DecisionTable, scene: Scene, row: Row, urgency: Urgency) -> Urgency:
    if urgency is _NO_HURRY:
        return urgency
    for other in table.floors:
        if scene.rows[other.id] is YES and other is not row:
            theirs = _plain(other, scene)[1]
            urgency = theirs if urgency_rank(theirs) < urgency_rank(urgency) else urgency
    return urgency


def urgency_rank(urgency: Urgency) -> int:
    """0 for an emergency, larger for what can wait longer."""
    return _MOST_URGENT_FIRST[urgency]


def undocumented(table: DecisionTable, scene: Scene) -> tuple[str, ...]:
    """The red-flag groups about which the chart says nothing current."""
    return tuple([g.id for g in table.groups if g.documented.check(scene) is not YES])


def lacking(table: DecisionTable, decision: Decision, scene: Scene, silent: tuple[str, ...]) -> tuple[str, ...]:
    """What is asked for by a modifier that applies and does not hold, in the words of the table.

    ``silent``: red-flag groups that nobody documented, which are told as such.
    """
    why = [m.lacking for m in table.adapting[decision.row.id] if m.lacking is not None and m.id in decision.modifiers]
    if not why:
        return ()
    groups = [frozenset(group.documented.asked()) for group in table.groups if group.id in silent]
    parts = [part for criterion in why for part in _spread(criterion) if part.check(scene) is not YES]
    told = (part.text or "" for part in parts if not any(group.issuperset(part.asked()) for group in groups))
    return tuple(dict.fromkeys(filter(None, told)))


def _spread(criterion: Criterion) -> Iterator[Criterion]:
    """The parts that have words."""
    if criterion.text is not None:
        yield criterion
    else:
        for part in criterion.parts:
            yield from _spread(part)
