"""Words of weakness and of lost strength beside the grades that tell how weak it is."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.grade import Grade
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import changes, grammar
from cds_service.mapping.narrative.text.lexicon import Item

_TO_STEP = frozenset(["from", "to"])
_NEAR = 2
"""Tokens from words of change to the grade that they lead to."""


def names_weak(around: Around, k: int, grades: Sequence[Grade]) -> bool:
    """Whether a weakness names the muscle behind it, which no result before is about ("normal, with weakness of EHL").

    Its own grade may stand right before it ("4/5, and 3/5 weakness in the adductors", "grade 2 weakness of EHL").
    """
    item = around.items[k]
    if not around.names_weakness(item) or k + 1 >= len(around.items):
        return False
    if any(grade.strength is not False and grade.last == item.first for grade in grades):
        return False
    muscle = around.items[k + 1]
    between = range(around.items[k].last, muscle.first)
    return muscle.has(Kind.TOPIC) and all(around.tokens[i].norm in grammar.TO_WEAK for i in between)


def leads_to_grade(around: Around, item: Item, grades: Sequence[Grade]) -> bool:
    """Whether the words of a change are those of the grade behind them ("power has dropped from 5 to 3")."""
    if not all(around.tokens[i].norm in changes.TO_CHANGED for i in range(item.first, item.last)):
        return False
    return any(
        item.first <= grade.first <= item.last + _NEAR
        and all(around.tokens[i].norm in _TO_STEP for i in range(item.last, grade.first))
        for grade in grades
    )
