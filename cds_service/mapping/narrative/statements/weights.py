"""Weight lost, told by what it is and what it was: "61 kg, was 69 kg in May".

Source: clinical.md 5.1 row 16 (unexplained weight loss).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.types import Stanza
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text.lexicon import Item

_STONES = frozenset(["stone", "st"])
_POUNDS = 14
"""Pounds of a stone."""


def fell(around: Around, item: Item, stanza: Stanza) -> bool:
    """Whether the two numbers of the phrase are a weight that fell; of other phrases nothing is asked."""
    if stanza.falls is None:
        return True
    told = _numbers([token.norm for token in around.tokens[item.first : item.last]])
    if len(told) < len(("now", "then")):
        return False
    now, then = told[:2] if stanza.falls == "now-first" else told[1::-1]
    least, most = stanza.fell_by  # less is what scales differ by, more are numbers of something else
    return then > 0 and least <= (then - now) / then <= most


def _numbers(norms: Sequence[str]) -> list[float]:
    """The numbers of a phrase; stones are pounds, with those behind them ("13 stone 2")."""
    told: list[float] = []
    in_stones = False
    halved = "half" in norms and not _STONES.isdisjoint(norms)  # "12 stone to 10 and a half"
    for at, norm in enumerate(norms):
        if not _is_number(norm):
            continue
        stones = norms[at + 1 : at + 2] != [] and (norms[at + 1] in _STONES or (halved and norms[at + 1] == "and"))
        if in_stones and not stones and norms[at - 1] in _STONES:
            told[-1] += float(norm)
        else:
            told.append(float(norm) * (_POUNDS if stones else 1))
        in_stones = stones
    return told


def _is_number(norm: str) -> bool:
    return norm.replace(".", "", 1).isdigit()
