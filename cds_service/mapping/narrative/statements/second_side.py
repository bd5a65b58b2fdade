"""Pain of one leg and then of the second as well: "left sciatica, since Sunday also on the right", "crossed to the other leg".

Source: clinical.md 5.1 row 17 (pain in both legs); text that says that it changed sides tells of one leg at a time.
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Side, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.second_side import SecondSideWords
from cds_service.mapping.narrative.context.context import Context, is_content
from cds_service.mapping.narrative.statements.attach import ONE_SIDE, OTHER_SIDE, SIDES, Around, side_of
from cds_service.mapping.narrative.statements.said import NOBODY, Said, silent
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.statement_words import WEEKDAYS

_ENDS = frozenset(".,;:()")


def with_second_side(around: Around, context: Sequence[Context], said: Sequence[Said]) -> list[Said]:
    """What a sentence says, and pain of both legs where it, or the one before, told of the first and it tells of the second."""
    words = around.knowledge.second_side
    if not around.says(words.also | words.begun):
        return list(said)
    for at, side in _second_sides(around, context, words):
        if _first_told(around, said, at, side, words) or _told_before(around, side, words):
            owner = max((k for k, item in enumerate(around.items) if item.first <= at), default=NOBODY)
            return [*said, Said(words.adds, Status.PRESENT, owner, at, at + 1, side=Side.BILATERAL)]
    return list(said)


def _second_sides(around: Around, context: Sequence[Context], words: SecondSideWords) -> list[tuple[int, Side | None]]:
    """Where a second side is told to have it too: its token, and the side (None: "the other leg", "both")."""
    named: dict[int, Side | None] = {}
    for k, item in enumerate(around.items):
        side = side_of(item) if item.has(Kind.SIDE) else None
        if side is not None and not (silent(context[k]) or context[k].negated):
            named[item.last - 1] = side if side in OTHER_SIDE else None
    for at in range(around.first, around.last - 1):
        norm, behind = around.tokens[at].norm, around.tokens[at + 1].norm
        if behind in words.leg and (norm in words.other or norm in ONE_SIDE):
            named.setdefault(at, ONE_SIDE.get(norm))
    told = []
    for at, side in sorted(named.items()):
        clause = _clause(around, at)
        also = any(norm in words.also for norm in clause)
        begun = side is None and any(norm in words.begun for norm in clause)
        if (also or begun) and all(_is_plain(around, norm) for norm in clause):
            told.append((at, side))
    return told


def _clause(around: Around, at: int) -> list[str]:
    """The words of the clause of a side, behind the pain of the first leg where that stands in it, and without times."""
    first, last = at, at
    while first > around.first and around.tokens[first - 1].norm not in _ENDS:
        first -= 1
    while last < around.last and around.tokens[last].norm not in _ENDS and around.tokens[last].kind != "brk":
        last += 1
    pains = (item.last for item in around.items if first < item.last <= at and _is_pain(around, item))
    first = max(pains, default=first)
    return [token.norm for token in around.tokens[first:last] if token.kind != "num"]


def _is_plain(around: Around, norm: str) -> bool:
    words, times = around.knowledge.second_side, around.knowledge.times
    in_clause = norm in words.plain or norm in words.also or norm in words.begun or norm in words.other
    named = norm in words.leg or norm in words.pain or norm in SIDES
    return in_clause or named or norm in times.months or norm in times.units or norm in times.counts or norm in WEEKDAYS


def _is_pain(around: Around, item: Item) -> bool:
    return around.names_complaint(item, "pain") or item.name(Kind.FINDING) in around.knowledge.second_side.complaints


def _is_leg(around: Around, item: Item) -> bool:
    spreads = around.names_complaint(item, "reach")
    return spreads or around.names_complaint(item, "pain") or (item.has(Kind.AREA) and around.region(item) == "here")


def _first_told(around: Around, said: Sequence[Said], at: int, side: Side | None, words: SecondSideWords) -> bool:
    """Whether the sentence tells of pain of the first leg before, which is not over, and of nothing else between."""
    for one in said:
        if one.finding not in words.complaints or one.status is not Status.PRESENT or one.last > at:
            continue
        between = [token.norm for token in around.tokens[one.last : at]]
        other = any(
            is_content(i) and not _is_leg(around, i) for i in around.items if one.last <= i.first and i.last <= at
        )
        first = one.side in OTHER_SIDE if side is None else one.side is OTHER_SIDE[side]
        if first and not other and words.over.isdisjoint(between):
            return True
    return False


def _told_before(around: Around, side: Side | None, words: SecondSideWords) -> bool:
    """Whether the sentence before tells of pain of the first leg alone, and of nothing that is over."""
    before = [token.norm for token in around.tokens[around.before : around.first]]
    sides = {ONE_SIDE[norm] for norm in before if norm in ONE_SIDE}
    first = len(sides) == 1 if side is None else sides == {OTHER_SIDE[side]}
    return first and not words.pain.isdisjoint(before) and words.over.isdisjoint(before)
