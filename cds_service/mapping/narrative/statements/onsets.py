"""When a complaint began, told in a sentence that does not name it: "Duration: 9 weeks", "it started in June".

It is that of the complaints which the text tells before, or behind where there are none before, without a time of their own.
Source: clinical.md 7.1 (an explicit duration goes before the day on which something was recorded).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.onsets import OnsetWords
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.owners import month_of
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.times import find_times
from cds_service.mapping.narrative.text.told_time import Time

_LABEL = 4
"""Tokens among which a label says that it asks for the onset ("date of symptom onset")."""
_VERB = 4
"""Tokens from what stands for the complaint to its verb."""
_CUES = (
    "negation",
    "hypothetical",
    "planned",
    "question",
    "asking",
    "other",
    "relatives",
    "historical",
    "historical-after",
)
"""Cues of sentences that tell no onset of what is there now."""


class Onset(NamedTuple):
    """A time that the text tells at character ``start``."""

    start: int
    time: Time


def onset_told(around: Around) -> Onset | None:
    """The time that a sentence tells as the onset of what was complained of; None where it tells none."""
    words = around.knowledge.onsets
    at = _subject(around, words)
    if at < 0 or around.says(words.other) or any(_says_more(around, k) for k in range(len(around.items))):
        return None
    times = find_times(around.tokens, at, around.last, around.knowledge.times)
    return Onset(around.tokens[at].start, times[0]) if times else None


def with_onsets(mentions: Sequence[Mention], onsets: Sequence[Onset], words: OnsetWords) -> list[Mention]:
    """The mentions, each complaint without a time with the onset that is told of it."""
    found = list(mentions)
    for onset in onsets:
        untimed = [m for m in found if m.finding in words.findings and m.status is Status.PRESENT and not m.timed]
        named = [m for m in untimed if m.start < onset.start] or untimed
        timed = onset.time
        told = {
            m: replace(
                m,
                onset_days_ago=timed.days,
                onset_month=month_of(timed).month,
                month_part=timed.month_part,
                dated=timed.interval,
            )
            for m in named
        }
        found = [told.get(m, m) for m in found]
    return found


def _subject(around: Around, words: OnsetWords) -> int:
    """The token at which the words begin that an onset is told with; -1 where the sentence opens with none."""
    tokens, last = around.tokens, around.last
    at = around.first
    while at < last and (tokens[at].norm in words.leading or tokens[at].norm in grammar.BULLETS):
        at += 1
    if at >= last:
        return -1
    norms = [token.norm for token in tokens[at : min(at + 1 + _VERB, last)]]
    if norms[0] in words.opening or _is_label(norms[:_LABEL], words):
        return at
    if norms[0] not in words.subjects:
        return -1
    if norms[0] in words.suffered and len(norms) > 1 and norms[1] in words.since:
        return at
    return at if not words.verbs.isdisjoint(norms[1:]) else -1


def _is_label(norms: Sequence[str], words: OnsetWords) -> bool:
    asks = next((i for i, norm in enumerate(norms) if norm in words.labels), -1)
    return asks >= 0 and all(norm in words.labelled for norm in norms[:asks])


def _says_more(around: Around, k: int) -> bool:
    """Whether an item is something of which the time may be, or a word that it is not so now."""
    item = around.items[k]
    if item.has(Kind.CUE, *_CUES) or item.has(Kind.FINDING) or item.has(Kind.QUANTITY) or item.has(Kind.TOPIC):
        return True
    if item.has(Kind.AREA):
        return around.region(item) in ("elsewhere", "trunk")
    complaint = item.name(Kind.COMPLAINT)
    return complaint is not None and around.knowledge.complaints[complaint].domain != "pain"
