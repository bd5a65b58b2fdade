"""Clauses with a subject and a verb of their own, which no denial before them reaches: "no fever and her left foot drags".

Source: clinical.md 7.3 (negation with scope; a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_JOINTS = frozenset([",", ";", ":", "(", "and", "but", "while", "whereas"])
_THAT = "that"
_ALTERNATIVES = frozenset(["or", "nor"])
_SUBORDINATE = frozenset(["that", "if", "whether", "having", "being", "feeling", "ever", "when", "because", "since"])
"""Between a denial and a clause, with which the clause may be a part of what is denied."""
_DENIAL = 4
"""Tokens of the longest denial that goes on behind "and that"."""
_REACH = 10
"""Tokens from the beginning of a clause to what it tells."""


def tells_in_clause(
    tokens: Sequence[Token], items: Sequence[Item], k: int, denial: int, last: int, words: AssertingWords
) -> bool:
    """Whether item ``k`` is told in a clause that begins behind a denial ending at token ``denial``."""
    item = items[k]
    if _has_put_in(tokens, item, denial, last):
        return True
    joint, begin = _clause_before(tokens, item.first, denial, words)
    if begin < 0 or not _has_verb(tokens, begin, min(item.last + 1, last), words):
        return False
    behind = (token.norm for token in tokens[begin : min(item.last + _REACH, last)])
    ahead = (token.norm for token in tokens[denial - 1 : joint])
    return _ALTERNATIVES.isdisjoint(behind) and _SUBORDINATE.isdisjoint(ahead)


def _has_put_in(tokens: Sequence[Token], item: Item, denial: int, last: int) -> bool:
    """Whether its predicate was put in behind a comma, where no other clause denies it ("no A is affected, C is")."""
    near = tokens[item.first : min(item.last + 1, last)]
    put_in = any(
        one.norm in grammar.COPULAS and other.kind == "word" and other.start == other.end
        for one, other in pairwise(near)
    )
    return put_in and any(tokens[at].norm in (",", ";", "but") for at in range(denial, item.first))


def _clause_before(tokens: Sequence[Token], at: int, denial: int, words: AssertingWords) -> tuple[int, int]:
    """What joins the last clause between a denial and a token, and where it begins with somebody or what is his; else -1.

    "And that" goes on with what somebody says, unless that is a denial ("denies that ... and that ...").
    """
    for joint in range(at - 1, max(denial - 1, at - 1 - _REACH), -1):
        if tokens[joint].norm not in _JOINTS:
            continue
        begin = joint + 1
        if tokens[begin].norm == _THAT:
            if any(tokens[at].norm in words.denying for at in range(max(denial - _DENIAL, 0), denial)):
                return -1, -1
            begin += 1
        if begin < at and tokens[begin].norm in grammar.PERSONS | grammar.OWN:
            return joint, begin
    return -1, -1


def _has_verb(tokens: Sequence[Token], begin: int, end: int, words: AssertingWords) -> bool:
    return any(token.norm in words.verbs for token in tokens[begin + 1 : end])
