"""Phrase patterns of the narrative files: ``(a|b c)`` alternatives, ``[optional]``, ``{group}`` of words.yaml.

Groups stay one word of the sequence, so that patterns stay small; the reader looks a group up as it goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

HYPHEN = "-"
"""Never part of a phrase: the reader steps over it within phrases."""
_SHORT = 3
"""Words up to this length have no ending."""
LIMIT = 4000
"""Most word sequences that one pattern may stand for."""

_PART = re.compile(r"\{[a-z-]+\}|[()\[\]|]|[^\s()\[\]|{}]+|\S")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]|[a-z]/[a-z]|_")

Words = tuple[str, ...]
"""Words of a phrase as the reader sees them: lower case, without hyphens."""


def stem(word: str, exact: Collection[str]) -> str:
    """The word without its plural or third-person ending, for phrases and texts alike; ``exact`` words stay."""
    if word in exact or len(word) <= _SHORT or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > _SHORT + 1 else word[:-1]


class PatternError(ValueError):
    """The pattern cannot be read; the message says why."""


def expand(pattern: str, groups: Collection[str], spell: Callable[[str], str] = str) -> tuple[Words, ...]:
    """All word sequences of a pattern, without repetition; raises ``PatternError``.

    ``spell`` gives each word as the reader sees it; brackets, bars and groups it leaves as they are.
    """
    parts = [spell(part) for part in _PART.findall(pattern.lower())]
    sequences, rest = _alternatives(parts, 0, groups)
    if rest != len(parts):
        raise PatternError(f"unexpected {parts[rest]!r}")
    found = tuple(dict.fromkeys(sequences))
    if not found or any(not words for words in found):
        raise PatternError("may match nothing")
    return found


def _alternatives(parts: list[str], at: int, groups: Collection[str]) -> tuple[list[Words], int]:
    found: list[Words] = []
    while True:
        branch, at = _sequence(parts, at, groups)
        found += branch
        if at >= len(parts) or parts[at] != "|":
            return found, at
        at += 1


def _sequence(parts: list[str], at: int, groups: Collection[str]) -> tuple[list[Words], int]:
    found: list[Words] = [()]
    while at < len(parts) and parts[at] not in ("|", ")", "]"):
        options, at = _element(parts, at, groups)
        found = [before + option for before in found for option in options]
        if len(found) > LIMIT:
            raise PatternError(f"stands for more than {LIMIT} word sequences")
    return found, at


def _element(parts: list[str], at: int, groups: Collection[str]) -> tuple[Sequence[Words], int]:
    part = parts[at]
    if part in ("(", "["):
        inner, end = _alternatives(parts, at + 1, groups)
        if end >= len(parts) or parts[end] != (")" if part == "(" else "]"):
            raise PatternError("a bracket is not closed")
        return ([*inner, ()] if part == "[" else inner), end + 1
    if part.startswith("{") and part.endswith("}") and len(part) > 1:
        if part[1:-1] not in groups:
            raise PatternError(f"no group {part}")
        return [(part,)], at + 1
    if part == HYPHEN:
        return [()], at + 1
    if not _WORD.fullmatch(part):
        raise PatternError(f"{part!r} is no word")
    return [(part,)], at + 1
