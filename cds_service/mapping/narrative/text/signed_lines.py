"""Signs that open the lines under a heading of symptoms: "ROS:", "- fever", "+ saddle numbness", where both kinds are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.lexicon import Lexicon
    from cds_service.mapping.narrative.text.tokens import Token

_SIGNS = {"+": "possign", "-": "negsign"}
_HEADING = 5
"""Tokens of the longest heading."""
_ENTRY = 8
"""Tokens of the longest entry."""


def with_signed_lines(tokens: list[Token], lexicon: Lexicon) -> None:
    """Make the signs of such a list answers; without a plus among them, or under no such heading, they are bullets."""
    lines = _lines(tokens)
    for number, (first, last) in enumerate(lines):
        if not _is_heading(tokens[first:last], lexicon):
            continue
        signs = _signs(tokens, lines, number + 1)
        if {tokens[at].norm for at in signs} == _SIGNS.keys():
            for at in signs:
                tokens[at] = tokens[at]._replace(norm=_SIGNS[tokens[at].norm], kind="box")


def _lines(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    ends = [*(at for at, token in enumerate(tokens) if token.kind == "brk"), len(tokens)]
    return list(zip([0, *(end + 1 for end in ends)], ends, strict=False))


def _is_heading(line: Sequence[Token], lexicon: Lexicon) -> bool:
    return 0 < len(line) <= _HEADING and lexicon.is_signed(tuple(token.norm for token in line if token.norm != ":"))


def _signs(tokens: Sequence[Token], lines: Sequence[tuple[int, int]], begin: int) -> list[int]:
    """The signs of the lines from ``begin`` up to the first that has none or is no short entry."""
    found: list[int] = []
    for first, last in (lines[number] for number in range(begin, len(lines))):
        if not 1 < last - first <= _ENTRY or tokens[first].norm not in _SIGNS or tokens[first + 1].kind != "word":
            break
        found.append(first)
    return found
