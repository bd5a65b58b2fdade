"""A complaint that is there since what happened before it: "rear-ended 3/14/26. Back pain ever since".

Source: clinical.md 7.1 (an explicit onset goes before the day on which something was recorded).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.onsets import OnsetWords
from cds_service.mapping.narrative.mention import Mention, began_with, last_before
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import NOBODY, Said
from cds_service.mapping.narrative.text import grammar

_TO_SINCE = 4
"""Tokens between a complaint, with its place, and "since"."""
_BETWEEN = grammar.COPULAS | grammar.words(
    "ever and there constant constantly persistent persisting steady daily has had been on off"
)
_THAT = grammar.words("then that the this it day time event")


def is_since_then(around: Around, said: Said) -> bool:
    """Whether the clause behind a complaint ends with "since", "ever since" or "since then"."""
    if (
        said.owner == NOBODY
        or said.finding not in around.knowledge.onsets.findings
        or said.status is not Status.PRESENT
    ):
        return False
    at = said.last
    for item in around.items:
        if item.first == at and (item.has(Kind.AREA) or item.has(Kind.SIDE)):
            at = item.last
    end = next((i for i in range(at, min(at + _TO_SINCE, around.last)) if around.tokens[i].norm == "since"), -1)
    if end < 0 or not _BETWEEN.issuperset(around.tokens[i].norm for i in range(at, end)):
        return False
    behind = end + 1
    while behind < around.last and around.tokens[behind].norm in _THAT:
        behind += 1
    return behind >= around.last or around.tokens[behind].kind in ("punct", "brk")


def with_event_days(mentions: Sequence[Mention], since: Collection[Mention], words: OnsetWords) -> list[Mention]:
    """The mentions, those of ``since`` without a time with that of the last dated event that the text tells before."""
    events = sorted((m for m in mentions if m.finding in words.events and m.timed), key=lambda m: m.start)
    return [
        began_with(one, last_before(one, events) or one) if one in since and not one.timed else one for one in mentions
    ]
