"""What would be done if a sign came: "new weakness would need an MRI", "numbness or incontinence would warrant emergency MRI".

Source: clinical.md 7.3 (hypothetical; a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.listing import NAMING
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_OF_BODY = grammar.ARTICLES | frozenset(["the", "his", "her", "their", "your"])
"""Between what is felt and where ("numbness in the saddle area")."""
_OF_NOW = (
    grammar.OWN
    | grammar.PERSONS
    | statement_words.OF_TODAY
    | frozenset(
        ["has", "have", "is", "are", "since", "found", "admit", "admits", "report", "reports", "noted", "can", "cannot"]
    )
)
_THIS = frozenset(["the", "this", "that", "these", "those"])
"""Words of what somebody has."""
_NEAR = 8
"""Tokens before a list among which a word tells since when something is so."""
_WHOSE = 2
"""Tokens before something among which a word says whose it is."""


def tells_what_would_be(tokens: Sequence[Token], said: Item, last: int) -> bool:
    """Whether what is explained is what would be ("explained that numbness there would need an MRI"), and nobody's."""
    at, itself = said.last, any(token.norm == "would" for token in tokens[said.first : said.last])
    end = next((i for i in range(at, last) if tokens[i].norm == "would"), last)
    if at >= last or not (itself or end < last) or tokens[at].norm in _THIS:
        return False
    return _OF_NOW.isdisjoint(token.norm for token in tokens[at : last if itself else end])


def only_if(tokens: Sequence[Token], items: Sequence[Item], k: int, said: Item) -> bool:
    """Whether ``said`` behind item ``k`` tells what would be done if it came, and of nobody's in particular.

    Of any or of a new one, or of one or another ("A or B would need it").
    """
    if not said.has(Kind.CUE, "hypothetical-any", "hypothetical-after"):
        return False
    first, one_or_other = _list_before(tokens, items, k)
    if any(token.norm in grammar.SINCE for token in tokens[max(first - _NEAR, 0) : said.first]):
        return False  # "weak since Monday, numbness or retention should prompt an MRI"
    before = [token.norm for token in tokens[max(first - _WHOSE, 0) : first]]
    if not statement_words.SOMEBODYS.isdisjoint(before):
        return False
    of_any = one_or_other or not statement_words.ANY.isdisjoint(before)
    return of_any or said.has(Kind.CUE, "hypothetical-after")


def _list_before(tokens: Sequence[Token], items: Sequence[Item], k: int) -> tuple[int, bool]:
    """Where the list begins that item ``k`` closes, and whether an "or" joins two of it."""
    first, joined, placed = items[k].first, False, False
    for item in reversed(items[:k]):
        between = {token.norm for token in tokens[item.last : first]}
        known = grammar.CONNECTORS | grammar.TO_AREA | _OF_BODY if placed else grammar.CONNECTORS
        if not between <= known or not any(item.has(kind) for kind in (*NAMING, Kind.AREA, Kind.SIDE)):
            break
        joined = joined or "or" in between
        first, placed = item.first, item.has(Kind.AREA)
    return first, joined
