"""Bare places as labels of a row of answers: "bladder / bowel / saddle: no / no / no" denies trouble with each."""

from __future__ import annotations

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.answer_rows import answer_row
from cds_service.mapping.narrative.context.choices import chosen
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text.lexicon import Item

_MARKS = frozenset(":=?")
"""Between a label and its answer."""
_YES = frozenset(["yes", "y", "true"])
_ANSWERS = _YES | frozenset(["no", "n", "nil", "none", "false"])
"""What may stand before a label: the answer to the one before it."""


def answered_in_row(around: Around) -> list[Said]:
    """What is answered of bladder, bowel and saddle where a row of labels and answers names nothing but them."""
    found: list[Said] = []
    row = answer_row(around.tokens, around.first, around.last)
    if not row:
        return _affirmed(around)
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


def _affirmed(around: Around) -> list[Said]:
    """Trouble with a bare place that is a label of its own and answered with yes ("Saddle: yes  B/B: no")."""
    found: list[Said] = []
    for k, item in enumerate(around.items):
        answer = item.last + 1
        if (
            answer >= around.last
            or around.tokens[item.last].norm not in _MARKS
            or around.tokens[answer].norm not in _YES
        ):
            continue
        before = around.tokens[item.first - 1] if item.first > around.first else None
        opens = before is None or before.kind in ("punct", "brk", "box") or before.norm in _ANSWERS
        if not opens or (before is not None and before.norm == "/"):
            continue
        if chosen(around.tokens, answer, around.last) is None:
            found += [
                Said(finding, Status.PRESENT, k, item.first, answer + 1, possible=True)
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
