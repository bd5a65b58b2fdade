"""Lines of forms that offer results, one of them marked: "Perineal feeling ( ) normal (x) altered ( ) not asked".

The line is told as its label with what is marked, so that nothing that is only printed is read.
Source: clinical.md 7.3 (templates; a box that nobody ticked says nothing).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cds_service.knowledge.narrative.dialogue import DialogueWords

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_BOXES = frozenset(["boxon", "boxoff"])
_MARKS = frozenset(":-=|,;")
"""Beside a label or an option, and no part of them."""
_LONGEST = 6
"""Tokens of the longest option."""
_FEWEST = 2
"""Boxes of the shortest choice."""


class _Option(NamedTuple):
    named: Sequence[Token]
    ticked: bool


def one_of_options(line: Sequence[Token], words: DialogueWords) -> list[Token] | None:
    """The line as its label and what is marked, a full stop where that is nothing; None where it offers no results."""
    boxes = [at for at, token in enumerate(line) if token.norm in _BOXES]
    if len(boxes) < _FEWEST or not boxes[0]:
        return None
    if boxes[-1] == len(line) - 1:
        label, options = _boxes_behind(line, boxes, words)
    else:
        label, options = line[: boxes[0]], _boxes_before(line, boxes)
    label = _bare(label)
    if not label or not all(_is_option(option) for option in options) or any(token.norm in ":;." for token in label):
        return None
    if not any(option.named[0].norm in words.results_of_health for option in options):
        return None
    stop = line[-1]._replace(norm=".", start=line[-1].end, kind="punct")
    told: list[Token] = []
    for option in options:
        if option.ticked and tuple(token.norm for token in option.named) not in words.unanswered:
            colon = label[-1]._replace(norm=":", start=label[-1].end, kind="punct")
            told += [*label, colon, *option.named, stop]
    return told or [stop]


def _boxes_before(line: Sequence[Token], boxes: Sequence[int]) -> list[_Option]:
    ends = [*boxes[1:], len(line)]
    return [_Option(_bare(line[at + 1 : end]), line[at].norm == "boxon") for at, end in zip(boxes, ends, strict=True)]


def _boxes_behind(
    line: Sequence[Token], boxes: Sequence[int], words: DialogueWords
) -> tuple[Sequence[Token], list[_Option]]:
    """The label and options where each box stands behind its option, the first of which is a result of one word."""
    if line[boxes[0] - 1].norm not in words.results_of_health:
        return (), []
    starts = [boxes[0] - 1, *(at + 1 for at in boxes[:-1])]
    options = [
        _Option(_bare(line[start:at]), line[at].norm == "boxon") for start, at in zip(starts, boxes, strict=True)
    ]
    return line[: starts[0]], options


def _bare(tokens: Sequence[Token]) -> Sequence[Token]:
    first, last = 0, len(tokens)
    while first < last and tokens[first].norm in _MARKS:
        first += 1
    while last > first and tokens[last - 1].norm in _MARKS:
        last -= 1
    return tokens[first:last]


def _is_option(option: _Option) -> bool:
    return 0 < len(option.named) <= _LONGEST and not any(token.norm in ":;.?" for token in option.named)
