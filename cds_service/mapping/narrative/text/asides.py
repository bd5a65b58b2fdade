"""A remark behind a time that opens a clause: "five weeks ago, the day after a drive, ...", "35 days ago (his diary) ..."."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.mapping.narrative.text.tokens import Token

_CLOSES = {",": ",", "(": ")"}
"""What closes a remark, by what opens it."""
_LONGEST = 14
"""Tokens of a remark."""
_EVENTS = frozenset(["after", "following", "before"])
"""In a remark between commas, that it tells what was before."""


def behind_aside(tokens: Sequence[Token], at: int, last: int) -> int:
    """The token behind the remark that begins at a token; that token where none does."""
    closing = _CLOSES.get(tokens[at].norm) if at < last else None
    if closing is None:
        return at
    end = next((i for i in range(at + 1, min(at + _LONGEST, last)) if tokens[i].norm == closing), -1)
    told = {token.norm for token in tokens[at + 1 : end]}
    return end + 1 if end >= 0 and (closing == ")" or not _EVENTS.isdisjoint(told)) else at
