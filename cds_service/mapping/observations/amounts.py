"""Amounts that tell that something is there: "20 lb", "3 beats", "82 kg to 74 kg". Source: clinical.md 7.2."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from cds_service.clinical.findings import Certainty, Status
from cds_service.knowledge.value_words import AmountWords, ValueWords
from cds_service.mapping.narrative.mention import Asks
from cds_service.mapping.observations.rows import Subject
from cds_service.mapping.values.answers import LONGEST
from cds_service.mapping.values.differences import difference
from cds_service.mapping.values.quantities import spelt
from cds_service.mapping.values.said import Heard, Said

_AMOUNT = re.compile(r"(?<![\w.,])(\d+(?:\.\d+)?)\s?([^\W\d_]+)", re.ASCII)


def amount_of(subject: Subject, value: float, unit: str, words: ValueWords) -> Heard | None:
    """More than nothing is there, but only possibly what the finding means; nothing denies nothing, nor does too little."""
    amount = words.amounts.get(subject.spec.id)
    if amount is None or value <= 0:
        return None
    factor = _factor(amount, words, unit)
    if factor is None:
        return None
    size, written = (None, None) if amount.unit == "1" else (round(value * factor, 1), amount.unit)
    if amount.at_least is None:
        return Heard((Said(Status.PRESENT, Certainty.POSSIBLE, value=size, unit=written),), True)
    is_there = value * factor >= amount.at_least
    return Heard((Said(Status.PRESENT, value=size, unit=written),) if is_there else (), True)


def _factor(amount: AmountWords, words: ValueWords, unit: str) -> float | None:
    """The factor from a unit that is written to that of the amount."""
    for name, factor in amount.factors:
        if spelt(unit) in (spelt(name), *map(spelt, words.unit_aliases.get(name, ()))):
            return factor
    return None


def _lost(subject: Subject, text: str, words: ValueWords) -> Heard | None:
    """What two sizes tell by their difference ("82 kg to 74 kg"); where it grew, that something is said of it."""
    amount = words.amounts[subject.spec.id]
    if amount.of_at_least is None:
        return None
    found = difference(text, partial(_factor, amount, words), amount.of_at_least)
    if found is None:
        return None
    size, unit = (round(found.lost, 1), amount.unit) if found.lost > 0 else (None, None)
    return Heard((Said(Status.PRESENT, Certainty.POSSIBLE, value=size, unit=unit, span=found.span),), True)


def amount_in(subject: Subject, text: str, words: ValueWords) -> Heard | None:
    """An amount in words: "20 lb", "3 beats"."""
    if subject.spec.id not in words.amounts or subject.asks is not Asks.FINDING:
        return None
    lost = _lost(subject, text[:LONGEST], words)
    if lost is not None:
        return lost
    for match in _AMOUNT.finditer(text[:LONGEST]):
        heard = amount_of(subject, float(match[1]), match[2], words)
        if heard is not None and (heard.said or match[0] == text.strip()):
            return replace(heard, said=tuple(replace(said, span=match.span()) for said in heard.said))
    return None
