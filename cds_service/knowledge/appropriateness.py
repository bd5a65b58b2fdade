"""Reads ``cards/lumbar-imaging/appropriateness.yaml``: ACR variants, studies and how appropriate each is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from cds_service.clinical.ratings import USUALLY, Cell, RatingTable
from cds_service.errors import Problem
from cds_service.knowledge.source import Source, Strict, read_yaml

FILE = Path("lumbar-imaging") / "appropriateness.yaml"

_RATINGS = {"UA": USUALLY, "MBA": "mayBeAppropriate", "UNA": "usuallyNotAppropriate"}
_INFERRED = "?"


class _FileDoc(Strict):
    version: str
    evidence: list[str]
    variants: dict[str, str]
    rated_as: dict[str, str]
    studies: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Appropriateness:
    """The matrix with the meaning of its variants and its sources."""

    version: str
    variants: Mapping[str, str]
    ratings: RatingTable
    evidence: tuple[str, ...]


def read_appropriateness(root: Path, studies: Collection[str], problems: list[Problem]) -> Appropriateness | None:
    """The matrix; None when the file has not the shape of one. ``studies``: the ids that there are."""
    source = read_yaml(root / FILE, root, problems)
    doc = None if source is None else source.convert(source.data, _FileDoc)
    if source is None or doc is None:
        return None
    cells = _cells(source, doc)
    for name in (*doc.studies, *doc.rated_as):
        if name not in studies:
            source.problem(f"there is no study {name}", "studies", name)
    for name, other in doc.rated_as.items():
        if other not in doc.studies or name in doc.studies:
            source.problem(f"{name} is rated as a study that has a line, and has none itself", "ratedAs", name)
    usually = {
        variant: tuple(study for study in doc.studies if (c := cells.get((variant, study))) and c.rating == USUALLY)
        for variant in doc.variants
    }
    ratings = RatingTable(cells, dict(doc.rated_as), usually)
    return Appropriateness(doc.version, dict(doc.variants), ratings, tuple(doc.evidence))


def _cells(source: Source, doc: _FileDoc) -> dict[tuple[str, str], Cell]:
    cells: dict[tuple[str, str], Cell] = {}
    for study, row in doc.studies.items():
        if len(row) != len(doc.variants):
            source.problem("one rating for each variant", "studies", study)
            continue
        for variant, text in zip(doc.variants, row, strict=True):
            rating = _RATINGS.get(text.removesuffix(_INFERRED))
            if rating is None:
                source.problem(f"a rating is {', '.join(_RATINGS)}, with {_INFERRED} when inferred", "studies", study)
            else:
                cells[variant, study] = Cell(rating, text.endswith(_INFERRED))
    return cells
