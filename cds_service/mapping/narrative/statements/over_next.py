"""A clause that says of what stands before it that it is over: "she had retention in September. It resolved after two days".

What is told as of now ("he has saddle numbness"), what went only in part, and what came back is not over.
Source: clinical.md 5.4 (resolved is historical).
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from cds_service.clinical.findings import Course, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.lasting import LastingWords
from cds_service.mapping.narrative.context.recovery import WHEN
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.settled_status import SENTENCE_END
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.grammar import words

_OVER = ("historical-after", "settled-after", "recovered-after", "all-over")
_ONE = words("it this that which")
_ALL = words("these those they both all everything symptom")
_HOW = grammar.COPULAS | words(
    "has have had since then subsequently fully completely entirely now all quickly soon rapidly slowly gradually eventually "
    "spontaneously thankfully fortunately luckily both"
)
"""Between what stands for the sign and what says that it is over."""
_LEAD = _ONE | _ALL | _HOW
_BEHIND = WHEN | words(
    "with without any treatment antibiotic catheter its removed removal of rest time later by about of"
)
_MARKS = words(", ; . and with so")
_NOT_SO = words(
    "only except apart partly partially mostly largely nearly almost somewhat slightly incompletely but until however though "
    "although again back returned recurred recurrent recurring worse worsened residual still yet not never if when should"
)
"""Anywhere in the sentence, that something is left, came back, or is only hoped for."""
_NOT_SO_BEHIND = 3
"""Tokens of the next sentence among which such a word counts too."""
_SINCE = re.compile(
    r"[^.;\n]{0,40}\bsince\b(?! (?:yesterday|last|this|monday|tuesday|wednesday|thursday|friday|saturday|sunday))", re.I
)
"""Behind a denial, that it is so ever since."""
_TO_SINCE = 300
"""Characters between a sign and the denial."""
_TODAY = frozenset(["today", "yesterday", "tonight", "now", "currently", "again"])
_WORD = re.compile(r"[a-z']+")
_CHANGED = (Course.WORSE, Course.NEW)


class Over(NamedTuple):
    """That a sentence which begins at character ``start`` says so of the one that begins at ``before``; ``all``: of all of it."""

    before: int
    start: int
    all: bool


def over_told(around: Around) -> Over | None:
    """What a clause says of the sentence before, or of what stands before it in its own; None where none says such a thing."""
    tokens, first, last = around.tokens, around.first, around.last
    told = next((item for item in around.items if item.has(Kind.CUE, *_OVER)), None)
    if told is None:
        return None
    at = told.first
    while at > first and tokens[at - 1].norm in _LEAD:
        at -= 1
    lead = {token.norm for token in tokens[at : told.last]}
    begin = around.before if at == first else first
    if lead.isdisjoint(_ONE | _ALL) or begin >= at or not _was(around, begin, at):
        return None
    end = next((i for i in range(told.last, last) if tokens[i].norm in _MARKS), last)
    times = around.knowledge.times
    if not all(
        t.kind == "num" or t.norm in _BEHIND or t.norm in times.months or t.norm in times.units
        for t in tokens[told.last : end]
    ):
        return None
    if any(token.norm in _NOT_SO for token in tokens[at : min(last + _NOT_SO_BEHIND, len(tokens))]):
        return None
    return Over(tokens[begin].start, tokens[at].start, not lead.isdisjoint(_ALL))


def _was(around: Around, first: int, last: int) -> bool:
    """Whether a sentence tells what was, and nothing of now."""
    told, lasting = {token.norm for token in around.tokens[first:last]}, around.knowledge.lasting
    return not told.isdisjoint(lasting.past) and told.isdisjoint(lasting.present | lasting.now | lasting.again)


def without_past(mentions: Sequence[Mention], told: Sequence[Over], signs: Set[str], pains: Set[str]) -> list[Mention]:
    """The mentions, each of ``signs`` in a sentence that the next one says to be over as historical.

    Of several complaints a sentence says so only when it speaks of all of them; ``pains``: findings that are one as well.
    """
    found = list(mentions)
    for one in told:
        said = [m for m in found if one.before <= m.start < one.start and m.status is Status.PRESENT]
        complained = {m.finding for m in said if m.finding in signs or m.finding in pains}
        if len(complained) > 1 and not one.all:
            continue
        over = {m for m in said if m.finding in signs and m.course not in _CHANGED}
        found = [replace(m, status=Status.HISTORICAL, course=None) if m in over else m for m in found]
    return found


def without_recovered(text: str, mentions: Sequence[Mention], signs: Set[str], words: LastingWords) -> list[Mention]:
    """The mentions, each of ``signs`` as historical that came with an operation or a stay and is denied ever since then."""
    since = [m for m in mentions if m.finding in signs and m.status is Status.ABSENT and _SINCE.match(text, m.end)]
    if not since:
        return list(mentions)
    return [replace(m, status=Status.HISTORICAL) if _was_then(text, m, since, words) else m for m in mentions]


def _was_then(text: str, m: Mention, since: Sequence[Mention], words: LastingWords) -> bool:
    if m.status is not Status.PRESENT or m.course in _CHANGED:
        return False
    if not any(one.finding == m.finding and 0 <= one.start - m.end <= _TO_SINCE for one in since):
        return False
    begin = max((end.end() for end in SENTENCE_END.finditer(text, max(m.start - _TO_SINCE, 0), m.start)), default=0)
    end = SENTENCE_END.search(text, m.end)
    said = set(_WORD.findall(text[max(begin, m.start - _TO_SINCE) : end.start() if end else m.end + _TO_SINCE].lower()))
    past = not said.isdisjoint(words.past) and said.isdisjoint((words.present - {"has", "have"}) | _TODAY)
    return past and not said.isdisjoint(words.admitted)
