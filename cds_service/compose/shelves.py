"""The texts that may fit an assessment, sorted once per kind of assessment.

Row, disposition, modifiers, indicator and hook take few values together, and what a text asks of them does not change:
most cards, notes and suggestions are ruled out by them, so a call looks at the few that are left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from cds_service.clinical.assessment import Assessment
from cds_service.knowledge.cards.types import CardFile, CardLibrary, Note, SuggestionSpec, When

T = TypeVar("T", CardFile, Note, SuggestionSpec)
_Kind = tuple[str | None, str, tuple[str, ...], str, str]

_MOST = 2048
"""Kinds that are kept; more than ever occur, but their number must not depend on what charts hold."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The texts for one kind of assessment, in the order of the library, whose circumstances are still to be looked at.

    ``offers``: card id -> its suggestions, as far as asked for by now.
    """

    primary: tuple[CardFile, ...]
    notes: tuple[Note, ...]
    supporting: tuple[CardFile, ...]
    offers: dict[str, tuple[SuggestionSpec, ...]] = field(default_factory=dict)


class Shelves:
    """All shelves of one library; safe to share between threads."""

    def __init__(self, library: CardLibrary) -> None:
        self._library = library
        self._made: dict[_Kind, Shelf] = {}

    def shelf(self, found: Assessment, hook: str) -> Shelf:
        """The shelf for an assessment."""
        kind = found.disposition, found.row, found.modifiers, found.indicator, hook
        shelf = self._made.get(kind)
        if shelf is None:
            if len(self._made) >= _MOST:
                self._made.clear()
            shelf = self._made[kind] = self._make(found, hook)
        return shelf

    def _make(self, found: Assessment, hook: str) -> Shelf:
        library = self._library
        return Shelf(
            _possible(library.primary, found, hook),
            _possible(library.words.notes, found, hook),
            _possible(library.supporting, found, hook),
        )


def _possible(texts: Iterable[T], found: Assessment, hook: str) -> tuple[T, ...]:
    return tuple(text for text in texts if possible(text.when, found, hook))


def possible(when: When, found: Assessment, hook: str) -> bool:
    """Whether everything holds that ``when`` asks of row, disposition, modifiers, indicator and hook."""
    return (
        (not when.dispositions or found.disposition in when.dispositions)
        and (not when.rows or found.row in when.rows)
        and found.row not in when.not_rows
        and when.modifiers.issubset(found.modifiers)
        and when.without.isdisjoint(found.modifiers)
        and (not when.indicators or found.indicator in when.indicators)
        and (not when.hooks or hook in when.hooks)
    )
