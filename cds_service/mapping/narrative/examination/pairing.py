"""Results to what was examined: "EHL 4/5 on the left", "reflexes 2+ at the knees", "SLR positive on the right"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cds_service.clinical.findings import Side
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.before_muscles import own_topic_after, without_weak
from cds_service.mapping.narrative.examination.carrying import carry, fill_back, forward_style, settle_domain
from cds_service.mapping.narrative.examination.elements import STRENGTH, Element, Reading, specific
from cds_service.mapping.narrative.examination.leads import lead, opened
from cds_service.mapping.narrative.examination.splitting import (
    comma_between,
    is_alike,
    of_one_domain,
    opens_forward,
    split,
)
from cds_service.mapping.narrative.examination.together import shared
from cds_service.mapping.narrative.statements.attach import Around, side_of
from cds_service.mapping.narrative.text import grammar

_UNTESTED = grammar.words("not untested")
"""Behind a side, that it has no result."""
_LIKEWISE = grammar.words("too also likewise same similarly equally")
_AS_WELL = 2
"""Behind a side, that it is so on this side as well, and the tokens of "as well"."""
_NEAR = 4


def pair(around: Around, found: Sequence[Element], carried: Sequence[Element]) -> list[Reading]:
    """Every result with its topics and sides; ``carried``: what the sentence before was about."""
    readings: list[Reading] = []
    gap: list[Element] = []
    sides: list[Element] = []
    previous: Reading | None = None
    wall: Element | None = None
    leading = _leading(found)
    for element in found:
        if element.kind == "value":
            if previous is not None and not gap and not sides and _only_describes(around, previous, element):
                kept = element if element.grade is not None else previous.value
                previous.value = replace(kept, last=element.last)
                continue
            reading = Reading(element)
            gap, sides = (gap, sides) if previous is not None else _without_test(around, gap, sides, element)
            gap = without_weak(around, gap, element)
            split(around, gap, previous, reading)
            _share_sides(around, sides, previous, reading, leading=leading)
            settle_domain(reading)
            readings.append(reading)
            previous, gap, sides = reading, [], []
        elif element.kind == "side":
            if not _of_wall(around, wall, element):
                sides.append(element)
        elif element.kind == "wall":
            if previous is not None:
                _close(around, gap, sides, previous)
            gap, sides, previous, wall = [], [], None, element
        elif element.kind != "end":
            gap.append(element)
        else:
            if previous is not None:
                _close(around, gap, sides, previous)
            if previous is not None or around.tokens[element.first].norm == ";":
                gap = [e for e in gap if e.kind == "head"]
            sides, previous = [], None
    if previous is not None:
        _close(around, gap, sides, previous)
    _grade_behind(around, readings)
    _place_behind(around, readings)
    carry(around, readings, carried)
    fill_back(readings)
    opened(around, readings)
    lead(around, readings)
    return readings


def _without_test(
    around: Around, gap: list[Element], sides: list[Element], value: Element
) -> tuple[list[Element], list[Element]]:
    """Without a test that has its own number, where what the result is of stands behind ("SLR R 40, decreased AJ")."""
    tests = [e for e in gap if e.kind == "topic" and e.domain == "test"]
    others = [e for e in gap if e not in tests]
    if not tests or gap[-1] is not tests[-1] or any(e.kind != "area" for e in others):
        return gap, sides
    test = tests[-1]
    opens = all(e.first > tests[0].first or comma_between(around, e.last, tests[0].first) for e in others)
    following = next((i for i in around.items if i.first >= value.last and not i.has(Kind.SIDE)), None)
    named = following is not None and following.has(Kind.TOPIC) and own_topic_after(around, value)
    if not (opens and named and comma_between(around, test.last, value.first)):
        return gap, sides
    return [], [side for side in sides if side.last <= test.first and not comma_between(around, side.last, test.first)]


def _of_wall(around: Around, wall: Element | None, side: Element) -> bool:
    """Whether a side is that of a statement right before it ("unable on the left, toe walk fine")."""
    if wall is None or side.first < wall.last or side.last >= around.last or around.tokens[side.last].norm != ",":
        return False
    return all(around.tokens[i].norm in grammar.TO_SIDE for i in range(wall.last, side.first))


def _grade_behind(around: Around, readings: Sequence[Reading]) -> None:
    """ "Reduced strength in EHL, grade 4": the grade is of what the word before is about."""
    for earlier, later in pairwise(readings):
        grade = later.value.grade
        muscles = [e for e in earlier.about if e.kind == "topic" and e.domain == STRENGTH]
        if grade is None or grade.strength is False or later.about or later.sides or earlier.value.klass != "reduced":
            continue
        severed = any(around.tokens[i].norm == ";" for i in range(earlier.value.last, later.value.first))
        if muscles and not severed:
            later.about, later.sides, later.domain = muscles, list(earlier.sides), STRENGTH


def _place_behind(around: Around, readings: Sequence[Reading]) -> None:
    """ "A decrease in reflex in the Achilles tendon 1+": the word before is of the same place."""
    for earlier, later in pairwise(readings):
        own = specific(later.about)
        if earlier.value.klass != "reduced" or not earlier.about or any(e.kind != "head" for e in earlier.about):
            continue
        head = earlier.about[-1]
        if own and own[0].domain in (None, head.domain) and head.first >= earlier.value.last <= own[0].first:
            between = range(head.last, own[0].first)
            if between and all(around.tokens[i].norm in grammar.PREPOSITIONS for i in between):
                earlier.about, earlier.sides = own, list(later.sides)


def _only_describes(around: Around, previous: Reading, value: Element) -> bool:
    """Whether the result before only describes this one ("symmetric and 2+")."""
    words = [e.klass for e in (previous.value, value) if e.grade is None]
    if words != ["normal"] or (value.grade is not None and specific(previous.about)):
        return False
    return all(around.tokens[i].norm in ("and", ",") for i in range(previous.value.last, value.first))


def _leading(found: Sequence[Element]) -> bool:
    """Whether sides come before their results ("R 4/5 L 5/5")."""
    for element in found:
        if element.kind == "side" or (element.kind in ("topic", "area") and element.own_side is not None):
            return True
        if element.kind == "value":
            return False
    return False


def _share_sides(
    around: Around, sides: Sequence[Element], previous: Reading | None, reading: Reading, *, leading: bool
) -> None:
    for side in sides:
        if previous is None or not _trails(around, side, previous, reading, leading=leading):
            reading.sides.append(side)
        else:
            previous.sides.append(side)


def _trails(around: Around, side: Element, previous: Reading, reading: Reading, *, leading: bool) -> bool:
    """Whether a side between two results belongs to the first."""
    if any(e.first == side.last for e in previous.about):
        return True  # "diminished left Achilles reflex and EHL 4/5"
    if any(e.first >= side.last for e in reading.about) and any(
        around.tokens[i].norm in (",", ";", "and") for i in range(previous.value.last, side.first)
    ):
        return False
    if any(e.last <= side.first for e in reading.about):
        return False
    if side.last == reading.value.first and any(s.last == previous.value.first for s in previous.sides):
        return False  # "ADF R 3/5 L 4/5"
    between = [around.tokens[i].norm for i in range(previous.value.last, side.first)]
    if any(norm in grammar.SEVERING for norm in between):
        return False
    trailing = grammar.TRAILING - {"("} if leading and _in_brackets(around) else grammar.TRAILING
    return not leading or any(norm in trailing for norm in between)


def _in_brackets(around: Around) -> bool:
    """Whether sides stand in brackets before their results ("EHL (R) 5/5 (L) 3/5")."""
    side = next(item for item in around.items if item.has(Kind.SIDE))
    return side.first > around.first and around.tokens[side.first - 1].norm == "("


def _close(around: Around, gap: Sequence[Element], sides: Sequence[Element], previous: Reading) -> None:
    """What stands behind the last result."""
    tested = [e.first for e in gap if e.kind == "topic" and e.domain == "test"]
    if previous.value.grade is not None and tested:
        gap = [e for e in gap if e.first < tested[0]]  # "2+ DTRs, no Babinski reflex"
    open_ended = not specific(previous.about) or forward_style(previous)
    if (open_ended and gap and opens_forward(around, previous, gap)) or is_alike(around, previous, gap):
        previous.about += gap if shared(around, gap) else of_one_domain(around, gap)
    for side in sides:
        between = [around.tokens[i].norm for i in range(previous.value.last, side.first)]
        if not any(norm in (";", ":") for norm in between) and not _has_its_own(around, previous, side):
            both = _of_other_leg(around, previous, side) and _likewise(around, side)
            previous.sides.append(replace(side, side=Side.BILATERAL) if both else side)


def _has_its_own(around: Around, previous: Reading, side: Element) -> bool:
    """Whether a side behind a comma goes on to no result, or to a number that is none ("R 0/5, L not tested", "R 0, L 22")."""
    if not comma_between(around, previous.value.last, side.first) or side.last >= around.last:
        return False
    behind = around.tokens[side.last]
    if _of_other_leg(around, previous, side):
        return not _likewise(around, side)
    led = any(one.last == previous.value.first for one in previous.sides)
    return led and (behind.kind == "num" or behind.norm in _UNTESTED)


def _likewise(around: Around, side: Element) -> bool:
    """Whether it is said behind a side that it is so there as well."""
    behind = [token.norm for token in around.tokens[side.last : side.last + _AS_WELL]]
    words = 2 if behind == ["as", "well"] else 1 if behind and behind[0] in _LIKEWISE else 0
    end = side.last + words
    return words > 0 and (end >= around.last or around.tokens[end].norm in grammar.CLOSING)  # and not "too weak"


def _of_other_leg(around: Around, previous: Reading, side: Element) -> bool:
    """Whether the side of a leg stands before the result, and the other one behind it ("R leg normal power, L weak")."""
    legs = [limb for limb in around.items if limb.has(Kind.AREA) and limb.last <= previous.value.first]
    ahead = {
        side_of(item)
        for item, limb in ((item, limb) for limb in legs for item in around.items if item.last == limb.first)
        if item.has(Kind.SIDE) and not comma_between(around, limb.last, previous.value.first)
    }
    return len(ahead) == 1 and {*ahead, side.side} == {Side.LEFT, Side.RIGHT}
