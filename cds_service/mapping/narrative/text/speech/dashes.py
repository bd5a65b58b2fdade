"""Turns that are parted by dashes only: "- Any numbness in the saddle?" / "- Nope."

A list with bullets looks alike; it is talk where no two questions follow each other and one of them has a known answer behind it.
Source: clinical.md 7.3 (question forms).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from cds_service.knowledge.narrative.dialogue import DialogueWords
from cds_service.mapping.narrative.text.speech.answers import OPEN, OWN, read_answer
from cds_service.mapping.narrative.text.speech.turns import Exchange

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_DASH = "-"
_OPENS = frozenset(["i", "cannot"])
"""Beside verbs, words that open an answer and no entry of a list."""


def between_dashes(tokens: Sequence[Token], words: DialogueWords) -> Iterator[Exchange]:
    """What is asked and answered in the blocks of a text whose lines all begin with a dash."""
    for block in _blocks(tokens):
        pairs = [
            Exchange(asked.start, range(asked.start + 1, asked.stop), range(told.start + 1, told.stop), told.stop)
            for asked, told in pairwise(block)
            if _asks(tokens, asked)
        ]
        if any(_asks(tokens, range(p.answer.start - 1, p.answer.stop)) for p in pairs):
            continue
        if any(_is_known(tokens, pair, words) for pair in pairs):
            yield from pairs


def _blocks(tokens: Sequence[Token]) -> Iterator[list[range]]:
    """Lines that follow each other, each with its dash."""
    block: list[range] = []
    start = 0
    for end in [*(at for at, token in enumerate(tokens) if token.kind == "brk"), len(tokens)]:
        if end - start > 1 and tokens[start].norm == _DASH:
            block.append(range(start, end))
        elif end > start:
            yield block
            block = []
        start = end + 1
    yield block


def _asks(tokens: Sequence[Token], line: range) -> bool:
    return tokens[line.stop - 1].norm == "?"


def _is_known(tokens: Sequence[Token], pair: Exchange, words: DialogueWords) -> bool:
    first = tokens[pair.answer.start].norm
    if first in words.auxiliaries or first in _OPENS:
        return True  # "can't go since last night"
    asked = {tokens[at].norm for at in pair.question}
    return read_answer([tokens[at] for at in pair.answer], asked, words).said not in (OPEN, OWN)
