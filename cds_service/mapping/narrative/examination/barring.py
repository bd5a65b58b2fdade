"""What ends a result and is otherwise no barrier: "5/5 throughout bar right EHL", "full save TA", "ankle 2/5 / abdomen soft"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.elements import Element
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.parting import parts

_PLACES = (Kind.SIDE, Kind.TOPIC, Kind.AREA, Kind.VALUE, Kind.COMPLAINT)
_TO_PLACE = 2
"""Tokens between the word and what is left out ("bar for the left EHL")."""


def with_barring(around: Around, found: list[Element]) -> list[Element]:
    """The elements with those words as barriers; a bar is one only behind a result and before a part of the body, a stroke or
    dash with room around it only between a result and something else that is named."""
    made = list(found)
    for at in range(around.first + 1, around.last):
        if parts(around.tokens, at) and _between_results(around, at, found):
            made.append(Element(at, at + 1, "end"))
        if around.tokens[at].norm not in grammar.BARRING or any(e.first <= at < e.last for e in found):
            continue
        if any(e.kind == "value" and e.last <= at for e in found) and _before_place(around, at, found):
            made.append(Element(at, at + 1, "end"))
    return sorted(made, key=lambda e: e.first)


def _between_results(around: Around, at: int, found: Sequence[Element]) -> bool:
    named = next((item for item in around.items if item.first == at + 1), None)
    places = (Kind.TOPIC, Kind.AREA, Kind.HEAD)
    return any(e.kind == "value" and e.last == at for e in found) and named is not None and any(map(named.has, places))


def _before_place(around: Around, at: int, found: Sequence[Element]) -> bool:
    places = {item.first for item in around.items if any(item.has(kind) for kind in _PLACES)}
    places |= {e.first for e in found if e.kind == "value"}
    end = at + 1
    while end < min(around.last, at + 1 + _TO_PLACE) and end not in places:
        if around.tokens[end].norm not in grammar.TO_BARRED:
            return False
        end += 1
    return end in places
