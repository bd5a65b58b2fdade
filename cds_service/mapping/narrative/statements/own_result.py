"""Muscles of a clause that tells their own result: "weak dorsiflexion and eversion, inversion strong".

The words of weakness before end where such a clause begins, and its result reaches no muscle that is told to be weak.
Source: clinical.md 5.1 row 13 (dorsiflexion or eversion weak with inversion recorded as normal).
"""

from __future__ import annotations

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item

_FULL = "normal"
"""The class of results that a muscle is as strong as it should be."""
_PARTS = grammar.CLAUSES | {"with", "while", "whereas", "-"}
_JOINS = frozenset(["and", "or", "/", "&"])
_TO_RESULT = grammar.COPULAS | {"remains", "remain", "being", "power", "strength", ":"}
"""Between a muscle and its result."""


def has_own_result(around: Around, j: int, edge: int) -> bool:
    """Whether the muscle of item ``j`` opens a clause behind ``edge`` that tells its strength as full, or in a number."""
    item = around.items[j]
    if not item.has(Kind.TOPIC) or all(around.tokens[i].norm not in _PARTS for i in range(edge, item.first)):
        return False
    at, k = item.last, j + 1
    while at < around.last:
        here = around.items[k] if k < len(around.items) and around.items[k].first == at else None
        if here is not None and here.has(Kind.VALUE):
            return here.name(Kind.VALUE) == _FULL
        if here is not None and not (here.has(Kind.TOPIC) or here.has(Kind.SIDE)):
            return False
        token = around.tokens[at]
        if here is None and token.kind == "num":
            return True
        if here is None and token.norm not in _TO_RESULT | _JOINS:
            return False
        at, k = (here.last, k + 1) if here is not None else (at + 1, k)
    return False


def clause_before(around: Around, at: int, first: int) -> int:
    """Where the clause begins that a result at token ``at`` stands in, not before ``first``."""
    begin = at
    while begin > first and around.tokens[begin - 1].norm not in _PARTS:
        begin -= 1
    return begin


def told_weak(around: Around, first: int) -> bool:
    """Whether words of weakness lead to the muscles that begin at token ``first``."""
    return any(around.names_weakness(item) and _leads(around, item, first) for item in around.items)


def weak_behind(around: Around, first: int, last: int) -> Item | None:
    """The last word of weakness right behind a muscle, between two tokens ("dorsiflexion is weak and inversion normal")."""
    muscles = [item for item in around.items if item.has(Kind.TOPIC) and first <= item.first < last]
    for weak in reversed(around.items):
        if around.names_weakness(weak) and first <= weak.first < last:
            named = next((m for m in reversed(muscles) if m.last <= weak.first), None)
            if named is not None and all(_copula(around, at) for at in range(named.last, weak.first)):
                return weak
    return None


def _leads(around: Around, weak: Item, first: int) -> bool:
    return weak.last <= first and all(_only_leads(around, at) for at in range(weak.last, first))


def _only_leads(around: Around, at: int) -> bool:
    sided = any(i.first <= at < i.last and (i.has(Kind.SIDE) or i.has(Kind.AREA)) for i in around.items)
    return sided or around.tokens[at].norm in grammar.TO_WEAK


def _copula(around: Around, at: int) -> bool:
    return around.tokens[at].norm in _TO_RESULT | {"both"}
