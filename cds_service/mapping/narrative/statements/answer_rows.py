"""Bare places as labels of a row of answers: "bladder / bowel / saddle: no / no / no" denies trouble with each."""

from __future__ import annotations

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.types import Kind
from cds_service.mapping.narrative.context.answer_rows import answer_row
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text.lexicon import Item


def answered_in_row(around: Around) -> list[Said]:
    """What is answered of bladder, bowel and saddle where a row of labels and answers names nothing but them."""
    found: list[Said] = []
    row = answer_row(around.tokens, around.first, around.last)
    if not row:
        return found
    for k, item in enumerate(around.items):
        asked = [label for label in row if label.first < item.last and item.first < label.last]
        known = asked and asked[0].first == item.first and asked[-1].last == item.last
        if not known or any(label.denied is None for label in asked):
            continue
        status = Status.ABSENT if all(label.denied for label in asked) else Status.PRESENT
        found += [
            Said(finding, status, k, item.first, item.last, possible=status is Status.PRESENT)
            for finding in _troubles(around, item)
        ]
    return found


def _troubles(around: Around, item: Item) -> tuple[str, ...]:
    """What trouble with a bare place is: loss of sensation at the saddle, a function that fails."""
    if around.region(item) == "private":
        return around.knowledge.areas[item.name(Kind.AREA) or ""].get("numb", ())
    topic = around.knowledge.topics.get(item.name(Kind.TOPIC) or "")
    findings = topic.findings if topic is not None and topic.domain == "function" else ()
    return findings if all(finding in around.knowledge.unclear.beside for finding in findings) else ()
