"""Dashes and strokes with room around them, which part statements as a full stop would ("no clonus / saddle sense reduced")."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.mapping.narrative.text.grammar import words
from cds_service.mapping.narrative.text.tokens import Token

RESULTS_TOO = words("present soft good strong full")
"""Words that close a result ("abdomen soft - rectal tone intact") and are none by themselves."""


def is_dash(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash with room on both sides stands there, which parts what a comma would ("no trauma - foot drop today")."""
    return tokens[at].norm == "-" and _has_room(tokens, at)


def parts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash or a stroke stands there with room on both sides."""
    return tokens[at].norm in ("/", "-") and _has_room(tokens, at)


def _has_room(tokens: Sequence[Token], at: int) -> bool:
    if not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start
