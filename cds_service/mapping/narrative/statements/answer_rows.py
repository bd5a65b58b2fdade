"""Bare places as labels of a row of answers: "bladder / bowel / saddle: no / no / no" denies trouble with each."""

from __future__ import annotations

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.answer_rows import answer_row
from cds_service.mapping.narrative.context.choices import chosen
from cds_service.mapping.narrative.context.screening import screened
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import NOBODY, Said
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
        return _screened(around) or _affirmed(around)
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


def _screened(around: Around) -> list[Said]:
    """What the result of a screening says of the bare places that were asked for."""
    result = screened(around.tokens, around.items, around.first, around.last, around.knowledge)
    if result is None:
        return []
    status = Status.ABSENT if result.denied else Status.PRESENT
    within = [(k, i) for k, i in enumerate(around.items) if result.first <= i.first and i.last <= result.last]
    named = {at for _, item in within for at in range(item.first, item.last)}
    bare, both = around.knowledge.bedside.organs, around.knowledge.topics[around.knowledge.bedside.both]
    organs = [at for at in range(result.first, result.last) if around.tokens[at].norm in bare and at not in named]
    told = [(f, k, item.first, item.last) for k, item in within for f in _asked(around, item)]
    told += [(f, NOBODY, at, at + 1) for at in organs for f in both.findings]
    return [Said(f, status, k, first, last, possible=not result.denied) for f, k, first, last in told]


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


def _asked(around: Around, item: Item) -> tuple[str, ...]:
    """What is asked for by a bare place, or by what is felt there."""
    topic = around.knowledge.topics.get(item.name(Kind.TOPIC) or "")
    findings = topic.findings if topic is not None and topic.domain != "function" else ()
    beside = around.knowledge.unclear.beside
    return _troubles(around, item) or tuple(finding for finding in findings if finding in beside)


def _troubles(around: Around, item: Item) -> tuple[str, ...]:
    """What trouble with a bare place is: loss of sensation at the saddle, a function that fails."""
    if around.region(item) == "private":
        return around.knowledge.areas[item.name(Kind.AREA) or ""].get("numb", ())
    topic = around.knowledge.topics.get(item.name(Kind.TOPIC) or "")
    findings = topic.findings if topic is not None and topic.domain == "function" else ()
    return findings if all(finding in around.knowledge.unclear.beside for finding in findings) else ()
