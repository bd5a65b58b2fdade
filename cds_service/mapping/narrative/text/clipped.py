"""Words that end in a full stop because they are clipped: "Decr. rectal tone", "urinary ret. 800 mL drained"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative.clipped import ClippedWords

_NEXT = re.compile(r"[ \t]*([^\W\d_]+|\d|[,;:)])?")
_MARKS = frozenset(",;:)")
_ROMAN = frozenset("IV")
_SHORT = 3
"""Letters of the longest abbreviation in capitals that a clipped word stands before ("Decr. LT sensation")."""


class Clip(NamedTuple):
    """The word that a clipped one is, and whether its full stop ends nothing."""

    word: str
    goes_on: bool


_BEHIND = re.compile(r"[ \t]+((?:[A-Za-z&/+]+[ \t]+){0,3}[A-Za-z]+)")
_NUMBER = re.compile(r"[ \t]*[:=]?[ \t]*(?:\d|'\d)")
_BETWEEN = frozenset(":-=(,") | {"is", "was", "are", "were"}
_CAPITALS = 2
"""Capitals in a row that may be a side or a limb before a muscle; a longer row is a text in capitals."""


def unstopped(
    text: str, written: str, place: tuple[int, int], before: Sequence[str], words: ClippedWords
) -> str | None:
    """The word that a clipped one without a full stop is, ``before``: the words in front of it; None where it is none."""
    if written in words.initials:
        apart = text[max(place[0] - 40, 0) : place[0]].split()[-1:]
        shouted = any(len(word) > _CAPITALS and word.isalpha() and word.isupper() for word in apart)
        return words.initials[written] if _NUMBER.match(text, place[1]) and not shouted else None
    found = words.bare.get(written.lower())
    if found is None or _NUMBER.match(text, place[1]):
        return None
    if before and (before[-1].isdigit() or before[-1] in words.apart):
        return None
    behind = _BEHIND.match(text, place[1])
    following = behind.group(1).lower().split() if behind is not None else []
    if following and following[0] in words.followed:
        return None
    named = [word for word in before if word not in _BETWEEN][-1:]
    return found if not words.beside.isdisjoint((*named, *following)) else None


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
    counted = following.isdigit() or (bool(following) and _ROMAN.issuperset(following))  # "gr. III"
    goes_on = following.islower() or counted or following in _MARKS
    return Clip(words.anywhere[word], goes_on)
