"""Answers that leave a question open: "any trouble passing urine? Unsure", "do you leak? At times".

Source: clinical.md 7.3 (for cauda equina a text that is unclear is taken for the worse).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.grammar import words

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_ONE = words("unsure maybe perhaps possibly uncertain sometimes occasionally probably slightly somewhat")
_TWO = frozenset(
    [
        ("not", "sure"),
        ("not", "certain"),
        ("at", "times"),
        ("a", "bit"),
        ("a", "little"),
        ("might", "be"),
        ("hard", "to"),
        ("don't", "know"),
        ("doesn't", "know"),
    ]
)


def leaves_open(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether the words at token ``at`` say that it may be so, or is so at times or in part."""
    if at >= last:
        return False
    if tokens[at].norm in _ONE:
        return True
    return at + 1 < last and (tokens[at].norm, tokens[at + 1].norm) in _TWO


def open_answer(tokens: Sequence[Token], at: int, last: int) -> bool | None:
    """Whether the answer to a question at token ``at`` leaves it open; False for choices that nobody made, None for neither."""
    if at >= last:
        return None
    return True if leaves_open(tokens, at, last) else (False if tokens[at].norm in grammar.CHOICES else None)
