"""A result of all others, which takes nothing back: "left knee jerk absent, all other reflexes were normal".

Source: clinical.md 7.3 (text clears a sign only where it says so plainly).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.mention import Mention

_OTHERS = re.compile(
    r"\b(?:other|remaining|rest of (?:the|his|her))\s+(?:deep |muscle |stretch |tendon |limb |leg )*$", re.I
)
_SHOWN = 50
"""Characters before a result among which "other" stands."""
_NEAR = 300
"""Characters before it among which the sign was told."""


def without_others(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without denials by a result of all others, of what was found right before."""
    there: dict[str, list[int]] = {}
    for mention in mentions:
        if mention.status is Status.PRESENT:
            there.setdefault(mention.finding, []).append(mention.start)
    for starts in there.values():
        starts.sort()
    return [m for m in mentions if m.status is not Status.ABSENT or not (_told(m, there) and _of_others(text, m))]


def _of_others(text: str, mention: Mention) -> bool:
    return _OTHERS.search(text, max(mention.start - _SHOWN, 0), mention.start) is not None


def _told(mention: Mention, there: Mapping[str, Sequence[int]]) -> bool:
    """Whether the nearest one before it, or at the same place, is near enough."""
    starts = there.get(mention.finding, ())
    at = bisect_right(starts, mention.start)
    return at > 0 and mention.start - starts[at - 1] <= _NEAR
