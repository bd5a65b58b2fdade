"""Numbers without a scale that tell how strength changed: "EHL 5 -> 3", "power dropped from 5 to 3", "TA was 5, now 3"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.examination.elements import STRENGTH
from cds_service.mapping.narrative.examination.grade import Grade, bare_number
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import changes, statement_words
from cds_service.mapping.narrative.text.lexicon import Item

_TO_FIRST = 9
"""Tokens from a muscle to its first number."""
_FURTHEST = 10
"""Tokens between two numbers of one muscle."""


def steps(around: Around, grades: Sequence[Grade], knowledge: NarrativeKnowledge) -> list[Grade]:
    """The numbers of a muscle or of strength that stand in a row of grades, each at its time."""
    names = [item for item in around.items if _of_strength(item, knowledge)]
    if not names:
        return []
    taken = {i for grade in grades if not unscaled(grade) for i in range(grade.first, grade.last)}
    numbers = [g for at in range(names[0].last, around.last) if at not in taken and (g := _number(around, at))]
    if not numbers:
        return []
    row = sorted([*numbers, *(g for g in grades if g.strength is True)])
    found: list[Grade] = []
    for one, other in pairwise(row):
        linked = _links(around, one.last, other.first) and other.first - one.last <= _FURTHEST
        if not linked or not (one in found or _behind_name(around, names, one)):
            continue
        if _tells_change(around, one, other) or (one in found and _only_comma(around, one, other)):
            found += [g for g in (one, other) if g in numbers and g not in found]
    return found


def _only_comma(around: Around, one: Grade, other: Grade) -> bool:
    """Whether a row of numbers goes on with its third ("has gone 5, 4, 3")."""
    return [token.norm for token in around.tokens[one.last : other.first]] == [","]


def unscaled(grade: Grade) -> bool:
    """Whether nothing but a sign makes a number a grade, of strength or of a reflex ("4+")."""
    return grade.strength is None and grade.other is None


def _of_strength(item: Item, knowledge: NarrativeKnowledge) -> bool:
    topic = knowledge.topics.get(item.name(Kind.TOPIC) or "")
    return item.has(Kind.HEAD, STRENGTH) or (topic is not None and topic.domain == STRENGTH)


def _number(around: Around, at: int) -> Grade | None:
    """The number at a token, where it is no part of a time, a date or another scale."""
    tokens = around.tokens
    arrow = at + 2 < around.last and tokens[at + 2].norm in changes.ARROWS
    grade = bare_number(tokens, at, at + 1 if arrow else around.last)  # "5->3": no sign of the five
    if grade is None or tokens[at].kind != "num":
        return None
    after = tokens[grade.last].norm if grade.last < around.last else ""
    before = tokens[at - 1].norm if at > around.first else ""
    times = around.knowledge.times
    timed = after in times.units or before in times.months or after in times.months or before in times.units  # "day 1"
    if timed or {before, after} & changes.OF_NUMBER or (after == "-" and not arrow):
        return None
    return grade._replace(strength=True)


def _behind_name(around: Around, names: Sequence[Item], first: Grade) -> bool:
    """Whether a number stands behind the muscle or what the strength is of, with only words of change and time between."""
    near = [item for item in names if item.last <= first.first]
    if not near:
        return False
    at = near[-1].last
    for item in around.items:
        if (
            at <= item.first < first.first
            and (item.has(Kind.AREA) or item.has(Kind.SIDE))
            and _links(around, at, item.first)
        ):
            at = item.last  # "strength of the big toe: 5, then 4"
    return first.first - at <= _TO_FIRST and _links(around, at, first.first)


def _links(around: Around, first: int, last: int) -> bool:
    words = changes.TO_STEP | around.knowledge.times.units.keys() | _days(around)
    return all(around.tokens[i].norm in words or around.tokens[i].kind == "num" for i in range(first, last))


def _tells_change(around: Around, one: Grade, other: Grade) -> bool:
    """Whether the words about two numbers tell that they are of two times; no range begins with its end ("4 to 2")."""
    if other.text < one.text and [around.tokens[i].norm for i in range(one.last, other.first)] == ["to"]:
        return True
    beside = (*range(max(one.first - 2, around.first), one.first), *range(one.last, other.first))
    after = range(other.last, min(other.last + 2, around.last))
    if any(around.tokens[i].norm in changes.STEPPING for i in (*beside, *after)):
        return True
    between = {around.tokens[i].norm for i in range(one.last, other.first)}
    return not _days(around).isdisjoint(between) or _has_date(around, one.last, other.first)


def _days(around: Around) -> frozenset[str]:
    """Months and days of the week, each a time of its own beside a grade ("5 on Monday, 4 on Friday")."""
    return statement_words.WEEKDAYS | around.knowledge.times.months.keys()


def _has_date(around: Around, first: int, last: int) -> bool:
    """Whether a day and its month stand in numbers between two grades ("5 (1/11), 4 (8/11)")."""
    norms = [token.norm for token in around.tokens[first:last]]
    return any(
        mark == "/" and before.isdecimal() and after.isdecimal()
        for before, mark, after in zip(norms, norms[1:], norms[2:], strict=False)
    )
