"""An assessment in plain words for a clinician: why, from which resources, what was not known, what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cds_service.clinical.assessment import Assessment, CriterionTrace, Explanation, Localisation, RowTrace
from cds_service.clinical.findings import AS_LISTED, Finding, Reading, Source, SourceState, Status
from cds_service.clinical.truth import Truth
from cds_service.compose.material import Material
from cds_service.compose.phrases import (
    all_lower,
    change_label,
    dated,
    finding_text,
    more_pressing,
    reference,
    span_text,
)
from cds_service.compose.ratings import rated
from cds_service.compose.tree import Node, drawn
from cds_service.knowledge.cards.template import Template

_CHANGE, _CHANGE_THEN = "explainChange", "explainChangeThen"


def explain_text(assessment: Assessment, explanation: Explanation, material: Material) -> str:
    """A tree of lines; own words only, resources by reference, nothing quoted from the chart."""
    return drawn(_Explainer(assessment, explanation, material).root())


class _Explainer:
    def __init__(self, assessment: Assessment, explanation: Explanation, material: Material) -> None:
        self.found = assessment
        self.told = explanation
        self.material = material
        self.words = material.library.words

    def say(self, name: str, **values: str) -> str:
        template: Template = self.words.phrases[name]
        return template.fill(values.get) or ""

    def root(self) -> Node:
        order = self.found.order
        study = order.study.label if order else self.words.labels["explain"]["noOrder"]
        at = self.found.as_of.isoformat(timespec="minutes")
        parts = (
            self.answer(),
            self.why(),
            self.findings(Status.PRESENT, "present"),
            self.findings(Status.ABSENT, "absent"),
            self.findings(Status.HISTORICAL, "historical"),
            self.time(),
            self.roots(),
            self.unknown(),
            self.change(),
            self.others(),
        )
        return Node(self.say("explainRoot", study=study, at=at), tuple(p for p in parts if p is not None))

    def answer(self) -> Node:
        found, labels = self.found, self.words.labels["explain"]
        topic = self.material.library.topics.get(found.disposition or "", labels["noCard"])
        lines = [
            self.say(
                "explainRow", row=found.row, title=self.material.rows.get(found.row, ""), version=self.material.version
            ),
            self.say("explainUrgency", urgency=found.urgency.value, indicator=found.indicator.value),
        ]
        if found.modifiers:
            names = [self.material.modifiers.get(m, m) for m in found.modifiers]
            lines.append(self.say("explainModifiers", modifiers="; ".join(names)))
        fit = rated(found, self.material)
        if fit is not None and fit.variant:
            rating = self.words.labels["ratings"].get(fit.rating or "", labels["notRated"])
            lines.append(self.say("explainRating", variant=fit.variant, rating=rating))
        return Node(self.say("explainAnswer", topic=topic), tuple(Node(line) for line in lines if line))

    def why(self) -> Node | None:
        row = next((r for r in self.told.trace if r.row == self.found.row), None)
        if row is None:
            return None
        held = [c for c in row.criteria if c.result is Truth.YES] or list(row.criteria)
        return Node(self.words.labels["explain"]["why"], tuple(map(self.criterion, held)))

    def criterion(self, criterion: CriterionTrace) -> Node:
        line = self.say("explainCriterion", text=criterion.text, result=self.word(criterion.result))
        places = tuple(
            Node(text)
            for name in criterion.findings
            for finding in self.found.charted.of(name)
            for text in self.places(finding)
        )
        return Node(line, places)

    def word(self, result: Truth) -> str:
        return self.words.labels["truth"][result.word]

    def places(self, finding: Finding) -> Iterator[str]:
        what = finding_text(finding, self.material)
        for reading in finding.readings if what else ():
            state = self.words.labels["statusWords"][reading.status.value]
            yield self.say(
                "explainPlace",
                what=what or "",
                state=state,
                date=self.day(reading),
                reference=reference(reading.evidence.reference) or self.words.labels["explain"]["noReference"],
            )

    def day(self, reading: Reading) -> str:
        """The day on which it is said; without one, since when it is so."""
        labels, day = self.words.labels["explain"], dated(reading)
        said = reading.evidence.date or (reading.recorded if AS_LISTED not in reading.qualifiers else None)
        return (day if said else f"{labels['since']} {day}") if day else labels["undated"]

    def findings(self, status: Status, heading: str) -> Node | None:
        found = [
            f for group in self.found.charted.findings.values() for f in group if f.status is status and not f.implied
        ]
        found.sort(key=lambda f: (f.id, f.side or ""))
        lines = tuple(Node(text) for f in found for text in self.places(f))
        return Node(self.words.labels["explain"][heading], lines) if lines else None

    def time(self) -> Node | None:
        symptoms = span_text(self.found.timeline.symptoms, self.words)
        treated = span_text(self.found.timeline.conservative, self.words)
        lines = (self.say("explainSymptoms", span=symptoms or ""), self.say("explainTreatment", span=treated or ""))
        nodes = tuple(Node(line) for line in lines if line)
        return Node(self.words.labels["explain"]["time"], nodes) if nodes else None

    def roots(self) -> Node | None:
        found: Localisation | None = self.told.localisation or self.found.localisation
        if found is None:
            return None
        lines = [
            Node(
                self.say("explainRoot2", root=r.root, share=f"{r.weight:.0%}", because=", ".join(r.because))
                or self.say("explainRoot1", root=r.root, share=f"{r.weight:.0%}")
            )
            for r in found.roots[:2]
        ]
        lines += [Node(note) for note in found.notes]
        conclusion = self.words.labels["roots"].get(found.conclusion, found.conclusion)
        return Node(self.say("explainRoots", conclusion=conclusion), tuple(lines))

    def unknown(self) -> Node:
        labels = self.words.labels
        groups = [self.material.groups[g] for g in self.found.undocumented if g in self.material.groups]
        lines = [self.say("explainGroups", labels=all_lower(groups, self.words)), *self.sources()]
        lines += [self.row_line(r) for r in self.told.trace if r.result is Truth.UNKNOWN]
        parts = (*(Node(line) for line in lines if line), *self.missing())
        return Node(labels["explain"]["unknown"], parts or (Node(labels["explain"]["nothingMissing"]),))

    def sources(self) -> Iterator[str]:
        labels = self.words.labels
        for key in self.words.lists["sourceOrder"]:
            source = self.found.sources.get(key) or Source(SourceState.NOT_SENT)
            if not source.searched:
                yield self.say(
                    "explainSource", source=labels["sources"][key], reason=labels["reasons"][source.state.value]
                )

    def missing(self) -> Iterator[Node]:
        """What was not found, by the reason why and then by what it is about: a hundred names in a row tell nobody anything."""
        by_reason: dict[str, dict[str, list[str]]] = {}
        for missing in self.told.missing:
            known = self.material.findings.get(missing.finding)
            if known is not None:
                by_reason.setdefault(missing.reason, {}).setdefault(known.group, []).append(known.label)
        for reason, by_group in by_reason.items():
            lines = tuple(
                Node(self.say("explainMissing", group=label, labels=all_lower(by_group[group], self.words)))
                for group, label in self.words.labels["findingGroups"].items()
                if group in by_group
            )
            yield Node(self.words.labels["missingReasons"].get(reason, reason), lines)

    def row_line(self, row: RowTrace) -> str:
        return self.say("explainUndecided", row=row.row, title=self.material.rows.get(row.row, ""))

    def change(self) -> Node | None:
        by_topic: dict[tuple[str, str | None], list[str]] = {}
        for change in self.told.would_change:
            label = change_label(change.finding, self.material)
            topic = self.material.library.topics.get(change.to)
            if label is not None and topic is not None:
                by_topic.setdefault((topic, more_pressing(change, self.found)), []).append(label)
        lines = tuple(
            Node(self.say(_CHANGE if then is None else _CHANGE_THEN, topic=topic, pressing=then or "", labels=labels))
            for (topic, then), labels in ((key, all_lower(found, self.words)) for key, found in by_topic.items())
        )
        return Node(self.words.labels["explain"]["change"], lines) if lines else None

    def others(self) -> Node | None:
        rows: Iterable[RowTrace] = (r for r in self.told.trace if r.result is Truth.NO)
        lines = tuple(Node(self.say("explainNo", row=r.row, title=self.material.rows.get(r.row, ""))) for r in rows)
        return Node(self.words.labels["explain"]["notMet"], lines) if lines else None
