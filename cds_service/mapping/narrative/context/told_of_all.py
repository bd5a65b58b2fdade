"""What somebody was told of everybody: "counselled that saddle numbness or incontinence would need urgent review".

Somebody's own sign is none of that ("that her numbness needs urgent review"), nor is one behind which somebody acted.
Source: clinical.md 7.3 (hypothetical; a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.types import Kind, NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_TO_TELLING = 3
"""Tokens from the word that tells to its "that" ("told the patient that")."""
_TO_ACT = 4
"""Tokens behind the consequence among which it is told what is done."""
_OPENING = frozenset(["any", "new", "the", "a", "either", "future"])
_LISTED = (Kind.FINDING, Kind.COMPLAINT, Kind.AREA, Kind.SIDE, Kind.COURSE)
_ACTED = grammar.CALLED | grammar.CALLED_THEN | frozenset(["so", "hence", "attended", "sent", "arranged", "referred"])
_US = frozenset(["us", "me", "by"])
"""Behind the word that tells: it is told of the patient, or before the visit."""
_DONE = frozenset(["review", "immediate", "same"])


def told_of_all(
    tokens: Sequence[Token],
    items: Sequence[Item],
    found: list[Context],
    sentence: range,
    knowledge: NarrativeKnowledge,
) -> None:
    """Take the signs between such a "that" and its consequence for what only may come."""
    for at in sentence:
        if tokens[at].norm == "that" and _is_told(tokens, at, sentence.start, knowledge):
            named = _named(tokens, items, at + 1)
            if named and _has_consequence(tokens, items[named[-1]].last, sentence.stop, knowledge):
                for k in named:
                    found[k] = found[k]._replace(hypothetical=True)
            return


def _is_told(tokens: Sequence[Token], at: int, first: int, knowledge: NarrativeKnowledge) -> bool:
    before = [token.norm for token in tokens[max(at - _TO_TELLING, first) : at]]
    return _US.isdisjoint(before) and not knowledge.asserting.telling.isdisjoint(before)


def _named(tokens: Sequence[Token], items: Sequence[Item], at: int) -> list[int]:
    """The list of signs that begins at a token; empty where it is somebody's, or none."""
    found: list[int] = []
    for k, item in enumerate(items):
        if item.first < at:
            continue
        between = {tokens[i].norm for i in range(at, item.first)}
        if not between <= (grammar.LISTING | grammar.ALTERNATIVES if found else _OPENING):
            break
        if not any(item.has(kind) for kind in _LISTED):
            break
        found.append(k)
        at = item.last
    return found


def _has_consequence(tokens: Sequence[Token], at: int, last: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether a consequence stands there, and the sentence tells of nothing that is so or was done."""
    words = knowledge.asserting
    if at >= last or tokens[at].norm not in words.consequences:
        return False
    norms = [token.norm for token in tokens[at + 1 : last]]
    acts = knowledge.summoning | words.acting | _DONE
    near = norms[: norms.index(",")] if "," in norms else norms
    if acts.isdisjoint(near[:_TO_ACT]):
        return False
    told = words.now | words.already | _ACTED
    return not any(norm in told for norm in norms)
