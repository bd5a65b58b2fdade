"""What is left out of a result: muscles ("full power except left EHL") and a side ("on the left but not on the right")."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.examination.elements import REFLEX, SENSATION, STRENGTH, Element, Reading
from cds_service.mapping.narrative.examination.grade import BEST
from cds_service.mapping.narrative.statements.attach import Around, side_after, side_before
from cds_service.mapping.narrative.statements.said import Said, silent
from cds_service.mapping.narrative.text import examining, grammar

_COMPLAINED = {STRENGTH: "weak"}
"""Domains under which areas have what a complaint there means."""
_TO_GRADE = 3
"""Tokens of the next sentence in which its first number stands, marks between them."""
_DOMAINS = (STRENGTH, REFLEX, SENSATION)
_NOT = frozenset(["not", "never"])
_UNDONE = ("not-asked", "not-tried-after")
"""Cues that nobody looked, or could."""


def excepted(
    around: Around,
    found: Sequence[Element],
    readings: Sequence[Reading],
    context: Sequence[Context],
    knowledge: NarrativeKnowledge,
) -> list[Said]:
    """What is left out of strength, reflexes and sensation that are said to be full: how much is not told."""
    full = {r.value.last: r.domain for r in readings if r.domain in _DOMAINS and _is_full(around, r)}
    bar = next((e for e in found if e.kind == "end" and _leaves_out(around, e)), None)
    domain = next((full[last] for last in sorted(full, reverse=True) if bar is not None and last <= bar.first), None)
    if bar is None or _graded_next(around) or (domain is None and not _all_is_well(around, found, bar)):
        return []
    rest = found[found.index(bar) + 1 :]
    named = domain or next((e.domain for e in rest if e.kind == "head"), None)
    said: list[Said] = []
    for element in rest:
        if element.kind not in ("topic", "side", "area", "head"):
            return [] if element.kind == "value" else said
        of = named or (element.domain if element.kind == "topic" and element.domain in _DOMAINS else None)
        names = _left_out(element, of, knowledge) if of is not None else ()
        if not names or silent(context[element.item]) or _not_tested(around, element):
            continue
        side = element.own_side or side_before(around, element.item) or side_after(around, element.item)
        said += [
            Said(finding, Status.PRESENT, element.item, element.first, element.last, side=side) for finding in names
        ]
    return said


def _all_is_well(around: Around, found: Sequence[Element], bar: Element) -> bool:
    """Whether all that was examined is said to be normal before words that leave something out ("neurology normal except ...")."""
    normal = any(e.kind == "value" and e.klass == "normal" and e.last <= bar.first for e in found)
    before = {around.tokens[at].norm for at in range(around.first, bar.first)}
    return normal and not before.isdisjoint(examining.EVERYTHING)


def _left_out(element: Element, domain: str, knowledge: NarrativeKnowledge) -> tuple[str, ...]:
    """The findings of a muscle, reflex or sense, which may be named by its place ("all reflexes present except left ankle")."""
    name = element.source.name(Kind.TOPIC) if element.source is not None else None
    if name is not None:
        return knowledge.topics[name].findings if element.domain == domain else ()
    area = element.source.name(Kind.AREA) if element.source is not None else None
    if area is None:
        return ()
    return knowledge.areas[area].get(domain) or knowledge.areas[area].get(_COMPLAINED.get(domain, ""), ())


def stands_out(around: Around, element: Element, value: Element) -> bool:
    """Whether what is named behind a result is denied it, or was not tested ("normal in both legs, not perianal")."""
    if value.grade is not None or element.first < value.last or element.first <= around.first:
        return False
    before = around.tokens[element.first - 1].norm
    return before in _NOT or _not_tested(around, element)


def _not_tested(around: Around, element: Element) -> bool:
    """Whether it is said right behind that it was not tested ("except saddle not examined", "perianal declined")."""
    if element.last < around.last and around.tokens[element.last].norm in grammar.BARE_DENIALS:
        return True
    return any(item.first == element.last and item.has(Kind.CUE, *_UNDONE) for item in around.items)


def _graded_next(around: Around) -> bool:
    """Whether the next sentence opens with a number, which is the grade of what ends this one ("except EHL. 4/5")."""
    following = around.tokens[around.last : around.last + _TO_GRADE]
    return next((token.kind == "num" for token in following if token.kind not in ("punct", "brk")), False)


def _is_full(around: Around, reading: Reading) -> bool:
    value = reading.value
    if value.grade is None:
        return value.klass == "normal"
    if reading.domain == REFLEX:
        return around.knowledge.reflex_grades.get(value.grade.text) == "normal"
    return value.grade.text == BEST


def _leaves_out(around: Around, element: Element) -> bool:
    inside = [around.tokens[at].norm for at in range(element.first, element.last)]
    after = around.tokens[element.last].norm if element.last < around.last else ""
    return any(norm in grammar.LEAVING_OUT for norm in inside) or (inside == ["but"] and after == "for")
