"""Sides and times to the phrases that they belong to."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from cds_service.clinical.findings import Side
from cds_service.knowledge.narrative.types import PLAIN, Kind, NarrativeKnowledge
from cds_service.mapping.narrative.context.listing import listed
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.parting import parts
from cds_service.mapping.narrative.text.times import Time
from cds_service.mapping.narrative.text.tokens import Token

_OPENING = 3
"""A date opens a sentence within these tokens ("In 2015 he had ...")."""
_FURTHER = 8
_PARTING = frozenset([",", "and", "but"])
"""Before a clause with a date of its own."""
SIDES = {"left": Side.LEFT, "right": Side.RIGHT, "bilateral": Side.BILATERAL}


class Around(NamedTuple):
    """A sentence with its items, for looking around in."""

    tokens: Sequence[Token]
    items: Sequence[Item]
    first: int
    last: int
    knowledge: NarrativeKnowledge
    text: str = ""
    before: int = 0
    """The first token of the sentence before; ``first`` when there is none."""

    def says(self, words: Container[str]) -> bool:
        """Whether the sentence has one of the words."""
        return any(self.tokens[i].norm in words for i in range(self.first, self.last))

    def names_complaint(self, item: Item, domain: str) -> bool:
        """Whether an item is a complaint of a domain: pain, numb, weak."""
        name = item.name(Kind.COMPLAINT)
        return name is not None and self.knowledge.complaints[name].domain == domain

    def names_weakness(self, item: Item) -> bool:
        """Whether an item says that something is weak."""
        return self.names_complaint(item, "weak")

    def names_leg(self, item: Item) -> bool:
        """Whether an item names a muscle or reflex of the leg."""
        topic = self.knowledge.topics.get(item.name(Kind.TOPIC) or "")
        return topic is not None and bool(topic.findings) and topic.domain in ("strength", "reflex")

    def region(self, item: Item) -> str:
        """The region of the body that an item names as an area: here, elsewhere, trunk, joint, private, or ""."""
        area = item.name(Kind.AREA)
        return self.knowledge.regions[area] if area is not None else ""


def side_of(item: Item) -> Side | None:
    """The side that an item names."""
    name = item.name(Kind.SIDE)
    return SIDES[name] if name is not None else None


def side_before(around: Around, k: int) -> Side | None:
    """The side named just before item ``k``."""
    j = k - 1
    while j >= 0 and around.items[k].first - around.items[j].last <= around.knowledge.limits.side:
        item = around.items[j]
        if item.has(Kind.SIDE):
            between = range(item.last, around.items[k].first)
            return None if any(around.tokens[i].norm in (",", ";", ".", ":") for i in between) else side_of(item)
        if not item.has(Kind.COURSE) and not item.has(Kind.AREA):
            return None
        j -= 1
    return None


def side_after(around: Around, k: int) -> Side | None:
    """The side named just after item ``k`` ("on the left", "bilaterally"), or behind its level in brackets."""
    j, at = past_brackets(around, k)
    steps = 0
    while at < around.last and steps <= around.knowledge.limits.side:
        if j < len(around.items) and around.items[j].first == at:
            item = around.items[j]
            if item.has(Kind.SIDE):
                return side_of(item)
            if not item.has(Kind.COURSE):
                return None
            at, j = item.last, j + 1
        elif around.tokens[at].norm in grammar.TO_SIDE:
            at += 1
        else:
            return None
        steps += 1
    return None


def past_brackets(around: Around, k: int) -> tuple[int, int]:
    """The next item and token behind a muscle or area; a level in brackets only repeats it ("EHL (L5) on the left")."""
    j, at = k + 1, around.items[k].last
    if at >= around.last or around.tokens[at].norm != "(":
        return j, at
    while j < len(around.items) and around.items[j].has(Kind.AREA) and around.items[j].first - at <= 1:
        j, at = j + 1, around.items[j].last
    closed = j > k + 1 and at < around.last and around.tokens[at].norm == ")"
    return (j, at + 1) if closed else (k + 1, around.items[k].last)


def side_inside(around: Around, item: Item) -> Side | None:
    """The side named by a word of the phrase itself."""
    named = {around.tokens[i].norm for i in range(item.first, item.last)}
    if (
        "bilateral" in named
        or "both" in named
        or "either" in named
        or "bilaterally" in named
        or {"left", "right"} <= named
    ):
        return Side.BILATERAL
    if "left" in named or "lle" in named or _letter(around, item, "l"):
        return Side.LEFT
    if "right" in named or "rle" in named or _letter(around, item, "r"):
        return Side.RIGHT
    return None


def _letter(around: Around, item: Item, letter: str) -> bool:
    """Whether a letter of the phrase is a side ("front of L thigh"), and not a level or a spine ("L 4/5", "L spine")."""
    inside = around.tokens[item.first : item.last]
    return any(a.norm == letter and b.kind == "word" and b.norm not in grammar.OF_SPINE for a, b in pairwise(inside))


def paired(around: Around, item: Item) -> bool:
    """Whether the phrase names both of a pair by its plural ("legs")."""
    return any(
        around.text[around.tokens[i].start : around.tokens[i].end].lower() in around.knowledge.pairs
        for i in range(item.first, item.last)
    )


class Place(NamedTuple):
    """The tokens of what an item carries: with its areas, from ``first`` to before ``last``."""

    item: int
    first: int
    last: int


def times_of(around: Around, times: Sequence[Time], naming: Sequence[Place]) -> dict[int, list[Time]]:
    """For the items ``naming`` a finding, in order: the times that are theirs."""
    found: dict[int, list[Time]] = {}
    for time in times:
        owner = _following(around, time, naming) if time.days is not None else None
        if owner is None and (not time.chronic or around.tokens[time.first].norm == "for"):
            owner = _preceding(around, time, naming)
        if owner is None and time.first - around.first <= _OPENING and _tells_day(around, time):
            owner = _nearest_following(around, time, naming)
        if owner is None or (found.get(owner.item) and _second(around, found[owner.item][-1], time)):
            continue
        for place in _list_of(around, owner, naming):
            found.setdefault(place.item, []).append(time)
    return found


def _tells_day(around: Around, time: Time) -> bool:
    return time.interval.known or time.month is not None or is_ago(around, time)


def is_ago(around: Around, time: Time) -> bool:
    """Whether "ago" stands right behind a time."""
    return time.last < around.last and around.tokens[time.last].norm == "ago"


def _following(around: Around, time: Time, naming: Sequence[Place]) -> Place | None:
    at, between = time.last, around.knowledge.times.between
    steps = 0
    for place in naming:
        if place.first < time.last:
            continue
        while at < place.first:
            if around.tokens[at].norm not in grammar.TO_HISTORY and around.tokens[at].norm not in between:
                return None
            at += 1
            steps += 1
            if steps > around.knowledge.limits.link:
                return None
        return place
    return None


def _ends_clause(around: Around, first: int, last: int) -> bool:
    return any(first <= item.first < last and item.has(Kind.CUE, "barrier") for item in around.items)


def _preceding(around: Around, time: Time, naming: Sequence[Place]) -> Place | None:
    before = [place for place in naming if place.last <= time.first]
    if not before:
        return None
    owner = before[-1]
    if time.first - owner.last > around.knowledge.limits.scope or _ends_clause(around, owner.last, time.first):
        return None
    return None if _is_of_something_else(around, owner.last, time) else owner


def _second(around: Around, before: Time, time: Time) -> bool:
    """Whether a date behind a comma is not that of what has a time already ("retention today, catheterised in 2012")."""
    if not time.interval.known or before.interval.known:
        return False
    return any(around.tokens[i].norm in _PARTING or parts(around.tokens, i) for i in range(before.last, time.first))


def _is_of_something_else(around: Around, first: int, time: Time) -> bool:
    """Whether a date stands behind what was done or had then, in a clause of its own ("saddle numbness for 3 days, MRI 2019")."""
    if not time.interval.known:
        return False
    tokens = around.tokens
    ends = [i for i in range(first, time.first) if tokens[i].norm in _PARTING or parts(tokens, i)]
    between = {token.norm for token in tokens[ends[-1] + 1 : time.first]} if ends else set()
    if not between.isdisjoint(grammar.SINCE):
        return False
    named = (
        any(ends[-1] < item.first < time.first and item.has(Kind.FINDING) for item in around.items) if ends else False
    )
    return named or not between.isdisjoint(around.knowledge.onsets.other)


def _nearest_following(around: Around, time: Time, naming: Sequence[Place]) -> Place | None:
    for place in naming:
        if place.first >= time.last:
            if place.first - time.last > _FURTHER or _ends_clause(around, time.last, place.first):
                return None
            return place
    return None


def _list_of(around: Around, owner: Place, naming: Sequence[Place]) -> list[Place]:
    """The owner and what is listed with it before."""
    found = [owner]
    for earlier in reversed(naming[: list(naming).index(owner)]):
        if not _bare(around, earlier.last, found[-1].first) or _is_care(around, earlier) != _is_care(around, owner):
            break
        found.append(earlier)
    return found


def _is_care(around: Around, place: Place) -> bool:
    """Whether something was done for the patient, which has a time of its own ("saddle numbness, discectomy 2016")."""
    return around.knowledge.stanzas.get(around.items[place.item].name(Kind.FINDING) or "", PLAIN).care


def _bare(around: Around, first: int, last: int) -> bool:
    at = first
    while at < last:
        covering = next((i for i in around.items if i.first == at and (i.has(Kind.SIDE) or i.has(Kind.AREA))), None)
        if covering is not None:
            at = covering.last
        elif listed(around.tokens, at, at + 1):
            at += 1
        else:
            return False
    return True
