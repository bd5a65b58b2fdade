"""A sign of which a later sentence says that it is over: "she had a left foot drop ... the foot drop has resolved".

Source: clinical.md 5.4 (resolved is historical).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from cds_service.clinical.findings import CHANGED, Side, Status
from cds_service.mapping.narrative.mention import Mention

_MEANT = re.compile(r"\b(?:the|that|this)\s+$", re.IGNORECASE)
"""Right before a sign, that it is the one that was told."""
_EARLIER = re.compile(
    r"\b(?:last|after|before|when|previous\w*|prior|past|earlier|childhood|ago|years?|time|had|back|again|now|today|in|on)\b",
    re.IGNORECASE,
)
"""In the sentence of either, that one of them may be of another time."""
_MARK = re.compile(r"[.;\n]")
_BEFORE = 8
"""Characters of the longest such word."""


def without_over(text: str, mentions: Sequence[Mention], signs: Set[str]) -> list[Mention]:
    """The mentions, each of ``signs`` as historical that a later mention of the same sign says to be over."""
    last: dict[tuple[str, Side | None], int] = {}
    for one in mentions:
        if one.finding in signs and one.status is Status.HISTORICAL and _is_the_told_one(text, one):
            of = (one.finding, None if one.side is Side.BILATERAL else one.side)
            last[of] = max(one.start, last.get(of, -1))
    return (
        [replace(m, status=Status.HISTORICAL) if _is_over(m, last) else m for m in mentions] if last else list(mentions)
    )


def _is_the_told_one(text: str, mention: Mention) -> bool:
    if mention.timed or _MEANT.search(text[max(mention.start - _BEFORE, 0) : mention.start]) is None:
        return False
    end = _MARK.search(text, mention.end)
    clause = text[mention.start : end.start() if end is not None else len(text)]
    begin = max(text.rfind(mark, 0, mention.start) for mark in (".", ";", ",", "\n", " and ")) + 1
    return _EARLIER.search(text[begin : mention.start] + clause) is None


def _is_over(mention: Mention, last: Mapping[tuple[str, Side | None], int]) -> bool:
    """``last``: finding and side -> where the text last says that it is over."""
    if mention.status is not Status.PRESENT or mention.course in CHANGED or mention.timed:
        return False
    return any(mention.start < last.get((mention.finding, side), -1) for side in {None, mention.side})
