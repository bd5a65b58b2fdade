"""Which of several numbers behind a name is its value: not a time of day or date, what was voided, or the one of last week.

"PVR at 14:30 650 mL", "bladder scan after voiding 50 mL: 650 mL", "PVR 20 mL last week, 650 mL today".
"""

from __future__ import annotations

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.subjects import QuantitySpec
from cds_service.mapping.narrative.statements.apart import Amount, amount_at, status_of
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar, statement_words

_FURTHER = 10
"""Tokens behind a number among which the one stands that is meant."""
_BESIDE = 3
"""Tokens beside a number among which a word of time stands."""
_OWN = 4
"""Tokens behind "voided" among which its own number stands."""
_ENDS = frozenset(".;")
_NOW = statement_words.TODAY | {"now", "currently"}
_THEN = grammar.AGO | {"last", "yesterday"}


def which_number(around: Around, at: int, spec: QuantitySpec) -> int:
    """The token of the number that is meant, of that at ``at`` and those behind it; -1 where none is."""
    own = amount_at(around, at, spec)
    if own is None:
        further = next(
            (one for one in _with_units(around, at, spec, ends=_ENDS | {","}) if not _voided(around, one)), None
        )
        return at if further is None else _place(around, further)
    if _voided(around, own):
        further = next((one for one in _with_units(around, at, spec, ends=_ENDS) if not _voided(around, one)), None)
        return -1 if further is None else _place(around, further)
    if _beside(around, own, _THEN) and not _beside(around, own, _NOW):
        raised = (one for one in _with_units(around, at, spec, ends=_ENDS) if _is_raised(one, spec))
        further = next((one for one in raised if _beside(around, one, _NOW)), None)
        return at if further is None else _place(around, further)
    return at


def _with_units(around: Around, at: int, spec: QuantitySpec, ends: frozenset[str]) -> list[Amount]:
    found = []
    for place in range(at + 1, min(at + 1 + _FURTHER, around.last)):
        if around.tokens[place].norm in ends or around.tokens[place].kind == "brk":
            break
        amount = amount_at(around, place, spec)
        if amount is not None:
            found.append(amount)
    return found


def _is_raised(amount: Amount, spec: QuantitySpec) -> bool:
    return status_of(amount.value, amount.unit, spec) is Status.PRESENT


def _place(around: Around, amount: Amount) -> int:
    return next(at for at in range(amount.first, amount.last) if around.tokens[at].kind == "num")


def _voided(around: Around, amount: Amount) -> bool:
    """Whether a number is what was voided and not what was left ("after voiding 50 mL", "50 mL voided")."""
    voided = around.knowledge.voided
    if around.tokens[amount.first - 1].norm in voided:
        return True
    if amount.last >= around.last or around.tokens[amount.last].norm not in voided:
        return False
    own = range(amount.last + 1, min(amount.last + 1 + _OWN, around.last))
    return all(around.tokens[at].kind != "num" for at in own)  # "650 mL, voided 40 mL" tells of both


def _beside(around: Around, amount: Amount, words: frozenset[str]) -> bool:
    """Whether a word of time stands right behind a number, or right before it."""
    behind = around.tokens[amount.last : min(amount.last + _BESIDE, around.last)]
    before = around.tokens[max(amount.first - 1, around.first) : amount.first]
    return any(token.norm in words for token in (*before, *behind))
