"""Numbers without a scale that are grades by what stands next to them: "EHL 4", "reflexes 0 at the ankles"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.examination.elements import REFLEX, STRENGTH, Element
from cds_service.mapping.narrative.examination.grade import Grade
from cds_service.mapping.narrative.statements.attach import Around, past_brackets
from cds_service.mapping.narrative.text import examining, grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item

_BEHIND = 3
"""Tokens between a muscle and its number."""
_TO_SIDE = grammar.SEVERING | {"(", ")", "=", ":", "on", "the", "in"}
_TO_STRENGTH = (
    grammar.TO_NUMBER | examining.MIGHT | grammar.words("reduced decreased down only to oxford mrc mmt grade")
)
_BEHIND_GRADE = grammar.AFTER_NUMBER | statement_words.TODAY | {"now", "currently"}
"""Behind a bare number, that it is a grade and no count of something."""
_BARE = frozenset("012345")
_DOWN = frozenset(("reduced", "decreased", "down"))


def bare_grades(
    around: Around, grades: Sequence[Grade], carried: Sequence[Element], knowledge: NarrativeKnowledge
) -> list[Grade]:
    """A lone number right behind a muscle ("EHL 4-")."""
    taken = {i for grade in grades for i in range(grade.first, grade.last)}
    found: list[Grade] = []
    heads = any(item.has(Kind.HEAD, REFLEX) for item in around.items) or any(e.domain == REFLEX for e in carried)
    starts = {item.first for item in around.items if item.has(Kind.TOPIC) or item.has(Kind.SIDE)}
    reflexes = heads or any(not grade.strength for grade in grades)
    roots = _roots(around)
    starts.update(root.first for root in roots)
    for k, item in enumerate(around.items):
        domain = _numbered(item, knowledge) or (STRENGTH if item in roots or _fallen(around, item) else None)
        if domain is None:
            continue
        begin = at = past_brackets(around, k)[1]
        while at < min(around.last, begin + _BEHIND) and around.tokens[at].norm in _between(domain):
            at += 1
        if at >= around.last or at in taken:
            continue
        if domain == STRENGTH and (worded := _of_hand(around, item.last, at, knowledge)) is not None:
            found.append(worded)
            taken.add(at)
        if around.tokens[at].norm not in _BARE:
            continue
        end = _end_of_range(around, at)
        after = around.tokens[end] if end < around.last else None
        sided = after is not None and after.norm == "(" and end + 1 in starts
        if after is None or after.norm in _BEHIND_GRADE or after.kind == "brk" or end in starts or sided:
            lower = min(around.tokens[at].norm, around.tokens[end - 1].norm)
            found.append(Grade(at, end, lower, strength=domain == STRENGTH))
            taken.add(at)
    found += _other_sides(around, [*grades, *found], taken, roots)
    if reflexes:
        taken |= {grade.first for grade in found}
        found += [g for g in _numbers_of_sides(around, knowledge) if g.first not in taken]
    return found


def _fallen(around: Around, item: Item) -> bool:
    """Whether strength as such is told to have come down to a number ("power reduced to 3 in the left leg")."""
    norms = tuple(token.norm for token in around.tokens[item.last : min(item.last + 2, around.last)])
    return item.has(Kind.HEAD, STRENGTH) and norms[:1] != () and norms[0] in _DOWN and norms[1:] == ("to",)


def _between(domain: str) -> frozenset[str]:
    """What may stand between a name and its number ("dorsiflexion power 2")."""
    return _TO_STRENGTH if domain == STRENGTH else grammar.TO_NUMBER


def _other_sides(around: Around, grades: Sequence[Grade], taken: set[int], roots: Sequence[Item]) -> list[Grade]:
    """The lone number of the other side behind a graded muscle or root ("DF R 3, L 5", "TA 4 R, 5 L", "L4 R 3 L 5")."""
    sides = {item.first: item for item in around.items if item.has(Kind.SIDE) and item.last - item.first == 1}
    muscles = {item.first for item in around.items if item.has(Kind.TOPIC) and around.names_leg(item)}
    muscles.update(root.first for root in roots)
    named = [k for k, item in enumerate(around.items) if item.first in muscles]
    ends = {past_brackets(around, k)[1] for k in named}
    jerks = {past_brackets(around, k)[1] for k, item in enumerate(around.items) if _is_reflex(item, around.knowledge)}
    found: list[Grade] = []
    for grade in grades:
        near = range(max(grade.first - _BEHIND, around.first), grade.first + 1)
        if (jerks if grade.strength is False else ends).isdisjoint(near):
            continue
        at = grade.last
        sided: list[int] = []
        while at < around.last and (at in sides or around.tokens[at].norm in _TO_SIDE):
            sided += [at] if at in sides else []
            at += 1
        if at >= around.last or at in taken or around.tokens[at].norm not in _BARE:
            continue
        after = around.tokens[at + 1] if at + 1 < around.last else None
        closes = after is None or after.norm in grammar.CLOSING or after.kind == "brk"
        behind = at + 1
        while behind < around.last and around.tokens[behind].norm in ("(", "on", "in", "the"):
            behind += 1
        if (sided and closes) or behind in sides:
            found.append(Grade(at, at + 1, around.tokens[at].norm, strength=grade.strength))
    return found


def _is_reflex(item: Item, knowledge: NarrativeKnowledge) -> bool:
    name = item.name(Kind.TOPIC)
    return name is not None and knowledge.topics[name].domain == REFLEX


def _numbered(item: Item, knowledge: NarrativeKnowledge) -> str | None:
    name = item.name(Kind.TOPIC)
    domain = knowledge.topics[name].domain if name is not None else item.name(Kind.HEAD)
    return domain if domain == REFLEX or (domain == STRENGTH and name is not None) else None


def _of_hand(around: Around, name: int, at: int, knowledge: NarrativeKnowledge) -> Grade | None:
    """A word of the manual muscle test as the answer of a muscle, whose name ends at ``name`` ("L ankle DF: poor")."""
    grade = knowledge.degrees.hand.get(around.tokens[at].norm)
    marked = any(around.tokens[i].norm in (":", "=") for i in range(name, at))
    after = around.tokens[at + 1] if at + 1 < around.last else None
    closes = after is None or after.norm in grammar.CLOSING | grammar.SIDED or after.kind == "brk"
    return Grade(at, at + 1, grade, strength=True) if grade is not None and marked and closes else None


def _roots(around: Around) -> list[Item]:
    """The roots of a row that is told to be of strength ("Myotomes L: L2 5, L3 5"), or one that says so ("L5 myotome L: 2")."""
    own = [item for item in around.items if _is_myotome(around, item)]
    head = next((item for item in around.items if item.has(Kind.HEAD, STRENGTH)), None)
    if head is None:
        return own
    named = [
        item
        for item in around.items
        if item.first > head.first
        and item.has(Kind.AREA)
        and around.tokens[item.first].kind == "level"
        and STRENGTH in around.knowledge.areas[item.name(Kind.AREA) or ""]
    ]
    return named if len(named) > 1 else own


def _is_myotome(around: Around, item: Item) -> bool:
    name = item.name(Kind.AREA)
    words = (around.tokens[at].norm for at in range(item.first, item.last))
    return name is not None and STRENGTH in around.knowledge.areas[name] and "myotome" in words


def _end_of_range(around: Around, at: int) -> int:
    """The end of "0 to 1" or "4 to 2": the lower number counts."""
    if at + 2 < around.last and around.tokens[at + 1].norm == "to" and around.tokens[at + 2].norm in _BARE:
        return at + 3
    return at + 1


def _numbers_of_sides(around: Around, knowledge: NarrativeKnowledge) -> list[Grade]:
    """Reflexes without a sign, before a side or place ("2+ right, 0 left", "0 at the ankles")."""
    found: list[Grade] = []
    heads = {item.last for item in around.items if item.has(Kind.HEAD, REFLEX)}
    for item in around.items:
        area, topic = item.name(Kind.AREA), item.name(Kind.TOPIC)
        of_reflex = area is not None and REFLEX in knowledge.areas[area]
        of_reflex = of_reflex or (topic is not None and knowledge.topics[topic].domain == REFLEX)
        if not item.has(Kind.SIDE) and not of_reflex:
            continue
        at = item.first - 1
        while at > around.first and around.tokens[at].norm in grammar.TO_PLACE:
            at -= 1
        if (
            at > around.first
            and around.tokens[at].norm in _BARE
            and (around.tokens[at - 1].norm in grammar.BEFORE_NUMBER or at in heads)
        ):
            found.append(Grade(at, at + 1, around.tokens[at].norm, strength=None))
    return found
