"""Findings, studies and what they are read from, for the page of a reviewer: codes with our labels, and phrases as written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cds_service.clinical.spec import FindingSpec, QuantitySpec
from cds_service.knowledge.load import Knowledge
from cds_service.knowledge.render.words import Wording
from cds_service.knowledge.source import read_yaml
from cds_service.knowledge.value_sets import Part, ValueSetFile

NARRATIVE = "lumbar-imaging/narrative/findings.yaml"
OWN_CODES = "exam"
"""Name of the code system of this service in ``systems.yaml``."""
_STATES = ("present", "absent", "historical")


@dataclass(frozen=True, slots=True)
class CodeView:
    """One code: ``how`` says whether it stands for itself, for everything below it, or for a pattern."""

    system: str
    code: str
    label: str
    how: str
    verified: bool
    excluded: bool

    @property
    def checked(self) -> str:
        """Whether somebody held it against its source; our own codes have none."""
        if self.system == OWN_CODES:
            return "our own"
        return "verified" if self.verified else "not verified"


@dataclass(frozen=True, slots=True)
class ValueSetView:
    """One value set with its codes. ``use``: what its codes say of the finding."""

    name: str
    title: str
    purpose: str
    use: str
    codes: tuple[CodeView, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding. ``notes``: how it is read beyond codes; ``phrases``: (status, phrase)."""

    id: str
    label: str
    kind: str
    sources: str
    look_back: str
    notes: tuple[str, ...]
    value_sets: tuple[ValueSetView, ...]
    phrases: tuple[tuple[str, str], ...]

    @property
    def unverified(self) -> int:
        """How many of its codes nobody has held against their source."""
        return sum(not code.verified for one in self.value_sets for code in one.codes)


@dataclass(frozen=True, slots=True)
class GroupView:
    """Findings of one group."""

    name: str
    findings: tuple[FindingView, ...]


class FindingsView:
    """All findings by group, in the order of their file."""

    def __init__(self, known: Knowledge, wording: Wording) -> None:
        self.known = known
        self.wording = wording
        self._absent: dict[str, list[str]] = {}
        for value_set, names in known.findings.absent_sets.items():
            for name in names:
                self._absent.setdefault(name, []).append(value_set)
        self._medicines: dict[str, list[str]] = {}
        for drug in known.chart.drugs:
            finding = drug.finding or (drug.long_term.finding if drug.long_term else "")
            self._medicines.setdefault(finding, []).extend(sorted(drug.value_sets))
        self._phrases = _phrases(known)

    def groups(self) -> Iterator[GroupView]:
        """Groups of findings."""
        specs = self.known.findings.specs
        for group in dict.fromkeys(spec.group for spec in specs.values()):
            name = self.wording.split(group)
            yield GroupView(name, tuple(self._finding(s) for s in specs.values() if s.group == group))

    def studies(self) -> Iterator[tuple[str, tuple[CodeView, ...]]]:
        """Imaging studies with their codes."""
        systems = self.known.terminology.systems
        for entry in self.known.studies.entries.values():
            label = entry.study.label
            every = (*entry.codings, *sorted(entry.unverified - set(entry.codings)))
            named = [(system.name if (system := systems.of(uri)) else uri, uri, code) for uri, code in every]
            yield (
                label,
                tuple(CodeView(n, c, label, "", (uri, c) not in entry.unverified, False) for n, uri, c in named),
            )

    def _finding(self, spec: FindingSpec) -> FindingView:
        days = spec.look_back_days
        sets = [(name, "states it") for name in spec.value_sets]
        sets += [(name, "states it where text or site names the place") for name in spec.site_value_sets]
        medicines = self._medicines.get(spec.id, ())
        sets += [(name, "states it as a medicine") for name in medicines if name not in spec.value_sets]
        sets += [(name, "denies it") for name in self._absent.get(spec.id, ())]
        held = self.known.terminology.value_sets
        return FindingView(
            id=spec.id,
            label=spec.label,
            kind=spec.kind.value,
            sources=", ".join(map(self.wording.source, spec.sources)),
            look_back="no limit" if days is None else self.wording.amount(days, "d"),
            notes=tuple(self._notes(spec)),
            value_sets=tuple(self._value_set(held[name], use) for name, use in sets if name in held),
            phrases=self._phrases.get(spec.id, ()),
        )

    def _notes(self, spec: FindingSpec) -> Iterator[str]:
        if spec.quantity is not None:
            yield self._quantity(spec.quantity)
        if spec.presence_includes:
            yield f"present, it includes: {self._labels(spec.presence_includes)}"
        if spec.absence_includes:
            yield f"absent, it includes: {self._labels(spec.absence_includes)}"
        if spec.absence_implies:
            yield f"absent, it implies: {self._labels(spec.absence_implies)}"
        if spec.when_historical:
            yield f"over, it becomes: {self.wording.finding(spec.when_historical)}"
        if spec.roots:
            yield f"roots: {', '.join(spec.roots)}"
        if spec.side:
            yield f"always on {self.wording.labels['sides'][spec.side]}"
        if spec.medication:
            yield "stated by medicines as well"

    def _quantity(self, quantity: QuantitySpec) -> str:
        low, high = quantity.plausible
        bounds = f"without a unit believed from {low:g} to {high:g}"
        if quantity.at_least is not None:
            return f"present from {self.wording.amount(quantity.at_least, quantity.unit)}; {bounds}"
        return f"present below {self.wording.amount(quantity.below or 0, quantity.unit)}; {bounds}"

    def _labels(self, names: tuple[str, ...]) -> str:
        return self.wording.listed(names)

    def _value_set(self, value_set: ValueSetFile, use: str) -> ValueSetView:
        codes = tuple(code for part in value_set.parts for code in self._codes(part))
        return ValueSetView(value_set.name, value_set.title, value_set.purpose, use, codes)

    def _codes(self, part: Part) -> Iterator[CodeView]:
        system = self.known.terminology.systems.of(part.system)
        name = system.name if system else part.system
        for codes, how in ((part.codes, ""), (part.stems, "and all below"), (part.patterns, "pattern")):
            for code in codes:
                label = part.labels.get(code, "")
                yield CodeView(name, code, label, how, code not in part.unverified, part.excluded)


def _phrases(known: Knowledge) -> dict[str, tuple[tuple[str, str], ...]]:
    """Finding -> phrases as they are written, with the status that each states."""
    found: dict[str, list[tuple[str, str]]] = {}
    for folder in (known.root, known.overlay):
        source = read_yaml(folder / NARRATIVE, folder, []) if folder is not None else None
        stanzas: Mapping[str, Any] = source.section("findings") if source is not None else {}
        for name, stanza in stanzas.items():
            for finding in known.narrative.expands.get(name, (name,)):
                for state in _STATES:
                    found.setdefault(finding, []).extend((state, phrase) for phrase in stanza.get(state) or ())
    return {name: tuple(phrases) for name, phrases in found.items()}
