"""Answers in the order of what was asked, or that were ticked: "Bladder / bowel / numb seat?" "no / no / yes"; "[x] yes [ ] no".

They are read where lines of forms are read, right behind the mark of the question.

Source: clinical.md 7.3 (question forms).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cds_service.mapping.narrative.text.speech.replies import stop_behind

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_ANSWERS = frozenset(["yes", "no", "y", "n", "nil", "none", "n/a"])
_MARK = "/"
_LEAST = 2
_CLOSES = frozenset([".", ",", ";", "-", "("])


def answers_in_order(replied: Sequence[Token]) -> list[Token]:
    """The reply with what it goes on with as a sentence of its own; empty where it is no such answer."""
    if any(token.kind == "box" for token in replied):
        return [*replied, stop_behind(replied[-1])]
    at = count = 0
    while at < len(replied) and _ANSWERS.issuperset(replied[at].norm.split(_MARK)):
        count += 1 if replied[at].norm == "n/a" else len(replied[at].norm.split(_MARK))
        at += 1
        if at >= len(replied) or replied[at].norm != _MARK:
            break
        at += 1
    if count < _LEAST:
        return []
    behind = list(replied[at:])
    while behind and (behind[0].norm in _CLOSES or behind[0].kind == "brk"):
        behind.pop(0)
    closed = [*behind, stop_behind(behind[-1])] if behind else []
    return [*replied[:at], stop_behind(replied[at - 1]), *closed]
