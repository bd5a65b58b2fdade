"""What is said behind a finding: "saddle anesthesia: denied", "resolved", "____", "not tested"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative_types import Kind, Limits
from cds_service.mapping.narrative import grammar
from cds_service.mapping.narrative.lexicon import Item
from cds_service.mapping.narrative.tokens import Token

_NAMING = (Kind.FINDING, Kind.COMPLAINT)
_BLANKS = frozenset({"_", "boxoff"})
_TO_PLACE = frozenset({"?", "=", "in", "on", "of"})


def listed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether only list connectors stand between two token indices."""
    return all(tokens[i].norm in grammar.CONNECTORS for i in range(first, last))


class After(NamedTuple):
    """What follows a finding says of it."""

    negated: bool = False
    affirmed: bool = False
    possible: bool = False
    resolved: bool = False
    unanswered: bool = False


_NOTHING = After()


def said_after(tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, limits: Limits) -> list[After]:
    """One per item: what is said behind it, for findings, complaints and topics."""
    found = [_NOTHING] * len(items)
    for k in range(len(items) - 1, -1, -1):
        item = items[k]
        if not item.has(Kind.FINDING) and not item.has(Kind.COMPLAINT) and not item.has(Kind.TOPIC):
            continue
        found[k] = _said_after(tokens, items, k, last, limits)
        if found[k] is _NOTHING:
            nearby = _next_naming(items, k)
            if nearby is not None and listed(tokens, item.last, items[nearby].first):
                found[k] = found[nearby]
        if found[k] is _NOTHING and item.first > first and tokens[item.first - 1].norm == "boxoff":
            found[k] = After(unanswered=True)
    return found


def _next_naming(items: Sequence[Item], k: int) -> int | None:
    if k + 1 < len(items) and any(items[k + 1].has(kind) for kind in _NAMING):
        return k + 1
    return None


def _said_after(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int, limits: Limits) -> After:
    at = items[k].last
    steps = 0
    marked = False
    asked = False
    following = k + 1
    while at < last and steps <= limits.link:
        norm = tokens[at].norm
        if norm in _BLANKS:
            return After(unanswered=True)
        if norm == "?":
            asked = True
        if norm in grammar.ANSWER_MARKS:
            marked = True
        while following < len(items) and items[following].first < at:
            following += 1
        if following < len(items) and items[following].first == at and norm != "?":
            answer = _answer(tokens, items[following], last, marked=marked)
            if answer is not None:
                return answer
            if not items[following].has(Kind.AREA) and not items[following].has(Kind.SIDE):
                break
            at = items[following].last
            steps += 1
            continue
        if norm == "," and _resolved_next(items, following, at + 1):
            return After(resolved=True)
        if norm not in grammar.LINKS and norm not in _TO_PLACE:
            break
        at += 1
        steps += 1
    return After(unanswered=True) if asked and _open_question(tokens, at, last) else _NOTHING


def _open_question(tokens: Sequence[Token], at: int, last: int) -> bool:
    """A question mark with nothing but a choice of answers behind it."""
    return at < last and tokens[at].norm in grammar.CHOICES


def _resolved_next(items: Sequence[Item], following: int, at: int) -> bool:
    """ "Foot drop, resolved"."""
    return (
        following < len(items) and items[following].first == at and items[following].has(Kind.CUE, "historical-after")
    )


_CUES = (
    ("historical-after", After(resolved=True)),
    ("possible-after", After(possible=True)),
    ("not-asked", After(unanswered=True)),
)


def _answer(tokens: Sequence[Token], item: Item, last: int, *, marked: bool) -> After | None:
    for cue, meaning in _CUES:
        if item.has(Kind.CUE, cue):
            return meaning
    choice = item.last < last and tokens[item.last].norm == "/"
    if item.has(Kind.CUE, "negation-after", "negation"):
        if choice:
            return After(unanswered=True)
        closes = item.last >= last or tokens[item.last].kind in ("punct", "brk", "box")
        bare = tokens[item.first].norm in grammar.BARE_DENIALS
        plain = not bare and item.has(Kind.CUE, "negation-after")
        return After(negated=True) if plain or (closes and (marked or not bare)) else None
    if item.has(Kind.CUE, "affirmation-after"):
        return After(unanswered=True) if choice else After(affirmed=True)
    if item.has(Kind.VALUE, "absent", "negative") or (item.has(Kind.VALUE, "normal") and marked):
        return After(negated=True)
    return After(affirmed=True) if item.has(Kind.VALUE, "positive") else None
