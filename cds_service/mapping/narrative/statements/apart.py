"""Numbers that stand apart from their name: "PVR per scanner 410 mL", "550 mL residual", "PVRs 120, 350".

Only for quantities whose knowledge allows it, and only numbers with their unit, since other numbers may be anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.subjects import QuantitySpec
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar

_REACH = 14
"""Tokens between a name and its number."""
_SERIES = 6
"""Further numbers of a series."""
_ORDINAL = frozenset(["st", "nd", "rd", "th"])
"""Right behind a number that only counts."""
_DAYTIMES = grammar.NOW_TOLD | grammar.words("yesterday this morning evening afternoon night overnight last")
"""When a number of a series was taken ("20 ml yesterday, 420 ml today")."""
_TO_NUMBER = grammar.COPULAS | frozenset([":", "=", "~", "at", "-", ">"])
"""Between what is measured and its number."""
_AGAIN = frozenset(["repeat", "repeated", "rescan", "rescanned", "recheck", "rechecked", "later", "now", "again"])
"""Between the numbers of a series: that it was measured again."""
_HOURS = frozenset(["h", "hr", "hrs", "hour", "hours", "min", "mins", "minutes", "minute"])
_BETWEEN = grammar.TO_NEXT | _ORDINAL | _DAYTIMES | _AGAIN
SIGNS = {">": ">", "<": "<", "≥": ">=", "≤": "<="}
"""Sign before a number -> comparator of a Quantity."""


class Amount(NamedTuple):
    """A number with its UCUM unit, from token ``first`` to before ``last``."""

    first: int
    last: int
    value: float
    unit: str
    comparator: str | None = None


def amounts_behind(around: Around, k: int, spec: QuantitySpec) -> list[Amount]:
    """Numbers with their unit in the clause behind the name at item ``k``, up to the next name."""
    begin = around.items[k].last
    end = min(begin + _REACH, around.last)
    for item in around.items[k + 1 :]:
        if item.has(Kind.CUE, "before-void"):
            return []
        named = item.name(Kind.QUANTITY)
        if item.has(Kind.FINDING) or (named is not None and around.knowledge.quantities[named].before != "only"):
            end = min(end, item.first)
            break
    found: list[Amount] = []
    pair = False
    for at in range(begin, end):
        follows = around.tokens[at + 1].norm if at + 1 < end else ""
        ends = grammar.ENDS_OF_CLAUSES - grammar.PAIRING if pair else grammar.ENDS_OF_CLAUSES
        if around.tokens[at].norm in ends and follows not in grammar.TO_AMOUNT:
            break
        amount = amount_at(around, at, spec)
        if amount is not None and was_before(around, amount.first, amount.last):
            pair = True
        elif amount is not None:
            found.append(amount)
    return found


def was_before(around: Around, first: int, last: int) -> bool:
    """Whether a number is the one of before ("bladder scan 400 mL pre, 10 mL post", "pre 400 mL, post 10 mL")."""
    if not any(token.norm in ("post", "after") for token in around.tokens[last : around.last]):
        return False
    behind = last < around.last and around.tokens[last].norm in grammar.PRE and _parts(around, last + 1)
    return behind or (first > around.first and around.tokens[first - 1].norm in grammar.PRE)


def _parts(around: Around, at: int) -> bool:
    return at >= around.last or around.tokens[at].norm in grammar.CLOSING | grammar.LISTING | {"/", "then"}


def amount_before(around: Around, k: int, spec: QuantitySpec) -> Amount | None:
    """The number with its unit right before the name at item ``k``; the name may begin with the unit."""
    end = around.items[k].first
    while end - 1 >= around.first and around.tokens[end - 1].norm in grammar.TO_NAME:
        end -= 1
    for at in range(end - 1, max(end - 3, around.first) - 1, -1):
        amount = amount_at(around, at, spec)
        if amount is not None and amount.last >= end:
            return amount
    return None


def amount_between(around: Around, k: int, spec: QuantitySpec) -> Amount | None:
    """The number between one of the words ``behind`` which it stands and the name at item ``k`` ("bladder 640 on scan")."""
    end = around.items[k].first
    at = next((i for i in range(end - 1, max(end - 3, around.first), -1) if around.tokens[i].kind == "num"), None)
    if at is None:
        return None
    begin = at
    while begin - 1 > around.first and around.tokens[begin - 1].norm in _TO_NUMBER:
        begin -= 1
    if around.tokens[begin - 1].norm not in spec.behind:
        return None
    amount = amount_at(around, at, spec)
    if amount is None:
        amount = next((a for unit in spec.plausible if (a := _plain(around, at, unit, spec)) is not None), None)
    return amount if amount is not None and amount.last == end else None


def series(around: Around, at: int, unit: str, spec: QuantitySpec) -> Iterator[Amount]:
    """The numbers of a series that goes on at token ``at`` ("350, 410 and 380 mL"); ``unit`` where none is written."""
    first = at
    for _ in range(_SERIES):
        begin = at
        while at < around.last and (around.tokens[at].norm in _BETWEEN or past_count(around, at) > at):
            at = max(past_count(around, at), at + 1)
        if at >= around.last or at == begin or around.tokens[at].kind != "num":
            return
        amount = amount_at(around, at, spec) or _plain(around, at, unit, spec)
        if amount is None or (timed(around, first) and not _is_taken(around, amount)):
            return
        yield amount
        at = amount.last


def timed(around: Around, at: int) -> bool:
    """Whether the time of day at which a number was taken stands there ("36.8 this morning, 39.1 tonight")."""
    return at < around.last and around.tokens[at].norm in _DAYTIMES


def _is_taken(around: Around, amount: Amount) -> bool:
    """Whether a further number is one of another time, and not of something else ("20 ml today, 400 ml drunk")."""
    closes = amount.last >= around.last or around.tokens[amount.last].norm in grammar.CLOSING
    return closes or timed(around, amount.last) or timed(around, amount.first - 1)


def past_count(around: Around, at: int) -> int:
    """Behind a number that only counts, or says after how long it was measured again ("repeat 3h later 345"); else ``at``."""
    behind = around.tokens[at + 1].norm if at + 1 < around.last else ""
    following = around.tokens[at + 2].norm if at + 2 < around.last else ""
    if is_ordinal(around, at):
        return at + 3 if following in around.knowledge.counted else at + 2
    return at + 3 if around.tokens[at].kind == "num" and behind in _HOURS and following == "later" else at


def is_ordinal(around: Around, at: int) -> bool:
    """Whether a number only counts ("1st", "2nd")."""
    tokens = around.tokens
    joined = tokens[at].kind == "num" and at + 1 < around.last and tokens[at + 1].start == tokens[at].end
    return joined and tokens[at + 1].norm in _ORDINAL


def past_moment(around: Around, at: int) -> int:
    """The token behind a time at which it was measured ("5 minutes ago", "20 min post void"); ``at`` where none stands."""
    tokens, known = around.tokens, around.knowledge
    if tokens[at].kind != "num" or at + 1 >= around.last or tokens[at + 1].norm not in known.moments:
        return at
    end = at + 2
    if end < around.last and tokens[end].kind == "num" and _is_rate(around, at + 1):
        return at
    while end < around.last and tokens[end].norm in known.moment_of:
        end += 1
    return end


def _is_rate(around: Around, at: int) -> bool:
    """Whether capitals before a number, or behind a number with tenths, are what that number is of ("T 36.7 HR 104")."""
    token = around.tokens[at]
    return "." in around.tokens[at - 1].norm or around.text[token.start : token.end] in around.knowledge.rates


def amount_at(around: Around, at: int, spec: QuantitySpec) -> Amount | None:
    """The number at a token, when its unit is written behind it."""
    token = around.tokens[at]
    if token.kind != "num" or at + 1 >= around.last:
        return None
    end = at + 1
    if around.tokens[end].norm in ("+", "-") and end + 1 < around.last:
        end += 1
    unit = spec.units.get(around.tokens[end].norm)
    if unit is None:
        return None
    sign = SIGNS.get(around.tokens[at - 1].norm) if at > around.first else None
    return Amount(at, end + 1, float(token.norm), unit, sign)


def worst(amounts: list[Amount], spec: QuantitySpec) -> Amount | None:
    """The first one that makes the finding present, else the first one."""
    return next(
        (a for a in amounts if status_of(a.value, a.unit, spec) is Status.PRESENT), amounts[0] if amounts else None
    )


def status_of(value: float, unit: str, spec: QuantitySpec) -> Status:
    """What a value says of the finding of its quantity."""
    if unit in spec.at_least:
        return Status.PRESENT if value >= spec.at_least[unit] else Status.ABSENT
    if unit in spec.below:
        return Status.PRESENT if value < spec.below[unit] else Status.ABSENT
    return Status.PRESENT


def _plain(around: Around, at: int, unit: str, spec: QuantitySpec) -> Amount | None:
    value = float(around.tokens[at].norm)
    low, high = spec.plausible.get(unit, (value, value))
    return Amount(at, at + 1, value, unit) if low <= value <= high else None
