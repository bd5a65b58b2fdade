"""A side named once for several results: "Left EHL 4/5, quadriceps 5/5"; "quadriceps (4/5) and EHL (4/5) on the right"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Side
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.elements import REFLEX, STRENGTH, Element, Reading, specific
from cds_service.mapping.narrative.examination.grade import BEST
from cds_service.mapping.narrative.statements.attach import Around, side_of
from cds_service.mapping.narrative.text import changes, grammar

_LOST = frozenset(["absent", "reduced"])
_BESIDE = 4
"""Tokens beside a result that tell that it was one of another time."""


def lead(around: Around, readings: Sequence[Reading]) -> None:
    """A side named before its topic goes on for what follows ("Left EHL 4/5, quadriceps 5/5")."""
    led: Side | None = None
    domain: str | None = None
    for earlier, later in zip(reversed(readings[:-1]), reversed(readings[1:]), strict=True):
        if _shares_end(around, earlier, later):
            earlier.sides = list(later.sides)
    for reading in readings:
        own = [e.own_side for e in reading.about if e.own_side is not None and e.last <= reading.value.first]
        before = [s.side for s in reading.sides if s.last <= reading.value.first and s.side is not None]
        named = own or before or _behind_general(reading)
        if named:
            led, domain = named[0], reading.domain
        elif (
            reading.sides
            or any(e.own_side is not None for e in reading.about)
            or (reading.domain != domain and not _goes_with(around, reading))
        ):
            led = None
        reading.lead = led if not reading.sides else None
    drooping = _of_weak_foot(around)
    for reading in readings:
        sided = bool(reading.sides) or any(e.own_side is not None for e in reading.about)
        weak = reading.value.grade is not None and reading.value.grade.text[:1] != BEST
        if reading.lead is None and weak and not sided and reading.domain == STRENGTH:
            reading.lead = drooping


def _of_weak_foot(around: Around) -> Side | None:
    """The one side that a sentence names, of a weak leg or foot by its own phrase ("left foot drop, EHL 1/5")."""
    sides = [k for k, item in enumerate(around.items) if item.has(Kind.SIDE)]
    if len(sides) != 1 or sides[0] + 1 >= len(around.items):
        return None
    side, weak = around.items[sides[0]], around.items[sides[0] + 1]
    near = weak.first == side.last and weak.name(Kind.FINDING) in around.knowledge.follows
    return side_of(side) if near else None


def _goes_with(around: Around, reading: Reading) -> bool:
    """Whether "with" joins a lost reflex to the muscle told before ("right quadriceps 3/5 with absent knee jerk")."""
    first = min([reading.value.first, *(e.first for e in reading.about)])
    joined = first > around.first and around.tokens[first - 1].norm == "with"
    return joined and reading.domain == REFLEX and reading.value.klass in _LOST


def _behind_general(reading: Reading) -> list[Side]:
    """The side of a leg that is weak as a whole, before the grades of its muscles ("reduced power in the left leg, 3/5 in ...")."""
    if reading.domain != STRENGTH or reading.value.klass == "normal":
        return []
    if reading.value.grade is not None and any(e.kind == "topic" for e in reading.about):
        return []
    sides = [s.side for s in reading.sides if s.side is not None]
    sides += [e.own_side for e in reading.about if e.own_side is not None]
    return sides if len(set(sides)) == 1 else []


def opened(around: Around, readings: Sequence[Reading]) -> None:
    """A result of another time that opens a sentence is of the muscle that the next one names ("Previously 5/5, EHL now 3/5")."""
    if len(readings) <= 1:
        return
    first, second = readings[0], readings[1]
    full = first.value.domain == STRENGTH or first.value.klass == "normal"
    muscles = [e for e in second.about if e.kind == "topic" and e.domain == STRENGTH and e.first > first.value.last]
    opening = [around.tokens[i].norm for i in range(around.first, first.value.first)]
    known = grammar.ONCE | grammar.TENSE_PAST | changes.TO_GRADE | grammar.AGO
    told = any(norm in grammar.ONCE | grammar.TENSE_PAST for norm in opening) and all(norm in known for norm in opening)
    if full and muscles and told and not first.about and not first.sides:
        first.about, first.sides, first.domain, first.carried = muscles, list(second.sides), STRENGTH, True


def of_then(around: Around, value: Element) -> bool:
    """Whether a muscle was normal at another time ("now 3/5, previously full")."""
    if value.klass != "normal":
        return False
    before = range(max(value.first - _BESIDE, around.first), value.first)
    behind = range(value.last, min(value.last + _BESIDE, around.last))
    return any(around.tokens[i].norm in grammar.ONCE | grammar.TENSE_PAST for i in before) or any(
        around.tokens[i].norm in grammar.AGO | grammar.ONCE for i in behind
    )


def _shares_end(around: Around, earlier: Reading, later: Reading) -> bool:
    """Whether a side at the end is meant for both ("quadriceps (4/5) and EHL (4/5) on the right")."""
    if earlier.sides or any(e.own_side is not None for e in earlier.about) or earlier.domain != later.domain:
        return False
    if not later.sides or any(s.first < later.value.last for s in later.sides) or not specific(earlier.about):
        return False
    end = max([earlier.value.last, *(e.last for e in earlier.about)])
    begin = min([later.value.first, *(e.first for e in later.about)])
    between = {around.tokens[i].norm for i in range(end, begin)}
    if "and" in between:
        return between <= {"and", ")", ","}
    weak = earlier.value.grade is not None and earlier.domain == STRENGTH and earlier.value.grade.text[:1] != BEST
    one = all(side.side in (Side.LEFT, Side.RIGHT) for side in later.sides)
    return weak and one and between <= {")", ","} and "," in between and not _sided_before(around, end)


def _sided_before(around: Around, at: int) -> bool:
    """Whether a side is named earlier in the sentence, so that results may each have their own."""
    return any(item.has(Kind.SIDE) for item in around.items if item.first < at)
