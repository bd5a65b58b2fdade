"""What an operation or an illness of years ago left behind, and is so still: "left with a numb patch, exactly as it was in 2015".

It is as old as what left it, and unchanged. Where nothing says that it is the same, or something that it is worse, it may be new.
Source: clinical.md 5.1 rows 3, 12 and 18 (an old sign that is said to be unchanged is none of today).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from cds_service.clinical.findings import CHANGED, Course, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.mention import Mention, began_with, last_before
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text import grammar, statement_words

_LEFT, _WITH = "left", "with"
_SIDE_BEFORE = grammar.words("the on in his her at to")
"""Before "left with", that it is a side ("pain in the left with numbness")."""
_LATELY = statement_words.LATE_DAYS | grammar.words("week now recently lately ago")
"""Before it, that something of these days left it."""
_OTHER = (Kind.COMPLAINT, Kind.FINDING)


def is_left_behind(around: Around, said: Said) -> bool:
    """Whether a sentence tells of a sign as what somebody was left with, and behind it that this is unchanged."""
    before = [token.norm for token in around.tokens[around.first : said.first + 1]]
    left = next((at for at, pair in enumerate(pairwise(before)) if pair == (_LEFT, _WITH)), -1)
    if left < 0 or (before[left - 1 : left] and before[left - 1] in _SIDE_BEFORE) or not _LATELY.isdisjoint(before):
        return False
    for item in around.items:
        if item.first >= said.last and item.has(Kind.COURSE, "stable"):
            return True
        if item.first >= said.last and any(map(item.has, _OTHER)):
            return False
    return False


def with_its_cause(
    mentions: Sequence[Mention], left: Collection[Mention], causes: Set[str], signs: Set[str]
) -> list[Mention]:
    """The mentions, the signs of ``left`` as unchanged since the last dated one of ``causes`` that stands before them."""
    dated = sorted((m for m in mentions if m.finding in causes and m.dated.known), key=lambda m: m.start)
    return [_old(m, dated) if m in left and m.finding in signs else m for m in mentions]


def _old(sign: Mention, causes: Sequence[Mention]) -> Mention:
    cause = last_before(sign, causes)
    if cause is None or sign.status is not Status.PRESENT or sign.course in CHANGED or sign.timed:
        return sign
    return replace(began_with(sign, cause), course=Course.STABLE)
