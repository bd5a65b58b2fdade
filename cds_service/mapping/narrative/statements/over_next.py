"""A clause that says of a sign of an earlier time that it is over: "she had retention in September. It resolved after two days".

Only of a sign that was, at a time or with an operation that is told, and that stands there alone: of what is told as of now, of
several complaints, in part or back again nothing is over.
Source: clinical.md 5.4 (resolved is historical).
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from cds_service.clinical.findings import CHANGED, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.lasting import LastingWords
from cds_service.knowledge.narrative.past_signs import PastSignWords
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.recovery import WHEN
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.settled_status import SENTENCE_END
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.grammar import words

_OVER = ("historical-after", "settled-after", "recovered-after", "all-over")
_SUBJECT = words("it this that these those they both all everything")
_HOW = grammar.COPULAS | words(
    "has have had since then subsequently fully completely entirely all quickly soon rapidly slowly gradually eventually "
    "spontaneously thankfully fortunately luckily"
)
"""Between what stands for the sign and what says that it is over."""
_BEHIND = WHEN | words("without any treatment its removed removal of rest time later by about")
_MARKS = words(", ; .")
_JOINED = words(", ; : and with but had has plus & / which that")
"""Between a sign and the end of its clause, that something else is told there too."""
_NOT_SO = words(
    "only except apart partly partially mostly largely nearly almost somewhat slightly incompletely but until however though "
    "although again back returned returns recurred recurrent recur recurring relapse relapsed relapses worse worsened residual "
    "still yet not never if when should now today yesterday tonight leaving left right some bar save other less hope hopes "
    "think episode episodes bout reappeared persist remain on off once more same"
)
"""In the rest of the sentence or near behind it, that something is left, came back, or is only hoped for."""
_AHEAD = 10
"""Tokens of the next sentence among which such a word counts too."""
_AGO = words("week month year")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SINCE = re.compile(r"[ ,]*(?:well|normally|freely|fine|ok)?[ ,]*(?:ever )?since(?: then)?[ ]*(?:[.;,\n]|$)", re.I)
"""Right behind a denial, that it is so ever since."""
_TO_SINCE = 300
"""Characters between a sign and the denial."""
_TODAY = words(
    "today yesterday tonight now currently again last monday tuesday wednesday thursday friday saturday sunday"
)
_JUST_NOW = re.compile(r"\b(?:days?|hours?) ago\b")
_WORD = re.compile(r"[a-z']+")


class Over(NamedTuple):
    """That what is told between characters ``before`` and ``start`` is over."""

    before: int
    start: int


def over_told(around: Around) -> Over | None:
    """What a clause says of the sentence before, or of the clause before it; None where it says no such thing."""
    tokens, first = around.tokens, around.first
    told = next((item for item in around.items if item.has(Kind.CUE, *_OVER)), None)
    if told is None:
        return None
    at = told.first
    while at > first and tokens[at - 1].norm in _SUBJECT | _HOW:
        at -= 1
    begin = around.before if at == first else first
    if not _SUBJECT.intersection(token.norm for token in tokens[at : told.last]) or begin >= at:
        return None
    if (at > first and tokens[at - 1].norm != ";") or not _was(around, begin, at) or not _closes(around, told.last):
        return None
    return Over(tokens[begin].start, tokens[at].start)


def _closes(around: Around, at: int) -> bool:
    """Whether its clause says nothing but when, and nothing near behind it that it came back or is there in part."""
    tokens, last, times = around.tokens, around.last, around.knowledge.times
    end = next((i for i in range(at, last) if tokens[i].norm in _MARKS), last)
    tail = tokens[at:end]
    if not all(t.kind == "num" or t.norm in _BEHIND or t.norm in times.months or t.norm in times.units for t in tail):
        return False
    not_so = _NOT_SO | around.knowledge.past_signs.left
    return not_so.isdisjoint(token.norm for token in tokens[at : min(last + _AHEAD, len(tokens))])


def _was(around: Around, first: int, last: int) -> bool:
    """Whether a sentence tells what was at an earlier time, or with an operation, and nothing of now."""
    tokens, lasting, times = around.tokens[first:last], around.knowledge.lasting, around.knowledge.times
    told = {token.norm for token in tokens}
    if told.isdisjoint(lasting.past) or not told.isdisjoint(lasting.present | lasting.now | lasting.again):
        return False
    ago = "ago" in told and not told.isdisjoint(_AGO)
    dated = any(token.norm in times.months or _YEAR.fullmatch(token.norm) for token in tokens)
    return ago or dated or not told.isdisjoint(lasting.admitted)


def without_past(text: str, mentions: Sequence[Mention], told: Sequence[Over], signs: Set[str]) -> list[Mention]:
    """The mentions, each of ``signs`` as historical that is all that is told where a later clause says it to be over."""
    found = list(mentions)
    order = sorted(range(len(found)), key=lambda at: found[at].start)
    starts = [found[at].start for at in order]
    latest = {m.finding: m.start for m in sorted(mentions, key=lambda m: m.start) if m.status is Status.PRESENT}
    for one in told:
        places = order[bisect_left(starts, one.before) : bisect_left(starts, one.start)]
        said = [found[at] for at in places]
        alone = len({m.finding for m in said if m.finding in signs}) == 1 == len({m.status for m in said})
        over = [at for at in places if _may_be_over(found[at], signs)]
        end = max((found[at].end for at in over), default=one.start)
        rest = re.findall(r"[a-z]+|[,;:&/]", text[end : one.start].rstrip(" .;\n").lower())
        later = any(latest[found[at].finding] > one.start for at in over)
        if alone and not later and _JOINED.isdisjoint(rest):
            for at in over:
                found[at] = replace(found[at], status=Status.HISTORICAL, course=None)
    return found


def _may_be_over(m: Mention, signs: Set[str]) -> bool:
    return m.finding in signs and m.status is Status.PRESENT and m.course not in CHANGED


def without_recovered(text: str, mentions: Sequence[Mention], knowledge: NarrativeKnowledge) -> list[Mention]:
    """The mentions, each sign as historical that came with an operation or a stay and is well ever since then."""
    signs, words = knowledge.unclear.beside, knowledge.lasting
    since: dict[str, list[int]] = {}
    for m in mentions:
        if m.finding in signs and m.status is Status.ABSENT and _is_well_since(text, m, knowledge.past_signs):
            insort(since.setdefault(m.finding, []), m.start)
    if not since:
        return list(mentions)
    return [replace(m, status=Status.HISTORICAL) if _was_then(text, m, since, words) else m for m in mentions]


def _is_well_since(text: str, m: Mention, words: PastSignWords) -> bool:
    """Whether a denial says that somebody passes urine ever since."""
    if words.void.search(text, m.start, m.end) is None:
        return False
    return text[m.start : m.end].rstrip().endswith("since") or _SINCE.match(text, m.end) is not None


def _was_then(text: str, m: Mention, since: Mapping[str, Sequence[int]], words: LastingWords) -> bool:
    if m.status is not Status.PRESENT or m.course in CHANGED or m.finding not in since:
        return False
    denied = since[m.finding]
    next_one = bisect_left(denied, m.end)
    if next_one == len(denied) or denied[next_one] - m.end > _TO_SINCE:
        return False
    begin = max((end.end() for end in SENTENCE_END.finditer(text, max(m.start - _TO_SINCE, 0), m.start)), default=0)
    end = SENTENCE_END.search(text, m.end)
    told = text[max(begin, m.start - _TO_SINCE) : min(end.start() if end else len(text), m.end + _TO_SINCE)].lower()
    said = set(_WORD.findall(told))
    past = not said.isdisjoint(words.past) and said.isdisjoint((words.present - {"has", "have"}) | _TODAY)
    return past and _JUST_NOW.search(told) is None and not said.isdisjoint(words.admitted)
