"""Grades set off before their muscles: "LE: [0/5] hip flexors, [3/5] knee extensors", "4/5 - dorsiflexion left".

They are read as if the brackets or the mark were not there.
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.grade import Grade
from cds_service.mapping.narrative.statements.attach import Around

_OPEN = {"[": "]", "(": ")"}
_BEFORE = frozenset([",", ";", ".", ":", "-", "and", "&", "•", "*"])
_BULLETS = frozenset(["•", "*", "-"])
_MARKS = frozenset(["-", ":"])
_STILL_OPEN = frozenset([":", "[", "(", "="])
"""Behind a name, they open its own result."""


def in_brackets(around: Around, grades: Sequence[Grade]) -> list[Grade]:
    """The grades, those in brackets or before a mark and a muscle together with these."""
    return [_with_mark(around, _with_brackets(around, grade)) for grade in grades]


def _with_mark(around: Around, grade: Grade) -> Grade:
    """A grade that opens a line, with the dash or colon behind it ("4/5 - dorsiflexion left")."""
    at, first = grade.last, grade.first
    opens = first == around.first or around.tokens[first - 1].kind == "brk" or around.tokens[first - 1].norm in _BULLETS
    marked = grade.strength is True and opens and at < around.last and around.tokens[at].norm in _MARKS
    return grade._replace(last=at + 1) if marked and _named(around, at + 1) else grade


def _with_brackets(around: Around, grade: Grade) -> Grade:
    first, last = grade.first - 1, grade.last
    if first < around.first or last >= around.last:
        return grade
    closes = around.tokens[last].norm == _OPEN.get(around.tokens[first].norm)
    return (
        grade._replace(first=first, last=last + 1)
        if closes and _opens(around, first) and _named(around, last + 1)
        else grade
    )


def _opens(around: Around, at: int) -> bool:
    """Whether something new begins at a bracket, and no muscle is named for what stands in it ("hip flexors: [4/5]")."""
    before = around.tokens[at - 1] if at > around.first else None
    if before is None or before.kind == "brk":
        return True
    muscle = any(item.last == at - 1 and item.has(Kind.TOPIC) for item in around.items)
    return before.norm in _BEFORE and not (muscle and before.norm in (":", "-"))


def _named(around: Around, at: int) -> bool:
    """Whether a muscle begins here, with or without its side, that has no result of its own behind it."""
    while (side := next((i for i in around.items if i.first == at and i.has(Kind.SIDE)), None)) is not None:
        at = side.last
    muscle = next((i for i in around.items if i.first == at and i.has(Kind.TOPIC)), None)
    return muscle is not None and (muscle.last >= around.last or around.tokens[muscle.last].norm not in _STILL_OPEN)
