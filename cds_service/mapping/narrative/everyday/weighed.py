"""What was not read of a short text, weighed word by word: whether it may tell of a sign, so that somebody reads it.

Nothing is stated and nothing excluded by weight alone: the text is told as unclear. Points: ``narrative/weighed.yaml``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import sqrt
from typing import NamedTuple

from cds_service.knowledge.narrative.weighed import WeighedWords
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

NUMBER = "#"
_KINDS = frozenset(("word", "num", "abbr"))


class Span(NamedTuple):
    """The tokens of a sentence of today that tells of no sign, and its notions; ``silent``: nothing else was read in it."""

    first: int
    last: int
    notions: frozenset[str]
    silent: bool


def weighed_place(tokens: Sequence[Token], spans: Sequence[Span], spec: WeighedWords) -> tuple[int, int] | None:
    """The characters of the weightiest word of unread sentences, None where they weigh too little."""
    silent = [span for span in spans if span.silent]
    place = _heavy(tokens, silent, spec, spec.least)
    return place if place is not None or len(silent) == len(spans) else _heavy(tokens, spans, spec, spec.least_beside)


def _heavy(tokens: Sequence[Token], spans: Sequence[Span], spec: WeighedWords, least: int) -> tuple[int, int] | None:
    places: dict[str, int] = {}
    for span in spans:
        places |= {word: at for at, word in words_of(tokens, span.first, span.last) if word not in places}
    notions = {name for span in spans for name in span.notions}
    if len(places) < spec.fewest or weight(places, notions, spec) < least:
        return None
    token = tokens[max(places.items(), key=lambda place: (spec.words.get(place[0], 0), -place[1]))[1]]
    return token.start, token.end


def weight(words: Collection[str], notions: Collection[str], spec: WeighedWords) -> float:
    """Points of different words and notions, over the square root of their number."""
    points = sum(spec.words.get(word, 0) for word in words) + sum(spec.notions.get(name, 0) for name in notions)
    return points / sqrt(max(len(words) + len(notions), 1))


def words_of(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, str]]:
    """The words that count, as phrases spell them, with their tokens; any number is the same word."""
    return [
        (at, NUMBER if tokens[at].kind == "num" else tokens[at].norm)
        for at in range(first, last)
        if tokens[at].kind in _KINDS
    ]


def names_of(notions: Iterable[Item]) -> frozenset[str]:
    """The names of everyday notions."""
    return frozenset(entry.name for item in notions for entry in item.entries)
