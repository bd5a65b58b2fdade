"""A question whose answer stands behind its mark: "Fever in the last 2 weeks? ( ) Yes (x) No", "numb around A or B? No".

Source: clinical.md 7.3 (post-fix negation, question forms).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.types import Kind
from cds_service.mapping.narrative.context.choices import chosen
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_QUESTION = 14
"""Tokens from what is asked for to the mark of the question."""
_MARKS = frozenset("?.;!:")
_SUBORDINATE = frozenset(["since", "when", "before", "after", "while", "because"])
"""Behind them a question tells when, and asks for nothing."""


def asked_until(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int) -> int:
    """The mark of the question that asks for item ``k``, where its answer follows; else the end of the item."""
    at = items[k].last
    mark = next((i for i in range(at, min(at + _QUESTION, last - 1)) if tokens[i].norm in _MARKS), -1)
    if mark < 0 or tokens[mark].norm != "?" or not _answered(tokens, mark + 1, last):
        return at
    told = any(
        item.has(Kind.CUE) and at <= item.first < mark and tokens[item.first].norm not in _SUBORDINATE
        for item in items[k + 1 :]
    )
    return at if told or _only_when(tokens, items[k].first) else mark


def _answered(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether an answer and nothing else stands there: a choice that was made or not, or one word that closes its clause."""
    if chosen(tokens, at, last) is not None:
        return True
    closes = at + 1 >= last or tokens[at + 1].norm in grammar.CLOSING or tokens[at + 1].kind == "brk"
    return closes and tokens[at].norm in grammar.CHOICES | grammar.PLAIN_DENIALS


def _only_when(tokens: Sequence[Token], first: int) -> bool:
    """Whether it is only named to tell when something else was."""
    for at in range(first - 1, -1, -1):
        if tokens[at].norm in _MARKS or tokens[at].kind == "brk":
            return False
        if tokens[at].norm in _SUBORDINATE:
            return True
    return False
