"""A test of which only the angle is told: "SLR 30 R, 80 L", "straight leg raise limited to 30 degrees on the right".

Beside the angles of both sides it may be told whether the leg hurt there ("50 on the right with leg pain, 85 left without pain").
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Side, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.statements.attach import OTHER_SIDE, Around, side_before, side_of
from cds_service.mapping.narrative.text import grammar

_REACH = 20
"""Tokens behind a test among which its angles are."""
_MOST = 2
_STOPPED = grammar.words("with limited by only just due to from some mild bilateral")
"""Beside a muscle that stops the leg, and no root."""

_HURTS = {"with": Status.PRESENT, "without": Status.ABSENT}
_TO_PAIN = 3
"""Tokens from such a word to the pain ("with left leg pain")."""

Answer = tuple[Status, Side | None]


def angles(around: Around, k: int, bounds: Sequence[int]) -> tuple[list[Answer], int]:
    """The answers of the test at item ``k`` and their end; none where anything but angles and sides is told of it.

    ``bounds``: degrees below which a number counts something else, up to which the test is positive, and from which on it
    is negative. Between the last two nothing is said.
    """
    begin = around.items[k].last
    parts, end, hurt = _parts(around, k, bounds[-1])
    before = side_before(around, k)
    if parts and parts[0][0] is not None and before not in (None, Side.BILATERAL):
        parts = [(None, before), *parts] if _is_alone(parts, before) else parts
    numbers = [number for number, _ in parts if number is not None]
    named = [side for _, side in parts if side is not None]
    if not 0 < len(numbers) <= _MOST or len(named) > _MOST or min(numbers) < bounds[0]:
        return [], begin
    if (
        len(numbers) < _MOST
        and not named
        and not any(around.tokens[at].norm in grammar.TELLS_ANGLE for at in range(begin, end))
    ):
        return [], begin
    found = [hurt.get(place) or _status(number, bounds) for place, number in enumerate(numbers)]
    if len(numbers) == _MOST and len(named) == _MOST:
        said: list[Answer] = [(one, side) for one, side in zip(found, named, strict=True) if one is not None]
        return said, end
    first = found[0]
    if first is None or any(status is not first for status in found):
        return [], begin
    if len(numbers) == _MOST:
        return [(first, Side.BILATERAL)], end
    side = Side.BILATERAL if len(named) == _MOST else named[0] if named else before
    return [(first, side)], end


def _is_alone(parts: Sequence[tuple[int | None, Side | None]], before: Side | None) -> bool:
    """Whether the side before the test is that of its first angle alone ("Left SLR 40", "Left SLR 40, right 90")."""
    sides = [side for _, side in parts if side is not None]
    if not sides:
        return True
    # an angle, the other side, its angle
    kinds = [number is not None for number, _ in parts]
    return before is not None and sides == [OTHER_SIDE.get(before)] and kinds == [True, False, True]


def _parts(around: Around, k: int, free: int) -> tuple[list[tuple[int | None, Side | None]], int, dict[int, Status]]:
    """The numbers and sides behind the test, in order, and their end; nothing where another word stands among them.

    With them, by the place among the numbers, whether the leg hurt there.

    From ``free`` degrees on a tight muscle behind the thigh is all that stopped it ("80 both with hamstring tightness only").
    """
    sides = {i.first: i for i in around.items[k + 1 :] if i.has(Kind.SIDE)}
    at = end = around.items[k].last
    parts: list[tuple[int | None, Side | None]] = []
    hurt: dict[int, Status] = {}
    while at < around.last:
        token = around.tokens[at]
        if at in sides:
            parts.append((None, side_of(sides[at])))
            at = end = sides[at].last
            continue
        if token.kind == "num" and token.norm.isdigit():
            at = _end_of_range(around, at)
            parts.append((int(around.tokens[at].norm), None))
            end = at + 1
        elif token.kind == "brk":
            break
        elif (count := _numbers(parts)) and (pain := _end_of_pain(around, at)):
            hurt[count - 1], at, end = _HURTS[token.norm], pain, pain
            continue
        elif token.norm not in grammar.TO_ANGLE:
            if _only_tight(around, at):
                numbers = [number for number, _ in parts if number is not None]
                return (parts if numbers and min(numbers) >= free else []), end, hurt
            closed = around.tokens[at - 1].norm in (".", ";", ",") and _other(around, k, at)
            return (parts if closed else []), end, hurt
        at += 1
        if at - around.items[k].last > _REACH:
            return [], end, hurt
    return (parts if not hurt or _numbers(parts) == _MOST else []), end, hurt


def _numbers(parts: Sequence[tuple[int | None, Side | None]]) -> int:
    return sum(number is not None for number, _ in parts)


def _end_of_pain(around: Around, at: int) -> int:
    """The end of words for a pain, of the leg or of no place, behind "with" or "without"; 0 where there are none."""
    if around.tokens[at].norm not in _HURTS:
        return 0
    told = next((i for i in around.items if i.first == at and i.name(Kind.VALUE) == "positive"), None)
    if told is not None:
        return told.last
    behind = [i for i in around.items if at < i.first <= at + _TO_PAIN]
    pain = next((i for i in behind if around.names_complaint(i, "pain")), None)
    if pain is None:
        return 0
    places = [i.name(Kind.AREA) or "" for i in behind if i.first <= pain.last and i.has(Kind.AREA)]
    return pain.last if all("strength" in around.knowledge.areas[place] for place in places) else 0


def _only_tight(around: Around, at: int) -> bool:
    """Whether nothing but tight hamstrings is told up to the end of the clause."""
    norms = []
    while at < around.last and around.tokens[at].norm not in grammar.CLOSING and around.tokens[at].kind != "brk":
        norms.append(around.tokens[at].norm)
        at += 1
    words = around.knowledge.bedside
    return not words.hamstring.isdisjoint(norms) and (words.hamstring | words.tight | _STOPPED).issuperset(norms)


def _end_of_range(around: Around, at: int) -> int:
    """The upper number of "0-60", which is the angle that was reached."""
    upper = at + 2
    if upper >= around.last or around.tokens[at + 1].norm != "-" or not around.tokens[upper].norm.isdigit():
        return at
    return upper if around.tokens[upper].start == around.tokens[at + 1].end else at


def _other(around: Around, k: int, at: int) -> bool:
    """Whether something else begins here that is examined or told of ("SLR 40 L, crossed SLR negative")."""
    return any(item.first == at and (item.has(Kind.TOPIC) or item.has(Kind.FINDING)) for item in around.items[k + 1 :])


def _status(number: int, bounds: Sequence[int]) -> Status | None:
    _, limited, free = bounds
    return Status.PRESENT if number <= limited else Status.ABSENT if number >= free else None
