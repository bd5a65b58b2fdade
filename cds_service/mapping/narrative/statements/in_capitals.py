"""What capitals tell: "AIDS" and "aids", "METs" of effort and "mets", "PT 8 weeks failed" and "Pt 8 weeks post op".

Source: clinical.md 7.3 (conservative: PT x N weeks).
"""

from __future__ import annotations

from cds_service.knowledge.narrative.types import Stanza
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item

_OPENS = frozenset(":=(")
_ASIDE = frozenset("(-")
"""Behind a length, before more that is told of the care."""
_NUMBER = 3
"""Tokens between a unit and its number."""
_SPAN = 10
"""Tokens from the first day of care to its last."""


def written_otherwise(around: Around, item: Item, stanza: Stanza) -> bool:
    """Whether a word of the phrase is written so that it means something else: without its capitals, or with some."""
    for token in around.tokens[item.first : item.last]:
        written = around.text[token.start : token.end]
        other = written in stanza.not_written and (len(written) == 1 or _numbered(around, item))
        if other or (token.norm in stanza.capitals and not written.isupper()):
            return True
    return False


def _numbered(around: Around, item: Item) -> bool:
    near = range(max(item.first - _NUMBER, around.first), min(item.last + _NUMBER, around.last))
    return any(around.tokens[at].kind == "num" for at in near)


def lasted_in_capitals(around: Around, item: Item) -> bool:
    """Whether an item in capitals has right behind it how long it lasted, or from when to when, and nothing that a patient has."""
    begin, end = around.tokens[item.first].start, around.tokens[item.last - 1].end
    if not around.text[begin:end].isupper():
        return False
    return _for_so_long(around, item.last) or _from_to(around, item.last)


def _for_so_long(around: Around, at: int) -> bool:
    """ "8 weeks failed", "8wks: failed", "12 visits without relief", "8 wks (12 visits)", ": 8-10 wks"."""
    tokens, units, months = around.tokens, around.knowledge.times.units, around.knowledge.times.months
    at += at < around.last and tokens[at].norm in _OPENS
    if at + 3 < around.last and tokens[at].kind == tokens[at + 2].kind == "num" and tokens[at + 1].norm == "-":
        at += 2
    if at + 1 >= around.last or tokens[at].kind != "num" or tokens[at + 1].norm not in units:
        return False
    end = at + 2
    if end + 1 < around.last and tokens[end].norm in _ASIDE:
        behind = tokens[end + 1]
        return behind.norm in grammar.AFTER_LASTING or (behind.kind == "num" and tokens[end].norm == "(")
    if end >= around.last or tokens[end].kind == "brk" or tokens[end].norm in months:
        return True
    return tokens[end].norm in grammar.AFTER_LASTING | {")"}


def _from_to(around: Around, at: int) -> bool:
    """ "June to August 2026", "from 6/1/2026 to 8/15/2026"."""
    tokens, months = around.tokens, around.knowledge.times.months
    if at < around.last and tokens[at].norm == "from":
        at += 1
    dated = at + 1 < around.last and tokens[at].kind == "num" and tokens[at + 1].norm == "/"
    if at >= around.last or not (dated or tokens[at].norm in months):
        return False
    behind = range(at + 1, min(at + _SPAN, around.last - 1))
    for to in behind:
        if tokens[to].norm in grammar.TO_LAST:
            return tokens[to + 1].norm in months or tokens[to + 1].kind == "num"
        if tokens[to].norm == "-" and tokens[to + 1].norm in months:
            return True
    return False
