"""Denials of an earlier time: "no incontinence before the operation", "until yesterday no weakness", "no prior numbness".

They tell nothing of today. Of bladder, bowel and saddle they are told as unclear where the time ends with what is new, of
power as possible ("no foot drop until yesterday").
Source: clinical.md 5.4 (no absence that nobody told).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.earlier import EarlierWords
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.context import Context, is_content
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.denied_then import in_the_past, otherwise_today
from cds_service.mapping.narrative.statements.said import NOBODY, Said
from cds_service.mapping.narrative.text import grammar

_OPENING = 10
"""Tokens from a word of the earlier time to the denial."""
_BEHIND = 8
"""Tokens behind a denial among which the word of its time stands."""
_THROUGHOUT = frozenset(("during", "after", "since", "or", "and", "nor"))
_SUBJECT = 1
"""Tokens from a word of time to the subject of its own clause ("before he fell")."""


def without_earlier(around: Around, context: Sequence[Context], said: Sequence[Said]) -> list[Said]:
    """Without denials of an earlier time; one about bladder, bowel or saddle that held until now is unclear, one about power
    makes it possible."""
    spec, unclear = around.knowledge.earlier, around.knowledge.unclear
    if any(item.has(Kind.CUE, "turned") for item in around.items) and not any(in_the_past(around, one) for one in said):
        return list(said)  # what it turned to is told by those words
    found: list[Said] = []
    for one in said:
        if one.status is not Status.ABSENT or one.owner == NOBODY or one.finding not in spec.findings:
            found.append(one)
        elif in_the_past(around, one) or otherwise_today(around, one):
            if one.finding in unclear.beside and otherwise_today(around, one):
                found.append(one._replace(finding=unclear.finding, status=Status.PRESENT, side=None))
        elif _held_then(around, context, one, spec):
            if one.finding in unclear.beside:
                found.append(one._replace(finding=unclear.finding, status=Status.PRESENT, side=None))
            elif one.finding in spec.sudden and _until_late(around, spec):
                found.append(one._replace(status=Status.PRESENT, possible=True, grade=None))
        elif not _within(around, one, spec):
            found.append(one)
    return found


def _held_then(around: Around, context: Sequence[Context], one: Said, spec: EarlierWords) -> bool:
    return _behind(around, context, one, spec) or _opened(around, one, spec)


def _until_late(around: Around, spec: EarlierWords) -> bool:
    """Whether the sentence tells of a time that ended of late ("until yesterday")."""
    ends = [at + 1 for at in range(around.first, around.last) if around.tokens[at].norm in spec.until]
    return any(at < around.last and _is_one_of(around, at, spec.late) for at in ends)


def _behind(around: Around, context: Sequence[Context], one: Said, spec: EarlierWords) -> bool:
    """ "No numbness or weakness before the fall"; a list is gone through to its end."""
    end = one.last
    for k in range(one.owner + 1, len(around.items)):
        item = around.items[k]
        if item.first < end:
            continue
        listed = all(t.norm in grammar.LIST_MARKS or t.norm in spec.between for t in around.tokens[end : item.first])
        if not listed or not (item.has(Kind.AREA) or item.has(Kind.SIDE) or (is_content(item) and context[k].negated)):
            break
        end = item.last
    for at in range(end, min(end + _BEHIND, around.last)):
        if _is_one_of(around, at, spec.behind):
            return not _goes_on(around, at + 1)
        if around.tokens[at].norm not in spec.between:
            return False
    return False


def _goes_on(around: Around, at: int) -> bool:
    """Whether a list goes on behind a word of time ("no numbness before or since", "before, during or after")."""
    norms = [token.norm for token in around.tokens[at : min(at + 2, around.last)]]
    if norms[:1] == [","]:
        return norms[1:] != [] and norms[1] in _THROUGHOUT
    return bool(norms) and norms[0] in grammar.LIST_MARKS


def _opened(around: Around, one: Said, spec: EarlierWords) -> bool:
    """ "Until yesterday he had no trouble with passing urine"; one comma may close the words of time."""
    denial = _denial(around, one)
    if denial is None or around.tokens[denial].norm in spec.still:
        return False
    comma = False
    for at in range(denial - 1, max(denial - _OPENING, around.first) - 1, -1):
        token = around.tokens[at]
        if token.norm in spec.still or token.norm in grammar.CLAUSES - {","}:
            return False
        if token.norm == ",":
            if comma:
                return False
            comma = True
        elif _is_one_of(around, at, spec.opening) and _begins_clause(around, at):
            subject = [i for i in range(at + 1, denial) if around.tokens[i].norm in grammar.PERSONS]
            return not comma or not subject or subject[0] <= at + _SUBJECT or _comma_before(around, at, subject[0])
    return False


def _comma_before(around: Around, first: int, last: int) -> bool:
    return any(around.tokens[at].norm == "," for at in range(first, last))


def _begins_clause(around: Around, at: int) -> bool:
    return at == around.first or around.tokens[at - 1].norm in grammar.TELLING


def _within(around: Around, one: Said, spec: EarlierWords) -> bool:
    """ "No previous episodes of weakness", "has never before had numbness"."""
    denial = _denial(around, one)
    if denial is None or one.first <= denial:
        return False
    words = around.tokens[denial : one.first]
    return not any(t.norm == "," for t in words) and any(t.norm in spec.within for t in words)


def _denial(around: Around, one: Said) -> int | None:
    """The first token of the denial before a statement."""
    for item in reversed(around.items[: one.owner + 1]):
        if item.has(Kind.CUE, "negation", "negation-history", "not-tried") and item.first <= one.first:
            return item.first
        if item.has(Kind.CUE, "barrier"):
            return None
    return None


def _is_one_of(around: Around, at: int, words: frozenset[str]) -> bool:
    norm = around.tokens[at].norm
    following = around.tokens[at + 1].norm if at + 1 < around.last else ""
    return norm in words or f"{norm} {following}" in words
