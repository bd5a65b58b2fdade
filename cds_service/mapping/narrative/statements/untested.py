"""Words that are the answer to a test only where one is named: "SLR with leg pain", and not "came to the clinic with leg pain"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.text.lexicon import Item, Lexicon
from cds_service.mapping.narrative.text.tokens import Token

_ANSWERS = ("positive", "negative")


def untested(
    lexicon: Lexicon, tokens: Sequence[Token], items: list[Item], last: int, knowledge: NarrativeKnowledge
) -> list[Item]:
    """The items of a sentence that ends before ``last``: without a test, those that tell of a complaint by its own name."""
    if any(_is_test(item, knowledge) for item in items):
        return items
    kept: list[Item] = []
    k = 0
    while k < len(items):
        item = items[k]
        k += 1
        if item.last - item.first > 1 and item.has(Kind.VALUE, *_ANSWERS):
            behind = lexicon.scan(tokens, item.first + 1, last)
            if any(_tells(other) for other in behind if other.first < item.last):
                items = [*lexicon.scan(tokens, item.first, item.first + 1), *behind]
                k = 0
                continue
        kept.append(item)
    return kept


def _is_test(item: Item, knowledge: NarrativeKnowledge) -> bool:
    name = item.name(Kind.TOPIC)
    return name is not None and knowledge.topics[name].domain == "test"


def _tells(item: Item) -> bool:
    return item.has(Kind.COMPLAINT) or item.has(Kind.FINDING)
