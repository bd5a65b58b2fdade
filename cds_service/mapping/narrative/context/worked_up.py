"""What was looked for by a work-up and not found: "imaging work-up for: aneurysm; malformation; myelitis were negative".

Source: clinical.md 7.3 (post-fix negation; text clears a sign only where it says so plainly).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.listing import NAMING, NOTHING, After
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_OPENING = 6
"""Tokens from the beginning of a sentence to "for"."""
_OTHERWISE = grammar.COPULAS | grammar.words(
    "positive possign except apart but showed shows show revealed reveals reveal found has had cultures culture "
    "bloods blood markers marker"
)
"""Within the list, that it is none of what was looked for only."""
_TO_RESULT = grammar.COPULAS | frozenset(["all", "both", "been", "uniformly", "otherwise"])


def deny_looked_for(
    tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, found: list[After], looked: frozenset[str]
) -> None:
    """Deny each member of a list, parted by semicolons, of what a work-up was for, where its result closes the sentence.

    ``looked``: words for a work-up.
    """
    at = next((i for i in range(first, min(first + _OPENING, last)) if tokens[i].norm == "for"), -1)
    if at < 0 or not any(tokens[i].norm in looked for i in range(first, at)):
        return
    result = items[-1] if items else None
    if result is None or not _is_negative(result) or not _closes(tokens, result, last):
        return
    end = result.first
    while end > at and tokens[end - 1].norm in _TO_RESULT:
        end -= 1
    between = [tokens[i].norm for i in range(at + 1, end)]
    if end == result.first or ";" not in between or not _OTHERWISE.isdisjoint(between):
        return
    members = [k for k, item in enumerate(items) if at < item.first and item.last <= end]
    if any(items[k].has(Kind.VALUE) or items[k].has(Kind.CUE, "affirmation", "negation", "arrival") for k in members):
        return
    for k in members:
        if found[k] is NOTHING and any(items[k].has(kind) for kind in NAMING):
            found[k] = After(negated=True, of_all=True)


def _is_negative(item: Item) -> bool:
    return item.has(Kind.VALUE, "negative", "absent", "normal") or item.has(Kind.CUE, "negation-closing")


def _closes(tokens: Sequence[Token], item: Item, last: int) -> bool:
    return all(tokens[at].kind in ("punct", "brk") for at in range(item.last, last))
