"""What a text queries and then answers itself: "?CES. Bladder normal, saddle normal. Plan: CES not suspected", "?foot drop. 5/5 in
all groups. There is no foot drop".

Only where it is denied last, and nothing else in the text tells of a sign of it: else the query stays.
Source: clinical.md 7.3 (text clears a sign only where it says so plainly).
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from cds_service.clinical.findings import Certainty, Side, Status
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.text import grammar

_ENDS = ".;\n"
_WORD = re.compile(r"[a-z0-9/]+")
_BOTH = (None, Side.BILATERAL)
_UNEXAMINED = re.compile(
    r"\b(?:not (?:been )?(?:examined|assessed|tested|done)|(?:cannot|can't|unable to) (?:be )?(?:assess|test|examine))",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_OTHERWISE = grammar.words(
    "but sure unsure by gp ct xray awaited pending anyway ago last previous previously prior then before earlier initially"
)


def without_answered(text: str, mentions: Sequence[Mention], knowledge: NarrativeKnowledge) -> list[Mention]:
    """The mentions of a text without such queries."""
    signs = knowledge.unclear.beside
    queried = {m.finding for m in mentions if _is_query(m, knowledge)}
    answered = {finding for finding in queried if _is_answered(text, mentions, finding, signs, knowledge)}
    weak = frozenset({*knowledge.follows.keys(), *knowledge.follows.values()}) & knowledge.own_times.signs
    queried = {m.finding for m in mentions if m.finding in weak and _is_doubtful(m)}
    if queried and _is_strong(text, mentions, weak):
        answered |= {
            finding for finding in queried if _is_answered(text, mentions, finding, weak, knowledge, alone=True)
        }
    return [m for m in mentions if m.finding not in answered or m.status is not Status.PRESENT]


def _is_strong(text: str, mentions: Sequence[Mention], weak: Set[str]) -> bool:
    """Whether strength was graded as full on both sides, and nothing was left out of the examination."""
    full = any(m.finding in weak and m.status is Status.ABSENT and m.grade and m.side in _BOTH for m in mentions)
    return full and _UNEXAMINED.search(text) is None


def _of_today(text: str, knowledge: NarrativeKnowledge) -> bool:
    """Whether nothing in a text tells of another day, of a doubt, or that it is to be looked for all the same."""
    words = _WORD.findall(text.lower())
    acting = knowledge.asserting.acting | (grammar.STILL_TO_EXCLUDE - {"excluded", "ruled"})
    return not any(word in acting or word in _OTHERWISE or _YEAR.fullmatch(word) for word in words)


def _is_query(mention: Mention, knowledge: NarrativeKnowledge) -> bool:
    if not _is_doubtful(mention) or mention.finding not in knowledge.unclear.beside:
        return False
    return knowledge.stanzas.get(mention.finding, PLAIN).diagnosis


def _is_doubtful(mention: Mention) -> bool:
    return mention.status is Status.PRESENT and mention.certainty is Certainty.POSSIBLE


def _is_answered(
    text: str,
    mentions: Sequence[Mention],
    finding: str,
    signs: Set[str],
    knowledge: NarrativeKnowledge,
    *,
    alone: bool = False,
) -> bool:
    """Whether the last word on a diagnosis or a weakness denies it, and every other of ``signs`` is denied or not named.

    ``alone``: the sentence of that word alone may tell of another day; else all that stands behind the query may.
    """
    own = [m for m in mentions if m.finding == finding]
    last = max(own, key=lambda m: m.start)
    begin, end = min(m.start for m in own), len(text)
    if alone:
        begin = max(text.rfind(mark, 0, last.start) for mark in _ENDS) + 1
        end = min((at for mark in _ENDS if (at := text.find(mark, last.end)) >= 0), default=end)
    if alone and last.side not in _BOTH:
        return False
    if last.status is not Status.ABSENT or not last.clears or not _of_today(text[begin:end], knowledge):
        return False
    others = (m for m in mentions if m.finding != finding and m.finding in signs)
    return all(_is_doubtful(m) or m.status is Status.ABSENT for m in own) and all(
        m.status is not Status.PRESENT or m.value is not None for m in others
    )
