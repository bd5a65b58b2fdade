"""Several grades of one muscle in one sentence: the one of now, and whether strength fell to it.

"5/5 on 11/01, 4/5 today", "4/5, was 5/5 two weeks ago", "improved from 3/5 to 4/5", "EHL 5 -> 3". The latest grade
counts (clinical.md 5.1 row 6); where nothing tells which is the latest, the weakest does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cds_service.clinical.derive import is_drop
from cds_service.clinical.merge import mrc
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.elements import REFLEX, SENSATION
from cds_service.mapping.narrative.examination.grade import Grade
from cds_service.mapping.narrative.examination.when import When, before, when
from cds_service.mapping.narrative.statements.attach import Around, side_of
from cds_service.mapping.narrative.text import changes, grammar

_AHEAD, _BEHIND = 10, 8
"""Tokens before the first and behind the last of several grades that tell when it was."""
_SHORT_NAME = 3
"""Letters of an abbreviation that is not known."""
_TO_SUBJECT = 4
_DATE = 3
"""Tokens of "5/3"."""
_LEADING = changes.ARROWS | {"then"}
"""Right before a grade that came after the one before it."""
_SERIES = 3
"""Grades that tell of a fall where each is below the one before it and nothing says when they were."""


def latest(around: Around, grades: Sequence[Grade]) -> list[Grade]:
    """The grades, with those of one muscle made one; ``grades`` in order of the text."""
    if len(grades) <= 1:
        return list(grades)
    kept = _without_dates(around, grades)
    made: list[Grade] = []
    for group in _groups(around, kept):
        made.append(group[0] if len(group) == 1 else _one(around, group, kept))
    return made


def _without_dates(around: Around, grades: Sequence[Grade]) -> list[Grade]:
    """Without what is a date behind a grade ("5/5 on 5/3")."""
    kept: list[Grade] = []
    for grade in grades:
        dated = grade.last - grade.first == _DATE and grade.first > around.first
        on = dated and around.tokens[grade.first - 1].norm == "on"
        if not (on and kept and kept[-1].strength and grade.first - kept[-1].last == 1):
            kept.append(grade)
    return kept


def _groups(around: Around, grades: Sequence[Grade]) -> Iterator[list[Grade]]:
    group: list[Grade] = []
    for grade in grades:
        if group and not _of_one_muscle(around, group[-1], grade):
            yield group
            group = []
        group.append(grade)
    if group:
        yield group


def _of_one_muscle(around: Around, one: Grade, other: Grade) -> bool:
    """Whether nothing between two grades, nor right behind the second, names something else that it is of."""
    if not (_graded(around, one) and _graded(around, other)) or _names_other(around, one, other):
        return False
    between = [item for item in around.items if one.last <= item.first < other.first]
    sides = {side_of(item) for item in around.items if item.has(Kind.SIDE)}
    if any(
        i.has(Kind.TOPIC) or i.has(Kind.AREA) or i.has(Kind.HEAD, REFLEX) or i.has(Kind.HEAD, SENSATION)
        for i in between
    ):
        return False
    if len(sides) > 1 and any(item.has(Kind.SIDE) for item in between):
        return False
    return not _of_other(around, one, other, several=len(sides) > 1)


def _names_other(around: Around, one: Grade, other: Grade) -> bool:
    """Whether an abbreviation of a muscle stands right before the second, as in a row of them ("Q 4/5, H 4/5")."""
    at = other.first - 1
    token = around.tokens[at]
    parted = at > one.last and around.tokens[at - 1].norm in (",", ";")
    if at < one.last or not (parted or at == one.last) or token.kind != "word":
        return False
    written = around.text[token.start : token.end]
    return token.norm in around.knowledge.column_names or (parted and written.isupper() and len(written) <= _SHORT_NAME)


def _graded(around: Around, grade: Grade) -> bool:
    """Whether a number is a grade of strength by its scale, its name or its muscle."""
    if grade.strength is None and grade.other is None:
        return around.tokens[grade.first].norm in grammar.GRADE_NAMES
    return grade.strength is True and grade.other is None


def _of_other(around: Around, one: Grade, other: Grade, *, several: bool) -> bool:
    """Whether what the second grade is of stands right behind it, or it is one of all the rest."""
    rest = grammar.OF_THE_REST | grammar.LEAVING_OUT | grammar.PARTS_OF_LIMB
    if any(around.tokens[i].norm in rest for i in range(one.last, min(other.last + 1, around.last))):
        return True
    ahead = any(
        item.has(Kind.TOPIC) or item.has(Kind.AREA) or item.has(Kind.HEAD)
        for item in around.items
        if item.last <= one.first
    )
    compared = any(around.tokens[i].norm in changes.COMPARING for i in range(one.last, other.first))
    covering = {item.first: item for item in around.items}
    at, weak = other.last, False
    while at < min(around.last, other.last + _TO_SUBJECT):
        item = covering.get(at)
        if item is not None and at == other.last and around.names_weakness(item):
            at, weak = item.last, True
            continue
        if item is not None and item.has(Kind.SIDE) and not weak:
            return several or compared
        if item is not None and (item.has(Kind.TOPIC) or item.has(Kind.AREA) or item.has(Kind.HEAD)):
            return ahead
        if around.tokens[at].norm not in grammar.PREPOSITIONS | grammar.POSSESSIVES | {"the"} and not (item and weak):
            return False
        at += 1
    return False


def _one(around: Around, group: Sequence[Grade], grades: Sequence[Grade]) -> Grade:
    """One grade for several of one muscle."""
    whens = _ordered(around, group, _times(around, group, grades))
    now = _now(group, whens)
    fell = any(_above(g, group[now]) and _was_before(whens[i], whens[now]) for i, g in enumerate(group) if i != now)
    fell = fell or (now == len(group) - 1 and _falls(group, whens) and not _of_several(around, group[0]))
    first = _with_change(around, group[0])
    return group[now]._replace(first=first, last=group[-1].last, fell=fell, compared=any(w.told for w in whens))


def _falls(group: Sequence[Grade], whens: Sequence[When]) -> bool:
    """Whether a row of grades of one muscle, none with another time than the last, falls from one to the next."""
    falling = all(_order(other) < _order(one) for one, other in pairwise(group))
    timed = any(one.date is not None or one.now for one in whens[:-1])
    return len(group) >= _SERIES and falling and not timed and _above(group[0], group[-1])


def _of_several(around: Around, first: Grade) -> bool:
    """Whether more than one muscle is named before a grade, so that a row of them may be one for each."""
    return len([item for item in around.items if item.last <= first.first and item.has(Kind.TOPIC)]) > 1


def _with_change(around: Around, grade: Grade) -> int:
    """Where the words before a grade begin that say that it changed ("has decreased from 5/5")."""
    first = at = grade.first
    while at > around.first and around.tokens[at - 1].norm in changes.TO_CHANGED:
        at -= 1
        first = at if around.tokens[at].norm in changes.CHANGED else first
    return first


def _times(around: Around, group: Sequence[Grade], grades: Sequence[Grade]) -> list[When]:
    """When each of the grades was found, as the words beside it say."""
    edges: list[int] = []
    for one, other in pairwise(group):
        edges.append(edge(around, one.last, other.first))
    earlier = max((g.last for g in grades if g.last <= group[0].first), default=around.first)
    begin = max(earlier, group[0].first - _AHEAD, around.first)
    starts, ends = [begin, *edges], [*edges, ending(around, group[-1].last, around.last)]
    times = around.knowledge.times
    return [
        when(around.tokens, range(start, grade.first), range(grade.last, end), times)
        for grade, start, end in zip(group, starts, ends, strict=True)
    ]


def edge(around: Around, first: int, last: int) -> int:
    """Where between two results, of which one ends at ``first``, the words about the second at ``last`` begin."""
    tokens = around.tokens
    norms = [tokens[i].norm for i in range(first, last)]
    closed = next((i for i, norm in enumerate(norms) if norm in (")", "]")), None)
    if closed is not None and norms[0] in ("(", "["):
        return first + closed + 1
    part = next((i for i, norm in enumerate(norms) if norm in changes.PARTING), None)
    if part is not None:
        return first + part
    opens = next((i for i, norm in enumerate(norms) if norm in changes.OPENS_GRADE), None)
    return last if opens is None else first + opens


def ending(around: Around, first: int, last: int) -> int:
    """Where the words behind a result that ends at ``first`` end, at ``last`` the latest."""
    at = first
    while at < min(last, first + _BEHIND):
        item = next((item for item in around.items if item.first == at), None)
        if around.tokens[at].norm in changes.ENDS_GRADE:
            return at
        if item is not None and any(item.has(kind) for kind in (Kind.TOPIC, Kind.AREA, Kind.COMPLAINT, Kind.FINDING)):
            return at
        at += 1
    return at


def _ordered(around: Around, group: Sequence[Grade], whens: list[When]) -> list[When]:
    """With what the words between the grades say about their order ("from 5/5 to 4/5", "5/5 -> 4/5", "4/5, was 5/5")."""
    made = list(whens)
    for i, (one, other) in enumerate(pairwise(group)):
        arrow = around.tokens[other.first - 1].norm in _LEADING
        if _leads_to(around, one, other) and (arrow or not whens[i].now):
            made[i], made[i + 1] = made[i]._replace(then=True, now=False), made[i + 1]._replace(now=True, then=False)
        elif _spans(around, one, other):
            made[i] = When()
    told = any(w.earlier or w.date is not None for w in made)
    for i, one_when in enumerate(whens):
        others = [w for j, w in enumerate(whens) if j != i]
        if one_when.was and not made[i].told and not told and not any(w.was for w in others) and i:
            made[i] = made[i]._replace(then=True)
        elif one_when.was and i and _in_month(made[i]) and _bare_between(around, group[i - 1], group[i], others):
            made[i] = made[i]._replace(then=True)  # "4+/5, was 3/5 in October", but a day may be that of the note
    return made


def _in_month(one: When) -> bool:
    return one.date is not None and one.date[1] > 0 and one.date[2] == 0


def _bare_between(around: Around, one: Grade, other: Grade, others: Sequence[When]) -> bool:
    """Whether nothing tells when the other grades were, so that they are of today ("4+/5, was 3/5", and not "5/5 pre-op, was")."""
    between = {token.norm for token in around.tokens[one.last : other.first]}
    return between <= grammar.TENSE_PAST | {",", "(", "-", ";"} and not any(w.told or w.was for w in others)


def _leads_to(around: Around, one: Grade, other: Grade) -> bool:
    """Whether strength went from the first grade to the second."""
    norms = [around.tokens[i].norm for i in range(one.last, other.first)]
    if norms and norms[-1] in _LEADING and len(norms) <= _TO_SUBJECT:
        return True
    words = {around.tokens[i].norm for i in range(around.first, around.last)}
    if "to" not in norms or words & changes.RANGING:
        return False
    weaker = _above(one, other)
    opened = one.first > around.first and around.tokens[one.first - 1].norm == "from"
    return bool(words & (changes.FELL_IN if weaker else changes.ROSE)) or (opened and weaker)


def _spans(around: Around, one: Grade, other: Grade) -> bool:
    """Whether two grades are the ends of a range ("from 4/5 to 5/5")."""
    return [around.tokens[i].norm for i in range(one.last, other.first)] == ["to"]


def _now(group: Sequence[Grade], whens: Sequence[When]) -> int:
    """The number of the grade that counts: of the latest ones the weakest."""
    places = range(len(group))
    open_ones = [i for i in places if not any(before(whens[i], whens[j]) for j in places)]
    chosen = min(open_ones or places, key=lambda i: _order(group[i]))
    if whens[chosen].now:
        return chosen
    # a date alone may be that of the note: only other words put a weaker grade into the past
    unsure = [i for i in places if _above_any(group[chosen], group[i]) and not whens[i].earlier]
    return min(unsure, key=lambda i: _order(group[i])) if unsure else chosen


def _was_before(one: When, now: When) -> bool:
    """Whether a grade is one of an earlier examination."""
    known = before(one, now)
    if known is None:
        return one.told and now.told and one != now
    return known and (one.told or one.was or now.changed)


def _order(grade: Grade) -> float:
    return mrc(grade.text) or 0.0


def _above_any(one: Grade, other: Grade) -> bool:
    return _order(one) > _order(other)


def _above(one: Grade, other: Grade) -> bool:
    """Whether one grade is better by a whole grade at least."""
    return is_drop(_order(one), _order(other))
