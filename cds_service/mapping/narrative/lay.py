"""Everyday words that say together what no phrase lists: "never felt it coming ... wet three times"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cds_service.knowledge.narrative_lay import Meeting
from cds_service.knowledge.narrative_types import Entry, Kind, NarrativeKnowledge
from cds_service.mapping.narrative.lexicon import Item, Lexicon
from cds_service.mapping.narrative.tokens import Token

_ELSEWHERE = "elsewhere"
"""The notion of words that are none of the others."""


class Lay:
    """Finds the meetings of ``narrative/lay.yaml``; has no state between sentences."""

    def __init__(self, knowledge: NarrativeKnowledge, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._meetings = knowledge.lay.meetings
        means = knowledge.expands
        said = knowledge.unclear.beside.union(*(means.get(m.stanza, (m.stanza,)) for m in self._meetings))
        self._read = frozenset(name for name in knowledge.stanzas if not said.isdisjoint(means.get(name, (name,))))
        """Phrases of findings that such words are about: what one of them states is not read twice."""

    def met(self, tokens: Sequence[Token], items: Sequence[Item], first: int, last: int) -> list[Item]:
        """The phrases of a sentence with each meeting as a phrase of its own, in place of those that it overlaps."""
        notions = _placed(self._lexicon.notions(tokens, first, last))
        found = list(items)
        if not notions:
            return found
        norms = {token.norm for token in tokens[first:last]}
        for meeting in self._meetings:
            pair = _nearest(notions, meeting) if meeting.not_with.isdisjoint(norms) else None
            if pair is not None and self._is_new(found, pair):
                begin, end = pair[0].first, max(one.last for one in pair)
                entry = Entry(Kind.FINDING, meeting.stanza, "present")
                outside = [item for item in found if item.last <= begin or item.first >= end]
                found = sorted((*outside, Item(begin, end, (entry,))), key=_first)
        return found

    def _is_new(self, items: Sequence[Item], pair: tuple[Item, Item]) -> bool:
        """Whether nothing between the two denies or parts them, and no phrase says the same already.

        A phrase behind a denial that belongs to the two says it the wrong way round: "doesn't feel the wee coming".
        """
        begin, gap, end = pair[0].first, range(pair[0].last, pair[1].first), max(one.last for one in pair)
        spanned = [item for item in items if item.last > begin and item.first < end]
        if any(i.has(Kind.COMPLAINT) for i in spanned) and any(i.has(Kind.AREA) for i in spanned):
            return False
        for at, item in enumerate(spanned):
            denied = any(before.has(Kind.CUE, "negation") for before in spanned[:at])
            if any(entry.mode == "absent" or not denied for entry in self._said(item)):
                return False
            inside = item.first in gap and item.last - 1 in gap
            if inside and (item.has(Kind.CUE, "negation", "barrier") or item.has(Kind.VALUE, "normal")):
                return False
        return True

    def _said(self, item: Item) -> list[Entry]:
        return [entry for entry in item.entries if entry.kind is Kind.FINDING and entry.name in self._read]


def _placed(notions: Sequence[Item]) -> list[Item]:
    """Without what begins within words that mean another place ("bottom of the foot")."""
    others = [item for item in notions if item.has(Kind.NOTION, _ELSEWHERE)]
    return [item for item in notions if not any(other.first <= item.first < other.last for other in others)]


def _nearest(notions: Collection[Item], meeting: Meeting) -> tuple[Item, Item] | None:
    """The two nearest notions of a meeting, in the order of the text."""
    one, other = (
        [item for item in notions if any(entry.name == name for entry in item.entries)] for name in meeting.notions
    )
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
