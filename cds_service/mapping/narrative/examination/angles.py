"""A test of which only the angle is told: "SLR 30 R, 80 L", "straight leg raise limited to 30 degrees on the right"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Side, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.statements.attach import OTHER_SIDE, Around, side_before, side_of
from cds_service.mapping.narrative.text import grammar

_REACH = 14
"""Tokens behind a test among which its angles are."""
_MOST = 2
_STOPPED = grammar.words("with limited by only just due to from some mild bilateral")
"""Beside a muscle that stops the leg, and no root."""

Answer = tuple[Status, Side | None]


def angles(around: Around, k: int, bounds: Sequence[int]) -> tuple[list[Answer], int]:
    """The answers of the test at item ``k`` and their end; none where anything but angles and sides is told of it.

    ``bounds``: degrees below which a number counts something else, up to which the test is positive, and from which on it
    is negative. Between the last two nothing is said.
    """
    begin = around.items[k].last
    parts, end = _parts(around, k, bounds[-1])
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
    found = [_status(number, bounds) for number in numbers]
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


def _parts(around: Around, k: int, free: int) -> tuple[list[tuple[int | None, Side | None]], int]:
    """The numbers and sides behind the test, in order, and their end; nothing where another word stands among them.

    From ``free`` degrees on a tight muscle behind the thigh is all that stopped it ("80 both with hamstring tightness only").
    """
    sides = {i.first: i for i in around.items[k + 1 :] if i.has(Kind.SIDE)}
    at = end = around.items[k].last
    parts: list[tuple[int | None, Side | None]] = []
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
        elif token.norm not in grammar.TO_ANGLE:
            if _only_tight(around, at):
                numbers = [number for number, _ in parts if number is not None]
                return (parts, end) if numbers and min(numbers) >= free else ([], end)
            closed = around.tokens[at - 1].norm in (".", ";", ",") and _other(around, k, at)
            return (parts, end) if closed else ([], end)
        at += 1
        if at - around.items[k].last > _REACH:
            return [], end
    return parts, end


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
