"""Lists of findings: what their members share of what is said behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative.types import Kind
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

NAMING = (Kind.FINDING, Kind.COMPLAINT)
_PAIR = 2
"""Findings that "both" stands for."""


class After(NamedTuple):
    """What follows a finding says of it."""

    negated: bool = False
    affirmed: bool = False
    possible: bool = False
    resolved: bool = False
    unanswered: bool = False
    supposed: bool = False
    """It is told what would be done if it came."""
    told: bool = False
    """It was spoken about with the patient ("discussed", "explained")."""


NOTHING = After()


def listed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether only list connectors stand between two token indices."""
    return all(tokens[i].norm in grammar.CONNECTORS for i in range(first, last))


def end_all(tokens: Sequence[Token], items: Sequence[Item], found: list[After]) -> None:
    """Take a list for over where it ends so ("retention and weakness then, both resolved"); not what is told apart from it."""
    over = next((k for k, item in enumerate(items) if item.has(Kind.CUE, "all-over")), 0)
    left = _PAIR if over and tokens[items[over].first].norm == "both" else over
    for k in range(over - 1, -1, -1):
        if not left or items[k].has(Kind.CUE, "end", "affirmation"):
            return
        if any(items[k].has(kind) for kind in NAMING):
            left -= 1
            if found[k] is NOTHING:
                found[k] = After(resolved=True)


def leave_open(tokens: Sequence[Token], items: Sequence[Item], first: int, found: list[After]) -> None:
    """Take what stands behind an empty box for unanswered, with the members of its list ("[ ] fever / chills")."""
    boxed = -1
    for k, item in enumerate(items):
        begin = item.first
        if k and items[k - 1].has(Kind.AREA) and items[k - 1].last == begin:
            begin = items[k - 1].first
        empty = begin > first and tokens[begin - 1].norm == "boxoff"
        if not empty and boxed >= 0:
            empty = listed(tokens, boxed, begin)
        if empty and not is_aside(item):
            boxed = item.last
            if found[k] is NOTHING:
                found[k] = After(unanswered=True)


def is_aside(item: Item) -> bool:
    """Whether an item says no more than when, where or why."""
    return not any(e.kind in (Kind.FINDING, Kind.COMPLAINT, Kind.TOPIC, Kind.HEAD, Kind.VALUE) for e in item.entries)
