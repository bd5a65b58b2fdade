"""Names that mean another thing behind certain words: "tone" is of the sphincter in a rectal examination."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from cds_service.knowledge.narrative.entries import Entry, Kind
from cds_service.knowledge.narrative.subjects import TopicSpec
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_LABEL = 3
"""Tokens of the longest label of an examination."""
_LEAD = 8
"""Tokens of a heading or time before the name that a sentence stands under ("On examination:", "Review 22:10 -")."""
_BEHIND = 4
_FURTHER = 6
"""Tokens behind a name among which a limb shows that it is not meant so."""
_AWAY = grammar.OF_THE_REST | frozenset(
    ["laterally", "medially", "distally", "lateral", "medial", "distal", "stocking", "dorsal", "plantar", "below"]
)
"""Behind a sense, they show that it is not that of the saddle which was named before."""


def renamed(
    tokens: Sequence[Token], items: list[Item], first: int, knowledge: NarrativeKnowledge, before: int = -1
) -> list[Item]:
    """The items of a sentence that begins at token ``first``, each topic under the name that it has there.

    ``before``: the first token of the sentence before, in which a muscle of the leg shows of what limb a movement is.
    """
    for k, item in enumerate(items):
        topic = knowledge.topics.get(item.name(Kind.TOPIC) or "")
        begin = before if topic is not None and topic.domain == "strength" and before >= 0 else first
        if topic is not None and topic.then and _behind(tokens, items, k, begin, topic, knowledge):
            items[k] = item._replace(entries=(Entry(Kind.TOPIC, topic.then),))
    for k, item in enumerate(items):
        if item.has(Kind.HEAD) and (name := _beside(tokens, items, k, first, knowledge)):
            items[k] = item._replace(entries=(Entry(Kind.TOPIC, name),))
    return items


def _beside(tokens: Sequence[Token], items: Sequence[Item], k: int, first: int, knowledge: NarrativeKnowledge) -> str:
    """The topic that a head is right behind another one ("PR: good tone, sensation reduced"); "" where it is none."""
    word = tokens[items[k].last - 1].norm
    named = next((t for t in knowledge.topics.values() if word in t.heads), None)
    if named is None or _of_all(tokens, items, k, knowledge):
        return ""
    if _under_place(tokens, items, k, first, named.heads[word], named.heads.keys(), knowledge):
        return named.heads[word]
    if _right_behind_label(tokens, items, k, first, named):
        return named.heads[word]
    edge = items[k].first
    for before in reversed(items[:k]):
        if any(tokens[at].norm not in grammar.TO_HEAD for at in range(before.last, edge)):
            return ""
        if _is(before, named, knowledge):
            return named.heads[word] if _labelled(tokens, first, before.last, named) else ""
        if not before.has(Kind.VALUE) and not before.has(Kind.CUE):
            return ""
        edge = before.first
    return ""


def _under_place(
    tokens: Sequence[Token],
    items: Sequence[Item],
    k: int,
    first: int,
    topic: str,
    words: Set[str],
    knowledge: NarrativeKnowledge,
) -> bool:
    """Whether the sentence stands under the name of the saddle, and names no other place ("Saddle: touch intact, pin reduced")."""
    place = items[0]
    area, finding = place.name(Kind.AREA), place.name(Kind.FINDING)
    opening = [token.norm for token in tokens[place.first : place.last + 1]]
    tested = finding in knowledge.topics[topic].findings or place.name(Kind.TOPIC) == topic
    behind = [item for item in items[1:2] if item.first == place.last]
    head = any(item.has(Kind.HEAD) or item.name(Kind.TOPIC) == topic for item in behind)
    if place.first - first > _LEAD or not (head or ":" in opening or place.name(Kind.TOPIC) == topic):
        return False
    named = tested and not words.isdisjoint(opening)
    if not named and (area is None or knowledge.regions[area] != "private"):
        return False
    return not any(item.has(Kind.AREA) or item.name(Kind.TOPIC) not in (None, topic) for item in items[1:k])


def _right_behind_label(tokens: Sequence[Token], items: Sequence[Item], k: int, first: int, topic: TopicSpec) -> bool:
    """Whether one of its labels opens the sentence, and nothing but a result stands between ("PR: reduced sensation, lax").

    A heading may stand before it ("O/E PR: reduced sensation").
    """
    labels = {tuple(label.split()) for label in topic.labels}
    end = max(_end_of_label(tokens, at, labels) for at in range(first, min(first + _LEAD, items[0].first) + 1))
    results = {at for item in items[:k] if item.has(Kind.VALUE) for at in range(item.first, item.last)}
    return end > 0 and all(at in results or tokens[at].norm in grammar.TO_HEAD for at in range(end, items[k].first))


def _end_of_label(tokens: Sequence[Token], at: int, labels: Set[tuple[str, ...]]) -> int:
    """The end of the longest label that begins at a token; 0 where none does."""
    norms = tuple(token.norm for token in tokens[at : at + _LABEL])
    return max((at + len(label) for label in labels if norms[: len(label)] == label), default=0)


def _labelled(tokens: Sequence[Token], first: int, last: int, topic: TopicSpec) -> bool:
    """Whether one of its labels, of a word or two, stands between two tokens."""
    norms = [token.norm for token in tokens[first:last]]
    return not topic.labels.isdisjoint({*norms, *(f"{one} {other}" for one, other in pairwise(norms))})


def _is(item: Item, topic: TopicSpec, knowledge: NarrativeKnowledge) -> bool:
    """Whether an item is the topic that ``topic`` is there, or states one of its findings."""
    finding = item.name(Kind.FINDING)
    then = knowledge.topics[topic.then]
    return item.name(Kind.TOPIC) == topic.then or (finding is not None and finding in then.findings)


def _of_all(tokens: Sequence[Token], items: Sequence[Item], k: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether it is said of all there is, or of a limb."""
    end = min(items[k].last + _FURTHER, len(tokens))
    behind = range(items[k].last, next((at for at in range(items[k].last, end) if tokens[at].norm == "."), end))
    if any(tokens[at].norm in _AWAY or tokens[at].kind == "level" for at in behind):
        return True
    areas = (item.name(Kind.AREA) for item in items[k:] if item.first in behind)
    return any(area is not None and knowledge.regions[area] != "private" for area in areas)


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
