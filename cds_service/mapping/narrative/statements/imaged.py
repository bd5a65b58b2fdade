"""Whether a study that is named was done: "MRI lumbar 03/2026 showed ...", not "MRI LUMBAR SPINE" over a request."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.context import Context, is_content
from cds_service.mapping.narrative.statements.attach import Around, is_ago
from cds_service.mapping.narrative.statements.said import silent
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.times import find_times

_BEFORE = 4
"""Tokens before a study among which a word says that it was done ("had an MRI of ...")."""
_MARKS = frozenset(".,;:-()\n")
_BESIDE = 4
"""Tokens between a study and its day, or what it shows."""

_ASKED = 3
"""Tokens of "had been requested"."""


def was_done(around: Around, k: int, context: Sequence[Context]) -> bool:
    """Whether the sentence says so of the study at item ``k``: by a word, a day, or what it shows.

    A text that is its bare name is the name of something that was recorded.
    """
    words, item = around.knowledge.studies, around.items[k]
    if _only_asked_for(around, k):
        return False
    if any(around.tokens[at].norm in words.done for at in range(around.first, around.last)):
        return True
    if any(token.norm in words.before for token in around.tokens[max(item.first - _BEFORE, around.first) : item.first]):
        return True
    return _dated(around, k) or _shows(around, k, context) or _is_all(around, k) or _is_report(around, k)


def _only_asked_for(around: Around, k: int) -> bool:
    """Whether right behind the study it is told that somebody had asked for it ("MRI had been requested")."""
    behind = [token.norm for token in around.tokens[around.items[k].last : around.items[k].last + _ASKED]]
    return behind[:2] == ["had", "been"] and bool(behind[2:]) and behind[2] in around.knowledge.studies.asks


def shown_on(around: Around, k: int) -> bool:
    """Whether a denial at a study is of what it shows: "no fracture on lumbar films", "MRI lumbar spine: normal"."""
    before = around.tokens[around.items[k].first - 1].norm if around.items[k].first > around.first else ""
    behind = around.items[k + 1] if k + 1 < len(around.items) else None
    return before in grammar.SHOWN_ON or (behind is not None and behind.has(Kind.VALUE, "normal"))


def _dated(around: Around, k: int) -> bool:
    item = around.items[k]
    for time in find_times(around.tokens, around.first, around.last, around.knowledge.times):
        ahead = around.tokens[max(time.first - 1, 0)].norm in grammar.AHEAD
        if time.since or ahead or not (time.interval.known or time.ago or is_ago(around, time)):
            continue
        between = range(item.last, time.first) if time.first >= item.last else range(time.last, item.first)
        near = len(between) <= _BESIDE and not any(around.tokens[at].norm in (";", ".") for at in between)
        told = (j for j, one in enumerate(around.items) if one.first in between and is_content(one))
        if near and all(_of_name(around, j) for j in told):
            return True
    return False


def _shows(around: Around, k: int, context: Sequence[Context]) -> bool:
    """Whether what it found stands behind it, or a colon with no reason for it behind."""
    words, item = around.knowledge.studies, around.items[k]
    if any(around.tokens[at].norm in words.asks for at in range(item.last, around.last)):
        return False
    behind = [j for j in range(k + 1, len(around.items)) if is_content(around.items[j]) and not _of_name(around, j)]
    if any(_is_reason(around, j) for j in behind):
        return False
    if item.last < around.last and around.tokens[item.last].norm in (":", "="):
        return item.last + 1 < around.last
    found = next((j for j in behind if not around.items[j].has(Kind.AREA)), None)
    if found is None or around.items[found].first - item.last > _BESIDE:
        return False
    return not (context[found].possible or silent(context[found]))


def _of_name(around: Around, j: int) -> bool:
    """Whether an item only tells how it is to be done ("without contrast")."""
    item, manner = around.items[j], around.knowledge.studies.manner
    return all(around.tokens[at].norm in manner for at in range(item.first, item.last))


def _is_reason(around: Around, j: int) -> bool:
    item, words = around.items[j], around.knowledge.studies
    name = item.name(Kind.FINDING)
    names = around.knowledge.expands.get(name, (name,)) if name is not None else ()
    return item.has(Kind.COMPLAINT) or not words.complaint.isdisjoint(names)


def _is_all(around: Around, k: int) -> bool:
    """Whether the text is nothing but the name."""
    if around.first or around.last < len(around.tokens):
        return False
    item, manner = around.items[k], around.knowledge.studies.manner
    rest = [t for at, t in enumerate(around.tokens) if not item.first <= at < item.last]
    return all(t.norm in manner or t.norm in _MARKS or t.norm in grammar.FILLERS for t in rest)


def _is_report(around: Around, k: int) -> bool:
    """Whether the name is the title of a report, which has headings of its own behind it ("FINDINGS: ...")."""
    tokens, heads = around.tokens, around.knowledge.studies.report
    behind = range(around.items[k].last + 1, len(tokens) - 1)
    return any(tokens[at].norm in heads and tokens[at + 1].norm in (":", "\n") and _opens(around, at) for at in behind)


def _opens(around: Around, at: int) -> bool:
    return around.tokens[at - 1].norm in (".", "\n", ",")
