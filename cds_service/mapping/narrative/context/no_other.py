"""What is denied besides something that may be there: "hesitancy, no other bladder symptoms" says of bladder symptoms neither.

Source: clinical.md 5.4 (absence only where it is said), 7.3 (negation).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.types import Kind
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.context.listing import NAMING
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token


def no_other(tokens: Sequence[Token], items: Sequence[Item], found: list[Context]) -> None:
    """Leave open what stands right behind "no other", and what an "or" joins to it."""
    edge = -1
    for k, item in enumerate(items):
        if item.has(Kind.CUE, "no-other"):
            edge = item.last
        elif edge >= 0 and any(item.has(kind) for kind in NAMING) and _joined(tokens, edge, item.first):
            found[k] = found[k]._replace(unanswered=True)
            edge = item.last
        elif not (item.has(Kind.AREA) or item.has(Kind.SIDE)) or edge != item.first:
            edge = -1
        else:
            edge = item.last


def _joined(tokens: Sequence[Token], first: int, last: int) -> bool:
    return first == last or (last == first + 1 and tokens[first].norm in grammar.ALTERNATIVES)
