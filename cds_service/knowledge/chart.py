"""Reads ``cards/lumbar-imaging/chart.yaml``: what is needed to read the record beside codes and sentences.

A site overlay may add words and codes to what is there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from cds_service.clinical.findings import Side
from cds_service.errors import Problem
from cds_service.knowledge.set_aside import read_set_aside
from cds_service.knowledge.source import Source, Strict, read_yaml
from cds_service.knowledge.systems import Systems
from cds_service.knowledge.value_words import fold, tokens

FILE = Path("lumbar-imaging") / "chart.yaml"


class WordList:
    """Phrases that are looked for word by word; linear in the text."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(word for word, _, _ in tokens(fold(phrase)))
            if words:
                self._by_first.setdefault(words[0], []).append(words)

    def find(self, text: str) -> tuple[int, int] | None:
        """Where the first of the phrases stands, as code points of ``text``; None when there is none."""
        found = list(tokens(fold(text)))
        words = [word for word, _, _ in found]
        for at, word in enumerate(words):
            for phrase in self._by_first.get(word, ()):
                end = at + len(phrase)
                if tuple(words[at:end]) == phrase:
                    return found[at][1], found[end - 1][2]
        return None


@dataclass(frozen=True, slots=True)
class EarlierStudy:
    """Modalities and regions of ``studies.yaml`` by which a study that was done counts."""

    modality: tuple[str, ...]
    region: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LongTerm:
    """Taken on at least ``days`` of the last ``within`` days, a medicine states ``finding``."""

    finding: str
    days: int
    within: int


@dataclass(frozen=True, slots=True)
class Drug:
    """One class of medicines."""

    name: str
    value_sets: frozenset[str]
    words: WordList
    finding: str | None = None
    long_term: LongTerm | None = None
    tried: bool = False
    """A treatment: what is over was tried all the same."""


@dataclass(frozen=True, slots=True)
class MrStatus:
    """One status of a device in the scanner: the finding (None: harmless) and how it is written."""

    name: str
    finding: str | None
    codes: frozenset[str]
    words: WordList


@dataclass(frozen=True, slots=True)
class ChartRules:
    """All of ``chart.yaml``. ``sides`` and ``wordless`` go from the name of a code system to beginnings of codes.

    ``decided`` goes from there to findings that a code of the system states or does not; its words add none of them.
    """

    version: str = ""
    earlier_studies: Mapping[str, EarlierStudy] = field(default_factory=dict)
    drugs: tuple[Drug, ...] = ()
    routes: WordList = field(default_factory=WordList)
    supply_days: int = 0
    services: Mapping[str, WordList] = field(default_factory=dict)
    mr_safety: tuple[MrStatus, ...] = ()
    events: frozenset[str] = frozenset()
    sides: Mapping[str, tuple[tuple[str, Side], ...]] = field(default_factory=dict)
    wordless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    decided: Mapping[str, frozenset[str]] = field(default_factory=dict)
    set_aside: frozenset[tuple[str, str]] = frozenset()
    """(system, code without dot) of ``set-aside.yaml``."""


class _StudyDoc(Strict):
    modality: tuple[str, ...]
    region: tuple[str, ...]


class _LongTermDoc(Strict):
    finding: str
    days: int
    within: int


class _DrugDoc(Strict):
    value_sets: tuple[str, ...]
    words: tuple[str, ...]
    finding: str | None = None
    long_term: _LongTermDoc | None = None
    tried: bool = False


class _SupplyDoc(Strict):
    days: int


class _MrDoc(Strict):
    codes: tuple[str, ...]
    words: tuple[str, ...]
    finding: str | None = None


class _Doc(Strict):
    version: str
    earlier_studies: dict[str, _StudyDoc]
    drugs: dict[str, _DrugDoc]
    routes: tuple[str, ...]
    supply: _SupplyDoc
    services: dict[str, tuple[str, ...]]
    mr_safety: dict[str, _MrDoc]
    events: tuple[str, ...]
    sides: dict[Side, dict[str, tuple[str, ...]]]
    wordless: dict[str, tuple[str, ...]]
    decided: dict[str, tuple[str, ...]]


