"""Names that mean another thing behind certain words: "tone" is of the sphincter in a rectal examination."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.types import Entry, Kind, NarrativeKnowledge, TopicSpec
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_BEHIND = 4
"""Tokens behind a name among which a limb shows that it is not meant so."""


def renamed(tokens: Sequence[Token], items: list[Item], first: int, knowledge: NarrativeKnowledge) -> list[Item]:
    """The items of a sentence that begins at token ``first``, each topic under the name that it has there."""
    for k, item in enumerate(items):
        topic = knowledge.topics.get(item.name(Kind.TOPIC) or "")
        if topic is not None and topic.then and _behind(tokens, items, k, first, topic, knowledge):
            items[k] = item._replace(entries=(Entry(Kind.TOPIC, topic.then),))
    return items


def _behind(
    tokens: Sequence[Token],
    items: Sequence[Item],
    k: int,
    first: int,
    topic: TopicSpec,
    knowledge: NarrativeKnowledge,
) -> bool:
    """Whether one of the words stands before it, and no limb is named between or right behind."""
    at = next((i for i in range(items[k].first - 1, first - 1, -1) if tokens[i].norm in topic.within), None)
    if at is None:
        return False
    areas = (other.name(Kind.AREA) for other in items if at < other.first <= items[k].last + _BEHIND)
    return all(area is None or knowledge.regions[area] == "private" for area in areas)
