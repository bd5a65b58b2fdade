"""Reads ``cards/lumbar-imaging/chart.yaml``: what is needed to read the record beside codes and sentences.

A site overlay may add words and codes to what is there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from cds_service.clinical.findings import Side
from cds_service.errors import Problem
from cds_service.knowledge.chart_docs import ChartDoc, DrugDoc, OverlayDoc, ParalysesDoc
from cds_service.knowledge.nearest import nearest
from cds_service.knowledge.set_aside import read_set_aside
from cds_service.knowledge.source import Source, read_yaml
from cds_service.knowledge.systems import Systems
from cds_service.knowledge.word_index import WordIndex

T = TypeVar("T")

FILE = Path("lumbar-imaging") / "chart.yaml"
ORDERS = Path("lumbar-imaging") / "orders"
_NO_WORDS = WordIndex({})
ROUTE = "route"
RELEVANT = "relevant"
HERE, THERE = "here", "there"
TEST, SAMPLE, RESULT = "test", "sample", "result"
PLACED = "placed"


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


@dataclass(frozen=True, slots=True)
class Paralyses:
    """Codes (name of the system -> beginnings without dot) that state ``finding`` with ``grade`` for ``within`` days."""

    finding: str
    grade: str
    within: int
    codes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ChartRules:
    """All of ``chart.yaml``. ``sides`` and ``wordless`` go from the name of a code system to beginnings of codes.

    ``decided`` goes from there to findings that a code of the system states or does not; its words add none of them.
    """

    version: str = ""
    earlier_studies: Mapping[str, EarlierStudy] = field(default_factory=dict)
    drugs: tuple[Drug, ...] = ()
    drug_words: WordIndex = _NO_WORDS
    """By the name of the class, and by ``ROUTE`` for what stays where it is applied."""
    supply_days: int = 0
    services: WordIndex = _NO_WORDS
    """By finding."""
    ordered_as: WordIndex = _NO_WORDS
    """By the name of the order that a card may suggest (``orders/``)."""
    ordered_codes: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Name of a code system -> codes (without dot) and the name of the order."""
    mr_safety: tuple[MrStatus, ...] = ()
    mr_words: WordIndex = _NO_WORDS
    """By the name of the status."""
    device_words: WordIndex = _NO_WORDS
    device_codes: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Name of a code system -> beginnings of codes (without dot) and the kind of implant."""
    events: frozenset[str] = frozenset()
    sides: Mapping[str, tuple[tuple[str, Side], ...]] = field(default_factory=dict)
    paralyses: Paralyses | None = None
    wordless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    decided: Mapping[str, frozenset[str]] = field(default_factory=dict)
    relevant_words: WordIndex = _NO_WORDS
    relevant_codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    """Findings that are none where the words beside the code name another part of the body alone (``place_words``)."""
    place_words: WordIndex = _NO_WORDS
    """By ``HERE`` and ``THERE``."""
    looked_for: WordIndex = _NO_WORDS
    """Names of procedures that look for something, by ``TEST``, ``SAMPLE`` and ``RESULT``."""
    looked_for_groups: frozenset[str] = frozenset()
    looked_for_findings: frozenset[str] = frozenset()
    """Groups of findings, and findings of other groups, that such a name does not state."""
    reason_places: Mapping[str, str] = field(default_factory=dict)
    """Region of a study -> words of where its reason is; ``placed_reasons``: the findings that are read so, where it has
    one of ``placed_words``."""
    placed_reasons: frozenset[str] = frozenset()
    placed_words: WordIndex = _NO_WORDS
    set_aside: frozenset[tuple[str, str]] = frozenset()
    """(system, code without dot) of ``set-aside.yaml``."""


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
    doc = None if source is None else source.convert(source.data, ChartDoc)
    if doc is None or source is None:
        return ChartRules()
    more = _overlay(overlay, doc, problems)
    if findings is not None:
        _check(doc, source, findings)
    _check_orders(doc, source, root)
    return ChartRules(
        version=doc.version,
        earlier_studies={name: EarlierStudy(s.modality, s.region) for name, s in doc.earlier_studies.items()},
        drugs=tuple(_drug(name, drug) for name, drug in doc.drugs.items()),
        drug_words=WordIndex(
            {name: (*drug.words, *more.drugs.get(name, ())) for name, drug in doc.drugs.items()} | {ROUTE: doc.routes}
        ),
        supply_days=doc.supply.days,
        services=WordIndex({name: (*words, *more.services.get(name, ())) for name, words in doc.services.items()}),
        ordered_as=WordIndex(doc.ordered_as),
        ordered_codes=_by_system(doc.ordered_codes),
        mr_safety=tuple(MrStatus(name, mr.finding, frozenset(mr.codes)) for name, mr in doc.mr_safety.items()),
        mr_words=WordIndex({name: mr.words for name, mr in doc.mr_safety.items()}),
        device_words=WordIndex({name: kind.words for name, kind in doc.device_kinds.items()}),
        device_codes=_by_system({name: kind.codes for name, kind in doc.device_kinds.items()}),
        events=frozenset(doc.events),
        sides=_by_system(doc.sides),
        paralyses=_paralyses(doc.paralyses),
        wordless=doc.wordless,
        decided={system: frozenset(names) for system, names in doc.decided.items()},
        elsewhere=frozenset(doc.elsewhere.findings),
        place_words=WordIndex({HERE: doc.elsewhere.here, THERE: doc.elsewhere.there}),
        looked_for=WordIndex(
            {TEST: doc.looked_for.words, SAMPLE: doc.looked_for.samples, RESULT: doc.looked_for.results}
        ),
        looked_for_groups=frozenset(doc.looked_for.groups),
        looked_for_findings=frozenset(doc.looked_for.findings),
        reason_places=doc.reason_places.regions,
        placed_reasons=frozenset(doc.reason_places.findings),
        placed_words=WordIndex({PLACED: doc.reason_places.words}),
        relevant_words=WordIndex({RELEVANT: doc.relevant.words}),
        relevant_codes=doc.relevant.codes,
        set_aside=frozenset() if systems is None else _set_aside(root, systems),
    )


def _overlay(overlay: Path | None, doc: ChartDoc, problems: list[Problem]) -> OverlayDoc:
    if overlay is None or not (overlay / FILE).exists():
        return OverlayDoc()
    source = read_yaml(overlay / FILE, overlay, problems, site=True)
    more = None if source is None else source.convert(source.data, OverlayDoc)
    if more is None or source is None:
        return OverlayDoc()
    for place, names, known in (("drugs", more.drugs, doc.drugs), ("services", more.services, doc.services)):
        for name in names:
            if name not in known:
                source.problem(f"{name} must be one of the {place} in cards: {', '.join(sorted(known))}", place, name)
    return more


def _drug(name: str, doc: DrugDoc) -> Drug:
    term = doc.long_term
    return Drug(
        name=name,
        value_sets=frozenset(doc.value_sets),
        finding=doc.finding,
        long_term=None if term is None else LongTerm(term.finding, term.days, term.within),
        tried=doc.tried,
    )


def _paralyses(doc: ParalysesDoc) -> Paralyses:
    codes = {system: tuple(code.replace(".", "") for code in codes) for system, codes in doc.codes.items()}
    return Paralyses(doc.finding, doc.grade, doc.within, codes)


def _by_system(names: Mapping[T, Mapping[str, tuple[str, ...]]]) -> dict[str, tuple[tuple[str, T], ...]]:
    found: dict[str, list[tuple[str, T]]] = {}
    for name, systems in names.items():
        for system, codes in systems.items():
            found.setdefault(system, []).extend((code.replace(".", ""), name) for code in codes)
    return {system: tuple(codes) for system, codes in found.items()}


def _set_aside(root: Path, systems: Systems) -> frozenset[tuple[str, str]]:
    """Faults of that file are told by those who check the terminology."""
    codes = read_set_aside(root, systems, []).codes
    known = ((systems.of(uri), code) for uri, code in codes)
    return frozenset((system.name, code.replace(".", "")) for system, code in known if system is not None)


def _check_orders(doc: ChartDoc, source: Source, root: Path) -> None:
    if not (root / ORDERS).is_dir():
        return
    for place, names in (("orderedAs", doc.ordered_as), ("orderedCodes", doc.ordered_codes)):
        for name in names:
            if not (root / ORDERS / f"{name}.json").is_file():
                source.problem(f"{name} is no order of {ORDERS.as_posix()}", place, name)


def _check(doc: ChartDoc, source: Source, findings: Collection[str]) -> None:
    named: dict[str, list[str | None]] = {
        "earlierStudies": list(doc.earlier_studies),
        "services": list(doc.services),
        "events": list(doc.events),
        "elsewhere": list(doc.elsewhere.findings),
        "paralyses": [doc.paralyses.finding],
        "lookedFor": list(doc.looked_for.findings),
        "reasonPlaces": list(doc.reason_places.findings),
        "decided": [name for names in doc.decided.values() for name in names],
        "mrSafety": [mr.finding for mr in doc.mr_safety.values()],
        "drugs": [drug.finding for drug in doc.drugs.values()],
    }
    named["drugs"] += [drug.long_term.finding for drug in doc.drugs.values() if drug.long_term]
    for place, names in named.items():
        for name in names:
            if name is not None and name not in findings:
                source.problem(f"{name} is no finding{nearest(name, findings)}", place)
