"""Signs behind a list of denials: "No fever, reduced anal tone" tells no absence, "no numbness or reduced tone" does.

What an examiner finds is told in the same breath as what the patient has none of. Unless an "or" shows that the list goes
on, or a colon that it was opened, such a sign is so, or possible where nothing but its place in the list speaks.
Source: clinical.md 7.3 (a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.context import is_content
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.parting import parts
from cds_service.mapping.narrative.text.tokens import Token

_AHEAD = 12
"""Tokens behind a sign among which an "or" shows that a list of denials goes on."""


def denial_before(tokens: Sequence[Token], items: Sequence[Item], k: int) -> Item | None:
    """The nearest denial before item ``k``."""
    return next((item for item in reversed(items[:k]) if _denies(tokens, item)), None)


def is_further(tokens: Sequence[Token], items: Sequence[Item], denial: Item, begin: int, end: int, last: int) -> bool:
    """Whether what stands from ``begin`` to ``end`` follows another member of a list, which no "or" shows to go on.

    ``last``: the end of the sentence.
    """
    before = [i for i in items if denial.last <= i.first and i.last <= begin and is_content(i)]
    start = before[-1].last if before else denial.last
    stroked = any(tokens[at].norm == "/" for at in range(denial.last, start))
    between = [at for at in range(start, begin) if stroked or not parts(tokens, at)]
    joint = [tokens[at].norm for at in between]
    parted = len(joint) < begin - start or any(norm in grammar.SEVERING or norm == "with" for norm in joint)
    if not before and not is_content(denial) and not parted:
        return False
    if any(tokens[at].norm in grammar.ALTERNATIVES and not _in_grade(tokens, at) for at in between):
        return False
    opened = before[0].first if before else begin
    if any(tokens[at].norm in grammar.OPENS_NAMES for at in range(denial.last, opened)):
        return False
    return not _goes_on(tokens, end, last)


def _in_grade(tokens: Sequence[Token], at: int) -> bool:
    """Whether a slash parts two numbers, and no two things ("no weakness with power 5/5, reduced anal tone")."""
    return at + 1 < len(tokens) and tokens[at - 1].kind == "num" and tokens[at + 1].kind == "num"


def _goes_on(tokens: Sequence[Token], end: int, last: int) -> bool:
    """Whether an "or", before the clause ends, joins a last member to the list."""
    for at in range(end, min(end + _AHEAD, last)):
        norm = tokens[at].norm
        if norm in (";", ".", "but") or tokens[at].kind == "brk":
            return False
        if norm in ("or", "nor"):
            return True
    return False


def _denies(tokens: Sequence[Token], item: Item) -> bool:
    return item.has(Kind.CUE, "negation", "negation-history") or tokens[item.first].norm in grammar.LISTED_DENIALS
