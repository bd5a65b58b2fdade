"""How bad a weakness is in words: "severe weakness of the left quadriceps", "dense foot weakness", "weakness is profound"."""

from __future__ import annotations

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar

_REACH = 6
"""Tokens from a weakness to the word of degree."""
_BEHIND = (
    grammar.COPULAS
    | grammar.TO_AREA
    | grammar.OWN
    | frozenset([":", ",", "-", "(", "now", "been", "has", "very", "the"])
)
"""Between a weakness and the word of degree behind it."""
_CLOSES = grammar.CLOSES_COURSE | frozenset(["and", "in", "of", "on", "with"])


def degree(around: Around, first: int, last: int) -> str | None:
    """The MRC grade at most that a word of degree says of the weakness from token ``first`` to before ``last``.

    Severe is MRC 3 or less (clinical.md, K3); a degree that is denied or only nearly reached says nothing.
    """
    return _inside(around, first, last) or _before(around, first) or _after(around, last)


def _inside(around: Around, first: int, last: int) -> str | None:
    degrees = around.knowledge.degrees.words
    return next(
        (degrees[around.tokens[at].norm] for at in range(first, last) if around.tokens[at].norm in degrees), None
    )


def _before(around: Around, first: int) -> str | None:
    degrees, at = around.knowledge.degrees.words, first - 1
    placed = _placed(around)
    while at >= max(around.first, first - _REACH):
        token = around.tokens[at]
        if token.norm in degrees:
            limited = at > around.first and around.tokens[at - 1].norm in around.knowledge.degrees.limited
            return None if limited else degrees[token.norm]
        if at not in placed and (token.kind != "word" or token.norm not in around.knowledge.fillers):
            return None
        at -= 1
    return None


def _after(around: Around, last: int) -> str | None:
    degrees, at = around.knowledge.degrees.words, last
    placed = _placed(around)
    while at < min(around.last, last + _REACH):
        norm = around.tokens[at].norm
        if norm in degrees:
            follows = around.tokens[at + 1] if at + 1 < around.last else None
            closes = follows is None or follows.norm in _CLOSES or follows.kind == "brk"
            return degrees[norm] if closes else None
        if at not in placed and norm not in _BEHIND:
            return None
        at += 1
    return None


def _placed(around: Around) -> set[int]:
    """Tokens of places and sides, which may stand between ("severe left leg weakness")."""
    named = (item for item in around.items if item.has(Kind.SIDE) or item.has(Kind.AREA) or item.has(Kind.TOPIC))
    return {at for item in named for at in range(item.first, item.last)}
