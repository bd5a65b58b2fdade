"""A sign that opens a short list which ends with "none": "Saddle numbness, trauma: none" may tell of it, or deny it.

A list of such signs, one that an "or" or "and" joins, or a long one is plainly one of what there is none of.
Source: clinical.md 7.3 (text clears a sign only where it says so plainly).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.context.listing import NAMING, After
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_LONG = 4
"""Members of a list that is plainly one; one less where it begins with a diagnosis, or no colon parts the last from "none"."""


def ask_of_first(
    tokens: Sequence[Token], items: Sequence[Item], first: int, found: list[After], knowledge: NarrativeKnowledge
) -> None:
    """Leave open what a denial says of a sign of bladder, bowel or saddle that opens a short list before it."""
    opening = next((k for k, item in enumerate(items) if any(item.has(kind) for kind in NAMING)), -1)
    if opening < 0 or not found[opening].negated or not _opens(tokens, items[opening], first):
        return
    sign = items[opening]
    if not _is_sign(sign, knowledge) or sign.last >= len(tokens) or tokens[sign.last].norm != ",":
        return
    end = next((k for k in range(opening + 1, len(items)) if items[k].has(Kind.CUE) or items[k].has(Kind.VALUE)), -1)
    if end < 0:
        return
    members = items[opening + 1 : end]
    between = [tokens[at].norm for at in range(sign.last, items[end].first)]
    others = not knowledge.flags.isdisjoint(between) or any(item.has(kind) for item in members for kind in NAMING)
    if not others or any(_is_sign(item, knowledge) for item in members):
        return  # "saddle anesthesia, not present" denies nothing else
    stanza = knowledge.stanzas.get(sign.name(Kind.FINDING) or "", PLAIN)
    plainly = _LONG - (stanza.diagnosis or between[-1] != ":")
    if grammar.JOINED.isdisjoint(between) and between.count(",") + 1 < plainly:
        found[opening] = After(supposed=True)


def _opens(tokens: Sequence[Token], item: Item, first: int) -> bool:
    return all(tokens[at].norm in grammar.BULLETS or tokens[at].kind == "brk" for at in range(first, item.first))


def _is_sign(item: Item, knowledge: NarrativeKnowledge) -> bool:
    name = item.name(Kind.FINDING) or ""
    private = knowledge.regions.get(item.name(Kind.AREA) or "") == "private"
    return private or any(one in knowledge.unclear.beside for one in knowledge.expands.get(name, (name,)))
