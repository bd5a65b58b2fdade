"""Numbers with a name: "PVR 350 cc", "temp 101.2 F", "ESR of 62"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.subjects import QuantitySpec
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.statements.apart import (
    SIGNS,
    Amount,
    amount_before,
    amount_between,
    amounts_behind,
    is_ordinal,
    past_count,
    past_moment,
    series,
    status_of,
    timed,
    was_before,
    worst,
)
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import NOBODY, Said, silent
from cds_service.mapping.narrative.statements.which_number import which_number
from cds_service.mapping.narrative.statements.worded import none_left, worded
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.tokens import Token

_REACH = 6
_OPENS_RANGE, _CLOSES_RANGE = frozenset("(["), frozenset(")]")
_RANGE = 8
"""Tokens of the longest normal range."""
_OVER = frozenset((">", ">="))
_BOXED = frozenset(("]", ")"))
"""Behind the answer that stands before what it answers ("[No] Fever > 100.4")."""
_CLOCK = 4
"""Digits of a time of day."""
_DIGITS = 12
"""Longest number that is a measurement."""


def measured(around: Around, context: Sequence[Context], knowledge: NarrativeKnowledge) -> tuple[list[Said], set[int]]:
    """All measured findings, and the items that they were read from."""
    found: list[Said] = []
    used: set[int] = set()
    for k, item in enumerate(around.items):
        name = item.name(Kind.QUANTITY)
        if name is not None:
            spec = knowledge.quantities[name]
        else:
            named = knowledge.measurable.get(item.name(Kind.FINDING) or "")
            if named is None:
                continue
            spec = named
        skip = silent(context[k]) or (spec.not_with and around.says(spec.not_with))
        said = None if skip else _told(around, k, spec, context[k], knowledge)
        if said is not None and said.comparator in _OVER and _denied_itself(around, k, context[k]):
            said = said._replace(status=Status.ABSENT, value=None, unit=None, comparator=None)
        if said is not None and not spec.denies and said.status is not Status.PRESENT:
            continue
        if said is not None:
            used.add(k)
            if said.value is None or all(
                said._replace(owner=k, first=0) != f._replace(owner=k, first=0) for f in found
            ):
                found.append(said)
    return found + [one for one in _bare(around, context, knowledge) if not _told_by_name(one, found)], used


def _told_by_name(bare: Said, named: Sequence[Said]) -> bool:
    """Whether a number without a name is one of those with a name, or tells again what has one."""
    return any(bare.finding == one.finding or (one.first < bare.last and bare.first < one.last) for one in named)


def _denied_itself(around: Around, k: int, context: Context) -> bool:
    """Whether a denial right before the name denies a number over a bound ("no fever > 100.4"), and no list before it does.

    "No fever, PVR > 500" measures the residual.
    """
    at = around.items[k].first - 1
    if at > around.first and around.tokens[at].norm in _BOXED:
        at -= 1
    return context.negated and at >= around.first and around.tokens[at].norm in grammar.LISTED_DENIALS


def _told(around: Around, k: int, spec: QuantitySpec, context: Context, knowledge: NarrativeKnowledge) -> Said | None:
    """The number of the name at item ``k``, beside it or apart where the quantity allows it; else a word in its place."""
    said = None if spec.before == "only" else _value(around, k, spec, context)
    if said is not None:
        return _worst_of_series(around, said, k, spec)
    amount = worst(amounts_behind(around, k, spec), spec) if spec.apart else None
    if amount is None and spec.before == "too" and none_left(around, k, knowledge):
        return worded(around, k, spec, knowledge)
    if amount is None and spec.before:
        amount = amount_between(around, k, spec) if spec.behind else amount_before(around, k, spec)
    if amount is not None:
        return _of(amount, k, spec, context)
    return None if spec.before == "only" else worded(around, k, spec, knowledge)


def _worst_of_series(around: Around, said: Said, k: int, spec: QuantitySpec) -> Said:
    """A raised number that follows in a series, in place of one that is not ("PVR 120, 350")."""
    if said.unit is None or said.status is Status.PRESENT or not (spec.apart or timed(around, said.last)):
        return said
    further = series(around, said.last, said.unit, spec)
    higher = worst([one for one in further if spec.apart or timed(around, one.last)], spec)
    if higher is None or status_of(higher.value, higher.unit, spec) is not Status.PRESENT:
        return said
    return _of(higher, k, spec, said.context)


def _of(amount: Amount, k: int, spec: QuantitySpec, context: Context) -> Said:
    return Said(
        finding=spec.finding,
        status=status_of(amount.value, amount.unit, spec),
        owner=k,
        first=amount.first,
        last=amount.last,
        value=amount.value,
        unit=amount.unit,
        comparator=amount.comparator,
        context=context,
    )


def _bare(around: Around, context: Sequence[Context], knowledge: NarrativeKnowledge) -> list[Said]:
    tokens = around.tokens
    found: list[Said] = []
    for spec in knowledge.quantities.values():
        if not spec.bare or any(silent(c) for c in context):
            continue
        for at in range(around.first, around.last - 1):
            if tokens[at].kind != "num" or (unit := _unit_of_its_own(tokens, at, around.last, spec)) is None:
                continue
            value, (low, high) = float(tokens[at].norm), spec.plausible[unit]
            if low <= value <= high:
                found.append(
                    Said(spec.finding, status_of(value, unit, spec), NOBODY, at, at + 2, value=value, unit=unit)
                )
    return found


def _unit_of_its_own(tokens: Sequence[Token], at: int, last: int, spec: QuantitySpec) -> str | None:
    """The unit of a number without a name: right behind it ("38.6C"), behind a sign of degrees, or behind tenths ("38.6 C")."""
    unit, end = _unit(tokens, at + 1, last, spec)
    close = end > at + 2 or tokens[at + 1].start == tokens[at].end or "." in tokens[at].norm
    return unit if close else None


def _value(around: Around, k: int, spec: QuantitySpec, context: Context) -> Said | None:
    found = _number(around, around.items[k].last)
    if found is None:
        return None
    at, comparator = found
    at = which_number(around, at, spec)
    if at < 0:
        return None
    at = _upper_end(around, at, spec)
    value = float(around.tokens[at].norm)
    unit, end = _unit(around.tokens, at + 1, around.last, spec)
    if was_before(around, at, end) or any(i.first == end and i.has(Kind.CUE, "before-void") for i in around.items):
        return None
    if unit is None and end < around.last and around.tokens[end].norm.removesuffix("s") in grammar.PERIODS:
        return None
    if unit is None and value == 0 and spec.before == "too" and _closes(around, end):
        unit = next(iter(spec.plausible))
    if unit is None:
        unit = next((ucum for ucum, (low, high) in spec.plausible.items() if low <= value <= high), None)
    if unit is None:
        return _in_any_unit(around, k, value, at + 1, spec, context)
    return Said(
        finding=spec.finding,
        status=status_of(value, unit, spec),
        owner=k,
        first=around.items[k].first,
        last=end,
        value=value,
        unit=unit,
        comparator=comparator,
        context=context,
    )


def _upper_end(around: Around, at: int, spec: QuantitySpec) -> int:
    """The higher number of two that are written as one ("37.9-38.3"), where what is high counts; else the number ``at``."""
    tokens, end = around.tokens, at + 2
    if end >= around.last or not spec.at_least or tokens[end].kind != "num":
        return at
    joined = (
        tokens[at + 1].norm == "-"
        and tokens[at].end == tokens[at + 1].start
        and tokens[at + 1].end == tokens[end].start
    )
    low, high = float(tokens[at].norm), float(tokens[end].norm)
    same = any(least <= low < high <= most for least, most in spec.plausible.values())
    period = end + 1 < around.last and tokens[end + 1].norm.removesuffix("s") in grammar.PERIODS
    return end if joined and same and not period else at


def _closes(around: Around, at: int) -> bool:
    return at >= around.last or around.tokens[at].norm in grammar.CLOSING or around.tokens[at].kind == "brk"


def _in_any_unit(around: Around, k: int, value: float, end: int, spec: QuantitySpec, context: Context) -> Said | None:
    """A number without a unit, where all units lead to the same, or where it is judged behind it ("5.2 (normal < 0.4)").

    Without the value, since its unit is unknown.
    """
    answers = {status_of(value, unit, spec) for unit in {**spec.at_least, **spec.below}}
    if not spec.any_unit:
        return None
    status = answers.pop() if len(answers) == 1 else _judged(around, value, end)
    return None if status is None else Said(spec.finding, status, k, around.items[k].first, end, context=context)


def _judged(around: Around, value: float, at: int) -> Status | None:
    """What the words or the normal range in brackets behind a number say of it."""
    if at + 2 >= around.last or around.tokens[at].norm not in _OPENS_RANGE:
        return None
    word = around.knowledge.measured_words.get(around.tokens[at + 1].norm)
    if word is not None and around.tokens[at + 2].norm in _CLOSES_RANGE:
        return Status.PRESENT if word == "raised" else Status.ABSENT
    words = around.knowledge.range
    limits: list[float] = []
    named = False
    for token in around.tokens[at + 1 : min(at + _RANGE, around.last)]:
        if token.norm in _CLOSES_RANGE:
            break
        if token.kind == "num":
            limits.append(float(token.norm))
        named = named or token.norm in words.names
        if token.kind == "num" or token.norm in words.names:
            continue
        if token.norm not in words.between:
            return None
    return None if not (limits and named) else Status.PRESENT if value > max(limits) else Status.ABSENT


def _number(around: Around, at: int) -> tuple[int, str | None] | None:
    """The token of the number behind a name, and the comparator before it."""
    tokens = around.tokens
    comparator: str | None = None
    for _ in range(_REACH + 1):
        if at >= around.last:
            return None
        token = tokens[at]
        if is_ordinal(around, at):
            at = past_count(around, at)
            continue
        if (end := past_moment(around, at)) > at:
            at = end
            continue
        if token.kind == "num":
            return (at, comparator) if len(token.norm) <= _DIGITS and not _clock(around, at) else None
        if token.norm in SIGNS:
            comparator = SIGNS[token.norm]
            if at + 1 < around.last and tokens[at + 1].norm == "=":
                comparator, at = comparator + "=", at + 1
        elif token.norm in grammar.ABOVE:
            comparator = ">"
        elif token.norm in grammar.BELOW:
            comparator = "<"
        elif token.norm not in grammar.TO_VALUE:
            return None
        at += 1
    return None


def _clock(around: Around, at: int) -> bool:
    """Whether a number is the time of day ("at 1400 was 15 mL")."""
    tokens = around.tokens
    followed = at + 1 < around.last and tokens[at + 1].norm in grammar.COPULAS | {":", "-"}
    return tokens[at - 1].norm == "at" and len(tokens[at].norm) == _CLOCK and followed


def _unit(tokens: Sequence[Token], at: int, last: int, spec: QuantitySpec) -> tuple[str | None, int]:
    while at < last and tokens[at].norm in grammar.DEGREES:
        at += 1
    if at + 2 < last and tokens[at + 1].norm == "/":
        joined = f"{tokens[at].norm}/{tokens[at + 2].norm}"
        if joined in spec.units:
            return spec.units[joined], at + 3
    if at < last and tokens[at].norm in spec.units:
        return spec.units[tokens[at].norm], at + 1
    return None, at
