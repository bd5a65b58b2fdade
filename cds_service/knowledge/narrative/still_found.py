"""Words of a sign that an examination finds as it was told: ``stillFound`` of ``narrative/context.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class StillFoundWords:
    """``examined``: words of an examination; ``anew``: that something changed, a ``*`` is any ending.

    ``still``: that a sign goes on. ``days``: the longest time that is one of weeks. ``since``: that something changed
    since it was told; ``denied``: before such a word, that it did not.
    """

    examined: tuple[str, ...]
    anew: tuple[str, ...]
    still: tuple[str, ...]
    days: int
    since: tuple[str, ...]
    denied: tuple[str, ...]

    @cached_property
    def examination(self) -> re.Pattern[str]:
        """Finds a word of an examination in a text."""
        return any_of(self.examined)

    @cached_property
    def change(self) -> re.Pattern[str]:
        """Finds a word of a change in a text."""
        return any_of(self.anew)

    @cached_property
    def going(self) -> re.Pattern[str]:
        """Finds a word in a text that something goes on."""
        return any_of(self.still)

    @cached_property
    def _since(self) -> re.Pattern[str]:
        return any_of(self.since)

    @cached_property
    def _denied(self) -> re.Pattern[str]:
        return re.compile(any_of(self.denied).pattern + r"\s+" + self._since.pattern, re.I)

    def moved(self, text: str) -> bool:
        """Whether a text tells of a change, of whatever it is; one that is denied does not count."""
        return self._since.search(self._denied.sub("", text)) is not None


def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds one of the words, of which a ``*`` is any ending."""
    return re.compile(r"\b(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words) + r")\b", re.I)
