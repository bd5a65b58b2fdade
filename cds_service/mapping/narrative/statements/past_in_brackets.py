"""What brackets behind a diagnosis of the past say of it is past too: "decompression in 2009 for CES (retention, numb saddle)".

Source: clinical.md 5.4 (resolved is historical).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import replace
from operator import itemgetter

from cds_service.clinical.findings import CHANGED, Status
from cds_service.knowledge.narrative.past_signs import PastSignWords
from cds_service.mapping.narrative.mention import Mention

_BRACKETS = re.compile(r"[\s\d,]{0,8}\(([^()\n]{1,120})\)")
_JOINING = frozenset(["and", "with", "plus", "or"])
_GOES_ON = re.compile(r"\d|\b(?:still|left)\b", re.I)
"""A number, which was measured at some time, and that it goes on."""


def with_past_in_brackets(
    text: str, mentions: Sequence[Mention], signs: Set[str], words: PastSignWords
) -> list[Mention]:
    """The mentions, each of ``signs`` as historical in brackets right behind another one that is.

    Only brackets that name signs and nothing else: any other word may tell that one of them is there.
    """
    inside = sorted((m.start, m.end) for m in mentions)
    spans = [
        brackets.span(1)
        for m in mentions
        if m.finding in signs and m.status is Status.HISTORICAL
        if (brackets := _BRACKETS.match(text, m.end)) is not None
        if _names_only(text, brackets.span(1), inside, words)
    ]
    spans = sorted(set(spans))
    return [replace(m, status=Status.HISTORICAL) if _is_of_past(m, signs, spans) else m for m in mentions]


def _names_only(text: str, span: tuple[int, int], told: Sequence[tuple[int, int]], words: PastSignWords) -> bool:
    """Whether characters hold nothing but signs; ``told``: where those of the text stand, in order."""
    within = told[bisect_left(told, (span[0], 0)) : bisect_left(told, (span[1], 0))]
    named = {at for start, end in within for at in range(start, min(end, span[1]))}
    rest = "".join(" " if at in named else text[at] for at in range(*span))
    goes_on = _GOES_ON.search(text, *span) or words.habit.search(text, *span)
    return set(re.findall(r"\w+", rest.lower())) <= _JOINING | words.naming and goes_on is None


def _is_of_past(m: Mention, signs: Set[str], spans: Sequence[tuple[int, int]]) -> bool:
    told = m.status is Status.PRESENT and m.finding in signs and m.course not in CHANGED
    before = bisect_right(spans, m.start, key=itemgetter(0)) - 1
    return told and before >= 0 and m.end <= spans[before][1]
