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
_TELLS_NOW = grammar.words(
    "is are am has have not no never which who that cannot can't unable lost present pvr pad pads wears wear uses use exam "
    "examination please urgent urgently continue continues persist persists remain remains"
)
"""In a sign or behind it, that it is told of now."""
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
        goes = led and _goes_with(around, before, place, found)
        same = _is_habit(around, before, place, between) or _is_same_event(around, before, place, between)
        if same or goes or _both_then(around, before, place, found[before.item]):
            found[place.item] = found[before.item]


def _both_then(around: Around, before: Place, place: Place, times: Sequence[Time]) -> bool:
    """Whether a date opens the sentence and somebody had both signs then ("in 2016 had retention and a numb saddle")."""
    tokens = around.tokens
    opens = all(time.last <= before.first and time.first - around.first <= _BEFORE for time in times)
    ahead = {token.norm for token in tokens[times[0].last : before.first]}
    joined = [t.norm for t in tokens[before.last : place.first] if t.norm not in grammar.ARTICLES] == ["and"]
    if not (opens and joined and before.sign and place.sign) or _HAD.isdisjoint(ahead) or not ages(around, times[0]):
        return False
    within = {token.norm for token in tokens[place.first : place.last]}
    follows = tokens[place.last].norm if place.last < around.last else "."
    if follows not in grammar.CLOSING or not within.isdisjoint(_TELLS_NOW):
        return False  # "in 2019 had foot drop and cannot pass urine", "... and saddle numbness is present"
    words, behind = around.knowledge.lasting, _behind(around, place)
    now = words.still | words.again | statement_words.OF_TODAY | statement_words.CHANGES | _TELLS_NOW
    return behind.isdisjoint(now) and not any(token.kind == "num" for token in tokens[place.last : around.last])


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
    today = not _behind(around, place).isdisjoint(statement_words.OF_TODAY | statement_words.CHANGES)
    return (
        diagnosis
        and had
        and not today
        and place.item in found
        and all(ages(around, time) for time in found[place.item])
    )


def _behind(around: Around, place: Place) -> set[str]:
    """The words behind a place, without a "since" that closes a clause in which all is well ("normal down there since")."""
    norms = [token.norm for token in around.tokens[place.last : around.last]]
    closing = [
        i for i, norm in enumerate(norms) if norm == "since" and (norms[i + 1 : i + 2] or ["."])[0] in grammar.CLOSING
    ]
    if closing and not statement_words.SOUND.isdisjoint(norms[: closing[-1]]):
        norms = [norm for i, norm in enumerate(norms) if i not in closing]
    return set(norms)


def _goes_with(around: Around, before: Place, place: Place, found: dict[int, list[Time]]) -> bool:
    """Whether it is a member of the list of what the illness came with."""
    dates = {at for time in found[before.item] for at in range(time.first, time.last)}
    between = [around.tokens[at].norm for at in range(before.last, place.first) if at not in dates]
    joined = not _WITH.isdisjoint(between) or (bool(between) and grammar.LIST_MARKS.issuperset(between))
    return joined and set(between) <= _WITH | _TO_DATE | grammar.LIST_MARKS
