"""Words that end in a full stop because they are clipped: "Decr. rectal tone", "urinary ret. 800 mL drained"."""

from __future__ import annotations

import re
from typing import NamedTuple

from cds_service.knowledge.narrative.clipped import ClippedWords

_NEXT = re.compile(r"[ \t]*([^\W\d_]+|\d|[,;:)])?")
_MARKS = frozenset(",;:)")
_SHORT = 3
"""Letters of the longest abbreviation in capitals that a clipped word stands before ("Decr. LT sensation")."""


class Clip(NamedTuple):
    """The word that a clipped one is, and whether its full stop ends nothing."""

    word: str
    goes_on: bool


def clip(text: str, word: str, end: int, before: str, words: ClippedWords) -> Clip | None:
    """What ``word`` with a full stop up to ``end`` is, behind the word or number ``before``; None where it is not clipped."""
    found = _NEXT.match(text, end)
    following = (found.group(1) or "") if found is not None else ""
    if word in words.naming:
        return Clip(words.naming[word], goes_on=True) if following.lower() == "for" else None
    if word in words.leading:
        barred = before.isdigit() or before in words.apart or following in words.followed
        leads = following.islower() or (following.isupper() and len(following) <= _SHORT)
        return Clip(words.leading[word], goes_on=True) if leads and not barred else None
    if word not in words.anywhere:
        return None
    goes_on = following.islower() or following.isdigit() or following in _MARKS
    return Clip(words.anywhere[word], goes_on)
