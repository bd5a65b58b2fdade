"""Scores of sense and tone: "perianal sensation 0/2", "rectal tone: 0/5", "S3 pinprick 1/2"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Side, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.examination.elements import SENSATION
from cds_service.mapping.narrative.statements.attach import Around, side_before, side_of
from cds_service.mapping.narrative.statements.said import Said, silent
from cds_service.mapping.narrative.text import grammar

_NEAR = 2
"""Tokens between an area and the sense that is examined there."""
_REACH = 4
"""Tokens from what is examined to its score."""


def scored(around: Around, context: Sequence[Context], knowledge: NarrativeKnowledge) -> list[Said]:
    """Everything that has a score: below the best of its scale it is abnormal."""
    found: list[Said] = []
    for k in range(len(around.items)):
        domain, findings, end = _examined(around, k, knowledge)
        score = _score(around, end, knowledge.scores.get(domain, frozenset())) if findings else None
        if score is None or silent(context[k]):
            continue
        abnormal, last, side = score
        status = Status.PRESENT if abnormal else Status.ABSENT
        named = side or side_before(around, k)
        first = around.items[k].first
        found += [Said(finding, status, k, first, last, side=named, context=context[k]) for finding in findings]
    return found


def _examined(around: Around, k: int, knowledge: NarrativeKnowledge) -> tuple[str, tuple[str, ...], int]:
    """Domain, findings and end of what is examined at item ``k``; no findings where it is nothing of the kind."""
    item = around.items[k]
    topic = item.name(Kind.TOPIC)
    if topic is not None:
        return knowledge.topics[topic].domain, knowledge.topics[topic].findings, item.last
    area = item.name(Kind.AREA)
    if area is None or around.region(item) != "private":
        return "", (), item.last
    beside = [
        other
        for other in around.items[max(k - 1, 0) : k + 2]
        if other.has(Kind.HEAD, SENSATION)
        and (item.first - other.last if other.first < item.first else other.first - item.last) <= _NEAR
    ]
    if not beside:
        return "", (), item.last
    return SENSATION, knowledge.areas[area].get(SENSATION, ()), max(item.last, beside[0].last)


def _score(around: Around, at: int, scales: frozenset[str]) -> tuple[bool, int, Side | None] | None:
    """Whether the number behind is below the best of its scale, its end, and the side named before it."""
    tokens = around.tokens
    sides = {item.first: side_of(item) for item in around.items if item.has(Kind.SIDE)}
    side: Side | None = None
    edge = min(at + _REACH, around.last)
    while at < edge and tokens[at].kind != "num":
        if at in sides:
            side = sides[at]
        elif tokens[at].norm not in grammar.TO_SCORE:
            return None
        at += 1
    if at >= edge or not tokens[at].norm.isdigit():
        return None
    number = int(tokens[at].norm)
    best, end = _best(around, at + 1)
    if best is None:
        closes = end >= around.last or tokens[end].kind in ("punct", "brk")
        return (True, end, side) if number == 0 and closes and scales else None
    return (number < int(best), end, side) if best in scales else None


def _best(around: Around, at: int) -> tuple[str | None, int]:
    """The best of the scale written behind a number ("/2", "out of 5"), and its end."""
    tokens, last = around.tokens, around.last
    if at + 1 < last and tokens[at].norm == "/":
        after = at + 1
    elif at + 2 < last and tokens[at].norm == "out" and tokens[at + 1].norm == "of":
        after = at + 2
    else:
        return None, at
    if not tokens[after].norm.isdigit() or (after + 1 < last and tokens[after + 1].norm == "/"):
        return "", at
    return tokens[after].norm, after + 1
