"""Reads ``cards/lumbar-imaging/decision.yaml`` into a table of closures; the header of the file says what may stand in it.

Strict: an unknown key, name, number or row is a problem, and all problems come at once, each with its line.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from cds_service.clinical.criteria import Criterion
from cds_service.clinical.decision import (
    DecisionTable,
    Modifier,
    Parameter,
    PatientView,
    RedFlagGroup,
    Row,
    Variant,
)
from cds_service.clinical.derive import DeriveRules, muscles_of, telling_of
from cds_service.clinical.spec import FindingSpec
from cds_service.clinical.timeline import TimelineRules
from cds_service.errors import Problem
from cds_service.knowledge.criteria import Compiler
from cds_service.knowledge.criteria_plain import NEVER
from cds_service.knowledge.decision_docs import (
    FileDoc,
    GroupDoc,
    ModifierDoc,
    ParameterDoc,
    RowDoc,
)
from cds_service.knowledge.source import Key, Source, read_yaml

FILE = Path("lumbar-imaging") / "decision.yaml"


def read_decision(
    root: Path, specs: Mapping[str, FindingSpec], topics: Collection[str], problems: list[Problem]
) -> DecisionTable | None:
    """The table; None when its file has not the shape of one. ``topics``: dispositions that cards know."""
    source = read_yaml(root / FILE, root, problems)
    if source is None:
        return None
    parts = {"rows": RowDoc, "modifiers": ModifierDoc, "parameters": ParameterDoc, "groups": GroupDoc}
    doc = source.convert_file(FileDoc, **parts)
    if doc is None:
        return None
    return _Reader(source, doc, specs, topics).table()


class _Reader:
    def __init__(self, source: Source, doc: FileDoc, specs: Mapping[str, FindingSpec], topics: Collection[str]) -> None:
        self.source = source
        self.doc = doc
        self.specs = specs
        self.topics = topics
        self.compiler = Compiler(
            source=source,
            findings=frozenset(specs),
            muscles=tuple(name for name, spec in specs.items() if spec.roots and spec.group == "motor"),
            motor=tuple(name for name, spec in specs.items() if spec.group == "motor"),
            parameters=frozenset(doc.parameters),
            complaint=tuple(doc.timeline.complaint),
            roots=tuple(doc.roots),
            shared=doc.shared,
        )

    def table(self) -> DecisionTable:
        doc, compiler = self.doc, self.compiler
        shared = {name: compiler.shared_one(name, ("shared", name)) for name in doc.shared}
        rows = tuple(self.row(row, index) for index, row in enumerate(doc.rows))
        self.check_ids([r.id for r in doc.rows], "rows")
        self.check_rows(doc.patient_view.rows, ("patientView", "rows"))
        self.check_rows(doc.patient_view.ends, ("patientView", "ends"))
        self.check_rows([doc.undecided], ("undecided",))
        return DecisionTable(
            version=doc.version,
            rows=rows,
            modifiers=tuple(self.modifier(m, i) for i, m in enumerate(doc.modifiers)),
            parameters={name: self.parameter(name, p) for name, p in doc.parameters.items()},
            groups=tuple(self.group(name, g) for name, g in doc.groups.items()),
            variants=tuple(
                Variant(v.id, compiler.criterion(v.when, ("variants", i, "when"))) for i, v in enumerate(doc.variants)
            ),
            timeline=self.timeline(),
            derive=self.derive(),
            patient_view=PatientView(
                rows=frozenset(doc.patient_view.rows),
                ends=frozenset(doc.patient_view.ends),
                info=compiler.criterion(doc.patient_view.info, ("patientView", "info")),
            ),
            undecided=doc.undecided,
            shared=shared,
            sources=frozenset(compiler.sources_named),
            numbers=frozenset(compiler.numbers_named),
            file=self.source.name,
        )

    def row(self, doc: RowDoc, index: int) -> Row:
        place: tuple[Key, ...] = ("rows", index)
        self.check_disposition(doc.disposition, place)
        when = self.compiler.criterion(doc.when, (*place, "when"))
        self.compiler.rows_known.append(doc.id)
        self.check_words(when, (*place, "when"))
        upgrade = doc.upgrade
        return Row(
            id=doc.id,
            title=doc.title,
            disposition=doc.disposition,
            indicator=doc.indicator,
            urgency=doc.urgency,
            when=when,
            upgrade=None if upgrade is None else self.late(upgrade.when, (*place, "upgrade", "when")),
            upgrade_urgency=None if upgrade is None else upgrade.urgency,
            floor=doc.floor,
            evidence=tuple(doc.evidence),
            line=self.source.line(*place),
        )

    def late(self, raw: Any, place: tuple[Key, ...]) -> Criterion:
        """A criterion that is looked at when all rows are known."""
        known = self.compiler.rows_known
        self.compiler.rows_known = [row.id for row in self.doc.rows]
        try:
            return self.compiler.criterion(raw, place)
        finally:
            self.compiler.rows_known = known

    def modifier(self, doc: ModifierDoc, index: int) -> Modifier:
        place: tuple[Key, ...] = ("modifiers", index)
        self.check_rows(doc.rows, (*place, "rows"))
        self.check_disposition(doc.set.disposition, (*place, "set"))
        return Modifier(
            id=doc.id,
            title=doc.title,
            rows=tuple(doc.rows),
            when=self.compiler.criterion(doc.when, (*place, "when")),
            disposition=doc.set.disposition,
            indicator=doc.set.indicator,
            at_least=doc.set.at_least,
            at_most=doc.set.at_most,
            urgency=doc.set.urgency,
            line=self.source.line(*place),
            lacking=None if doc.lacking is None else self.lacking(doc.lacking, (*place, "lacking")),
        )

    def lacking(self, name: str, place: tuple[Key, ...]) -> Criterion:
        """The shared criterion of this name, each part of which has words."""
        criterion = self.compiler.shared_one(name, place)
        self.check_words(criterion, place)
        return criterion

    def parameter(self, name: str, doc: ParameterDoc) -> Parameter:
        if (doc.setting is None) != (doc.allowed is None):
            self.source.problem(
                "a number that a site sets has the range in which it may, no other has", "parameters", name
            )
        elif doc.allowed is not None and not doc.allowed[0] <= doc.default <= doc.allowed[1]:
            self.source.problem("the default lies outside of what is allowed", "parameters", name)
        return Parameter(
            id=name,
            default=doc.default,
            unit=doc.unit,
            meaning=doc.meaning,
            setting=doc.setting,
            allowed=doc.allowed,
            evidence=tuple(doc.evidence),
            line=self.source.line("parameters", name),
        )

    def group(self, name: str, doc: GroupDoc) -> RedFlagGroup:
        raw = {"documented": doc.findings}
        return RedFlagGroup(name, doc.label, self.compiler.criterion(raw, ("groups", name, "findings")))

    def timeline(self) -> TimelineRules:
        doc = self.doc.timeline
        for name in (*doc.complaint, *doc.management, doc.candidate):
            self.compiler.check_finding(name, ("timeline",))
        self.compiler.number(doc.period, ("timeline", "period"))
        return TimelineRules(
            tuple(doc.complaint), tuple(doc.management), doc.management_look_back, doc.period, doc.candidate
        )

    def derive(self) -> DeriveRules:
        doc = self.doc.derive
        for name in (*doc.leg_pain, doc.both_legs_pain, doc.weakness, doc.foot_drop, doc.progressive):
            self.compiler.check_finding(name, ("derive",))
        self.compiler.number(doc.trend, ("derive", "trend"))
        trend = self.doc.parameters.get(doc.trend)
        return DeriveRules(
            leg_pain=tuple(doc.leg_pain),
            both_legs_pain=doc.both_legs_pain,
            weakness=doc.weakness,
            foot_drop=doc.foot_drop,
            progressive=doc.progressive,
            management=tuple(self.doc.timeline.management),
            trend_days=0.0 if trend is None else trend.default,
            muscles=muscles_of(self.specs),
            telling=telling_of(self.specs, (*doc.leg_pain, doc.weakness, doc.foot_drop)),
            trend=doc.trend,
        )

    def check_disposition(self, name: str | None, place: tuple[Key, ...]) -> None:
        if name is not None and name not in self.topics:
            self.source.problem(f"the disposition {name} is not in codesystems/card-topics.json", *place)

    def check_rows(self, ids: Collection[str], place: tuple[Key, ...]) -> None:
        known = {row.id for row in self.doc.rows}
        for row in ids:
            if row not in known:
                self.source.problem(f"there is no row {row}", *place)

    def check_ids(self, ids: Collection[str], place: str) -> None:
        if len(set(ids)) != len(ids):
            self.source.problem("an id stands twice", place)

    def check_words(self, when: Criterion, place: tuple[Key, ...]) -> None:
        """Every part of a row needs words, or the trace could not say why."""
        if when is not NEVER and not _worded(when):
            self.source.problem("a criterion without text stands outside every text", *place)


def _worded(criterion: Criterion) -> bool:
    if criterion.text is not None:
        return True
    return bool(criterion.parts) and all(map(_worded, criterion.parts))
