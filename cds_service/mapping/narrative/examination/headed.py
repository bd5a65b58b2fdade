"""Tables with the muscles as their header and a row for each side: "HF KE DF EHL PF / R 5 5 4 3 5 / L 5 5 5 5 5".

The header may stand in a sentence of its own; it holds for the rows that follow it. Only a row with a grade for every name of
the header is one, so that a list of muscles in prose is never taken for a header.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cds_service.clinical.findings import Side
from cds_service.knowledge.narrative.entries import Entry, Kind
from cds_service.mapping.narrative.examination.elements import STRENGTH, Element, Reading
from cds_service.mapping.narrative.examination.grade import Grade, bare_number
from cds_service.mapping.narrative.statements.attach import Around, side_inside, side_of
from cds_service.mapping.narrative.text.lexicon import Item

_LEAST = 3
"""Names of the shortest header."""
_KNOWN = 2
"""Of which so many at least are muscles of the leg."""
_LONGEST = 6
"""Letters of a name that is not known ("Delt")."""
_BETWEEN = frozenset("|/,&")
_LINE_MARKS = frozenset([":", "\n"])
_BEFORE_CELLS = frozenset("|:-=")
_SCALE = "5"

Names = tuple[str | None, ...]
"""The topics of a header in their order; None for a name that is no muscle of the leg."""


class Row(NamedTuple):
    """The grades of one side, and the tokens of the row."""

    side: Side
    grades: list[Grade]
    first: int
    last: int


class Headed(NamedTuple):
    """What the rows of a sentence say, their tokens, and the header that holds for the next sentence."""

    readings: list[Reading]
    spans: list[range]
    names: Names

    def outside(self, grades: Sequence[Grade]) -> list[Grade]:
        """The grades that stand in no row."""
        return [g for g in grades if not any(g.first in span for span in self.spans)]


def headed(around: Around, names: Names) -> Headed:
    """The rows of a sentence under its header, or under that of the sentence before (``names``)."""
    header = _header(around)
    names = header or names
    rows = list(_rows(around, len(names))) if names else []
    readings = [reading for row in rows for reading in _readings(row, names)]
    beside = around.items and _side(around, around.items[0]) is not None
    goes_on = header or rows or beside or _is_rule(around)
    return Headed(readings, [range(row.first, row.last) for row in rows], names if goes_on else ())


def _is_rule(around: Around) -> bool:
    """Whether it is the line below the header of a table ("|---|---|")."""
    return all(around.tokens[at].kind in ("punct", "brk") for at in range(around.first, around.last))


def _header(around: Around) -> Names:
    """The names of a header in the sentence: the last run of names that nothing but marks parts."""
    ends = {item.first: item for item in around.items if item.has(Kind.TOPIC) or item.has(Kind.AREA)}
    best: Names = ()
    run: list[str | None] = []
    at = around.first
    while at < around.last:
        token = around.tokens[at]
        item = ends.get(at)
        name = _topic(around, at, item)
        if name or (token.kind in ("word", "abbr", "level") and len(token.norm) <= _LONGEST and not _sided(around, at)):
            run.append(name or None)
            at = item.last if item is not None and name else at + 1
            best = _better(best, run)
        else:
            run = run if token.norm in _BETWEEN else []
            at += 1
    return best or _line(around)


def _line(around: Around) -> Names:
    """The muscles of a line that has nothing but their names ("Dorsiflexion", with the sides in the lines below)."""
    names = {item.first: (item.last, name) for item in around.items if (name := _topic(around, item.first, item))}
    alone = len(names) == len(around.items) and all(item.first in names for item in around.items)
    covered = {i for first, (last, _) in names.items() for i in range(first, last)}
    marks = all(
        around.tokens[i].norm in _BETWEEN | _LINE_MARKS for i in range(around.first, around.last) if i not in covered
    )
    ends = around.last > around.first and around.tokens[around.last - 1].kind == "brk"
    return tuple(name for _, name in names.values()) if names and alone and marks and ends else ()


def _better(best: Names, run: Sequence[str | None]) -> Names:
    known = sum(name is not None for name in run)
    return tuple(run) if len(run) >= _LEAST and known >= _KNOWN else best


def _topic(around: Around, at: int, item: Item | None) -> str:
    """The muscle of the leg that a name of a header means; "" for any other."""
    knowledge = around.knowledge
    named = item.name(Kind.TOPIC) if item is not None else None
    if named is not None and knowledge.topics[named].domain == STRENGTH and knowledge.topics[named].findings:
        return named
    return knowledge.column_names.get(around.tokens[at].norm, "")


def _sided(around: Around, at: int) -> bool:
    return any(item.first <= at < item.last and _side(around, item) is not None for item in around.items)


def _side(around: Around, item: Item) -> Side | None:
    side = side_of(item) or (side_inside(around, item) if item.has(Kind.AREA) else None)
    return side if side in (Side.LEFT, Side.RIGHT) else None


def _rows(around: Around, count: int) -> Iterator[Row]:
    for item in around.items:
        side = _side(around, item)
        if side is None:
            continue
        at = item.last
        while at < around.last and (around.tokens[at].norm in _BEFORE_CELLS or _is_limb(around, at)):
            at += 1
        grades: list[Grade] = []
        while (cell := _cell(around, at)) is not None:
            grades.append(cell)
            at = cell.last
            while at < around.last and around.tokens[at].norm in _BETWEEN - {","}:
                at += 1
        if len(grades) == count:
            yield Row(side, grades, item.first, at)


def _is_limb(around: Around, at: int) -> bool:
    return any(item.first == at and item.has(Kind.AREA) and item.last == at + 1 for item in around.items)


def _cell(around: Around, at: int) -> Grade | None:
    """The grade at a token: "4", "4-", "4/5"."""
    tokens, last = around.tokens, around.last
    grade = bare_number(tokens, at, last)
    if grade is None:
        return None
    end = grade.last
    scaled = end + 1 < last and tokens[end].norm == "/" and tokens[end + 1].norm == _SCALE
    return grade._replace(last=end + 2 if scaled else end, strength=True)


def _readings(row: Row, names: Names) -> Iterator[Reading]:
    for name, grade in zip(names, row.grades, strict=True):
        if name is not None:
            source = Item(grade.first, grade.last, (Entry(Kind.TOPIC, name),))
            muscle = Element(grade.first, grade.last, "topic", source=source, domain=STRENGTH, own_side=row.side)
            value = Element(grade.first, grade.last, "value", grade=grade, domain=STRENGTH)
            yield Reading(value, [muscle], domain=STRENGTH)
