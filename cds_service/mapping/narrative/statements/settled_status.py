"""A device whose status in the scanner is told behind it: "pacemaker since 2021 (MR conditional card seen)".

The status belongs to the device that was named last; of two that stand before it together nobody can tell which is meant.
Source: clinical.md 5.2 (a device of unknown status; what is not plainly told of it stays unknown).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cds_service.clinical.findings import Certainty, Status
from cds_service.knowledge.narrative.settling import Settling
from cds_service.mapping.narrative.mention import Mention

SENTENCE_END = re.compile(r"[.;\n]\s")
_WORD = re.compile(r"[a-z]+")
_NEAR = 200
"""Characters between a device and the status that is told of it."""
_SENTENCES = 1
"""Ends of sentences between the two."""


def without_settled(text: str, mentions: Sequence[Mention], settles: Mapping[str, Settling]) -> list[Mention]:
    """The mentions without those that a later one settles; told again in the same words, it is the same device."""
    told = [m for m in mentions if m.finding in settles and _is_sure(m)]
    if not told:
        return list(mentions)
    same: set[tuple[str, str]] = set()
    for status in told:
        how = settles[status.finding]
        devices = [m for m in mentions if m.finding == how.open and m.status is Status.PRESENT]
        words = _settled(text, status, [m for m in devices if (m.finding, _words(text, m)) not in same], how)
        if words is not None:
            same.add((how.open, words))
    return [m for m in mentions if m.status is not Status.PRESENT or (m.finding, _words(text, m)) not in same]


def _is_sure(mention: Mention) -> bool:
    return mention.status is Status.PRESENT and mention.certainty is Certainty.CONFIRMED


def _settled(text: str, status: Mention, devices: Sequence[Mention], how: Settling) -> str | None:
    """The words of the device that a status is of: the one that it names itself, or the only one right before it."""
    own = _words(text, status)
    said = frozenset(_WORD.findall(own))
    if said & how.parts:
        return None
    if said & how.names:
        return next((words for m in devices if (words := _words(text, m)) in own), None)
    near = {_words(text, m) for m in devices if m.end <= status.start and _follows(text, m, status)}
    return near.pop() if len(near) == 1 else None


def _follows(text: str, device: Mention, status: Mention) -> bool:
    """Whether the status stands in the sentence of the device or in the next one."""
    between = text[device.end : min(status.start, device.end + _NEAR + 1)]
    return len(between) <= _NEAR and len(SENTENCE_END.findall(between)) <= _SENTENCES


def _words(text: str, mention: Mention) -> str:
    return text[mention.start : mention.end].lower()
