"""Words that leave something out of a result and are otherwise no barrier: "5/5 throughout bar right EHL", "full save TA"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.types import Kind
from cds_service.mapping.narrative.examination.elements import Element
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar

_PLACES = (Kind.SIDE, Kind.TOPIC, Kind.AREA, Kind.VALUE, Kind.COMPLAINT)
_TO_PLACE = 2
"""Tokens between the word and what is left out ("bar for the left EHL")."""


def with_barring(around: Around, found: list[Element]) -> list[Element]:
    """The elements with those words as barriers; a bar is one only behind a result and before a part of the body."""
    made = list(found)
    for at in range(around.first + 1, around.last):
        if around.tokens[at].norm not in grammar.BARRING or any(e.first <= at < e.last for e in found):
            continue
        if any(e.kind == "value" and e.last <= at for e in found) and _before_place(around, at, found):
            made.append(Element(at, at + 1, "end"))
    return sorted(made, key=lambda e: e.first)


def _before_place(around: Around, at: int, found: Sequence[Element]) -> bool:
    places = {item.first for item in around.items if any(item.has(kind) for kind in _PLACES)}
    places |= {e.first for e in found if e.kind == "value"}
    end = at + 1
    while end < min(around.last, at + 1 + _TO_PLACE) and end not in places:
        if around.tokens[end].norm not in grammar.TO_BARRED:
            return False
        end += 1
    return end in places
