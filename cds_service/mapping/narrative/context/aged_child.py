"""A child who is named with an age, in the text about an adult: "Daughter, aged 14, has incontinence", "her son (12) wets the bed".

Source: clinical.md 7.3 (other experiencer).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context, is_content
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_GROWN = 16
"""An age up to which a relative is no adult who may be the patient."""
_CHILDREN = frozenset(
    [
        "son",
        "daughter",
        "grandson",
        "granddaughter",
        "nephew",
        "niece",
        "stepson",
        "stepdaughter",
        "grandchild",
    ]
)
_PARENTS = frozenset(["mother", "father", "mom", "dad", "parent", "parents", "guardian"])
"""Who comes with a child comes for the child."""
_BEFORE_CHILD = frozenset(
    ["step", "foster", "grand", "-", "adopted", "eldest", "youngest", "oldest", "little", "younger", "older"]
)
_OF_AGE = frozenset(
    [",", "(", ")", "aged", "age", "-", "year", "years", "yr", "yrs", "yo", "y", "o", "/", "old", "who"]
)
_DOES = frozenset(
    ["has", "had", "is", "was", "wets", "wet", "keeps", "lost", "loses", "still", "also", "soils", "soiled"]
)
_OTHERWISE = grammar.PERSONS | {
    ";",
    "but",
    "herself",
    "himself",
    "too",
    "as",
    "because",
    "her",
    "him",
    "lifted",
    "heavy",
}
"""From one of them on it may be the patient again ("her son, 12, has noticed she ...", "son, 10, was lifted and now ...")."""


def of_aged_child(tokens: Sequence[Token], items: Sequence[Item], found: list[Context], first: int, stop: int) -> None:
    """Take for the child's what a clause tells that a child of so many years opens; ``stop``: end of the sentence."""
    begin = _behind_child(tokens, first, stop)
    if begin < 0 or any(token.norm in _PARENTS for token in tokens[:stop]):
        return
    end = next((at for at in range(begin, stop) if _ends(tokens, at)), stop)
    for k, item in enumerate(items):
        if is_content(item) and begin <= item.first < end:
            found[k] = found[k]._replace(other=True)


def applies(knowledge: NarrativeKnowledge, tokens: Sequence[Token], first: int) -> bool:
    """Whether a relative, or whose he is, opens the sentence."""
    return tokens[first].norm in grammar.OWN | _CHILDREN | _BEFORE_CHILD or tokens[first].norm in knowledge.relatives


def _behind_child(tokens: Sequence[Token], first: int, stop: int) -> int:
    """Where the clause goes on behind the age, or -1."""
    at = first + (tokens[first].norm in grammar.OWN)
    while at < stop and tokens[at].norm in _BEFORE_CHILD:
        at += 1
    if at + 2 >= stop or tokens[at].norm not in _CHILDREN:
        return -1
    at += 1
    aged = False
    while at < stop and (tokens[at].norm in _OF_AGE or tokens[at].kind == "num"):
        if tokens[at].kind == "num":
            if aged or not tokens[at].norm.isdigit() or not 0 < int(tokens[at].norm) < _GROWN:
                return -1
            aged = True
        at += 1
    return at if aged and at < stop and tokens[at].norm in _DOES else -1


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause may be about the patient again from here on."""
    return tokens[at].norm in _OTHERWISE
