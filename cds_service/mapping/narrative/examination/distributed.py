"""Two grades told of two sides in their order: "left and right dorsiflexion was 0/5 and 2/5, respectively", "EHL 5 and 4+".

The order stands with the grades ("left and right", before or right behind), or is that of the results before in the sentence
("dorsiflexion 5 on the left and 4+ on the right, EHL 5 and 4+"). Without any order the weaker of the two counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cds_service.clinical.findings import Side
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.elements import REFLEX, STRENGTH
from cds_service.mapping.narrative.examination.grade import Grade, bare_number
from cds_service.mapping.narrative.statements.attach import SIDES, Around, side_inside, side_of
from cds_service.mapping.narrative.text import grammar

_AND = frozenset(["and", "&"])
_BETWEEN_SIDES = _AND | frozenset(["the", "in", "on", "to", "at"])
_TO_GRADES = grammar.TO_NUMBER | grammar.LINKS | frozenset(["graded", "scored", "grade", "power", "strength"])
_ENDS = grammar.CLOSING | frozenset([")", "respectively", "on", "in", "at", "for", "("])
_NEAR = 3
"""Tokens between a grade and the side that it has."""
_ONE_SIDE = (Side.LEFT, Side.RIGHT)
_SPELLED = ("left", "right")
_BOTH = ([Side.LEFT, Side.RIGHT], [Side.RIGHT, Side.LEFT])


class _Sided(NamedTuple):
    first: int
    last: int
    side: Side


def distributed(around: Around, grades: Sequence[Grade]) -> list[Grade]:
    """The grades, two of them joined by "and" as one of right and left where the sentence tells their order."""
    made = list(grades)
    sides = list(_sides(around))
    for one, other in list(_joined(around, grades)):
        order = _order(around, sides, made, one.first, other.last)
        pair = _pair(around, one, other, order)
        if pair is not None:
            made = sorted([*(g for g in made if not one.first <= g.first < other.last), pair])
    return made


def _joined(around: Around, grades: Sequence[Grade]) -> Iterator[tuple[Grade, Grade]]:
    """Grades with nothing but "and" between them, written with their scale or not."""
    found = {grade.first: grade for grade in grades}
    for at in range(around.first + 1, around.last - 1):
        if around.tokens[at].norm not in _AND:
            continue
        begin = at - 1 if around.tokens[at - 1].norm == "," else at
        one = next((grade for grade in grades if grade.last == begin), None) or _bare_before(around, begin)
        other = found.get(at + 1) or bare_number(around.tokens, at + 1, around.last)
        if one is None or other is None or one.other or other.other:
            continue
        if (
            other.last >= around.last
            or around.tokens[other.last].norm in _ENDS
            or around.tokens[other.last].kind == "brk"
        ):
            yield one, other


def _bare_before(around: Around, end: int) -> Grade | None:
    numbers = (bare_number(around.tokens, at, end) for at in (end - 2, end - 1) if at >= around.first)
    return next((grade for grade in numbers if grade is not None and grade.last == end), None)


def _domain(around: Around, at: int) -> str:
    """Of what the muscles or reflexes right before two grades are, where they are of one; "" for anything else."""
    named = [item for item in around.items if item.last <= at and (item.has(Kind.TOPIC) or item.has(Kind.HEAD))]
    if not named or any(
        around.tokens[i].norm not in _TO_GRADES | _BETWEEN_SIDES and not _is_place(around, i)
        for i in range(named[-1].last, at)
    ):
        return ""
    topic = around.knowledge.topics.get(named[-1].name(Kind.TOPIC) or "")
    domain = topic.domain if topic is not None else named[-1].name(Kind.HEAD)
    return domain if domain in (STRENGTH, REFLEX) else ""


def _is_place(around: Around, at: int) -> bool:
    return any(i.first <= at < i.last and (i.has(Kind.SIDE) or i.has(Kind.AREA)) for i in around.items)


def _pair(around: Around, one: Grade, other: Grade, order: str) -> Grade | None:
    scaled = bool(one.strength or other.strength)
    domain = STRENGTH if scaled else _domain(around, one.first)
    if not domain or _of_two_muscles(around, one.first) or (not order and scaled and one.strength == other.strength):
        return None
    strength = domain == STRENGTH
    if order:
        right, left = (one.text, other.text) if order == "rl" else (other.text, one.text)
        return Grade(one.first, other.last, right, strength=strength, other=left, sided=True)
    texts = sorted((one.text, other.text), key=lambda text: int(text.strip("+-")[0]) if text.strip("+-") else 0)
    well = not strength and around.knowledge.reflex_grades.get(texts[0]) == "normal"
    return Grade(one.first, other.last, texts[-1] if well else texts[0], strength=strength)


def _of_two_muscles(around: Around, at: int) -> bool:
    """Whether two different muscles before the grades may have one each ("EHL and dorsiflexion were 3/5 and 4/5")."""
    named = [item for item in around.items if item.last <= at and item.has(Kind.TOPIC)][-2:]
    if len(named) <= 1 or named[0].name(Kind.TOPIC) == named[1].name(Kind.TOPIC):
        return False
    between = range(named[0].last, named[1].first)
    return all(around.tokens[i].norm in _AND or _is_place(around, i) for i in between)


def _sides(around: Around) -> Iterator[_Sided]:
    """The sides that are named, both of "left and right" where one phrase names them."""
    for item in around.items:
        both = [
            (i, SIDES[around.tokens[i].norm]) for i in range(item.first, item.last) if around.tokens[i].norm in _SPELLED
        ]
        if [side for _, side in both] in _BOTH and (item.has(Kind.SIDE) or item.has(Kind.AREA) or item.has(Kind.TOPIC)):
            yield _Sided(item.first, both[0][0] + 1, both[0][1])
            yield _Sided(both[1][0], item.last, both[1][1])
            continue
        side = side_of(item) or (side_inside(around, item) if item.has(Kind.AREA) or item.has(Kind.TOPIC) else None)
        if side in _ONE_SIDE:
            yield _Sided(item.first, item.last, side)


def _order(around: Around, sides: Sequence[_Sided], grades: Sequence[Grade], first: int, last: int) -> str:
    """The order of the sides for two grades: that which stands with them, or that of the results before; "" for none."""
    found = ""
    for one, other in pairwise(sides):
        if one.side is other.side:
            continue
        order = "rl" if one.side is Side.RIGHT else "lr"
        if _together(around, one, other):
            behind = one.first >= last and all(around.tokens[i].norm in _ENDS | {"the"} for i in range(last, one.first))
            found = order if other.last <= first or behind else found
        elif other.last <= first and _has_grade(grades, one) and _has_grade(grades, other):
            found = order
    return found


def _together(around: Around, one: _Sided, other: _Sided) -> bool:
    """Whether two sides are named at once ("left and right", "the left foot and the right")."""
    between = range(one.last, other.first)
    named = [item for item in around.items if item.last > one.first and item.has(Kind.TOPIC)][:2]
    same = len(named) > 1 and named[0].name(Kind.TOPIC) == named[1].name(Kind.TOPIC)
    muscle = range(named[0].first, named[0].last) if same else range(0)  # "left EHL and right EHL"
    joined = any(around.tokens[i].norm in _AND for i in between)
    return joined and all(
        around.tokens[i].norm in _BETWEEN_SIDES or _is_place(around, i) or i in muscle for i in between
    )


def _has_grade(grades: Sequence[Grade], side: _Sided) -> bool:
    """Whether a grade is right beside a side ("5 on the left")."""
    return any(0 <= side.first - g.last <= _NEAR or 0 <= g.first - side.last <= _NEAR for g in grades)
