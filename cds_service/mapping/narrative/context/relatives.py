"""Sentences that say of a relative what stands right behind: "Father prostate cancer", "husband is incontinent"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.types import Kind, NarrativeKnowledge
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token


def about_relative(
    tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, knowledge: NarrativeKnowledge
) -> bool:
    """Whether a sentence begins with a relative and what that one has ("Father prostate cancer")."""
    if tokens[first].norm not in knowledge.relatives or first + 1 >= last:
        return False
    return any(item.first == first + 1 and item.has(Kind.FINDING) for item in items)


def of_family(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether the name of a family history closes the clause right behind it ("melanoma FH")."""
    if k + 1 >= len(items) or items[k + 1].first != items[k].last or not items[k + 1].has(Kind.CUE, "other"):
        return False
    named = items[k + 1]
    closes = named.last >= last or tokens[named.last].norm in grammar.CLOSING or tokens[named.last].kind == "brk"
    return closes and not any(tokens[at].norm in knowledge.relatives for at in range(named.first, named.last))


def has_right_behind(items: Sequence[Item], k: int) -> bool:
    """Whether a relative is said to be what stands right behind ("husband is incontinent")."""
    if not items[k].has(Kind.CUE, "other-right-behind") or k + 1 >= len(items):
        return False
    said = items[k + 1]
    return said.first == items[k].last and (said.has(Kind.FINDING) or said.has(Kind.COMPLAINT) or said.has(Kind.AREA))
