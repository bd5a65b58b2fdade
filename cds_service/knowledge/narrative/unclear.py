"""Words that are told as unclear where nothing is read of what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cds_service.knowledge.narrative.patterns import Words


@dataclass(frozen=True, slots=True)
class UnclearWords:
    """``finding``: what a text with one of ``words`` (by their first word, longest first) states, unless it says something
    of a finding of ``beside``.

    ``losses``: notions of a lost feeling or control; a sentence that has one and says nothing else states it as well.
    ``not_with``: words that take it away up to the next "but" or "while"; ``not_near``: those that do so up to the next
    comma. ``longest``: characters of a text that is looked at; of a longer one only what patients say of themselves is.
    """

    finding: str
    words: Mapping[str, tuple[Words, ...]]
    losses: tuple[str, ...]
    beside: frozenset[str]
    not_with: frozenset[str]
    not_near: frozenset[str]
    longest: int
