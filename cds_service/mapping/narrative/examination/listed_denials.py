"""Results behind a list of denials: "No fever, reduced anal tone" tells no absence (``context.listed_signs``)."""

from __future__ import annotations

from enum import Enum

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.listed_signs import denial_before
from cds_service.mapping.narrative.examination.elements import Reading
from cds_service.mapping.narrative.statements.among_denials import found_all_the_same, only_asked_about
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.parting import parts

_APART = grammar.SEVERING | {"with"}


class Denial(Enum):
    """What the denial before an abnormal result says of it."""

    NONE = "none"
    UNSURE = "unsure"
    ASKED = "asked"
    """Nobody can tell what it says."""
    DENIED = "denied"


def denial_of(around: Around, reading: Reading) -> Denial:
    """What a denial that reaches an abnormal result says of it."""
    value = reading.value
    denial = denial_before(around.tokens, around.items, value.item)
    if denial is None:
        return Denial.DENIED
    named = around.tokens[value.last - 1].norm in around.knowledge.asserting.trouble
    if not named and _told_apart(around, reading, denial):
        return Denial.NONE
    specific = [e for e in reading.about if e.kind in ("topic", "area")]
    members = [*reading.about, *reading.sides]
    begin = min([value.first, *(e.first for e in members if denial.last <= e.first)])
    further = found_all_the_same(around, value.item, begin, value.last)
    if not further or (named and not specific):
        return Denial.DENIED
    sided = bool(reading.sides) or any(e.own_side is not None for e in specific)
    end = max([value.last, *(e.last for e in members)])
    if not sided and only_asked_about(around, begin, end):
        return Denial.ASKED
    return Denial.NONE if sided else Denial.UNSURE


def _told_apart(around: Around, reading: Reading, denial: Item) -> bool:
    """Whether what was examined stands before its result and a comma parts it from the denial before."""
    value = reading.value
    examined = min((e.first for e in reading.about if e.last <= value.first), default=value.last)
    if any(i.has(Kind.VALUE, "normal") for i in around.items[: value.item] if i.first >= denial.last):
        return True
    if not denial.last <= examined <= value.first:
        return False
    joint = range(denial.last, examined)
    return any(around.tokens[at].norm in _APART or parts(around.tokens, at) for at in joint)
