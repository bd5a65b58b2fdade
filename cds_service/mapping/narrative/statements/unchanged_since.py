"""A sentence that says nothing but that the sign before it is unchanged: "numb since 25 September. Constant from the start".

Source: clinical.md 5.1 rows 3 and 3b (how long a sign has been there, and whether it changed).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import replace

from cds_service.clinical.findings import Course, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar

_OTHERWISE = ("negation", "hypothetical", "other", "bidden", "question", "asking")
_OF_ILLNESS = grammar.words("chronic persistent baseline longstanding static")
"""Words of a course that may be of anything ("chronic smoker", "baseline bloods")."""
_AROUND = (
    grammar.COPULAS
    | grammar.CLOSING
    | grammar.words(
        "it this that these they both all has have had been and or the then there start from since stayed remained "
        "remains remain exactly just much about entirely completely absolutely still so came on over a day night overnight "
        "constant steady neither nor time always with episode -"
    )
)
"""Words that name nothing, in a sentence that says only that something is unchanged ("it has stayed the same since then")."""
_REACH = 120
"""Characters between a sign and a sentence that says that it is unchanged."""


def unchanged_told(around: Around) -> int:
    """The character where a sentence says so of what stands before it, or -1."""
    stable = [item for item in around.items if item.has(Kind.COURSE, "stable")]
    if not stable or any(item.has(Kind.CUE, *_OTHERWISE) for item in around.items):
        return -1
    named = {at for item in stable for at in range(item.first, item.last)}
    if any(around.tokens[at].norm in _OF_ILLNESS for at in named):
        return -1
    rest = {around.tokens[at].norm for at in range(around.first, around.last) if at not in named}
    return around.tokens[stable[0].first].start if rest <= _AROUND else -1


def with_unchanged(mentions: Sequence[Mention], unchanged: Sequence[int], signs: Set[str]) -> list[Mention]:
    """The mentions, each of ``signs`` as unchanged that is the last thing told before one of the characters ``unchanged``."""
    ends = sorted({m.end for m in mentions})
    last = {ends[at - 1] for start in unchanged if (at := bisect_right(ends, start)) and start - ends[at - 1] <= _REACH}
    return [_stable(m) if m.end in last and m.finding in signs else m for m in mentions]


def _stable(mention: Mention) -> Mention:
    if mention.status is not Status.PRESENT or mention.course is not None:
        return mention
    return replace(mention, course=Course.STABLE)
