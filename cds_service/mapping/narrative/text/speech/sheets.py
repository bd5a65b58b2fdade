"""Sheets that were filled in below their questions: "Any numbness round the back passage?" / "   no".

It is one where questions and answers take turns line by line, and one of the answers is a known one. An answer that is set in
goes on with the lines that are set in as well; one that is not belongs to its question only where it is known.
Source: clinical.md 7.3 (question forms).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cds_service.knowledge.narrative.dialogue import DialogueWords
from cds_service.mapping.narrative.text.speech.answers import OPEN, OWN, read_answer
from cds_service.mapping.narrative.text.speech.in_order import answers_in_order
from cds_service.mapping.narrative.text.speech.turns import Exchange

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_LEAST = 2
"""Questions with their answers of the shortest sheet."""
_LONGEST = 24
"""Tokens of the longest question, and of the first line of an answer."""
_CHOICES = (("yes", "no"), ("y", "n"), ("y/n",))


class _Line(NamedTuple):
    """Tokens ``first`` to before ``last``; ``column``: characters before them."""

    first: int
    last: int
    column: int
    asks: bool


def on_sheets(tokens: Sequence[Token], words: DialogueWords) -> Iterator[Exchange]:
    """What is asked and answered in the sheets of a text."""
    if sum(token.norm == "?" for token in tokens) < _LEAST:
        return
    for block in _blocks(tokens):
        pairs = list(_pairs(tokens, block))
        known = [_is_known(tokens, pair, words) for pair, _ in pairs]
        if len(pairs) >= _LEAST and any(known):
            yield from (pair for (pair, set_in), told in zip(pairs, known, strict=True) if set_in or told)


def _blocks(tokens: Sequence[Token]) -> Iterator[list[_Line]]:
    """Lines that follow each other, up to an empty one."""
    block: list[_Line] = []
    start = 0
    for end in [*(at for at, token in enumerate(tokens) if token.kind == "brk"), len(tokens)]:
        if end > start:
            column = tokens[start].start - (tokens[start - 1].end if start else 0)
            block.append(_Line(start, end, column, tokens[end - 1].norm == "?"))
        else:
            yield block
            block = []
        start = end + 1
    yield block


def _pairs(tokens: Sequence[Token], block: Sequence[_Line]) -> Iterator[tuple[Exchange, bool]]:
    """Each question with the answer below it, and whether that is set in; a choice that nobody made is no answer."""
    for at, line in enumerate(block[:-1]):
        answer = block[at + 1]
        if not line.asks or answer.asks or max(line.last - line.first, answer.last - answer.first) > _LONGEST:
            continue
        if tuple(token.norm for token in tokens[answer.first : answer.last] if token.norm != "/") in _CHOICES:
            continue
        last, behind = answer.last, at + 2
        while behind < len(block) and not block[behind].asks and block[behind].column > line.column:
            last, behind = block[behind].last, behind + 1
        pair = Exchange(line.first, range(line.first, line.last), range(answer.first, last), last)
        yield pair, answer.column > line.column


def _is_known(tokens: Sequence[Token], pair: Exchange, words: DialogueWords) -> bool:
    asked, replied = {tokens[at].norm for at in pair.question}, [tokens[at] for at in pair.answer]
    return bool(answers_in_order(replied)) or read_answer(replied, asked, words).said not in (OPEN, OWN)
