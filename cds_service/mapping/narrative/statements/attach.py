"""A sentence to look around in, and sides to the phrases that they belong to."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from cds_service.clinical.findings import Side
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token
from cds_service.mapping.narrative.text.told_time import Time

ONE_SIDE = {"left": Side.LEFT, "right": Side.RIGHT}
SIDES = {**ONE_SIDE, "bilateral": Side.BILATERAL}
OTHER_SIDE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}


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
        or "each" in named
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


def is_ago(around: Around, time: Time) -> bool:
    """Whether "ago" stands right behind a time."""
    return time.last < around.last and around.tokens[time.last].norm == "ago"
