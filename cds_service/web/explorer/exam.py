"""The examination grid, and the body chart that shows its sensory part."""

from __future__ import annotations

from dataclasses import dataclass

from cds_service.clinical.findings import Certainty, Finding, Side, Status
from cds_service.knowledge.explorer import BodyChart, ExamGrid
from cds_service.web.explorer.facts import Fact, State, Telling, telling

SIDES = (Side.RIGHT, Side.LEFT)
"""In the order in which an examiner sees them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One test of one side. ``abnormal`` None: not examined or not readable."""

    name: str
    value: str
    abnormal: bool
    source: int | None
    unsided: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of examination of one root and side."""

    side: str
    entries: tuple[Entry, ...]
    state: State
    abnormal: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """One root; ``cells`` are right, left for each column. ``likely``: what is said of the root that fits best."""

    root: str
    cells: tuple[Cell, ...]
    likely: str | None

    @property
    def silent(self) -> bool:
        """Whether nothing of this root is recorded, though everything could be read."""
        return all(cell.state is State.UNDOCUMENTED for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Patch:
    """One area of skin on one side of one figure; ``state``: abnormal, normal, undocumented or unread."""

    root: str
    path: str
    side: str
    state: str
    mirrored: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """One figure with its areas."""

    id: str
    label: str
    width: float
    axis: float
    outline: tuple[str, ...]
    patches: tuple[Patch, ...]
    labels: tuple[tuple[str, float, float], ...]
    left_word: str
    right_word: str


@dataclass(frozen=True, slots=True)
class Exam:
    """Grid and pictures. ``examined``: whether anything is recorded at all."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    pictures: tuple[Picture, ...]
    height: float
    examined: bool


def exam(telling_: Telling, grid: ExamGrid, chart: BodyChart, best: str) -> Exam:
    """Grid and pictures for one assessment. ``best``: words beside the root that fits best."""
    maker = _Maker(telling_, grid, best)
    rows = tuple(maker.row(root) for root in grid.roots)
    examined = any(cell.entries for row in rows for cell in row.cells)
    pictures = tuple(maker.picture(chart, n) for n in range(len(chart.figures)))
    return Exam(tuple(c.label for c in grid.columns), rows, pictures, chart.height, examined)


@dataclass(frozen=True, slots=True)
class _Maker:
    telling: Telling
    grid: ExamGrid
    best: str

    def row(self, root: str) -> GridRow:
        names = self.grid.rows[root]
        cells = tuple(self.cell(column.id, names[column.id], side) for column in self.grid.columns for side in SIDES)
        found = self.telling.explanation.localisation or self.telling.assessment.localisation
        likely = self.best if found is not None and found.conclusion == root else None
        return GridRow(root, cells, likely)

    def cell(self, kind: str, names: tuple[str, ...], side: Side) -> Cell:
        entries = tuple(e for name in names for f in self._on(name, side) if (e := self.entry(kind, f)) is not None)
        abnormal = any(entry.abnormal for entry in entries)
        if entries:
            return Cell(side.value, entries, State.RECORDED, abnormal)
        states = {self.telling.silent(name).state for name in names if not self.telling.assessment.charted.of(name)}
        return Cell(side.value, (), State.UNREAD if State.UNREAD in states else State.UNDOCUMENTED, False)

    def _on(self, name: str, side: Side) -> list[Finding]:
        found = self.telling.assessment.charted.of(name)
        sided = [f for f in found if f.side in (side, Side.BILATERAL)]
        return sided or [f for f in found if f.side is None]

    def entry(self, kind: str, finding: Finding) -> Entry | None:
        if finding.status is Status.HISTORICAL:
            return None
        reading = telling(finding)
        abnormal = finding.status is Status.PRESENT
        word = self.grid.abnormal[kind] if abnormal else self.grid.normal[kind]
        value = f"{finding.grade}/5" if finding.grade else word
        if abnormal and finding.certainty is Certainty.POSSIBLE:
            value = f"{value}?"
        source = self.telling.book.cite(reading.evidence) if reading else None
        return Entry(self.grid.names[finding.id], value, abnormal, source, finding.side is None)

    def picture(self, chart: BodyChart, number: int) -> Picture:
        figure = chart.figures[number]
        first = Side(figure.left_is)
        second = Side.LEFT if first is Side.RIGHT else Side.RIGHT
        patches = [
            Patch(area.root, area.path, side.value, self._area_state(area.findings, side), mirrored)
            for side, mirrored in ((first, False), (second, True))
            for area in figure.areas
            if area.mirror or not mirrored
        ]
        labels = tuple((root, x, y) for root, (x, y) in figure.labels.items())
        return Picture(
            figure.id,
            figure.label,
            figure.width,
            figure.axis,
            figure.outline,
            tuple(patches),
            labels,
            first.value,
            second.value,
        )

    def _area_state(self, names: tuple[str, ...], side: Side) -> str:
        found = [f for name in names for f in self._on(name, side) if f.status is not Status.HISTORICAL]
        if any(f.status is Status.PRESENT for f in found):
            return "abnormal"
        if found:
            return "normal"
        silent: list[Fact] = [self.telling.silent(name) for name in names]
        return "unread" if any(fact.state is State.UNREAD for fact in silent) else "undocumented"
