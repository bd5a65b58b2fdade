"""Reflexes that are only said to be there ("knee jerks present"): of nothing else is that a normal result."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.examination.elements import REFLEX, Element
from cds_service.mapping.narrative.statements.attach import Around

_TO_LIMIT = 5
"""Tokens behind the word among which another limits it."""
_BEFORE_RESULT = 2
"""Tokens to a result that says more ("present but reduced")."""


def with_elicited(around: Around, found: list[Element], knowledge: NarrativeKnowledge) -> list[Element]:
    """The elements of a sentence with those results, in order of the text.

    A result behind the word says more, and is about the same: what parts the two is left out ("present but reduced").
    """
    if not any(_lost_when_denied(e, knowledge) for e in found):
        return found
    positive = {item.first for item in around.items if item.has(Kind.VALUE, "positive")}
    told = [item for item in around.items if not item.has(Kind.CUE) or item.has(Kind.VALUE)]
    taken = {i for item in told for i in range(item.first, item.last)} - positive
    made = list(found)
    for at in range(around.first, around.last):
        if around.tokens[at].norm not in knowledge.elicited or at in taken:
            continue
        made = [e for e in made if e.first != at]
        before = [e for e in found if e.last <= at]
        named = [e for e in before if e.domain is not None and e.kind in ("topic", "head")]
        if not named or not _lost_when_denied(named[-1], knowledge) or _other_between(around, named[-1], at):
            continue
        after = next((e for e in found if e.first > at and e.kind != "end"), None)
        if after is not None and after.kind == "value" and after.first - at - 1 <= _BEFORE_RESULT:
            made = [e for e in made if not at < e.first < after.first]
        elif not _denied(around, before, at) and (named[-1].domain == REFLEX or _plain(around, at)):
            made.append(Element(at, at + 1, "value", domain=named[-1].domain, klass="normal"))
    return sorted(made, key=lambda e: e.first)


def _lost_when_denied(element: Element, knowledge: NarrativeKnowledge) -> bool:
    """Whether it is a reflex, or a sense or tone that is lost where it is not there."""
    if element.domain == REFLEX:
        return True
    name = element.source.name(Kind.TOPIC) if element.source is not None else None
    return name is not None and knowledge.topics[name].lost_when_denied


def _plain(around: Around, at: int) -> bool:
    """Whether nothing behind the word takes a part of it back ("present, but different on the left")."""
    words = around.knowledge.asserting.limiting
    behind = around.tokens[at + 1 : min(at + 1 + _TO_LIMIT, around.last)]
    return not any(token.norm in words for token in behind)


def _other_between(around: Around, named: Element, at: int) -> bool:
    """Whether a complaint or finding stands between, which the word is about ("..., weakness present")."""
    between = (item for item in around.items if named.last <= item.first and item.last <= at)
    return any(item.has(Kind.COMPLAINT) or item.has(Kind.FINDING) for item in between)


def _denied(around: Around, before: Sequence[Element], at: int) -> bool:
    """Whether a denial stands between the result before, or the begin of the sentence, and the word."""
    begin = max((e.last for e in before if e.kind in ("value", "end")), default=around.first)
    return any(item.has(Kind.CUE, "negation") for item in around.items if begin <= item.first < at)
