"""Muscles that were studied with a needle: that one is normal there says nothing of its strength.

"Needle EMG was normal in the tibialis anterior and gluteus medius"; the sentences that go on about muscles are of the same study.
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.examination.elements import STRENGTH
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import Said


def by_needle(around: Around, *, before: bool) -> bool:
    """Whether a sentence tells of such a study; ``before``: whether the one before did."""
    if any(item.has(Kind.HEAD) for item in around.items):
        return False
    words = around.knowledge.bedside.needle
    if any(token.norm in words for token in around.tokens[around.first : around.last]):
        return True
    return before and any(_is_muscle(item.name(Kind.TOPIC), around.knowledge) for item in around.items)


def without_cleared(said: Sequence[Said], knowledge: NarrativeKnowledge) -> list[Said]:
    """Without muscles that are only said to be normal; a grade or a weakness is told of them all the same."""
    muscles = {name for topic in knowledge.topics.values() if topic.domain == STRENGTH for name in topic.findings}
    return [
        one for one in said if one.status is not Status.ABSENT or one.grade is not None or one.finding not in muscles
    ]


def _is_muscle(topic: str | None, knowledge: NarrativeKnowledge) -> bool:
    return topic is not None and knowledge.topics[topic].domain == STRENGTH
