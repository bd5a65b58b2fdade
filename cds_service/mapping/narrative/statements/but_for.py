"""Where a complaint is all the same that is denied of the rest: "No numbness except perineum", "... anywhere but the groin"."""

from __future__ import annotations

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.context import is_content
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar

_REACH = 14
"""Tokens between a complaint and the words that leave a part of the body out."""


def but_for(around: Around, k: int) -> list[int]:
    """Indices of the areas and muscles that a denial leaves out behind item ``k``, with nothing of their own to say."""
    begin = around.items[k].last
    bar = next((at for at in range(begin, min(begin + _REACH, around.last)) if leaves_out(around, at)), None)
    if bar is None or any(around.tokens[at].norm in (".", ";") for at in range(begin, bar)):
        return []
    found: list[int] = []
    for j, item in enumerate(around.items):
        if item.first <= bar:
            continue
        if item.has(Kind.AREA) or item.has(Kind.TOPIC):
            found.append(j)
        elif is_content(item) or item.has(Kind.CUE, "not-asked", "negation", "end"):
            return [] if is_content(item) or item.has(Kind.CUE, "not-asked", "negation") else found
    return found


def leaves_out(around: Around, at: int) -> bool:
    """Whether words that leave something out begin at a token ("except", "other than", "anywhere but")."""
    norm = around.tokens[at].norm
    after = around.tokens[at + 1].norm if at + 1 < around.last else ""
    if norm == "but":
        return around.tokens[at - 1].norm in grammar.ANYWHERE
    if norm in ("other", "rather"):
        return after == "than"
    return norm in grammar.LEAVING_OUT and (norm not in ("apart", "aside") or after == "from")
