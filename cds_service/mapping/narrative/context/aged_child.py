"""A child who is named with an age, in the text about an adult: "Daughter, aged 14, has incontinence", "her son (12) wets the bed".

Source: clinical.md 7.3 (other experiencer).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.aged_child import AgedChildWords
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context, is_content
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_OF_AGE = frozenset(
    [",", "(", ")", "aged", "age", "-", "year", "years", "yr", "yrs", "yo", "y", "o", "/", "old", "who"]
)
_LOOKED_AT = 400
"""Tokens of a text up to which it is known whether a parent is named before; further on what is told stays the patient's."""


def of_aged_child(
    tokens: Sequence[Token], items: Sequence[Item], found: list[Context], first: int, stop: int, words: AgedChildWords
) -> None:
    """Take for the child's what a clause tells that a child of so many years opens; ``stop``: end of the sentence."""
    begin = _behind_child(tokens, first, stop, words) if stop <= _LOOKED_AT else -1
    if begin < 0 or any(token.norm in words.parents for token in tokens[:stop]):
        return
    end = next((at for at in range(begin, stop) if _ends(tokens, at, words)), stop)
    for k, item in enumerate(items):
        if is_content(item) and begin <= item.first < end:
            found[k] = found[k]._replace(other=True)


def applies(knowledge: NarrativeKnowledge, tokens: Sequence[Token], first: int) -> bool:
    """Whether a relative, or whose he is, opens the sentence."""
    words, opening = knowledge.aged_child, tokens[first].norm
    return any(opening in named for named in (grammar.OWN, words.children, words.before, knowledge.relatives))


def _behind_child(tokens: Sequence[Token], first: int, stop: int, words: AgedChildWords) -> int:
    """Where the clause goes on behind the age, or -1."""
    at = first + (tokens[first].norm in grammar.OWN)
    while at < stop and tokens[at].norm in words.before:
        at += 1
    if at + 2 >= stop or tokens[at].norm not in words.children:
        return -1
    at += 1
    aged = False
    while at < stop and (tokens[at].norm in _OF_AGE or tokens[at].kind == "num"):
        if tokens[at].kind == "num":
            if aged or not tokens[at].norm.isdigit() or not 0 < int(tokens[at].norm) < words.grown:
                return -1
            aged = True
        at += 1
    return at if aged and at < stop and tokens[at].norm in words.does else -1


def _ends(tokens: Sequence[Token], at: int, words: AgedChildWords) -> bool:
    """Whether the clause may be about the patient again from here on."""
    return tokens[at].norm in grammar.PERSONS or tokens[at].norm in words.otherwise
