"""Reads ``cards/lumbar-imaging/findings.yaml``: what each finding is called and how it is read.

A site overlay may add value sets to a finding and whole findings, never change or remove what is there.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cds_service.clinical.findings import Side
from cds_service.clinical.spec import FindingSpec, Kind, Organ, QuantitySpec
from cds_service.errors import Problem
from cds_service.knowledge.nearest import nearest
from cds_service.knowledge.source import Source, Strict, read_yaml
from cds_service.knowledge.word_patterns import either

FILE = Path("lumbar-imaging") / "findings.yaml"


class _QuantityDoc(Strict):
    unit: str
    units: list[tuple[str, float, float]]
    plausible: tuple[float, float]
    at_least: float | str | None = None
    below: float | str | None = None


class _OrganDoc(Strict):
    words: tuple[str, ...]
    beginnings: tuple[str, ...]
    clears: tuple[str, ...]


class _FindingDoc(Strict):
    label: str
    group: str
    kind: Kind | None = None
    value_sets: list[str] | None = None
    site_sets: tuple[str, ...] = ()
    absent_sets: tuple[str, ...] = ()
    sources: list[str] | None = None
    look_back: int | None = None
    quantity: _QuantityDoc | None = None
    when_historical: str | None = None
    absence_includes: tuple[str, ...] = ()
    absence_implies: tuple[str, ...] = ()
    presence_includes: tuple[str, ...] = ()
    organs: tuple[_OrganDoc, ...] = ()
    side: Side | None = None
    medication: bool = False
    of_reading: bool = False
    roots: tuple[str, ...] = ()


class _MoreDoc(Strict):
    value_sets: list[str]


class _DefaultsDoc(Strict):
    kind: Kind
    sources: list[str]


@dataclass(frozen=True, slots=True)
class FindingBook:
    """All findings. ``by_value_set``: value set -> findings that it states; ``site_sets``: generic value set ->
    findings that it states only where text or bodySite names their site; ``absent_sets``: value set -> findings that
    it denies; ``lines``: finding -> (file, line)."""

    version: str
    specs: Mapping[str, FindingSpec]
    by_value_set: Mapping[str, tuple[str, ...]]
    site_sets: Mapping[str, tuple[str, ...]]
    absent_sets: Mapping[str, tuple[str, ...]]
    lines: Mapping[str, tuple[str, int]]

    def with_parameters(self, parameters: Mapping[str, float]) -> FindingBook:
        """The same with thresholds from the decision table's parameters in force."""
        return replace(self, specs={name: _resolved(spec, parameters) for name, spec in self.specs.items()})


def read_findings(
    root: Path,
    overlay: Path | None,
    problems: list[Problem],
    *,
    value_sets: Collection[str] | None = None,
    parameters: Mapping[str, float] | None = None,
) -> FindingBook:
    """The findings, with what a site overlay adds; faults go to ``problems``.

    ``value_sets``: the names that there are; a finding that names another is a fault.

    A threshold named by a parameter is infinite (never reached) until ``parameters`` or ``with_parameters`` tell it.
    """
    source = read_yaml(root / FILE, root, problems)
    if source is None:
        return FindingBook("", {}, {}, {}, {}, {})
    defaults = source.convert(source.data.get("defaults", {}), _DefaultsDoc, "defaults")
    defaults = defaults or _DefaultsDoc(kind=Kind.PRESENCE, sources=[])
    specs: dict[str, FindingSpec] = {}
    absent: dict[str, tuple[str, ...]] = {}
    lines: dict[str, tuple[str, int]] = {}
    added: dict[tuple[str, str], tuple[str, int]] = {}
    for part in _sources(source, overlay, problems):
        for name, raw in part.section("findings").items():
            if part is not source and name in specs:
                before = specs[name]
                specs[name] = _more(part, before, raw)
                at = (part.name, part.line("findings", name))
                added |= dict.fromkeys(
                    ((name, more) for more in set(specs[name].value_sets) - {*before.value_sets}), at
                )
                continue
            doc = part.convert(raw, _FindingDoc, "findings", name)
            if doc is not None:
                specs[name] = _spec(part, name, doc, defaults)
                absent[name] = doc.absent_sets
                lines[name] = (part.name, part.line("findings", name))
    _check_names(specs, lines, problems)
    if value_sets is not None:
        _check_sets(specs, absent, value_sets, lines, added, problems)
    book = FindingBook(
        version=str(source.data.get("version", "")),
        specs=specs,
        by_value_set=_inverted({name: spec.value_sets for name, spec in specs.items()}),
        site_sets=_inverted({name: spec.site_value_sets for name, spec in specs.items()}),
        absent_sets=_inverted(absent),
        lines=lines,
    )
    return book if parameters is None else book.with_parameters(parameters)