class _OverlayDoc(Strict):
    drugs: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    services: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


def read_chart_rules(
    root: Path,
    problems: list[Problem],
    overlay: Path | None = None,
    findings: Collection[str] | None = None,
    systems: Systems | None = None,
) -> ChartRules:
    """The rules; empty, with a problem, when the file cannot be used.

    ``findings``: the ids that there are. ``systems``: to know the codes that were set aside.
    """
    source = read_yaml(root / FILE, root, problems)
    doc = None if source is None else source.convert(source.data, _Doc)
    if doc is None or source is None:
        return ChartRules()
    more = _overlay(overlay, doc, problems)
    if findings is not None:
        _check(doc, source, findings)
    return ChartRules(
        version=doc.version,
        earlier_studies={name: EarlierStudy(s.modality, s.region) for name, s in doc.earlier_studies.items()},
        drugs=tuple(_drug(name, drug, more.drugs.get(name, ())) for name, drug in doc.drugs.items()),
        routes=WordList(doc.routes),
        supply_days=doc.supply.days,
        services={name: WordList((*words, *more.services.get(name, ()))) for name, words in doc.services.items()},
        mr_safety=tuple(
            MrStatus(name, mr.finding, frozenset(mr.codes), WordList(mr.words)) for name, mr in doc.mr_safety.items()
        ),
        events=frozenset(doc.events),
        sides=_sides(doc),
        wordless=doc.wordless,
        decided={system: frozenset(names) for system, names in doc.decided.items()},
        set_aside=frozenset() if systems is None else _set_aside(root, systems),
    )


def _overlay(overlay: Path | None, doc: _Doc, problems: list[Problem]) -> _OverlayDoc:
    if overlay is None or not (overlay / FILE).exists():
        return _OverlayDoc()
    source = read_yaml(overlay / FILE, overlay, problems)
    more = None if source is None else source.convert(source.data, _OverlayDoc)
    if more is None or source is None:
        return _OverlayDoc()
    for place, names, known in (("drugs", more.drugs, doc.drugs), ("services", more.services, doc.services)):
        for name in names:
            if name not in known:
                source.problem(f"{name} is not among {place} that a site may add words to", place, name)
    return more


def _drug(name: str, doc: _DrugDoc, more: tuple[str, ...]) -> Drug:
    term = doc.long_term
    return Drug(
        name=name,
        value_sets=frozenset(doc.value_sets),
        words=WordList((*doc.words, *more)),
        finding=doc.finding,
        long_term=None if term is None else LongTerm(term.finding, term.days, term.within),
        tried=doc.tried,
    )


def _sides(doc: _Doc) -> dict[str, tuple[tuple[str, Side], ...]]:
    found: dict[str, list[tuple[str, Side]]] = {}
    for side, systems in doc.sides.items():
        for system, codes in systems.items():
            found.setdefault(system, []).extend((code.replace(".", ""), side) for code in codes)
    return {system: tuple(codes) for system, codes in found.items()}


def _set_aside(root: Path, systems: Systems) -> frozenset[tuple[str, str]]:
    """Faults of that file are told by those who check the terminology."""
    codes = read_set_aside(root, systems, []).codes
    known = ((systems.of(uri), code) for uri, code in codes)
    return frozenset((system.name, code.replace(".", "")) for system, code in known if system is not None)


def _check(doc: _Doc, source: Source, findings: Collection[str]) -> None:
    named: dict[str, list[str | None]] = {
        "earlierStudies": list(doc.earlier_studies),
        "services": list(doc.services),
        "events": list(doc.events),
        "decided": [name for names in doc.decided.values() for name in names],
        "mrSafety": [mr.finding for mr in doc.mr_safety.values()],
        "drugs": [drug.finding for drug in doc.drugs.values()],
    }
    named["drugs"] += [drug.long_term.finding for drug in doc.drugs.values() if drug.long_term]
    for place, names in named.items():
        for name in names:
            if name is not None and name not in findings:
                source.problem(f"{name} is no finding", place)
