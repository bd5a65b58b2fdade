"""What the explorer page shows and how it calls it: ``explorer.yaml`` and ``dermatomes.yaml``, read and checked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from cds_service.clinical.assessment import Indicator, Urgency
from cds_service.errors import KnowledgeError, Problem
from cds_service.hooks.plain import plain
from cds_service.knowledge.nearest import nearest
from cds_service.knowledge.source import plain_yaml

T = TypeVar("T")

WORDS_FILE = "lumbar-imaging/explorer.yaml"
SHAPES_FILE = "lumbar-imaging/dermatomes.yaml"


class FlagLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the red-flag table."""

    id: str
    label: str
    findings: tuple[str, ...]


class ExamColumn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of examination."""

    id: str
    label: str


class ExamGrid(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Roots, kinds of examination, and which findings stand in which cell."""

    roots: tuple[str, ...]
    columns: tuple[ExamColumn, ...]
    rows: Mapping[str, Mapping[str, tuple[str, ...]]]
    names: Mapping[str, str]
    abnormal: Mapping[str, str]
    normal: Mapping[str, str]


class Events(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Findings of the timeline by how they are drawn."""

    complaint: tuple[str, ...]
    treatment: tuple[str, ...]
    moment: tuple[str, ...]


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word with its shape, so that colour is never alone."""

    label: str
    symbol: str


class ExplorerWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``explorer.yaml``."""

    version: str
    flags: tuple[FlagLine, ...]
    exam: ExamGrid
    events: Events
    urgency: Mapping[str, Mark]
    pressing: Mapping[str, str]
    states: Mapping[str, Mark]
    text: Mapping[str, str]
    note: Mapping[str, str]


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One area of skin: ``root`` and the SVG path of it on one leg; ``mirror``: drawn for both legs.

    ``findings``: sensory findings that mark it.
    """

    root: str
    path: str
    findings: tuple[str, ...] = ()
    mirror: bool = True


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One view of the body: ``outline`` and areas of the leg at the left of the picture, mirrored about ``axis``."""

    id: str
    label: str
    width: float
    axis: float
    left_is: str
    outline: tuple[str, ...]
    areas: tuple[Area, ...]
    labels: Mapping[str, tuple[float, float]]


class BodyChart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``dermatomes.yaml``: front and back."""

    version: str
    height: float
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class ExplorerKnowledge:
    """Everything that the page takes from the knowledge folder for itself."""

    words: ExplorerWords
    chart: BodyChart


def read_explorer(root: Path, findings: Collection[str] | None = None) -> ExplorerKnowledge:
    """Both files under ``root`` (``cards/``), checked against the known ``findings`` where given.

    Raises:
        KnowledgeError: all problems at once.
    """
    problems: list[Problem] = []
    words = _read(root, WORDS_FILE, ExplorerWords, problems)
    chart = _read(root, SHAPES_FILE, BodyChart, problems)
    if words is not None:
        problems += [Problem(WORDS_FILE, 1, text) for text in _faults(words, findings)]
    if chart is not None and words is not None:
        named = {area.root for figure in chart.figures for area in figure.areas}
        lacking = sorted(set(words.exam.roots) - named)
        problems += [Problem(SHAPES_FILE, 1, f"no area of {root_name}") for root_name in lacking]
    if problems or words is None or chart is None:
        raise KnowledgeError(problems)
    return ExplorerKnowledge(words, chart)


def _read(root: Path, name: str, kind: type[T], problems: list[Problem]) -> T | None:
    try:
        return msgspec.convert(plain_yaml((root / name).read_text(encoding="utf-8")), kind)
    except OSError as error:
        problems.append(Problem(name, 1, f"cannot be read: {error.strerror}"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problems.append(Problem(name, mark.line + 1 if mark else 1, "must be YAML"))
    except msgspec.ValidationError as error:
        problems.append(Problem(name, 1, plain(str(error), quote=True)))
    return None


def _faults(words: ExplorerWords, findings: Collection[str] | None) -> Iterator[str]:
    if findings is not None:
        named = {name for line in words.flags for name in line.findings}
        named |= {name for row in words.exam.rows.values() for cell in row.values() for name in cell}
        named |= {*words.events.complaint, *words.events.treatment, *words.events.moment}
        yield from (f"there is no finding {name}{nearest(name, findings)}" for name in sorted(named - set(findings)))
    for root in words.exam.roots:
        if set(words.exam.rows.get(root, {})) != {column.id for column in words.exam.columns}:
            yield f"exam row {root} needs every column"
    pressing = {*Urgency, *Indicator} - {Urgency.NONE, Indicator.INFO}
    yield from (f"pressing lacks {name}" for name in sorted(pressing - set(words.pressing)))
    examined = {name for row in words.exam.rows.values() for cell in row.values() for name in cell}
    yield from (f"exam.names lacks {name}" for name in sorted(examined - set(words.exam.names)))
