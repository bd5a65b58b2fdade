"""What takes part when an examination is read: topics, areas, heads, sides and results of one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cds_service.clinical.findings import Side
from cds_service.knowledge.narrative.entries import Entry, Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.examination.clipped_names import BEFORE_NAME, LONGEST_NAME, NO_NAMES, in_row
from cds_service.mapping.narrative.examination.grade import Grade
from cds_service.mapping.narrative.examination.weakened import leads_to_grade, names_weak
from cds_service.mapping.narrative.statements.attach import SIDES, Around, paired, side_inside, side_of
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item

STRENGTH, REFLEX, SENSATION = "strength", "reflex", "sensation"
_SCALES = {True: STRENGTH, False: REFLEX, None: None}
_BUT = 2  # from a word of evenness to the result that stands behind "but"
_IN_BRACKETS = 8  # from a limb to its grade in brackets, the name of the scale between
_GRADE_BEHIND = 4  # from a word of weakness to the grade that it opens


@dataclass(slots=True)
class Element:
    """One thing of a sentence that takes part.

    ``kind``: topic, area, head, side, value, wall (another statement) or end (a barrier).
    """

    first: int
    last: int
    kind: str
    item: int = -1
    source: Item | None = None
    domain: str | None = None
    side: Side | None = None
    grade: Grade | None = None
    klass: str = ""
    own_side: Side | None = None
    plural: bool = False


@dataclass(slots=True)
class Reading:
    """A result with what it is about."""

    value: Element
    about: list[Element] = field(default_factory=list)
    sides: list[Element] = field(default_factory=list)
    domain: str | None = None
    carried: bool = False
    lead: Side | None = None
    """The side that an earlier result of the sentence named for what follows."""


def elements(around: Around, grades: Sequence[Grade], used: set[int], knowledge: NarrativeKnowledge) -> list[Element]:
    """The elements in order of the text."""
    found: list[Element] = []
    named = {
        i
        for item in around.items
        if item.has(Kind.TOPIC) or item.has(Kind.AREA) or _is_other_scale(around, item, knowledge)
        for i in range(item.first, item.last)
    }
    named |= {item.last for item in around.items if around.names_complaint(item, "pain")}  # "pain 3/5"
    grades = [g for g in grades if g.first not in named and g.last - 1 not in named]
    graded = {i for grade in grades for i in range(grade.first, grade.last)}
    for k, item in enumerate(around.items):
        if item.first in graded or _is_unfounded(around, item, graded):
            continue
        element = _weak(around, k, grades) or _paretic(around, k, grades) or _element(around, k, used, knowledge)
        if element is None and names_weak(around, k, grades):
            element = Element(item.first, item.last, "end", k, item)
        if element is None and item.has(Kind.NOTHING):
            element = _compared(around, k, grades)
        if element is not None and not (element.kind == "wall" and leads_to_grade(around, item, grades)):
            found.append(element)
    found += [_graded(around, g) for g in grades]
    found += _unknown_muscles(around, grades)
    found.sort(key=lambda e: e.first)
    found = _with_own_grades(around, found)
    return _with_full_strength(around, _without_even(around, found))


def _compared(around: Around, k: int, grades: Sequence[Grade]) -> Element | None:
    """The side of a limb that is only compared with, where a grade of its own stands behind it ("than the left leg (4/5)")."""
    item, limb = around.items[k], around.items[k + 1] if k + 1 < len(around.items) else None
    side = SIDES.get(around.tokens[item.last - 1].norm)
    if side is None or limb is None or not limb.has(Kind.AREA) or limb.first > item.last:
        return None
    opens = limb.last < around.last and around.tokens[limb.last].norm == "("
    graded = opens and any(0 < g.first - limb.last <= _IN_BRACKETS for g in grades)
    return Element(item.last - 1, item.last, "side", k, item, side=side) if graded else None


def _with_own_grades(around: Around, found: Sequence[Element]) -> list[Element]:
    """The elements, each limb that has its grade in brackets with the side before it ("the right leg (MRC grade 3)")."""
    kept: list[Element] = []
    for element in found:
        limb = kept[-1] if kept else None
        if element.kind == "value" and element.grade is not None and limb is not None and limb.kind == "area":
            opens = around.tokens[limb.last].norm == "("
            side = kept[-2] if len(kept) > 1 and kept[-2].kind == "side" and kept[-2].last == limb.first else None
            if opens and element.first - limb.last <= _IN_BRACKETS and side is not None:
                limb.own_side, element.first = side.side, limb.last + 1
                kept.remove(side)
        kept.append(element)
    return kept


def _is_other_scale(around: Around, item: Item, knowledge: NarrativeKnowledge) -> bool:
    """Whether a number is told with the name of a scale that is none of strength ("VAS 3/5")."""
    return item.has(Kind.NOTHING) and around.tokens[item.first].norm in knowledge.other_scales


def _unknown_muscles(around: Around, grades: Sequence[Grade]) -> list[Element]:
    """Names that are not known, of a row of muscles with their grades behind them ("Q 5/5 H 5/5 TA 3/5")."""
    rows = [g for g in grades if g.strength is not False]
    covered = {i for item in around.items for i in range(item.first, item.last)}
    after = {g.last for g in rows}
    found: list[Element] = []
    for grade in rows if in_row(around, rows) else ():
        at = grade.first - 1
        if at < around.first or at in covered or around.tokens[at].kind not in ("word", "abbr"):
            continue
        begins = at in after or around.tokens[at - 1].norm in BEFORE_NAME
        if begins and len(around.tokens[at].norm) <= LONGEST_NAME and around.tokens[at].norm not in NO_NAMES:
            name = around.knowledge.column_names.get(around.tokens[at].norm)
            source = Item(at, at + 1, (Entry(Kind.TOPIC, name),)) if name is not None else None
            found.append(Element(at, at + 1, "topic", source=source, domain=STRENGTH))
    return found


def _graded(around: Around, grade: Grade) -> Element:
    """A number as a result; "4/4 strength" is full on a scale of four, or grade 4 on both sides: that tells nothing."""
    if _full_of_three(around, grade) and _of_strength(around, grade):
        return Element(grade.first, grade.last, "value", domain=STRENGTH, klass="unclear")
    if grade.strength is not False or not _of_strength(around, grade):
        return Element(grade.first, grade.last, "value", grade=grade, domain=_SCALES[grade.strength])
    full = around.tokens[grade.first].norm == around.tokens[grade.last - 1].norm
    return Element(grade.first, grade.last, "value", domain=STRENGTH, klass="unclear" if full else "reduced")


def _full_of_three(around: Around, grade: Grade) -> bool:
    """Whether it is "3/3", all of a scale that ends there, where no header tells that it is right and left."""
    written = [token.norm for token in around.tokens[grade.first : grade.last]] == ["3", "/", "3"]
    return written and not grade.sided


def _of_strength(around: Around, grade: Grade) -> bool:
    """Whether a word of strength stands right beside a number out of four or three ("power 4/4")."""
    for item in around.items:
        apart = range(item.last, grade.first) if item.last <= grade.first else range(grade.last, item.first)
        beside = len(apart) <= 1 and all(around.tokens[i].norm in grammar.TO_NUMBER for i in apart)
        if beside and item.has(Kind.HEAD, STRENGTH):
            return True
    return False


def _without_even(around: Around, found: Sequence[Element]) -> list[Element]:
    """Without words that only say that both sides have the result told before ("hypoactive but symmetric")."""
    kept: list[Element] = []
    found = _without_even_before(around, found)
    for element in found:
        even = element.klass == "normal" and all(
            around.tokens[i].norm in grammar.EVEN for i in range(element.first, element.last)
        )
        barrier = bool(kept) and kept[-1].kind == "end"
        before = kept[-2] if barrier and len(kept) > 1 else kept[-1] if kept else None
        if even and before is not None and before.kind == "value" and element.first - before.last <= 1:
            if barrier:
                kept.pop()
            before.last = element.last
            continue
        kept.append(element)
    return kept


def _without_even_before(around: Around, found: Sequence[Element]) -> list[Element]:
    """Without such words where a result behind "but" says what both sides have ("symmetrical but reduced")."""
    left_out: list[Element] = []
    for one, bar, other in zip(found, found[1:], found[2:], strict=False):
        even = one.klass == "normal" and all(around.tokens[i].norm in grammar.EVEN for i in range(one.first, one.last))
        placed = any(e.kind in ("topic", "area") and 0 <= e.first - other.last <= _BUT for e in found)
        if even and not placed and (bar.kind, other.kind) == ("end", "value") and other.first - one.last <= _BUT:
            left_out += [one, bar]
    return [element for element in found if element not in left_out]


def _with_full_strength(around: Around, found: Sequence[Element]) -> list[Element]:
    """With "full strength" and the like, behind a muscle, as one result of it ("EHL full strength last week, now 4/5")."""
    kept: list[Element] = []
    muscle = False
    for element in found:
        before = kept[-1] if kept else None
        if (
            muscle
            and before is not None
            and before.kind == "value"
            and before.grade is None
            and (element.kind, element.domain, element.first) == ("head", STRENGTH, before.last)
        ):
            before.last = element.last
            continue
        if element.kind in ("topic", "area", "wall"):
            muscle = element.kind == "topic" and element.domain == STRENGTH
        elif element.kind == "value":
            then = element.first > around.first and around.tokens[element.first - 1].norm in grammar.ONCE
            muscle = muscle and before is not None and (then or before.kind in ("topic", "side", "end"))
        kept.append(element)
    return kept


def _weak(around: Around, k: int, grades: Sequence[Grade]) -> Element | None:
    """ "Left leg weakness 4/5": the word opens the domain when a grade follows."""
    item = around.items[k]
    if around.names_weakness(item) and any(g.strength and 0 <= g.first - item.last <= _GRADE_BEHIND for g in grades):
        return Element(item.first, item.last, "head", k, item, STRENGTH)
    return None


def _paretic(around: Around, k: int, grades: Sequence[Grade]) -> Element | None:
    """ "Paraparesis (grade 3/5)": the word names both legs where a grade follows; "monoparesis 3/5" one."""
    item, knowledge = around.items[k], around.knowledge
    name = item.name(Kind.FINDING) or ""
    weak = knowledge.heads[STRENGTH]
    both = name.startswith("bilateral") and bool(set(weak) & set(knowledge.expands.get(name, ())))
    if not both and name not in weak:
        return None
    reach = _GRADE_BEHIND if both else 1
    near = [g for g in grades if g.strength is not False and 0 <= g.first - item.last <= reach]
    if all(g.strength is None or around.tokens[g.first - 1].norm == "with" for g in near):
        return None
    area = next(name for name, told in knowledge.areas.items() if told.get(STRENGTH) == weak)
    legs = Item(item.first, item.last, (Entry(Kind.AREA, area),))
    return Element(item.first, item.last, "area", k, legs, own_side=Side.BILATERAL if both else None)


def _element(around: Around, k: int, used: set[int], knowledge: NarrativeKnowledge) -> Element | None:
    item = around.items[k]
    element = Element(item.first, item.last, "", k, item, plural=paired(around, item))
    topic, head, value = item.name(Kind.TOPIC), item.name(Kind.HEAD), item.name(Kind.VALUE)
    if topic is not None and k not in used:
        element.kind, element.domain = "topic", knowledge.topics[topic].domain
        element.own_side = side_inside(around, item)
    elif head is not None:
        element.kind, element.domain = "head", head
    elif item.has(Kind.AREA) and k not in used:
        element.kind, element.own_side = "area", side_of(item) or side_inside(around, item)
    elif value is not None:
        element.kind, element.klass = "value", value
        element.domain = STRENGTH if _only_of_strength(value, knowledge) else None
    elif item.has(Kind.SIDE):
        element.kind, element.side = "side", side_of(item)
    elif (item.has(Kind.COMPLAINT) and not around.names_weakness(item)) or item.has(Kind.FINDING):
        element.kind = "wall"
    elif item.has(Kind.CUE, "barrier"):
        element.kind = "end"
    return element if element.kind else None


def _only_of_strength(klass: str, knowledge: NarrativeKnowledge) -> bool:
    """Whether a result says how strong something is, and nothing of anything else ("a flicker")."""
    if klass not in knowledge.worded_grades:
        return False
    return all(
        known.get(klass, "unclear") == "unclear" for name, known in knowledge.results.items() if name != STRENGTH
    )


def specific(found: Sequence[Element]) -> list[Element]:
    """Those that name a muscle, reflex, test or place."""
    return [e for e in found if e.kind in ("topic", "area")]


def _is_unfounded(around: Around, item: Item, graded: set[int]) -> bool:
    """Whether a phrase around a grade says nothing for want of the words that it needs ("was 5 on Monday", of no fever)."""
    stanza = around.knowledge.stanzas.get(item.name(Kind.FINDING) or "", PLAIN)
    return (
        bool(stanza.only_with)
        and not around.says(stanza.only_with)
        and not graded.isdisjoint(range(item.first, item.last))
    )
