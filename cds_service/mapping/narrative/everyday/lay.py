"""Everyday words that say together what no phrase lists: "never felt it coming ... wet three times"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.entries import Entry, Kind
from cds_service.knowledge.narrative.lay import Meeting
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_ELSEWHERE = "elsewhere"
"""The notion of words that are none of the others."""

_LIKENING = (("as", "if"), ("as", "though"))

_MEANT_OTHERWISE = ("other", "relatives", "hypothetical", "historical", "question", "asking", "advice")


class Met(NamedTuple):
    """A meeting in a sentence: as a phrase of its own, and the findings that it is about."""

    item: Item
    findings: tuple[str, ...]


def met(
    tokens: Sequence[Token],
    items: Sequence[Item],
    notions: Sequence[Item],
    span: tuple[int, int],
    knowledge: NarrativeKnowledge,
) -> list[Met]:
    """The meetings of ``narrative/lay.yaml`` among the notions of a sentence (``span``: its tokens)."""
    placed = _by_name(_placed(notions))
    items = [item for item in items if not _likens(tokens, item)]
    norms = {token.norm for token in tokens[span[0] : span[1]]} if placed else set()
    found: list[Met] = []
    for meeting in knowledge.lay.meetings:
        one, other = meeting.notions
        if one not in placed or other not in placed or not meeting.not_with.isdisjoint(norms):
            continue
        pair = _nearest(placed[one], placed[other], meeting)
        if pair is not None and not _parted(items, pair, across=meeting.across) and not _of_one_side(items, pair):
            entry = Entry(Kind.FINDING, meeting.stanza, "present")
            item = Item(pair[0].first, max(one.last for one in pair), (entry,))
            meant = knowledge.expands.get(meeting.stanza, (meeting.stanza,))
            narrower = (name for name, wider in knowledge.follows.items() if wider in meant)
            found.append(Met(item, (*meant, *narrower)))
    return found


def with_meetings(
    items: Sequence[Item], found: Sequence[Met], said: Sequence[Said], beside: Collection[str]
) -> list[Item]:
    """The phrases of a sentence with the meetings that say something new, each in place of those that it overlaps.

    ``said``: what the phrases state by themselves. A meeting is new where none of them speaks of its findings, nor any of
    the same words of one of ``beside``, such as a weakness that grows; what is possible of no side in particular does
    not count, nor a phrase that is denied only by words of the meeting, since it says it the wrong way round ("doesn't
    feel the wee coming").
    """
    out, taken = list(items), list[Item]()
    for one in found:
        begin, end = one.item.first, one.item.last
        told = [
            s
            for s in said
            if (s.finding in one.findings or (s.finding in beside and s.first < end and begin < s.last))
            and not (s.possible and s.finding in one.findings and s.side is None)
            and not _wrong_way_round(s, one.item, items)
        ]
        if not told and not any(_overlap(item, one.item) for item in taken):
            taken.append(one.item)
            outside = [item for item in out if item.last <= begin or item.first >= end]
            out = sorted((*outside, one.item), key=_first)
    return out


def _likens(tokens: Sequence[Token], item: Item) -> bool:
    """Whether words only liken, so that they part nothing ("as though they were numb")."""
    return item.has(Kind.NOTHING) and tuple(tokens[at].norm for at in range(item.first, item.last)) in _LIKENING


def _wrong_way_round(said: Said, meeting: Item, items: Sequence[Item]) -> bool:
    """Whether a denial was read whose denying word is one of the meeting's."""
    if said.status is not Status.ABSENT or not meeting.first < said.first < meeting.last:
        return False
    return any(item.has(Kind.CUE, "negation") and meeting.first <= item.first < said.first for item in items)


def _overlap(one: Item, other: Item) -> bool:
    return one.first < other.last and other.first < one.last


def _parted(items: Sequence[Item], pair: tuple[Item, Item], *, across: bool) -> bool:
    """Whether something between the two denies or parts them, or words that reach into them mean something else."""
    parting = ("negation",) if across else ("negation", "barrier")
    first, begin, end, last = pair[0].first, pair[0].last, pair[1].first, pair[1].last
    return any(
        item.has(Kind.NOTHING)
        or (item.first < first and item.has(Kind.CUE, *_MEANT_OTHERWISE))
        or (
            item.first >= begin
            and item.last <= end
            and (item.has(Kind.CUE, *parting) or item.has(Kind.VALUE, "normal"))
        )
        for item in items
        if item.first < last and first < item.last
    )


def _of_one_side(items: Sequence[Item], pair: tuple[Item, Item]) -> bool:
    """Whether the left or the right stands right before one of the two, so that it is not of both."""
    begins = {one.first for one in pair}
    return any(item.has(Kind.SIDE, "left", "right") and item.last in begins for item in items)


def _placed(notions: Sequence[Item]) -> list[Item]:
    """Without what begins within words that mean another place ("bottom of the foot")."""
    others = [item for item in notions if item.has(Kind.NOTION, _ELSEWHERE)]
    return [item for item in notions if not any(other.first <= item.first < other.last for other in others)]


def _by_name(notions: Sequence[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in notions:
        for name in {entry.name for entry in item.entries if entry.kind is Kind.NOTION}:
            found.setdefault(name, []).append(item)
    return found


def _nearest(one: Sequence[Item], other: Sequence[Item], meeting: Meeting) -> tuple[Item, Item] | None:
    """The two nearest notions of a meeting, in the order of the text."""
    pairs = [(a, b) for a in one for b in other if a.last <= b.first]
    if not meeting.ordered:
        pairs += [(b, a) for a in one for b in other if b.last <= a.first]
    near = [pair for pair in pairs if pair[1].first - pair[0].last <= meeting.within]
    return min(near, key=_apart, default=None)


def _apart(pair: tuple[Item, Item]) -> tuple[int, int]:
    """Nearest first, then longest."""
    return pair[1].first - pair[0].last, pair[0].first - pair[1].last


def _first(item: Item) -> int:
    return item.first
