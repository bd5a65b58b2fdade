"""What says within a list of denials that something is so: "no fever, unable to urinate"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative_types import AssertingWords, Kind
from cds_service.mapping.narrative import grammar
from cds_service.mapping.narrative.lexicon import Item
from cds_service.mapping.narrative.tokens import Token

LIST_AHEAD = 12
"""Tokens to look ahead for the last member of a list."""


def goes_on(tokens: Sequence[Token], parted: int, item: Item, end: int) -> bool:
    """Whether an "or" near a member shows that a list of denials goes on over it."""
    near = range(max(parted, item.first - LIST_AHEAD), min(end, item.last + LIST_AHEAD))
    return any(tokens[at].norm in ("or", "nor") for at in near)


def asserted(
    tokens: Sequence[Token], items: Sequence[Item], k: int, denial: int, last: int, words: AssertingWords
) -> bool:
    """Whether member ``k`` of a list is said to be so: "no fever, unable to urinate", "no trauma, new retention"."""
    item = items[k]
    if tokens[item.first].norm in words.opening or _own_clause(tokens, items, k, last):
        return True
    if tokens[denial - 1].norm not in words.short:
        return False
    begun = item.last < last and tokens[item.last].norm in words.behind
    return begun or tokens[item.first - 1].norm in words.before


def _own_clause(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int) -> bool:
    """Whether it is the subject of a clause of its own ("and her back pain is so severe")."""
    end = items[k].last
    if end + 1 >= last or tokens[end].norm not in grammar.COPULAS or tokens[end + 1].norm in grammar.BARE_DENIALS:
        return False
    begin = items[k].first
    while k and items[k - 1].last == begin and items[k - 1].has(Kind.AREA):
        k -= 1
        begin = items[k].first
    return begin > 0 and tokens[begin - 1].norm in grammar.OWN
