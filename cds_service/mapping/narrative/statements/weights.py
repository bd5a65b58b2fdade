"""Weight lost, told by what it is and what it was: "61 kg, was 69 kg in May".

Source: clinical.md 5.1 row 16 (unexplained weight loss).
"""

from __future__ import annotations

from cds_service.knowledge.narrative.types import Stanza
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text.lexicon import Item


def fell(around: Around, item: Item, stanza: Stanza) -> bool:
    """Whether the two numbers of the phrase are a weight that fell; of other phrases nothing is asked."""
    if stanza.falls is None:
        return True
    told = [float(token.norm) for token in around.tokens[item.first : item.last] if _is_number(token.norm)]
    if len(told) < len(("now", "then")):
        return False
    now, then = told[:2] if stanza.falls == "now-first" else told[1::-1]
    least, most = stanza.fell_by  # less is what scales differ by, more are numbers of something else
    return then > 0 and least <= (then - now) / then <= most


def _is_number(norm: str) -> bool:
    return norm.replace(".", "", 1).isdigit()
