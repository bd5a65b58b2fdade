"""The decision table, its numbers, the ACR matrix and the root weights, for the page of a reviewer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cds_service.clinical.assessment import Indicator
from cds_service.clinical.decision import Modifier, Parameter, Row
from cds_service.errors import KnowledgeError, Problem
from cds_service.knowledge.cards.types import CardFile
from cds_service.knowledge.decision import FILE
from cds_service.knowledge.load import Knowledge
from cds_service.knowledge.render.cards import told_when
from cds_service.knowledge.render.criteria import Teller, Told
from cds_service.knowledge.render.words import Wording
from cds_service.knowledge.source import read_yaml

_SHORT = {"usuallyAppropriate": "UA", "mayBeAppropriate": "MBA", "usuallyNotAppropriate": "UNA"}


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of the table for the page."""

    id: str
    title: str
    advice: str
    indicator: str
    urgency: str
    when: Told
    upgrade: Told | None
    upgrade_urgency: str
    floor: bool
    off: bool
    on_opening: bool
    evidence: tuple[str, ...]
    cards: tuple[tuple[str, str, str], ...]
    """(id, summary, when) of the cards that it may show, the most general last."""


@dataclass(frozen=True, slots=True)
class ModifierView:
    """One modifier for the page; ``effects`` in words."""

    title: str
    rows: tuple[str, ...]
    when: Told
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParameterView:
    """One number for the page."""

    name: str
    meaning: str
    value: str
    shipped: str
    setting: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The ACR matrix: ``variants`` (id, meaning), and for each study its label and (short rating, inferred) per variant."""

    variants: tuple[tuple[str, str], ...]
    studies: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]
    rated_as: tuple[tuple[str, str], ...]
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WeightView:
    """Root weights: for each class the findings with a factor per root."""

    roots: tuple[str, ...]
    prior: tuple[str, ...]
    classes: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]
    notes: tuple[str, ...]


class RulesView:
    """Everything of the table, in the order of its file."""

    def __init__(self, known: Knowledge, wording: Wording) -> None:
        self.known = known
        self.wording = wording
        self.raw = _raw(known)
        self.teller = Teller(self.raw["shared"], wording)

    def rows(self) -> Iterator[RowView]:
        """The rows."""
        for row, raw in zip(self.known.table.rows, self.raw["rows"], strict=True):
            upgrade = raw.get("upgrade")
            yield RowView(
                id=row.id,
                title=row.title,
                advice=self.wording.topic(row.disposition),
                indicator=row.indicator.value,
                urgency=row.urgency.value,
                when=self.teller.told(raw["when"]),
                upgrade=None if upgrade is None else self.teller.told(upgrade["when"]),
                upgrade_urgency="" if row.upgrade_urgency is None else row.upgrade_urgency.value,
                floor=row.floor,
                off=row.id in self.known.rules.off,
                on_opening=row.id in self.known.table.patient_view.rows,
                evidence=row.evidence,
                cards=tuple(map(self._told_card, self._cards(row))),
            )

    def _told_card(self, card: CardFile) -> tuple[str, str, str]:
        when = replace(card.when, dispositions=frozenset(), rows=frozenset())
        return card.id, self.wording.open(card.summaries[0].written), "; ".join(told_when(when, self.wording))

    def _cards(self, row: Row) -> Iterator[CardFile]:
        """Cards that the row may show; behind one without conditions no other of its advice is reached."""
        open_to = {m.disposition for m in self.known.table.modifiers if row.id in m.rows} | {row.disposition}
        for card in self.known.library.primary:
            when = card.when
            served = when.dispositions & open_to
            if served and (not when.rows or row.id in when.rows) and row.id not in when.not_rows:
                yield card
                if not any(when.specificity[:5]) and not when.specificity[-1]:
                    open_to -= served

    def modifiers(self) -> Iterator[ModifierView]:
        """The modifiers."""
        for modifier, raw in zip(self.known.table.modifiers, self.raw["modifiers"], strict=True):
            yield ModifierView(modifier.title, modifier.rows, self.teller.told(raw["when"]), self._effects(modifier))

    def _effects(self, modifier: Modifier) -> tuple[str, ...]:
        said = [f"advice: {self.wording.topic(modifier.disposition)}"] if modifier.disposition else []
        bounds: Mapping[str, Indicator | None] = {
            "shown as": modifier.indicator,
            "shown at least as": modifier.at_least,
            "shown at most as": modifier.at_most,
        }
        said += [f"{words} {indicator.value}" for words, indicator in bounds.items() if indicator]
        said += [f"urgency: {modifier.urgency.value}"] if modifier.urgency else []
        return tuple(said) or ("words of the card and its suggestions",)

    def shared(self) -> Iterator[tuple[str, Told]]:
        """Shared criteria by name."""
        return ((name, self.teller.told(raw)) for name, raw in self.raw["shared"].items())

    def variants(self) -> Iterator[tuple[str, str, Told]]:
        """ACR variants in order of precedence: id, meaning, when."""
        meanings = self.known.appropriateness.variants
        return ((raw["id"], meanings.get(raw["id"], ""), self.teller.told(raw["when"])) for raw in self.raw["variants"])

    def groups(self) -> Iterator[tuple[str, str]]:
        """Red-flag groups that a deferral names when nobody documented them: label, findings."""
        for group in self.known.table.groups:
            yield group.label, self.wording.listed(group.documented.findings)

    def parameters(self) -> Iterator[ParameterView]:
        """The numbers in force."""
        return (self._parameter(p) for p in self.known.table.parameters.values())

    def _parameter(self, parameter: Parameter) -> ParameterView:
        value, shipped = self.known.parameters[parameter.id], parameter.default
        return ParameterView(
            name=parameter.id,
            meaning=parameter.meaning,
            value=self.wording.amount(value, parameter.unit),
            shipped="" if value == shipped else self.wording.amount(shipped, parameter.unit),
            setting=parameter.setting or "",
            evidence=parameter.evidence,
        )

    def matrix(self) -> MatrixView:
        """The ACR matrix."""
        table, variants = self.known.appropriateness.ratings, self.known.appropriateness.variants
        names = dict.fromkeys(study for _, study in table.cells)
        cells = table.cells
        return MatrixView(
            variants=tuple(variants.items()),
            studies=tuple(
                (self.wording.study(name), tuple((_SHORT[(c := cells[v, name]).rating], c.inferred) for v in variants))
                for name in names
            ),
            rated_as=tuple((self.wording.study(a), self.wording.study(b)) for a, b in table.rated_as.items()),
            legend=tuple((short, self.wording.rating(name)) for name, short in _SHORT.items()),
        )

    def weights(self) -> WeightView:
        """The weights of the root localiser."""
        table = self.known.rules.weights
        return WeightView(
            roots=table.roots,
            prior=tuple(f"{table.prior[root]:g}" for root in table.roots),
            classes=tuple(
                (name, tuple((self.wording.finding(f), tuple(f"{x:g}" for x in row)) for f, row in found.items()))
                for name, found in table.classes.items()
            ),
            notes=(
                f"The strongest finding of a class counts; no factor is above {table.cap:g} or below {table.floor:g}.",
                f"A finding that is recorded as normal counts {table.normal:g} for the roots it belongs to.",
                f"Below a ratio of {table.not_localisable_below:g} between best and second no root is told.",
                *(text for _, text in table.notes),
            ),
        )


def _raw(known: Knowledge) -> Mapping[str, Any]:
    problems: list[Problem] = []
    source = read_yaml(known.root / FILE, known.root, problems)
    if source is None:
        raise KnowledgeError(problems)
    data: Mapping[str, Any] = source.data
    return data
