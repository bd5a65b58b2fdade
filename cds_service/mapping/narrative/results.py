"""Readings of an examination to statements about findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cds_service.clinical.findings import Side, Status
from cds_service.knowledge.narrative_types import Kind, NarrativeKnowledge
from cds_service.mapping.narrative.attach import Around, side_after, side_before, side_of
from cds_service.mapping.narrative.context import Context
from cds_service.mapping.narrative.grading import (
    REFLEX,
    SENSATION,
    STRENGTH,
    Element,
    Reading,
    elements,
    pair,
)
from cds_service.mapping.narrative.lexicon import Item
from cds_service.mapping.narrative.said import Said, silent
from cds_service.mapping.narrative.values import Grade

_BEST = "5"
_ELSEWHERE = ("upper-limb", "head", "neck", "upper-back")
_BETWEEN_TOPIC_AND_NUMBER = 2
_TO_NUMBER = frozenset(": l r left right - = is was are were all graded as at".split())
_REST = frozenset("otherwise elsewhere remaining remainder throughout rest".split())
_TO_PLACE = frozenset("at in the both".split())
_BEFORE_NUMBER = frozenset(", and : are is were was".split())
_BARE = frozenset("012345")
_AFTER_NUMBER = frozenset(", ; . ) bilaterally bilateral on in left right and with".split())


def results(
    around: Around,
    grades: Sequence[Grade],
    used: set[int],
    context: Sequence[Context],
    knowledge: NarrativeKnowledge,
    carried: Sequence[Element],
) -> tuple[list[Said], list[Element]]:
    """What the results of a sentence say, and what a following sentence may still be about."""
    found = elements(around, [*grades, *_bare_grades(around, grades, carried, knowledge)], used, context, knowledge)
    readings = pair(around, found, carried)
    said: list[Said] = []
    last: list[Element] = [e for e in found if e.kind == "head"]
    for reading in readings:
        if reading.about and reading.domain is not None:
            last = reading.about
        said += _reading(around, reading, context, knowledge)
    said += _denied_heads(around, found, readings, context, knowledge)
    said += _painless(around, found, readings, context, knowledge)
    return said, last


def _bare_grades(
    around: Around, grades: Sequence[Grade], carried: Sequence[Element], knowledge: NarrativeKnowledge
) -> list[Grade]:
    """A lone number right behind a muscle ("EHL 4-")."""
    taken = {i for grade in grades for i in range(grade.first, grade.last)}
    found: list[Grade] = []
    heads = any(item.has(Kind.HEAD, REFLEX) for item in around.items) or any(e.domain == REFLEX for e in carried)
    starts = {item.first for item in around.items if item.has(Kind.TOPIC) or item.has(Kind.SIDE)}
    reflexes = heads or any(not grade.strength for grade in grades)
    for item in around.items:
        domain = _numbered(item, knowledge)
        if domain is None:
            continue
        at = item.last
        while at < min(around.last, item.last + _BETWEEN_TOPIC_AND_NUMBER) and around.tokens[at].norm in _TO_NUMBER:
            at += 1
        if at >= around.last or at in taken or around.tokens[at].norm not in _BARE:
            continue
        end = _end_of_range(around, at)
        after = around.tokens[end] if end < around.last else None
        if after is None or after.norm in _AFTER_NUMBER or after.kind == "brk" or end in starts:
            found.append(Grade(at, end, around.tokens[at].norm, strength=domain == STRENGTH))
    if reflexes:
        taken |= {grade.first for grade in found}
        found += [g for g in _numbers_of_sides(around, knowledge) if g.first not in taken]
    return found


def _numbered(item: Item, knowledge: NarrativeKnowledge) -> str | None:
    name = item.name(Kind.TOPIC)
    domain = knowledge.topics[name].domain if name is not None else item.name(Kind.HEAD)
    return domain if domain == REFLEX or (domain == STRENGTH and name is not None) else None


def _end_of_range(around: Around, at: int) -> int:
    """The end of "0 to 1": the lower number counts."""
    if at + 2 < around.last and around.tokens[at + 1].norm == "to" and around.tokens[at + 2].norm in _BARE:
        return at + 3
    return at + 1


def _numbers_of_sides(around: Around, knowledge: NarrativeKnowledge) -> list[Grade]:
    """Reflexes without a sign, before a side or place ("2+ right, 0 left", "0 at the ankles")."""
    found: list[Grade] = []
    for item in around.items:
        area = item.name(Kind.AREA)
        if not item.has(Kind.SIDE) and (area is None or REFLEX not in knowledge.areas[area]):
            continue
        at = item.first - 1
        while at > around.first and around.tokens[at].norm in _TO_PLACE:
            at -= 1
        if at > around.first and around.tokens[at].norm in _BARE and around.tokens[at - 1].norm in _BEFORE_NUMBER:
            found.append(Grade(at, at + 1, around.tokens[at].norm, strength=None))
    return found


def _reading(around: Around, reading: Reading, context: Sequence[Context], knowledge: NarrativeKnowledge) -> list[Said]:
    about = [e for e in reading.about if e.kind in ("topic", "area")]
    heads = [e for e in reading.about if e.kind == "head"]
    domain = reading.domain
    graded = reading.value.grade
    if (
        domain in (None, STRENGTH)
        and not reading.about
        and graded
        and graded.strength
        and _of_the_rest(around, reading)
    ):
        domain, heads = STRENGTH, [replace(reading.value, domain=STRENGTH)]
    if domain is None or (reading.value.item >= 0 and silent(context[reading.value.item])):
        return []
    if domain in (SENSATION, REFLEX, STRENGTH):
        about = [e for e in about if e.kind == "area" or e.domain == domain]
        heads = [e for e in heads if e.domain == domain]
        if domain == STRENGTH and any(e.kind == "topic" for e in about):
            about = [e for e in about if e.kind == "topic"]
    else:
        about = [e for e in about if e.domain == domain]
    found: list[Said] = []
    for element in about:
        for finding in _findings(element, domain, knowledge):
            found += _states(around, reading, element, finding, domain, context, knowledge)
    if not about and heads and not found:
        found = _general(around, reading, heads[-1], domain, context, knowledge)
    return found


def _states(
    around: Around,
    reading: Reading,
    element: Element,
    finding: str,
    domain: str,
    context: Sequence[Context],
    knowledge: NarrativeKnowledge,
) -> list[Said]:
    """What a result says of a finding: once, or of right and left."""
    grade = reading.value.grade
    if grade is None or grade.other is None:
        said = _state(around, reading, element, finding, domain, context, knowledge)
        return [said] if said is not None else []
    found: list[Said] = []
    for side, text in ((Side.RIGHT, grade.text), (Side.LEFT, grade.other)):
        alone = replace(reading, value=replace(reading.value, grade=grade._replace(text=text, other=None)))
        said = _state(around, alone, element, finding, domain, context, knowledge)
        if said is not None:
            found.append(said._replace(side=side))
    if len(found) == 2 and found[0]._replace(side=None) == found[1]._replace(side=None):  # noqa: PLR2004 - right and left
        return [found[0]._replace(side=Side.BILATERAL)]
    return found


def _of_the_rest(around: Around, reading: Reading) -> bool:
    """ "Otherwise 5/5", "5/5 elsewhere"."""
    value = reading.value
    near = range(max(around.first, value.first - 2), min(around.last, value.last + 2))
    return any(around.tokens[i].norm in _REST for i in near)


def _general(
    around: Around,
    reading: Reading,
    head: Element,
    domain: str,
    context: Sequence[Context],
    knowledge: NarrativeKnowledge,
) -> list[Said]:
    found: list[Said] = []
    for finding in knowledge.heads.get(domain, ()):
        states = _states(around, reading, head, finding, domain, context, knowledge)
        found += [said._replace(unplaced=True) for said in states]
    return found


def _findings(element: Element, domain: str, knowledge: NarrativeKnowledge) -> tuple[str, ...]:
    topic = element.source.name(Kind.TOPIC) if element.source is not None else None
    if topic is not None:
        return knowledge.topics[topic].findings
    area = element.source.name(Kind.AREA) if element.source is not None else None
    return knowledge.areas[area].get(domain, ()) if area is not None else ()


def _state(
    around: Around,
    reading: Reading,
    element: Element,
    finding: str,
    domain: str,
    context: Sequence[Context],
    knowledge: NarrativeKnowledge,
) -> Said | None:
    value = reading.value
    grade: str | None = None
    if value.grade is not None:
        if value.grade.strength is not None and value.grade.strength is not (domain == STRENGTH):
            return None
        if domain not in (STRENGTH, REFLEX):
            return None
        if domain == STRENGTH:
            grade = value.grade.text
            outcome = "normal" if grade in (_BEST, "5+") else "abnormal"
        else:
            outcome = knowledge.reflex_grades.get(value.grade.text, "unclear")
    else:
        outcome = knowledge.results[domain].get(value.klass, "unclear")
        if value.item >= 0 and _denied(around, value, outcome, context[value.item]):
            outcome = {"normal": "abnormal", "abnormal": "normal"}.get(outcome, outcome)
    if outcome == "unclear":
        return None
    owner = value.item if reading.carried or element.item < 0 else element.item
    around_context = context[owner] if owner >= 0 else Context()
    if silent(around_context):
        return None
    status = Status.PRESENT if outcome == "abnormal" else Status.ABSENT
    inside = element.first >= around.first
    first = min(element.first, value.first) if inside else value.first
    last = max(element.last, value.last)
    return Said(
        finding=finding,
        status=status,
        owner=owner,
        first=first,
        last=last,
        possible=around_context.possible and status is Status.PRESENT,
        side=_side(around, reading, element),
        grade=grade.rstrip("+") if grade == "5+" else grade,
        context=around_context,
    )


def _denied(around: Around, value: Element, outcome: str, context: Context) -> bool:
    """Whether a denial turns the result round; "normal" only by a word right before it ("not intact")."""
    if not context.negated or around.items[value.item].has(Kind.CUE):
        return False
    if outcome != "normal":
        return True
    before = around.items[value.item - 1] if value.item else None
    return before is not None and before.has(Kind.CUE, "negation") and value.first - before.last <= 1


def _side(around: Around, reading: Reading, element: Element) -> Side | None:
    if reading.carried and reading.sides:
        return _both(reading.sides)
    if element.own_side is not None:
        return element.own_side
    near = [s for s in reading.sides if s.last <= element.first and element.first - s.last <= 1]
    if near and len(reading.sides) > 1:
        return near[-1].side
    sides = _both(reading.sides)
    if sides is not None:
        return sides
    own = [e.own_side for e in reading.about if e.own_side is not None]
    if own:
        return own[0]
    return reading.lead or (Side.BILATERAL if element.plural else None)


def _both(sides: Sequence[Element]) -> Side | None:
    named = {s.side for s in sides if s.side is not None}
    if not named:
        return None
    if len(named) > 1 or Side.BILATERAL in named:
        return Side.BILATERAL
    return next(iter(named))


def _denied_heads(
    around: Around,
    found: Sequence[Element],
    readings: Sequence[Reading],
    context: Sequence[Context],
    knowledge: NarrativeKnowledge,
) -> list[Said]:
    """ "No ankle jerk", "no perianal sensation": denied with no result of its own is absent."""
    taken = {e.item for reading in readings for e in reading.about}
    said: list[Said] = []
    for position, element in enumerate(found):
        if element.kind != "topic" or element.item in taken or not context[element.item].negated:
            continue
        if silent(context[element.item]):
            continue
        if element.domain == "function" and not _near_denial(around, element):
            continue
        if element.domain in (REFLEX, SENSATION) or (element.domain == "function"):
            topic = knowledge.topics[around.items[element.item].name(Kind.TOPIC) or ""]
            lost = element.domain != "function" or topic.findings == ("reduced-anal-tone",)
            status = Status.PRESENT if lost else Status.ABSENT
        elif element.domain == "test":
            topic = knowledge.topics[around.items[element.item].name(Kind.TOPIC) or ""]
            status = Status.ABSENT
        else:
            continue
        side = element.own_side or side_after(around, element.item)
        if side is None and position and found[position - 1].kind == "side":
            side = side_of(around.items[found[position - 1].item])
        for finding in topic.findings:
            said.append(
                Said(
                    finding, status, element.item, element.first, element.last, side=side, context=context[element.item]
                )
            )
    return said


def _near_denial(around: Around, element: Element) -> bool:
    """Whether the denial stands right before ("denies bowel or bladder")."""
    before = [i for i in around.items if i.last <= element.first and i.has(Kind.CUE, "negation", "negation-history")]
    near = bool(before) and element.first - before[-1].last <= _BETWEEN_TOPIC_AND_NUMBER + 1
    return near and around.items[element.item - 1] is before[-1]


def _painless(
    around: Around,
    found: Sequence[Element],
    readings: Sequence[Reading],
    context: Sequence[Context],
    knowledge: NarrativeKnowledge,
) -> list[Said]:
    """A test that brought on no pain ("SLR to 90 degrees without back pain") was negative."""
    taken = {e.item for reading in readings for e in reading.about}
    said: list[Said] = []
    for element in found:
        if element.kind != "topic" or element.domain != "test" or element.item in taken:
            continue
        after = element.item + 1
        while after < len(around.items) and not around.items[after].has(Kind.COMPLAINT, "pain", "reach"):
            if around.items[after].has(Kind.TOPIC) or around.items[after].has(Kind.HEAD):
                break
            after += 1
        if after >= len(around.items) or not around.items[after].has(Kind.COMPLAINT, "pain", "reach"):
            continue
        if not context[after].negated or context[element.item].negated or silent(context[element.item]):
            continue
        side = element.own_side or side_before(around, element.item) or side_after(around, element.item)
        for finding in _findings(element, "test", knowledge):
            last = around.items[after].last
            said.append(
                Said(
                    finding, Status.ABSENT, element.item, element.first, last, side=side, context=context[element.item]
                )
            )
    return said
