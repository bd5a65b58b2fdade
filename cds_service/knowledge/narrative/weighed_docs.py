"""The YAML shape of ``cards/lumbar-imaging/narrative/weighed.yaml``; msgspec checks it."""

from __future__ import annotations

from cds_service.knowledge.narrative.docs import Doc


class WeighedDoc(Doc):
    """``weighed.yaml``, which ``tools/weigh_words.py`` writes."""

    version: str
    least: int
    least_beside: int
    fewest: int
    words: dict[str, int]
    notions: dict[str, int]