def _sources(source: Source, overlay: Path | None, problems: list[Problem]) -> Iterator[Source]:
    yield source
    if overlay is not None and (overlay / FILE).exists():
        added = read_yaml(overlay / FILE, overlay, problems, site=True)
        if added is not None:
            yield added


def _spec(source: Source, name: str, doc: _FindingDoc, defaults: _DefaultsDoc) -> FindingSpec:
    kind = doc.kind or defaults.kind
    if (kind is Kind.QUANTITY) != (doc.quantity is not None):
        source.problem("a quantity, and only a quantity, has the line quantity", "findings", name)
    return FindingSpec(
        id=name,
        label=doc.label,
        kind=kind,
        group=doc.group,
        value_sets=(name,) if doc.value_sets is None else tuple(doc.value_sets),
        sources=tuple(defaults.sources if doc.sources is None else doc.sources),
        look_back_days=doc.look_back,
        quantity=None if doc.quantity is None else _quantity(source, name, doc.quantity),
        site_value_sets=tuple(doc.site_sets),
        when_historical=doc.when_historical,
        absence_includes=tuple(doc.absence_includes),
        absence_implies=tuple(doc.absence_implies),
        presence_includes=tuple(doc.presence_includes),
        organs=tuple(Organ(either(organ.words, organ.beginnings), organ.clears) for organ in doc.organs),
        side=None if doc.side is None else doc.side.value,
        medication=doc.medication,
        of_reading=doc.of_reading,
        roots=tuple(doc.roots),
    )


def _quantity(source: Source, name: str, doc: _QuantityDoc) -> QuantitySpec:
    path = ("findings", name, "quantity")
    if (doc.at_least is None) == (doc.below is None):
        source.problem("either atLeast or below says when it is present", *path)
    if doc.unit not in {unit for unit, _, _ in doc.units}:
        source.problem(f"the unit {doc.unit} is not among its units", *path)
    if not doc.plausible[0] < doc.plausible[1]:
        source.problem("plausible bounds are low and high", *path)
    named = [limit for limit in (doc.at_least, doc.below) if isinstance(limit, str)]
    return QuantitySpec(
        unit=doc.unit,
        factors=tuple((unit, add, factor) for unit, add, factor in doc.units),
        plausible=doc.plausible,
        at_least=math.inf if isinstance(doc.at_least, str) else doc.at_least,
        below=-math.inf if isinstance(doc.below, str) else doc.below,
        parameter=named[0] if named else None,
    )


def _resolved(spec: FindingSpec, parameters: Mapping[str, float]) -> FindingSpec:
    quantity = spec.quantity
    if quantity is None or quantity.parameter is None or quantity.parameter not in parameters:
        return spec
    limit = parameters[quantity.parameter]
    at_least = None if quantity.at_least is None else limit
    below = None if quantity.below is None else limit
    return replace(spec, quantity=replace(quantity, at_least=at_least, below=below))


def _more(source: Source, spec: FindingSpec, raw: Any) -> FindingSpec:
    doc = source.convert(raw, _MoreDoc, "findings", spec.id)
    if doc is None:
        return spec
    return replace(spec, value_sets=tuple(dict.fromkeys((*spec.value_sets, *doc.value_sets))))


def _check_names(
    specs: Mapping[str, FindingSpec], lines: Mapping[str, tuple[str, int]], problems: list[Problem]
) -> None:
    for name, spec in specs.items():
        cleared = (name for organ in spec.organs for name in organ.clears)
        named = (*spec.absence_includes, *spec.absence_implies, *spec.presence_includes, spec.when_historical, *cleared)
        for other in named:
            if other is not None and other not in specs:
                problems.append(
                    Problem(*lines[name], f"{name} names {other}, which is no finding{nearest(other, specs)}")
                )


def _check_sets(
    specs: Mapping[str, FindingSpec],
    absent: Mapping[str, tuple[str, ...]],
    value_sets: Collection[str],
    lines: Mapping[str, tuple[str, int]],
    added: Mapping[tuple[str, str], tuple[str, int]],
    problems: list[Problem],
) -> None:
    """``added``: where a site names a value set for a finding of ours."""
    for name, spec in specs.items():
        for wanted in (*spec.value_sets, *spec.site_value_sets, *absent.get(name, ())):
            if wanted not in value_sets:
                at = added.get((name, wanted), lines[name])
                text = f"{name} names {wanted}, which is no value set{nearest(wanted, value_sets)}"
                problems.append(Problem(*at, text))


def _inverted(sets: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, values in sets.items():
        for value in values:
            found.setdefault(value, []).append(name)
    return {value: tuple(names) for value, names in found.items()}
