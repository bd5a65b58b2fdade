"""Phrases by name, looked for word by word in a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cds_service.knowledge.folded import fold
from cds_service.knowledge.value_words import tokens

_LONGEST = 2000
"""Characters of a text that are looked at."""


class WordIndex:
    """Phrases by name, looked for word by word in one pass; linear in the text."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, group in phrases.items():
            for phrase in group:
                words = tuple(word for word, _, _ in tokens(fold(phrase)))
                if words:
                    self._by_first.setdefault(words[0], []).append((words, name))

    def find(self, text: str) -> dict[str, tuple[int, int]]:
        """Names whose phrases stand in ``text``, each with the first place (code points, half-open).

        Of phrases of one name that begin together the longest is taken.
        """
        found: dict[str, tuple[int, int]] = {}
        words = list(tokens(fold(text[:_LONGEST])))
        for at, (word, start, _) in enumerate(words):
            for phrase, name in self._by_first.get(word, ()):
                end = at + len(phrase)
                if tuple(w for w, _, _ in words[at:end]) == phrase:
                    place = start, words[end - 1][2]
                    if name not in found or (found[name][0] == start and found[name][1] < place[1]):
                        found[name] = place
        return found
