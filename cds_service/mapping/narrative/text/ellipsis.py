"""A predicate that a clause leaves out, since the one before it has it: "bladder function is normal but anal tone is not".

The word is put in again, without characters of its own, so that both clauses are read alike ("anal tone is not normal").
Source: clinical.md 7.3 (a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cds_service.knowledge.narrative.elided import ElidedWords

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_REACH = 14
"""Tokens from a predicate to the clause that leaves it out."""
_NAME = 8
"""Tokens of the longest name of what that clause is about."""
_CLOSING = frozenset([".", ";", ",", ")", "!"])
_STOPS = frozenset(["?", ":"])
_NEGATIONS = frozenset(["not", "no", "neither", "never", "without", "nor"])
_DENIED = 6
"""Tokens before a predicate among which it is denied."""
_CONTRACTED = "n't"
_NOT = "not"


def with_predicates(tokens: list[Token], words: ElidedWords) -> list[Token]:
    """The tokens with each predicate that is left out."""
    ends = words.denying | words.asserting
    if not any(_may_leave_out(tokens, at, ends) for at in range(len(tokens))):
        return tokens
    made: list[Token] = []
    predicate = aside = -1
    for at, token in enumerate(tokens):
        if at == aside:
            continue  # "but not B is reduced"
        aside = max(aside, _aside(tokens, at, words))
        if aside > at and token.norm == ",":
            made += [one._replace(start=token.start, end=token.start) for one in tokens[aside + 1 : aside + 3]]
        made.append(token)
        if token.norm in words.predicates:
            predicate = at
        elif token.norm in _STOPS or token.kind == "brk":
            predicate = -1
        elif token.norm in ends and _leaves_out(tokens, predicate, at, words):
            made.append(tokens[predicate]._replace(start=token.end, end=token.end))
    return made


def _may_leave_out(tokens: Sequence[Token], at: int, ends: frozenset[str]) -> bool:
    if tokens[at].norm in ends and _closes(tokens, at + 1):
        return True
    return tokens[at].norm == "," and at + 2 < len(tokens) and tokens[at + 2].norm == _NOT


def _aside(tokens: Sequence[Token], at: int, words: ElidedWords) -> int:
    """The comma behind an aside that begins here and denies of something else what follows ("A, but not B, is reduced"), or -1."""
    if not (tokens[at].norm == "," and at + 2 < len(tokens) and tokens[at + 2].norm == _NOT):
        return -1
    end = next((i for i in range(at + 3, min(at + 3 + _NAME, len(tokens) - 2)) if tokens[i].norm == ","), -1)
    told = end >= 0 and tokens[end + 1].norm in words.asserting and tokens[end + 2].norm in words.predicates
    return end if told else -1


def _closes(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].norm in _CLOSING or tokens[at].kind == "brk"


def _leaves_out(tokens: Sequence[Token], predicate: int, at: int, words: ElidedWords) -> bool:
    """Whether the clause that ends with token ``at`` has no predicate of its own, and the one before it has ``predicate``."""
    if predicate < 0 or at - predicate > _REACH or not _closes(tokens, at + 1):
        return False
    contrast = next((i for i in range(at - 1, predicate, -1) if tokens[i].norm in words.contrasting), -1)
    if contrast < 0 or not 1 < at - contrast <= _NAME:
        return False
    denied = any(_denies(token) for token in tokens[max(predicate - _DENIED, 0) : predicate])
    return denied == (tokens[at].norm in words.asserting)


def _denies(token: Token) -> bool:
    return token.norm in _NEGATIONS or token.norm.endswith(_CONTRACTED)
