"""What goes with a sign or an illness has its times: "leaks since 2013, wears a liner", "had CES in 2021 with retention".

Source: clinical.md 5.1 row 3 (new within 14 days, or undated), 7.1.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.of_another import Place, ages
from cds_service.mapping.narrative.text import grammar, statement_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cds_service.mapping.narrative.text.told_time import Time

_HAD = frozenset(["had", "suffered", "developed", "sustained"])
"""Before an illness, that it was then."""
_BEFORE = 3
"""Tokens before an illness among which they stand."""
_WITH = frozenset(["with", "(", "causing", "including"])
_TO_DATE = frozenset(["in", "of", "back", "during", ",", "(", ")"])
"""Between an illness and what it came with, beside its date."""


def share_times(around: Around, naming: Sequence[Place], found: dict[int, list[Time]]) -> None:
    """Give what goes with the sign or illness before it the times of that, where it has none of its own."""
    led = False
    for before, place in pairwise(naming):
        led = (led or _came_then(around, before, found)) and before.item in found
        if place.item in found or before.item not in found:
            continue
        between = [token.norm for token in around.tokens[before.last : place.first]]
        same = _is_habit(around, before, place, between) or _is_same_event(around, before, place, between)
        if same or (led and _goes_with(around, before, place, found)):
            found[place.item] = found[before.item]


def _is_same_event(around: Around, before: Place, place: Place, between: Sequence[str]) -> bool:
    """Whether what happened is named twice in one clause ("MVC Sept 2025 rear-ended at light")."""
    knowledge = around.knowledge
    names = [around.items[at].name(Kind.FINDING) or "" for at in (before.item, place.item)]
    one, other = (set(knowledge.expands.get(name, (name,))) & knowledge.onsets.events for name in names)
    return not one.isdisjoint(other) and grammar.CLAUSES.isdisjoint(between) and "and" not in between


def _is_habit(around: Around, before: Place, place: Place, between: Sequence[str]) -> bool:
    """Whether it is what somebody does because of the sign."""
    habit = around.items[place.item].name(Kind.FINDING) in around.knowledge.own_times.habits
    return habit and before.sign and statement_words.OF_TODAY.isdisjoint(between)


def _came_then(around: Around, place: Place, found: dict[int, list[Time]]) -> bool:
    """Whether somebody had an illness long ago, and the sentence tells of nothing now."""
    diagnosis = around.knowledge.stanzas.get(around.items[place.item].name(Kind.FINDING) or "", PLAIN).diagnosis
    begun = max(place.first - _BEFORE, around.first)
    had = not _HAD.isdisjoint(token.norm for token in around.tokens[begun : place.first])
    behind = {token.norm for token in around.tokens[place.last : around.last]}
    today = not behind.isdisjoint(statement_words.OF_TODAY | statement_words.CHANGES)
    return (
        diagnosis
        and had
        and not today
        and place.item in found
        and all(ages(around, time) for time in found[place.item])
    )


def _goes_with(around: Around, before: Place, place: Place, found: dict[int, list[Time]]) -> bool:
    """Whether it is a member of the list of what the illness came with."""
    dates = {at for time in found[before.item] for at in range(time.first, time.last)}
    between = [around.tokens[at].norm for at in range(before.last, place.first) if at not in dates]
    joined = not _WITH.isdisjoint(between) or (bool(between) and grammar.LIST_MARKS.issuperset(between))
    return joined and set(between) <= _WITH | _TO_DATE | grammar.LIST_MARKS
