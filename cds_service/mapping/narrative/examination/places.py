"""Private areas that a text names, for codes of lost sensation that leave the place open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.examination.elements import SENSATION
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import silent


def private_places(around: Around, context: Sequence[Context]) -> Iterator[str]:
    """Findings that lost sensation at the private areas of one sentence would be."""
    if any(item.has(Kind.VALUE, "normal", "negative") for item in around.items):
        return
    for k, item in enumerate(around.items):
        area = item.name(Kind.AREA)
        if area is not None and around.region(item) == "private" and not (context[k].negated or silent(context[k])):
            yield from around.knowledge.areas[area].get(SENSATION, ())
