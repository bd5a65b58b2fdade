"""Pairs of grades under a header in brackets that says in which order the sides stand: "Motor (R / L):", then "DF 4 / 5".

The header may stand in a line of its own; "4 / 5" in the rows below is right 4 and left 5, and not grade 4 of five.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.elements import STRENGTH
from cds_service.mapping.narrative.examination.grade import Grade
from cds_service.mapping.narrative.examination.headers import order_of_sides
from cds_service.mapping.narrative.examination.tables import Columns
from cds_service.mapping.narrative.examination.values import under_header
from cds_service.mapping.narrative.statements.attach import Around

_PAIR = 3
"""Tokens of a number, a slash and a number."""
_NAMED = (Kind.TOPIC, Kind.AREA)


def as_pairs(around: Around, grades: Sequence[Grade], columns: Columns) -> tuple[list[Grade], Columns]:
    """The grades with those under such a header as right and left, and the columns that still hold.

    ``columns``: those of the sentence before. A row that names a side itself is none of the table.
    """
    own = order_of_sides(around.tokens, around.first, around.last)
    if not own and not columns.paired:
        return list(grades), columns
    if not own and (any(item.has(Kind.SIDE) for item in around.items) or _in_prose(around, grades)):
        return list(grades), Columns()
    domain = "" if own else columns.domain
    order = own or columns.order
    found = [_out_of_four(around, grade, order, domain) for grade in grades]
    if not own and all(b.first - a.last > 1 for a, b in pairwise(found)):  # "3/5 4/5" are two grades, and no pairs
        found = [_below(around, grade, order, domain) for grade in found]
    return found, columns


def _in_prose(around: Around, grades: Sequence[Grade]) -> bool:
    """Whether a word that names nothing stands before a grade ("the EHL was only 3/5")."""
    named = {
        at for item in around.items if any(item.has(kind) for kind in _NAMED) for at in range(item.first, item.last)
    }
    before = [at for grade in grades if (at := grade.first - 1) >= around.first]
    return any(around.tokens[at].kind == "word" and at not in named for at in before)


def _below(around: Around, grade: Grade, order: str, domain: str) -> Grade:
    pair = under_header(around.tokens, grade, order)
    return pair._replace(strength=True) if pair.other is not None and grade.strength and domain == STRENGTH else pair


def _out_of_four(around: Around, grade: Grade, order: str, domain: str) -> Grade:
    """ "3/4" of a muscle is right and left: strength has no scale of four."""
    if grade.strength is not False or grade.other is not None or grade.last - grade.first != _PAIR:
        return grade
    named = [item for item in around.items if item.last <= grade.first and any(item.has(kind) for kind in _NAMED)]
    topic = around.knowledge.topics.get(named[-1].name(Kind.TOPIC) or "") if named else None
    if (topic.domain if topic is not None else domain) != STRENGTH:
        return grade
    pair = around.tokens[grade.first].norm, around.tokens[grade.last - 1].norm
    right, left = pair if order == "rl" else pair[::-1]
    return grade._replace(text=right, other=left, strength=None, sided=True)
