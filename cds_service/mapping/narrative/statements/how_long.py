"""How long care lasted, told beside an abbreviation of several meanings: that shows that care is meant ("PT for 8 weeks").

Source: clinical.md 7.3 (conservative: PT x N weeks).
"""

from __future__ import annotations

from cds_service.knowledge.narrative.types import Stanza
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.in_capitals import lasted_in_capitals
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.spans import span_behind

_HOW_OFTEN = 7
"""Tokens from care to how long it lasted, behind how often it was."""


def how_long(around: Around, item: Item, stanza: Stanza) -> bool:
    """Whether it is told how long it lasted, behind how often it was or not ("PT 2x/wk x 8 wks", "PT for 8 weeks")."""
    if not stanza.lasting:
        return False
    tokens, times = around.tokens, around.knowledge.times
    if lasted_in_capitals(around, item) or span_behind(tokens, item.last, around.last, times):
        return True
    for at in range(item.last, min(item.last + _HOW_OFTEN, around.last - 2)):
        norm = tokens[at].norm
        if (norm in ("for", "x") or norm in times.units) and _counts_units(around, at + 1):
            return True
        if tokens[at].kind != "num" and norm not in grammar.HOW_OFTEN and norm not in times.units:
            return False
    return False


def _counts_units(around: Around, at: int) -> bool:
    """Whether a number of days, weeks or months stands there, or more than that ("for > 6 weeks")."""
    while at < around.last and around.tokens[at].norm in grammar.EXCEEDING | grammar.ROUGHLY:
        at += 1
    number = at + 1 < around.last and around.tokens[at].kind == "num"
    return number and around.tokens[at + 1].norm in around.knowledge.times.units
