"""Answers of a test or reflex as bare signs beside a side: "SLR: + L, - R", "SLR L+ R-", "AJ R absent, L +"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Side, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.examination.angles import angles
from cds_service.mapping.narrative.examination.elements import REFLEX
from cds_service.mapping.narrative.statements.attach import Around, side_before, side_of
from cds_service.mapping.narrative.statements.said import Said, opposite, silent
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item

_SIGNS = {"+": Status.PRESENT, "-": Status.ABSENT, "possign": Status.PRESENT, "negsign": Status.ABSENT}
_ANGLE = grammar.DEGREES | {"at", "to"}
_MOST = 2
"""Signs behind one test: one for each side."""


def signed(around: Around, context: Sequence[Context], knowledge: NarrativeKnowledge) -> list[Said]:
    """What signs behind the tests of a sentence say.

    A dash that stands apart from its side is a mark of punctuation, unless another sign shows that it answers.
    """
    found: list[Said] = []
    for k, item in enumerate(around.items):
        name = item.name(Kind.TOPIC)
        topic = knowledge.topics[name] if name is not None else None
        if topic is None or topic.domain not in ("test", REFLEX) or not topic.findings or silent(context[k]):
            continue
        answers, end = _answers(around, item, _signs(around, reflex=topic.domain == REFLEX))
        if not answers and topic.angle:
            answers, end = angles(around, k, topic.angle)
        if topic.domain == REFLEX:
            answers = _of_reflex(around, item.last, end, answers)
        found += [
            Said(finding, status, k, item.first, end, side=side or side_before(around, k), context=context[k])
            for status, side in answers
            for finding in topic.findings
        ]
    return found


def _of_reflex(
    around: Around, begin: int, end: int, answers: Sequence[tuple[Status, Side | None]]
) -> list[tuple[Status, Side | None]]:
    """What is there is not reduced; one sign alone may also say that it is weak, and a number is a grade."""
    graded = any(around.tokens[i].kind == "num" for i in range(begin, end))
    return [] if graded or len(answers) < _MOST else [(opposite(status), side) for status, side in answers]


def _answers(around: Around, item: Item, signs: dict[int, Status]) -> tuple[list[tuple[Status, Side | None]], int]:
    """The answers behind a test, each with its side, and their end."""
    sides = {i.first: i for i in around.items if i.has(Kind.SIDE) and i.last - i.first == 1}
    found: list[tuple[Status, Side | None]] = []
    sure = False
    at = end = item.last
    while len(found) < _MOST and (at := _skip(around, at, grammar.BETWEEN_SIGNS)) < around.last:
        place = _pair(around, at, sides, signs)
        if place is not None:
            sign, side = place
            found.append((signs[sign], side_of(sides[side])))
            sure = sure or around.tokens[sign].norm != "-" or _touch(around, sign, side)
            at = end = max(place) + 1
        elif not found and around.tokens[at].norm == "+":
            found, sure = [(Status.PRESENT, None)], True
            at = end = at + 1
        else:
            break
    end = _skip(around, end, _ANGLE)
    return (found, end) if sure and _closes(around, end) else ([], item.last)


def _skip(around: Around, at: int, words: frozenset[str]) -> int:
    """The first token from ``at`` on that is neither one of the words nor a number of degrees."""
    while at < around.last and (around.tokens[at].norm in words or around.tokens[at].kind == "num"):
        at += 1
    return at


def _signs(around: Around, *, reflex: bool) -> dict[int, Status]:
    """The tokens of a sentence that answer a test or reflex, or are a word that does ("R + at 50, L neg")."""
    there, gone = (around.knowledge.elicited, "absent") if reflex else (frozenset(), "negative")
    found = {i: _SIGNS[t.norm] for i in range(around.first, around.last) if (t := around.tokens[i]).norm in _SIGNS}
    for item in around.items:
        if item.last - item.first == 1 and item.has(Kind.VALUE, gone):
            found[item.first] = Status.ABSENT
        elif around.tokens[item.first].norm in there or (not reflex and item.has(Kind.VALUE, "positive")):
            found[item.first] = Status.PRESENT
    return found


def _pair(around: Around, at: int, sides: dict[int, Item], signs: dict[int, Status]) -> tuple[int, int] | None:
    """The tokens of a sign and its side that begin here, in either order ("+ L", "L+", "L 40 -")."""
    if at in signs:
        return (at, at + 1) if at + 1 in sides else None
    sign = _skip(around, at + 1, grammar.BEFORE_SIGN)
    return (sign, at) if at in sides and sign in signs else None


def _touch(around: Around, sign: int, side: int) -> bool:
    first, second = sorted((sign, side))
    return around.tokens[second].start == around.tokens[first].end


def _closes(around: Around, at: int) -> bool:
    return at >= around.last or around.tokens[at].norm in grammar.CLOSING or around.tokens[at].kind == "brk"
