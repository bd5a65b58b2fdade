"""A result of all others, which takes nothing back: "left knee jerk absent, all other reflexes were normal".

Source: clinical.md 7.3 (text clears a sign only where it says so plainly).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    there = [m for m in mentions if m.status is Status.PRESENT]
    return [m for m in mentions if m.status is not Status.ABSENT or not (_of_others(text, m) and _told(m, there))]


def _of_others(text: str, mention: Mention) -> bool:
    return _OTHERS.search(text, max(mention.start - _SHOWN, 0), mention.start) is not None


def _told(mention: Mention, there: Sequence[Mention]) -> bool:
    return any(m.finding == mention.finding and 0 <= mention.start - m.start <= _NEAR for m in there)
