"""Phrase patterns of the narrative files: ``(a|b c)`` alternatives, ``[optional]``, ``{group}`` of words.yaml.

Groups stay one word of the sequence, so that patterns stay small; the reader looks a group up as it goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import chain, product
from math import prod
from typing import TypeAlias

HYPHEN = "-"
"""Never part of a phrase: the reader steps over it within phrases."""
_SHORT = 3
"""Words up to this length have no ending."""
LIMIT = 1_000_000
"""Most word sequences that one pattern may stand for, so that nobody writes one that he cannot oversee."""

_PART = re.compile(r"\{[a-z-]+\}|[()\[\]|]|[^\s()\[\]|{}]+|\S")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]|[a-z]/[a-z]|_")
_CLOSING = {"(": ")", "[": "]"}

Words = tuple[str, ...]
"""Words of a phrase as the reader sees them: lower case, without hyphens."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; ``optional``: or none of them."""

    branches: tuple[tuple[Part, ...], ...]
    optional: bool = False


Part: TypeAlias = str | Choice
"""A word, a group in its braces, or a choice."""


def stem(word: str, exact: Collection[str]) -> str:
    """The word without its plural or third-person ending, for phrases and texts alike; ``exact`` words stay."""
    if word in exact or len(word) <= _SHORT or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > _SHORT + 1 else word[:-1]


class PatternError(ValueError):
    """The pattern cannot be read; the message says why."""


def parse(pattern: str, groups: Collection[str], spell: Callable[[str], str] = str) -> Choice:
    """A pattern as choices of word sequences; raises ``PatternError``.

    ``spell`` gives each word as the reader sees it; brackets, bars and groups it leaves as they are.
    """
    parts = [spell(part) for part in _PART.findall(pattern.lower())]
    read, rest = _choice(parts, 0, groups)
    if rest != len(parts):
        raise PatternError(f"unexpected {parts[rest]!r}")
    if any(_may_be_empty(branch) for branch in read.branches):
        raise PatternError("may match nothing")
    if _count(read) > LIMIT:
        raise PatternError(f"stands for more than {LIMIT} word sequences")
    return read


def expand(pattern: str, groups: Collection[str], spell: Callable[[str], str] = str) -> tuple[Words, ...]:
    """All word sequences of a pattern, without repetition; raises ``PatternError``. Arguments as for :func:`parse`."""
    return sequences(parse(pattern, groups, spell))


def sequences(choice: Choice) -> tuple[Words, ...]:
    """All word sequences of a pattern that was read, without repetition."""
    return tuple(dict.fromkeys(_sequences(choice)))


def _count(part: Part) -> int:
    """How many word sequences a part stands for; what stands in two branches counts twice."""
    if isinstance(part, str):
        return 1
    return sum(prod(map(_count, branch)) for branch in part.branches) + part.optional


def _sequences(part: Part) -> Iterator[Words]:
    if isinstance(part, str):
        yield (part,)
        return
    for branch in part.branches:
        for words in product(*map(_sequences, branch)):
            yield tuple(chain.from_iterable(words))
    if part.optional:
        yield ()


def _may_be_empty(branch: tuple[Part, ...]) -> bool:
    return all(
        isinstance(part, Choice) and (part.optional or any(map(_may_be_empty, part.branches))) for part in branch
    )


def _choice(parts: list[str], at: int, groups: Collection[str], *, optional: bool = False) -> tuple[Choice, int]:
    branches: list[tuple[Part, ...]] = []
    while True:
        branch, at = _branch(parts, at, groups)
        branches.append(branch)
        if at >= len(parts) or parts[at] != "|":
            return Choice(tuple(branches), optional), at
        at += 1


def _branch(parts: list[str], at: int, groups: Collection[str]) -> tuple[tuple[Part, ...], int]:
    branch: list[Part] = []
    while at < len(parts) and parts[at] not in ("|", ")", "]"):
        part, at = _part(parts, at, groups)
        branch += part
    return tuple(branch), at


def _part(parts: list[str], at: int, groups: Collection[str]) -> tuple[tuple[Part, ...], int]:
    part = parts[at]
    if part in _CLOSING:
        inner, end = _choice(parts, at + 1, groups, optional=part == "[")
        if end >= len(parts) or parts[end] != _CLOSING[part]:
            raise PatternError("a bracket is not closed")
        return (inner,), end + 1
    if part.startswith("{") and part.endswith("}") and len(part) > 1:
        if part[1:-1] not in groups:
            raise PatternError(f"no group {part}")
        return (part,), at + 1
    if part == HYPHEN:
        return (), at + 1
    if not _WORD.fullmatch(part):
        raise PatternError(f"{part!r} is no word")
    return (part,), at + 1
