"""Nouns of what cannot be done within a list of denials that goes on: "denies incontinence, inability to void, fever, IVDU".

"No fever, unable to void" tells of it, and so does a noun that closes the list or has a time of its own.
Source: clinical.md 7.3 ("no A, B, or C" negates all; a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.own_clause import is_own_clause, is_predicate
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_MEMBERS = 8
"""Members that are looked at behind it."""
_AFTER_SHORT = 2
"""Members that show behind a short denial ("no ...") that the list goes on."""
_NAMING = (Kind.FINDING, Kind.COMPLAINT, Kind.NOTHING)


def is_member(
    tokens: Sequence[Token], items: Sequence[Item], k: int, denial: int, last: int, words: AssertingWords
) -> bool:
    """Whether item ``k`` is such a noun, and the list goes on behind it to its end with nothing that is told as so."""
    if tokens[items[k].first].norm not in words.nouns or is_own_clause(tokens, items, k, denial, last, words):
        return False
    needed = _AFTER_SHORT if tokens[denial - 1].norm in words.short else 1
    members, end = 0, items[k].last
    for j in range(k + 1, min(k + 1 + _MEMBERS, len(items))):
        item = items[j]
        between = [tokens[at].norm for at in range(end, item.first)]
        if not grammar.LIST_MARKS.issuperset(between):
            break
        if _is_told(tokens, items, j, denial, last, words):
            return False
        members += bool(between) and any(item.has(kind) for kind in _NAMING)
        end = item.last
    closed = end >= last or tokens[end].kind == "brk" or tokens[end].norm in (".", ";")
    return members >= needed and (closed or members >= _MEMBERS // 2)


def _is_told(
    tokens: Sequence[Token], items: Sequence[Item], j: int, denial: int, last: int, words: AssertingWords
) -> bool:
    """Whether a further member is told as so, or is no thing that a list has."""
    item = items[j]
    opening = tokens[item.first].norm in words.opening and tokens[item.first].norm not in words.nouns
    if opening or item.has(Kind.COURSE) or item.has(Kind.VALUE):
        return True
    named = item.has(Kind.FINDING) or item.has(Kind.COMPLAINT)
    if not named:
        return False
    return is_own_clause(tokens, items, j, denial, last, words) or is_predicate(tokens, item, denial, last, words)
