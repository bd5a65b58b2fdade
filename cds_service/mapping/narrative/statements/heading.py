"""The name of a diagnosis that only heads the line of its signs: "Cauda equina syndrome: no incontinence, no saddle numbness"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import Section
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item

_LABEL = 6
"""Tokens among which the colon of a label stands."""
_DIAGNOSES = ("assessment", "plan")
"""Sections in which a name at the begin of a line is a diagnosis."""


def only_heads(around: Around, k: int, context: Sequence[Context], section: Section) -> bool:
    """Whether item ``k`` opens a line that says of nothing but its signs that there are none.

    Anything else on the line, a doubt, an exception, another finding or an unknown word, leaves it what it is.
    """
    if section.name in _DIAGNOSES or not _opens_line(around, k):
        return False
    colon = around.items[k].last
    behind = range(k + 1, len(around.items))
    if colon >= around.last or around.tokens[colon].norm != ":" or not behind:
        return False
    first = around.items[k + 1]
    if first.first != colon + 1 or not (first.has(Kind.CUE, "negation") or _is_well(first)):
        return False
    signs = any(_of_its_signs(around, around.items[j]) for j in behind)
    return signs and all(_denied(around.items[j], context[j]) for j in behind) and _says_no_more(around, k, colon + 1)


def of_labelled_part(around: Around, words: Set[str]) -> bool:
    """Whether a line stands under one of the words, in it or before it ("Head: no trauma", "HEENT: no trauma")."""
    first = _part_begin(around)
    if first is None:
        return False
    label = range(first, min(first + _LABEL, around.last))
    colon = next((at for at in label if around.tokens[at].norm == ":"), first)
    named = [around.tokens[at] for at in range(first, colon)]
    return bool(named) and all(token.norm in words for token in named if token.kind in ("word", "abbr"))


def _part_begin(around: Around) -> int | None:
    """Where the line or the part of it begins in which the sentence stands; None where that is too far for a label."""
    first = around.first
    while first and around.tokens[first - 1].kind != "brk" and around.tokens[first - 1].norm not in (".", ";"):
        if first <= around.first - _LABEL:
            return None
        first -= 1
    return first


def _opens_line(around: Around, k: int) -> bool:
    """Whether it is an entry of a list, or opens a further line; a text that begins with it may be why an image is asked for."""
    at = around.items[k].first - 1
    return at >= 0 and (around.tokens[at].kind == "brk" or around.tokens[at].norm in grammar.BULLETS)


def _says_no_more(around: Around, k: int, begin: int) -> bool:
    """Whether there is no word but those of the items, and none that nothing has changed or is no longer so."""
    covered = {at for item in around.items[k + 1 :] for at in range(item.first, item.last)}
    for at in range(begin, around.last):
        norm = around.tokens[at].norm
        if norm in around.knowledge.unchanging or norm == grammar.LONGER:
            return False
        if at not in covered and norm not in grammar.CONNECTORS and around.tokens[at].kind == "word":
            return False
    return True


def _denied(item: Item, context: Context) -> bool:
    if item.has(Kind.FINDING) or item.has(Kind.COMPLAINT):
        return (context.negated or _is_well(item)) and not (context.possible or context.resolved or context.past)
    if item.has(Kind.CUE):
        return item.has(Kind.CUE, "negation", "negation-history") and not item.has(Kind.CUE, "end", "barrier")
    return item.has(Kind.AREA) or item.has(Kind.SIDE)


def _is_well(item: Item) -> bool:
    return any(e.kind is Kind.FINDING and e.mode == "absent" for e in item.entries)


def _of_its_signs(around: Around, item: Item) -> bool:
    names = (e.name for e in item.entries if e.kind is Kind.FINDING)
    found = (one for name in names for one in around.knowledge.expands.get(name, (name,)))
    return around.region(item) == "private" or any(one in around.knowledge.unclear.beside for one in found)
