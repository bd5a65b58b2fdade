"""Reads ``cards/lumbar-imaging/localisation.yaml``: priors and weights of the nerve-root localiser."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cds_service.clinical.localisation import WeightTable
from cds_service.clinical.spec import FindingSpec
from cds_service.errors import Problem
from cds_service.knowledge.nearest import nearest
from cds_service.knowledge.source import Source, Strict, read_yaml

FILE = Path("lumbar-imaging") / "localisation.yaml"

_SUM_TOLERANCE = 0.001


class _NoteDoc(Strict):
    finding: str
    text: str


class _FileDoc(Strict):
    version: str
    roots: list[str]
    prior: dict[str, float]
    cap: float
    floor: float
    normal: float
    not_localisable_below: float
    classes: dict[str, dict[str, list[float]]]
    one_sided: list[str]
    pain_only: str
    notes: dict[str, _NoteDoc]


def read_localisation(root: Path, specs: Mapping[str, FindingSpec], problems: list[Problem]) -> WeightTable | None:
    """The weights; None when the file has not the shape of weights."""
    source = read_yaml(root / FILE, root, problems)
    doc = None if source is None else source.convert(source.data, _FileDoc)
    if source is None or doc is None:
        return None
    _check(source, doc, specs)
    return WeightTable(
        roots=tuple(doc.roots),
        prior={name: doc.prior.get(name, 0.0) for name in doc.roots},
        classes={
            group: {finding: tuple(row) for finding, row in factors.items()} for group, factors in doc.classes.items()
        },
        cap=doc.cap,
        floor=doc.floor,
        normal=doc.normal,
        not_localisable_below=doc.not_localisable_below,
        one_sided=frozenset(doc.one_sided),
        pain_only=doc.pain_only,
        notes=tuple((note.finding, note.text) for note in doc.notes.values()),
        labels={name: spec.label for name, spec in specs.items()},
        findings=frozenset(name for factors in doc.classes.values() for name in factors),
    )


def _check(source: Source, doc: _FileDoc, specs: Mapping[str, FindingSpec]) -> None:
    if set(doc.prior) != set(doc.roots):
        source.problem("every root, and nothing else, has a prior", "prior")
    if abs(sum(doc.prior.values()) - 1) > _SUM_TOLERANCE:
        source.problem("the priors sum to 1", "prior")
    if not 0 < doc.floor < 1 < doc.cap:
        source.problem("floor is below 1 and cap above", "floor")
    if doc.pain_only not in doc.classes:
        source.problem(f"there is no class {doc.pain_only}", "painOnly")
    for group, factors in doc.classes.items():
        for finding, row in factors.items():
            place = ("classes", group, finding)
            if finding not in specs:
                source.problem(f"there is no finding {finding}{nearest(finding, specs)}", *place)
            if len(row) != len(doc.roots):
                source.problem(f"one factor for each of {', '.join(doc.roots)}", *place)
            if not all(doc.floor <= factor <= doc.cap for factor in row):
                source.problem(f"factors are between {doc.floor} and {doc.cap}", *place)
    for finding in (*doc.one_sided, *(note.finding for note in doc.notes.values())):
        if finding not in specs:
            source.problem(f"there is no finding {finding}{nearest(finding, specs)}", "oneSided")
