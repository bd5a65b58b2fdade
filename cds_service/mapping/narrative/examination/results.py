"""Readings of an examination to statements about findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cds_service.clinical.findings import Side, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.examination.barring import with_barring
from cds_service.mapping.narrative.examination.clipped_names import row_numbers
from cds_service.mapping.narrative.examination.denied import denied_topics
from cds_service.mapping.narrative.examination.elements import REFLEX, SENSATION, STRENGTH, Element, Reading, elements
from cds_service.mapping.narrative.examination.elicited import with_elicited
from cds_service.mapping.narrative.examination.excepted import excepted, stands_out
from cds_service.mapping.narrative.examination.failing import failing
from cds_service.mapping.narrative.examination.frames import framed, without_limb
from cds_service.mapping.narrative.examination.going_on import muscles, opening_number, with_subject
from cds_service.mapping.narrative.examination.grade import Grade, lower_of_pairs
from cds_service.mapping.narrative.examination.later_result import with_later_results
from cds_service.mapping.narrative.examination.latest import latest
from cds_service.mapping.narrative.examination.limbs_named import with_limbs
from cds_service.mapping.narrative.examination.numbers import bare_grades
from cds_service.mapping.narrative.examination.outcome import state
from cds_service.mapping.narrative.examination.pairing import pair
from cds_service.mapping.narrative.examination.rows import rows
from cds_service.mapping.narrative.examination.steps import steps
from cds_service.mapping.narrative.examination.together import mixed, shared, together
from cds_service.mapping.narrative.examination.trend import Strength, of_now
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.other_side import with_other_side
from cds_service.mapping.narrative.statements.said import Said, silent
from cds_service.mapping.narrative.text import grammar

_AROUND_REST = 2
_SHORT = 2
"""Tokens of the longest name that may mean something else."""


def results(
    around: Around,
    grades: Sequence[Grade],
    used: set[int],
    context: Sequence[Context],
    knowledge: NarrativeKnowledge,
    carried: Sequence[Element],
    recent: Sequence[Strength],
    tabled: Sequence[Reading] = (),
) -> tuple[list[Said], list[Element], list[Strength]]:
    """What the results of a sentence say, what a following one may still be about, and what is now said of muscles.

    ``carried`` and ``recent``: the latter two, of the sentence before. ``tabled``: results of rows under a header of muscles.
    """
    stepped = steps(around, grades, knowledge)
    again = {grade.first for grade in stepped}
    numbers = [*(grade for grade in grades if grade.first not in again), *stepped]
    if all(g.strength is None and g.other is None for g in numbers) and muscles(carried):
        numbers = [opening] if (opening := opening_number(around)) is not None else numbers
    numbers = sorted([*numbers, *bare_grades(around, numbers, carried, knowledge)])
    numbers = sorted([*numbers, *row_numbers(around, numbers, going_on=bool(muscles(carried)))])
    numbers = lower_of_pairs(around.tokens, latest(around, numbers))
    found = with_limbs(around, with_barring(around, elements(around, numbers, used, knowledge)))
    found = with_elicited(around, found, knowledge)
    found = with_subject(around, found, carried)
    in_rows, found = rows(around, found)
    readings = [*tabled, *in_rows, *pair(around, without_limb(around, found), carried)]
    framed(around, readings)
    last: list[Element] = [e for e in found if e.kind == "head"]
    told: list[tuple[int, Said]] = []
    for number, reading in enumerate(readings):
        if reading.about and reading.domain is not None:
            last = _with_side(reading)
        own = _without_what_stands_apart(around, reading)
        told += [(number, one) for one in _reading(around, own, context, knowledge)]
    counting, fallen, strengths = of_now(around, readings, told, recent)
    said = [*counting, *(weaker for one in fallen if (weaker := getting_weaker(one, knowledge)) is not None)]
    said = with_later_results(around, said, readings, knowledge)
    said += denied_topics(around, found, readings, context, knowledge)
    said += excepted(around, found, readings, context, knowledge)
    said += failing(around, context, knowledge)
    answered = any(reading.about for reading in readings)
    open_ones = _left_open(found, readings) or ([] if answered else _only_named(found)) or last
    return with_other_side(around, said), open_ones, strengths


def _with_side(reading: Reading) -> list[Element]:
    """What a result is about, a muscle or reflex with the side that the result has."""
    sides = {e.side for e in reading.sides}
    if (
        reading.domain not in (STRENGTH, REFLEX)
        or len(sides) != 1
        or any(e.own_side is not None for e in reading.about)
    ):
        return reading.about
    return [replace(e, own_side=reading.sides[0].side) if e.kind == "topic" else e for e in reading.about]


def _only_named(found: Sequence[Element]) -> list[Element]:
    """What a sentence names without a result ("The ankle reflexes were tested."), for the next to answer."""
    named = [e for e in found if e.kind in ("topic", "area", "head")]
    return [replace(e, item=-1) for e in named] if any(e.kind != "area" for e in named) else []


def _left_open(found: Sequence[Element], readings: Sequence[Reading]) -> list[Element]:
    """The muscle at the end of a sentence that tells no result of it, with the side right before it."""
    if not found or found[-1].kind != "topic" or found[-1].domain != STRENGTH:
        return []
    muscle = found[-1]
    if any(muscle in reading.about for reading in readings):
        return []
    before = found[-2] if len(found) > 1 else muscle
    return [replace(muscle, own_side=before.side) if before.kind == "side" and before.last == muscle.first else muscle]


def _reading(around: Around, reading: Reading, context: Sequence[Context], knowledge: NarrativeKnowledge) -> list[Said]:
    about = [e for e in reading.about if e.kind in ("topic", "area")]
    heads = [e for e in reading.about if e.kind == "head"]
    domain = reading.domain
    graded = reading.value.grade
    about = [
        e for e in about if not (_ambiguous(around, e, reading, knowledge) or stands_out(around, e, reading.value))
    ]
    plain = graded is None and reading.value.domain is None and not _turned(reading.value, context)
    if plain and (parted := shared(around, about)):
        return [
            s
            for one in parted
            for s in _reading(around, replace(reading, about=one, domain=one[0].domain), context, knowledge)
        ]
    if plain and (each := mixed(around, [*about, *heads])):
        places = [e for e in about if e.kind == "area"]
        return [
            s
            for one in each
            for s in _reading(
                around,
                replace(reading, about=[one] if one.kind == "topic" else [*places, one], domain=one.domain),
                context,
                knowledge,
            )
        ]
    if plain and not any(e.kind == "topic" and e.domain != "test" for e in about):
        several = together(around, heads)
        if several:
            return [
                s
                for one in several
                for s in _reading(around, replace(reading, about=[*about, one], domain=one.domain), context, knowledge)
            ]
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
        if domain in (STRENGTH, REFLEX) and any(e.kind == "topic" for e in about):
            about = [e for e in about if e.kind == "topic" or _is_one_reflex(e, domain, knowledge)]
    else:
        about = [e for e in about if e.domain == domain]
    found: list[Said] = []
    for element in about:
        for finding in _findings(element, domain, knowledge):
            found += _states(around, reading, element, finding, domain, context, knowledge)
    if not about and heads and not found:
        found = _general(around, reading, heads[-1], domain, context, knowledge)
    return _with_fall(reading, found, knowledge)


def _is_one_reflex(element: Element, domain: str, knowledge: NarrativeKnowledge) -> bool:
    """Whether a place stands for one reflex ("ankle"), and not for all of a leg that is only where it was tested."""
    return domain == REFLEX and len(_findings(element, domain, knowledge)) == 1


def _with_fall(reading: Reading, found: list[Said], knowledge: NarrativeKnowledge) -> list[Said]:
    """With the fall that the result tells; what did not fall need not be full."""
    worded = reading.value.klass in knowledge.falling
    if worded and any(one.status is Status.ABSENT for one in found):
        return []
    fell = worded or (reading.value.grade is not None and reading.value.grade.fell)
    return [*found, *(weaker for one in found if fell and (weaker := getting_weaker(one, knowledge)) is not None)]


def getting_weaker(weak: Said, knowledge: NarrativeKnowledge) -> Said | None:
    """That a weakness got worse, as the findings name it; None for what is no weakness."""
    names = (spec.worse for spec in knowledge.complaints.values() if spec.worse is not None)
    name = next(names, None) if weak.status is Status.PRESENT else None
    return None if name is None else weak._replace(finding=name, grade=None)


def _turned(value: Element, context: Sequence[Context]) -> bool:
    """Whether it denies a change ("no change in strength or sensation")."""
    return value.item >= 0 and context[value.item].negated and value.klass != "normal"


def _ambiguous(around: Around, element: Element, reading: Reading, knowledge: NarrativeKnowledge) -> bool:
    """Whether it is an abbreviation of several meanings with a word for a result and no muscle beside it ("GS normal")."""
    worded = reading.value.klass in knowledge.worded_grades or reading.value.klass in knowledge.falling
    graded = reading.value.grade is not None or worded
    if graded or not _short(around, element, knowledge):
        return False
    others = [e for e in reading.about if e is not element and e.domain == element.domain]
    return all(_short(around, e, knowledge) for e in others)


def _short(around: Around, element: Element, knowledge: NarrativeKnowledge) -> bool:
    topic = knowledge.topics.get((element.source.name(Kind.TOPIC) if element.source is not None else None) or "")
    inside = around.tokens[element.first : element.last]
    return topic is not None and len(inside) <= _SHORT and inside[-1].norm in topic.graded


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
        said = state(around, reading, element, finding, domain, context, knowledge)
        return [] if said is None else [said, *_raised(said, grade, domain, knowledge)]
    found: list[Said] = []
    for side, text in ((Side.RIGHT, grade.text), (Side.LEFT, grade.other)):
        alone = replace(reading, value=replace(reading.value, grade=grade._replace(text=text, other=None)))
        said = state(around, alone, element, finding, domain, context, knowledge)
        if said is not None:
            found += [one._replace(side=side) for one in (said, *_raised(said, alone.value.grade, domain, knowledge))]
    if len(found) == len((grade.text, grade.other)) and found[0]._replace(side=None) == found[1]._replace(side=None):
        return [found[0]._replace(side=Side.BILATERAL)]
    return found


def _raised(said: Said, grade: Grade | None, domain: str, knowledge: NarrativeKnowledge) -> list[Said]:
    """The sign of the cord that a reflex of this grade is ("knee jerks 4+")."""
    finding = None if grade is None or domain != REFLEX else knowledge.raised_reflexes.get(grade.text)
    return [] if finding is None else [said._replace(finding=finding, status=Status.PRESENT)]


def _of_the_rest(around: Around, reading: Reading) -> bool:
    """ "Otherwise 5/5", "5/5 elsewhere"."""
    value = reading.value
    near = range(max(around.first, value.first - _AROUND_REST), min(around.last, value.last + _AROUND_REST))
    return any(around.tokens[i].norm in grammar.OF_THE_REST for i in near)


def _without_what_stands_apart(around: Around, reading: Reading) -> Reading:
    """A result told "otherwise" or of "the rest" is not of what a comma parts from it ("EHL weak left, otherwise full")."""
    at = reading.value.first
    while at > around.first and around.tokens[at - 1].norm in grammar.OF_THE_REST | grammar.FILLERS:
        at -= 1
    if at in (reading.value.first, around.first) or around.tokens[at - 1].norm not in grammar.SEVERING:
        return reading
    about = [e for e in reading.about if e.first >= at]
    if about == reading.about:
        return reading
    return replace(reading, about=about, domain=reading.domain if about or reading.value.grade else None)


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
