"""Grades in two columns under a header of sides: "Power R L: hip flex 4 4-", a table with a muscle in each line.

The header may stand in a sentence of its own; it holds for the rows that follow it, until something else is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.elements import REFLEX, STRENGTH
from cds_service.mapping.narrative.examination.grade import Grade
from cds_service.mapping.narrative.examination.headers import order_of_sides
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text.lexicon import Item

_CELLS = frozenset("|/,&\t")
"""Between the columns of a table."""
_GRADES = frozenset("012345")
_SCALES = frozenset("45")
_STRONG = frozenset("345")
"""Grades that no scale of sensation has."""
_WRITTEN = {"r/l": "rl", "l/r": "lr"}
_ELICITED = {"+": "2", "-": "0"}
"""Marks of a reflex that is there, or not."""
_SIGNED = frozenset(_ELICITED)
_TO_HEADER = 6
"""Tokens before a header that say of what it is."""
_ROW = 6
"""Words of the longest row, with its name and what else stands in it."""
_SAYING = (Kind.TOPIC, Kind.VALUE, Kind.COMPLAINT, Kind.FINDING, Kind.QUANTITY)


class Columns(NamedTuple):
    """What the two columns are: "rl" or "lr" ("" is no table), and of what they tell, where the header says so."""

    order: str = ""
    domain: str = ""
    paired: bool = False
    """Whether the order stands in brackets, so that "4 / 5" below is a pair and not grade 4 of five."""


def in_columns(around: Around, grades: Sequence[Grade], columns: Columns) -> tuple[list[Grade], Columns]:
    """The grades with two of a row as one of right and left, and the columns that hold for the next sentence."""
    header = _header(around)
    begin = around.first
    if header is not None:
        begin, columns = header
    if not columns.order:
        return list(grades), columns
    pairs = [pair for item in around.items if item.first >= begin and (pair := _row(around, item, columns))]
    kept = [g for g in grades if not any(p.first <= g.first < p.last for p in pairs)]
    goes_on = header is not None or bool(pairs) or _is_row(around)
    return sorted([*kept, *pairs]), columns if goes_on else Columns()


def _header(around: Around) -> tuple[int, Columns] | None:
    """The end of a header in the sentence and what it says; None where there is none."""
    place = _two_sides(around)
    if place is None or place[0] - around.first > _TO_HEADER:
        return None
    first, end, order = place
    before = [item for item in around.items if item.first < first]
    if any(item.has(kind) for kind in _SAYING for item in before):
        return None
    if any(around.tokens[i].kind == "num" for i in range(around.first, first)):
        return None
    while end < around.last and around.tokens[end].norm in _CELLS | {")", ":"}:
        end += 1
    closes = end >= around.last or around.tokens[end].kind == "brk" or _names(around, end)
    heads = [name for item in before if (name := item.name(Kind.HEAD)) is not None]
    paired = bool(order_of_sides(around.tokens, around.first, around.last))
    return (end, Columns(order, heads[-1] if heads else "", paired)) if closes else None


def _two_sides(around: Around) -> tuple[int, int, str] | None:
    """The begin and end of two different sides that stand together, and their order."""
    for at in range(around.first, min(around.last, around.first + _TO_HEADER + 1)):
        if around.tokens[at].norm in _WRITTEN:
            return at, at + 1, _WRITTEN[around.tokens[at].norm]
    sides = [item for item in around.items if item.has(Kind.SIDE, "left", "right")]
    if len(sides) <= 1 or sides[0].has(Kind.SIDE, "right") is sides[1].has(Kind.SIDE, "right"):
        return None
    between = [around.tokens[i].norm for i in range(sides[0].last, sides[1].first)]
    if len(between) > 1 or not set(between) <= _CELLS:
        return None
    return sides[0].first, sides[1].last, "rl" if sides[0].has(Kind.SIDE, "right") else "lr"


def _names(around: Around, at: int) -> bool:
    return any(i.first == at and (i.has(Kind.TOPIC) or i.has(Kind.AREA)) for i in around.items)


def _row(around: Around, item: Item, columns: Columns) -> Grade | None:
    """The two grades behind a muscle, root or reflex; None where there are not two."""
    one = _cell(around, item.last)
    other = _cell(around, one.last) if one is not None else None
    if one is None or other is None or (other.last < around.last and around.tokens[other.last].kind == "num"):
        return None
    domain = _domain(around, item, columns, (one, other))
    if domain not in (STRENGTH, REFLEX) or (domain == STRENGTH and _SIGNED & {one.text, other.text}):
        return None
    right, left = (
        _ELICITED.get(cell.text, cell.text) for cell in ((one, other) if columns.order == "rl" else (other, one))
    )
    return Grade(one.first, other.last, right, strength=domain == STRENGTH, other=left)


def _domain(around: Around, item: Item, columns: Columns, cells: Sequence[Grade]) -> str:
    """Of what a row tells: by its name, and a root or place by the header, or by numbers that no other scale has."""
    topic = around.knowledge.topics.get(item.name(Kind.TOPIC) or "")
    if topic is not None:
        return topic.domain
    area = around.knowledge.areas.get(item.name(Kind.AREA) or "", {})
    if not columns.domain:
        return STRENGTH if any(cell.text[0] in _STRONG for cell in cells) and STRENGTH in area else ""
    return columns.domain if columns.domain in area else ""


def _cell(around: Around, at: int) -> Grade | None:
    """The grade at a token, behind a mark that parts columns: "4", "4-", "| 4/5"."""
    tokens, last = around.tokens, around.last
    while at < last and tokens[at].norm in _CELLS | {":", "="}:
        at += 1
    if at < last and tokens[at].norm in ("+", "-"):
        end = at + 1
        while end < last and tokens[end].norm == tokens[at].norm and tokens[end].start == tokens[end - 1].end:
            end += 1
        return Grade(at, end, tokens[at].norm * (end - at), strength=None)
    if at >= last or tokens[at].norm not in _GRADES:
        return None
    end, text = _signed(around, at + 1, tokens[at].norm)
    if end + 1 < last and tokens[end].norm == "/" and tokens[end + 1].norm in _SCALES:
        end, text = _signed(around, end + 2, text)
    return Grade(at, end, text, strength=None)


def _signed(around: Around, end: int, text: str) -> tuple[int, str]:
    """With the sign written right behind a number."""
    if (
        end < around.last
        and around.tokens[end].norm in ("+", "-")
        and around.tokens[end].start == around.tokens[end - 1].end
    ):
        return end + 1, text + around.tokens[end].norm if len(text) == 1 else text
    return end, text


def _is_row(around: Around) -> bool:
    """Whether a sentence may be a row that is not known, or a line of a table."""
    inside = around.tokens[around.first : around.last]
    words = [token for token in inside if token.kind in ("word", "abbr")]
    numbers = [token for token in inside if token.kind == "num"]
    return not words or (len(words) <= _ROW and len(numbers) > 1)
