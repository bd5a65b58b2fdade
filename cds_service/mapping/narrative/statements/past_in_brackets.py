"""What brackets behind a diagnosis of the past say of it is past too: "decompression in 2009 for CES (retention, numb saddle)".

Source: clinical.md 5.4 (resolved is historical).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from dataclasses import replace

from cds_service.clinical.findings import Course, Status
from cds_service.mapping.narrative.mention import Mention

_BRACKETS = re.compile(r"[\s\d,]{0,8}\(([^()\n]{1,120})\)")
_WORD = re.compile(r"[a-z']+")
_CHANGED = (Course.WORSE, Course.NEW)


def with_past_in_brackets(
    text: str, mentions: Sequence[Mention], signs: Set[str], now: Collection[str]
) -> list[Mention]:
    """The mentions, each of ``signs`` as historical in brackets right behind another one that is.

    ``now``: words in brackets that tell of these days.
    """
    spans = [
        brackets.span(1)
        for m in mentions
        if m.finding in signs and m.status is Status.HISTORICAL
        if (brackets := _BRACKETS.match(text, m.end)) is not None
        if set(_WORD.findall(brackets[1].lower())).isdisjoint(now)
    ]
    return [replace(m, status=Status.HISTORICAL) if _is_of_past(m, signs, spans) else m for m in mentions]


def _is_of_past(m: Mention, signs: Set[str], spans: Sequence[tuple[int, int]]) -> bool:
    told = m.status is Status.PRESENT and m.finding in signs and m.course not in _CHANGED
    return told and any(first <= m.start and m.end <= last for first, last in spans)
