"""Reads ``cards/lumbar-imaging/chart.yaml``: what is needed to read the record beside codes and findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cds_service.errors import Problem
from cds_service.knowledge.source import Strict, read_yaml

FILE = Path("lumbar-imaging") / "chart.yaml"


@dataclass(frozen=True, slots=True)
class EarlierStudy:
    """Modalities and regions of ``studies.yaml`` by which a study that was done counts."""

    modality: tuple[str, ...]
    region: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LongTerm:
    """A medication of ``value_sets`` counts when taken on at least ``days`` of the last ``within`` days."""

    value_sets: tuple[str, ...]
    days: int
    within: int


@dataclass(frozen=True, slots=True)
class ChartRules:
    """Finding -> how it is told from the record; ``supply_days`` covers a prescription that names no end."""

    version: str = ""
    earlier_studies: Mapping[str, EarlierStudy] = field(default_factory=dict)
    long_term: Mapping[str, LongTerm] = field(default_factory=dict)
    supply_days: int = 0


class _StudyDoc(Strict):
    modality: tuple[str, ...]
    region: tuple[str, ...]


class _LongTermDoc(Strict):
    value_sets: tuple[str, ...]
    days: int
    within: int


class _SupplyDoc(Strict):
    days: int


class _Doc(Strict):
    version: str
    earlier_studies: dict[str, _StudyDoc]
    long_term: dict[str, _LongTermDoc]
    supply: _SupplyDoc


def read_chart_rules(root: Path, problems: list[Problem]) -> ChartRules:
    """The rules; empty, with a problem, when the file cannot be used."""
    source = read_yaml(root / FILE, root, problems)
    doc = None if source is None else source.convert(source.data, _Doc)
    if doc is None:
        return ChartRules()
    return ChartRules(
        version=doc.version,
        earlier_studies={name: EarlierStudy(s.modality, s.region) for name, s in doc.earlier_studies.items()},
        long_term={name: LongTerm(t.value_sets, t.days, t.within) for name, t in doc.long_term.items()},
        supply_days=doc.supply.days,
    )
