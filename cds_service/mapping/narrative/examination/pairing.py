"""Results to what was examined: "EHL 4/5 on the left", "reflexes 2+ at the knees", "SLR positive on the right"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cds_service.knowledge.narrative.types import Kind
from cds_service.mapping.narrative.examination.before_muscles import heads_list, own_topic_after, parted_by_with
from cds_service.mapping.narrative.examination.carrying import carry, fill_back, forward_style, settle_domain
from cds_service.mapping.narrative.examination.elements import STRENGTH, Element, Reading, specific
from cds_service.mapping.narrative.examination.leads import lead, opened
from cds_service.mapping.narrative.examination.together import shared
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar

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
            _split(around, gap, previous, reading)
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
    opens = all(e.first > tests[0].first or _comma(around, e.last, tests[0].first) for e in others)
    following = next((i for i in around.items if i.first >= value.last and not i.has(Kind.SIDE)), None)
    named = following is not None and following.has(Kind.TOPIC) and own_topic_after(around, value)
    if not (opens and named and _comma(around, test.last, value.first)):
        return gap, sides
    return [], [side for side in sides if side.last <= test.first and not _comma(around, side.last, test.first)]


def _comma(around: Around, first: int, last: int) -> bool:
    return any(around.tokens[i].norm == "," for i in range(first, last))


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


def _split(around: Around, gap: Sequence[Element], previous: Reading | None, reading: Reading) -> None:
    if reading.value.grade is not None:
        gap = [
            e for e in gap if not (e.kind == "topic" and e.domain == "test")
        ]  # "pulse 112, grade 4 power in the left leg"
    if previous is None:
        between = range(gap[-1].last, reading.value.first) if gap else range(0)
        apart = any(around.tokens[i].norm in (",", ":") for i in between)
        if gap and _new_clause(around, gap[-1].last, reading.value.first) and own_topic_after(around, reading.value):
            return
        placed = apart and all(e.kind == "area" for e in gap) and own_topic_after(around, reading.value)
        placed = placed or heads_list(around, gap, reading)
        placed = placed or parted_by_with(around, gap, reading)
        reading.about = [] if placed else list(gap)
        reading.sides += [replace(e, kind="side", side=e.own_side) for e in gap if placed and e.own_side is not None]
        return
    if len(gap) > 1 and gap[0].kind == "head" and gap[0].first - previous.value.last <= 1:
        previous.about.append(gap[0])
        gap = gap[1:]
    if specific(previous.about) and not forward_style(previous):
        if own_topic_after(around, reading.value) and _prepositional(around, previous, gap):
            previous.about += gap
            return
        reading.about = list(gap)
        return
    if not _opens_forward(around, previous, gap):
        reading.about = list(gap)
        return
    if _then_another_time(around, previous, gap, reading):
        previous.about += gap
        reading.about = list(gap)
        return
    keep = len(gap)
    if keep and not own_topic_after(around, reading.value) and _touches(around, gap[-1], reading.value):
        keep -= 1
        while keep and (gap[keep - 1].kind == "head" or _named_weak(gap, keep)):
            keep -= 1
    if keep == 0:
        reading.about = list(gap)
        return
    previous.about += gap[:keep]
    reading.about = list(gap[keep:])


def _then_another_time(around: Around, previous: Reading, gap: Sequence[Element], reading: Reading) -> bool:
    """Whether a result behind the muscle is one of another time ("4-/5 strength in left dorsiflexion which was previously 5/5")."""
    if not gap or gap[-1].kind != "topic" or gap[-1].domain != STRENGTH:
        return False
    named = {around.tokens[i].norm for i in range(previous.value.last, gap[-1].first)}
    between = {around.tokens[i].norm for i in range(gap[-1].last, reading.value.first)}
    past = between & (grammar.ONCE | grammar.TENSE_PAST)
    placed = named & grammar.PREPOSITIONS if named else between & (grammar.ONCE | {"which", "that"})
    return bool(past and placed) and not (named | between) & (grammar.SEVERING | {":"})


def _new_clause(around: Around, first: int, last: int) -> bool:
    """Whether the patient or the examination is told of anew ("no bladder symptoms and has normal perineal sensation")."""
    return any(first <= item.first < last and item.has(Kind.CUE, "end") for item in around.items)


def _named_weak(gap: Sequence[Element], keep: int) -> bool:
    """Whether the muscle before stands right beside its weakness ("quadriceps weakness 4/5")."""
    muscle = gap[keep - 1]
    weak = keep < len(gap) and gap[keep].kind == "head" and gap[keep].domain == STRENGTH
    named = muscle.kind == "area" or (muscle.kind == "topic" and muscle.domain == STRENGTH)
    return weak and named and muscle.last == gap[keep].first


def _of_one_domain(gap: Sequence[Element]) -> list[Element]:
    """The elements up to the first topic of another domain ("absent knee jerk with weakness of the quadriceps")."""
    topics = [e for e in gap if e.kind == "topic"]
    other = next((e for e in topics if e.domain != topics[0].domain), None)
    return list(gap[: list(gap).index(other)]) if other is not None else list(gap)


def _prepositional(around: Around, previous: Reading, gap: Sequence[Element]) -> bool:
    between = range(previous.value.last, gap[0].first) if gap else range(0)
    named = any(around.tokens[i].norm in grammar.PREPOSITIONS for i in between)
    return named and _opens_forward(around, previous, gap)


def _opens_forward(around: Around, reading: Reading, gap: Sequence[Element]) -> bool:
    if not gap:
        return False
    return not any(
        around.tokens[i].norm in (",", ";", ":", "and", "but", "-") and not _hyphen(around, i)
        for i in range(reading.value.last, gap[0].first)
    ) or (gap[0].first - reading.value.last <= 1 and around.tokens[reading.value.last].norm == "-")


def _hyphen(around: Around, at: int) -> bool:
    """Whether a hyphen is written together with what stands on both sides ("grade 4-power")."""
    if around.tokens[at].norm != "-" or not 0 < at < len(around.tokens) - 1:
        return False
    before, hyphen, after = around.tokens[at - 1 : at + 2]
    return before.end == hyphen.start and hyphen.end == after.start


def _touches(around: Around, element: Element, value: Element) -> bool:
    between = range(element.last, value.first)
    return len(between) <= _NEAR and not any(around.tokens[i].norm in (",", ";", "and", "with", "in") for i in between)


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
    if open_ended and gap and _opens_forward(around, previous, gap):
        previous.about += gap if shared(around, gap) else _of_one_domain(gap)
    for side in sides:
        between = [around.tokens[i].norm for i in range(previous.value.last, side.first)]
        if not any(norm in (";", ":") for norm in between):
            previous.sides.append(side)
