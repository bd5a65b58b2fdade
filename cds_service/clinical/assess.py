"""One chart and one order judged: the decision table, the likely root, durations and appropriateness.

Pure: the same arguments give the same answer. What is worked out only for people who ask why is in ``explain``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from cds_service.clinical.assessment import Appropriateness, Assessment, Timeline
from cds_service.clinical.decision import Decision, DecisionTable, Row, decide, decide_patient, lacking, undocumented
from cds_service.clinical.findings import Charted, Finding, Source
from cds_service.clinical.localisation import WeightTable, localise
from cds_service.clinical.orders import Order, Study
from cds_service.clinical.ratings import RatingTable
from cds_service.clinical.scene import Scene
from cds_service.clinical.settled import settle
from cds_service.clinical.silence import Silence, Silences
from cds_service.clinical.spec import FindingSpec
from cds_service.clinical.timeline import timeline
from cds_service.clinical.truth import NO, YES


@dataclass(frozen=True, slots=True)
class Rules:
    """The knowledge that judging needs, with the parameters in force.

    ``specs`` have their thresholds resolved by the same ``parameters``. ``assumed``: the study that is judged when
    nothing is ordered. ``off``: rows that decide in silence (kill switch). ``keys``: what is looked for in each source.
    """

    table: DecisionTable
    specs: Mapping[str, FindingSpec]
    weights: WeightTable
    ratings: RatingTable
    assumed: Study
    parameters: Mapping[str, float]
    keys: Mapping[str, frozenset[str]]
    off: frozenset[str] = frozenset()
    silences: Silences = field(init=False, repr=False, compare=False)
    """What is known of charts that say nothing."""

    def __post_init__(self) -> None:
        backs = (spec.look_back_days for spec in self.specs.values() if spec.look_back_days is not None)
        days = (*self.table.numbers, *self.parameters.values(), *backs)
        object.__setattr__(self, "silences", Silences({*self.keys, *self.table.sources}, days, self._silence))

    def _silence(self, sources: Mapping[str, Source], today: date) -> Silence:
        silence = Silence(self.keys, sources)
        nobody = Scene(Charted({}, sources), self.specs, today, self.parameters, None, Timeline(None, None), silence)
        nobody.rows = dict.fromkeys(self.table.by_id, NO)
        silence.settled = settle(self.table.criteria(), nobody, frozenset(self.table.timeline.complaint))
        return silence


def assess(rules: Rules, charted: Charted, order: Order | None, as_of: datetime) -> Assessment:
    """The order judged; without one, the patient as if MRI without contrast were asked (patient-view).

    ``as_of``: the instant of judgement, aware, in the time zone in which dates without a time are meant.
    """
    scene, decision = judged(rules, charted, order, as_of)
    table = rules.table
    silent = undocumented(table, scene)
    return Assessment(
        as_of=as_of,
        order=order,
        disposition=decision.disposition,
        row=decision.row.id,
        modifiers=decision.modifiers,
        indicator=decision.indicator,
        urgency=decision.urgency,
        appropriateness=Appropriateness(
            decision.variant, scene.rating, rules.ratings.usually_appropriate(decision.variant)
        ),
        charted=charted,
        because=because(table, decision.row, scene),
        localisation=localise(rules.weights, charted, table.timeline.complaint),
        timeline=scene.timeline,
        rows=tuple(scene.rows.items()),
        undocumented=silent,
        lacking=lacking(table, decision, scene, silent),
        beside=beside(table, decision, scene),
        silent=decision.silent,
    )


def judged(rules: Rules, charted: Charted, order: Order | None, as_of: datetime) -> tuple[Scene, Decision]:
    """The decision and the scene in which it was taken."""
    today = as_of.date()
    scene = Scene(
        charted,
        rules.specs,
        today,
        rules.parameters,
        order or Order("", rules.assumed),
        timeline(charted.findings, rules.table.timeline, today),
        rules.silences.of(charted.sources, today),
    )
    run = decide if order is not None else decide_patient
    return scene, run(rules.table, scene, rules.ratings, rules.off)


def because(table: DecisionTable, row: Row, scene: Scene) -> tuple[Finding, ...]:
    """The findings that made the row hold and its answer critical, each once, in the order of its criteria."""
    criteria = [row.when]
    if row.upgrade is not None and row.upgrade.check(scene) is YES:
        criteria.append(row.upgrade)
        named = (name for part in row.upgrade.walk() for name in part.rows if scene.rows[name] is YES)
        criteria += [table.row(name).when for name in named]
    found: dict[tuple[str, object], Finding] = {}
    for criterion in criteria:
        for finding in criterion.held_by(scene):
            found.setdefault((finding.id, finding.side), finding)
    return tuple(found.values())


def beside(table: DecisionTable, decision: Decision, scene: Scene) -> tuple[Finding, ...]:
    """The findings of the other red-flag rows that hold, each once: they decide nothing here and must not be lost."""
    if decision.disposition is None:
        return ()
    found: dict[tuple[str, object], Finding] = {}
    for row in table.floors:
        if row is not decision.row and scene.rows[row.id] is YES:
            for finding in row.when.held_by(scene):
                found.setdefault((finding.id, finding.side), finding)
    return tuple(found.values())


def with_parameters(rules: Rules, parameters: Mapping[str, float], specs: Mapping[str, FindingSpec]) -> Rules:
    """The rules with other numbers in force; ``specs`` resolved by the same numbers."""
    return replace(rules, parameters={**rules.parameters, **parameters}, specs=specs)
