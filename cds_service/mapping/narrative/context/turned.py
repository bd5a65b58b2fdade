"""What the text itself takes back: "no saddle numbness at first; now present", "resolved in 2020, returned yesterday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cds_service.clinical.findings import Course, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.context.recovery import returns_to_normal
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_LOOK_BACK = 3
"""Findings before the words that something came back among which one was over."""


def back_again(tokens: Sequence[Token], items: Sequence[Item], context: Sequence[Context]) -> list[Context]:
    """With what came back: the last finding before the words that say so is here, whatever became of it before."""
    found = list(context)
    for k, item in enumerate(items):
        if item.has(Kind.CUE, "returned") and not returns_to_normal(tokens, item.first):
            named = _came_back(items, found, k)
            if named is not None and not found[named].negated:
                found[named] = found[named]._replace(returned=item.first, resolved=False, past=False, history=False)
    return found


def _came_back(items: Sequence[Item], context: Sequence[Context], k: int) -> int | None:
    """The finding before item ``k`` that was over, or else the last one ("resolved after steroids but came back")."""
    named = [j for j in range(k - 1, -1, -1) if items[j].has(Kind.FINDING) or items[j].has(Kind.COMPLAINT)][:_LOOK_BACK]
    return next((j for j in named if context[j].resolved), named[0] if named else None)


def turns(tokens: Sequence[Token], items: Sequence[Item], last: int) -> Iterator[int]:
    """Where in the text a cue stands that takes a denial back: of "it", or with nothing of its own behind it."""
    for item in items:
        closes = item.last >= last or tokens[item.last].norm in (".", ",", ";")
        if item.has(Kind.CUE, "turned") and (closes or tokens[item.last - 1].norm in grammar.NAMED_BEFORE):
            yield tokens[item.first].start


def taken_back(mentions: Sequence[Mention], places: Sequence[int], reach: int) -> list[Mention]:
    """The mentions, the denied one that stands last before each place (at most ``reach`` characters) said to be new."""
    turned: set[Mention] = set()
    for place in places:
        end = max((m.end for m in mentions if m.end <= place), default=-1)
        if 0 <= place - end <= reach:
            turned.update(m for m in mentions if m.end == end and m.status is Status.ABSENT and m.grade is None)
    return [_new(m) if m in turned else m for m in mentions]


def _new(m: Mention) -> Mention:
    return Mention(
        m.finding, Status.PRESENT, m.start, m.end, m.certainty, m.side, course=Course.NEW, qualifiers=m.qualifiers
    )
