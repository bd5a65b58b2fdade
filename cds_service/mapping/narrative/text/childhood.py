"""Ages of childhood since which something is so: "since age 4", "from the age of six", "since he was 4 years old"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.times import Times
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.tokens import Token

_ANEW = frozenset(["until", "till", "now", "new", "worse", "but", "recently"])
"""They tell that it is otherwise of late ("since age 6, flail since Monday")."""
_TO_AGE = 4
"""Tokens before an age among which words tell that it is one."""


def behind_childhood(
    tokens: Sequence[Token], at: int, first: int, last: int, times: Times
) -> tuple[int, tuple[int, int]] | None:
    """The token behind such an age that stands at a token, and how many days it lies back; None where there is none."""
    count = times.counts.get(tokens[at].norm, (0, 0))[0] if tokens[at].kind != "num" else 0
    age = int(tokens[at].norm) if tokens[at].norm.isdigit() else count
    if not 0 < age <= times.youth_age:
        return None
    before = [token.norm for token in tokens[max(at - _TO_AGE, first) : at]]
    if all(tuple(before[-len(words) :]) != words for words in times.ages):
        return None
    if any(token.norm in statement_words.LATE_DAYS | _ANEW for token in tokens[at:last]):
        return None
    end = at + 1
    while end < last and (tokens[end].norm in ("-", "year") or tokens[end].norm in grammar.AGES):
        end += 1
    days = times.childhood_days if age <= times.childhood_age else times.youth_days
    return (end, days) if end >= last or tokens[end].norm in statement_words.BEHIND_AGE else None
