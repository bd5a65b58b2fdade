"""Grades that stand before their muscles: "4/5 strength in EHL", "leg weakness: 3/5 hip flexion, 4/5 knee extension"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.elements import STRENGTH, Element, Reading, specific
from cds_service.mapping.narrative.examination.grade import BEST
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.own_result import clause_before, told_weak, weak_behind
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.parting import parts

_NEAR = 4


def own_topic_after(around: Around, value: Element) -> bool:
    """Whether right after the result comes a preposition or a topic that it is about."""
    at = value.last
    covering = {i.first: i for i in around.items}
    steps = 0
    while at < around.last and steps < _NEAR:
        item = covering.get(at)
        if item is not None and (item.has(Kind.TOPIC) or item.has(Kind.AREA) or item.has(Kind.HEAD)):
            return True
        if item is not None and (item.has(Kind.SIDE) or (at == value.last and around.names_weakness(item))):
            at = item.last
        elif around.tokens[at].norm in grammar.PREPOSITIONS | grammar.POSSESSIVES | grammar.PARTS_OF_LIMB:
            at += 1
        else:
            return False
        steps += 1
    return False


def stands_apart(around: Around, gap: Sequence[Element], reading: Reading) -> bool:
    """Whether a result is not of what is named before it, but of what it stands before."""
    return (
        _heads_list(around, gap, reading)
        or _parted_by_with(around, gap, reading)
        or stands_before_its_own(around, gap, reading.value)
    )


def _heads_list(around: Around, gap: Sequence[Element], reading: Reading) -> bool:
    """Whether a limb or its weakness heads a list of grades before their muscles ("leg weakness: 3/5 hip flexion")."""
    whole = around.knowledge.heads[STRENGTH]
    general = bool(specific(gap)) and all(e.kind in ("area", "head") or _of_whole(around, e, whole) for e in gap)
    if not general or reading.value.domain != STRENGTH or around.tokens[reading.value.first - 1].norm not in (":", "("):
        return False
    named = next((i for i in around.items if i.first >= reading.value.last and not i.has(Kind.SIDE)), None)
    return named is not None and named.has(Kind.TOPIC) and own_topic_after(around, reading.value)


def _parted_by_with(around: Around, gap: Sequence[Element], reading: Reading) -> bool:
    """Whether a limb is only where the muscles are that a grade stands before ("left leg weakness with 3/5 dorsiflexion").

    A word right before another thing is of that alone ("left leg weakness with normal tone").
    """
    general = bool(gap) and all(e.kind in ("area", "head") for e in gap)
    if not general or around.tokens[reading.value.first - 1].norm != "with":
        return False
    if reading.value.domain == STRENGTH:
        return own_topic_after(around, reading.value)
    return any(item.first == reading.value.last and item.has(Kind.TOPIC) for item in around.items)


def stands_before_its_own(around: Around, gap: Sequence[Element], value: Element) -> bool:
    """Whether a result stands right before what it is of, parted from what was named ("reflexes present, reduced saddle
    sensation")."""
    following = next((i for i in around.items if i.first == value.last), None)
    if following is None or value.domain is not None or not gap:
        return False
    topic = around.knowledge.topics.get(following.name(Kind.TOPIC) or "")
    domain = topic.domain if topic is not None else following.name(Kind.HEAD)
    if domain is None or domain in {e.domain for e in gap}:
        return False
    between = range(gap[-1].last, value.first)
    return any(
        around.tokens[i].norm in grammar.SEVERING | {"with"}
        or around.tokens[i].kind == "brk"
        or parts(around.tokens, i)
        for i in between
    )


def without_weak(around: Around, gap: list[Element], value: Element) -> list[Element]:
    """Without muscles that words of weakness are about, where the result has others ("weak eversion, inversion strong")."""
    muscles = [e for e in gap if e.kind == "topic" and e.domain == STRENGTH]
    if not muscles or not _is_full(value):
        return gap
    behind = weak_behind(around, muscles[0].first, value.first)
    begin = clause_before(around, value.first, muscles[0].first) if behind is None else behind.first
    weak = [e for e in muscles if e.last <= begin]
    own = any(e.first >= begin for e in gap) or own_topic_after(around, value)
    told = bool(weak) and (behind is not None or told_weak(around, weak[0].first))
    return [e for e in gap if e not in weak] if own and told else gap


def _is_full(value: Element) -> bool:
    return value.klass == "normal" if value.grade is None else value.grade.text in (BEST, BEST + "+")


def _of_whole(around: Around, element: Element, whole: tuple[str, ...]) -> bool:
    """Whether a name is of all the strength of a limb ("leg strength")."""
    name = element.source.name(Kind.TOPIC) if element.source is not None else None
    return name is not None and around.knowledge.topics[name].findings == whole
