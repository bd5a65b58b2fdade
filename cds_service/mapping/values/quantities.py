"""Numbers with units, as charts write them, in the unit of the finding. Source: clinical.md 7.1, 7.2; UCUM.

A number without unit counts only where one unit alone is plausible, and then as *possible*. ``>200`` counts as at
least that much; ``<200`` denies for its own day only and clears nothing. A unit that makes a number impossible
(98.6 written as Celsius) is not taken at its word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cds_service.clinical.findings import UNIT_ASSUMED, Certainty, Reading, Status
from cds_service.clinical.spec import FindingSpec, QuantitySpec
from cds_service.fhir import r4
from cds_service.knowledge.folded import fold
from cds_service.knowledge.value_words import MeasureWords, ValueWords
from cds_service.mapping.values.answers import LONGEST
from cds_service.mapping.values.figures import Measure, measures, number_pattern
from cds_service.mapping.values.said import NOTHING, Heard, Said

_DIGITS, _SAME = 2, (0, 1)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,20})[)\]]")
_SMALL = str.maketrans(
    {"µ": "u", "μ": "u", "³": "3", "⁹": "9", "⁶": "6", "²": "2", "×": "x", " ": None, "\t": None, "\xa0": None}
)


@dataclass(frozen=True, slots=True)
class Units:
    """Spellings of the units of one finding; ``number`` finds numbers with comparator and unit in a folded text.

    ``written``: the unit that the label names ("PVR (mL)"), for numbers that come without.
    """

    spec: QuantitySpec
    words: MeasureWords
    factors: Mapping[str, tuple[float, float]]
    comparators: Mapping[str, str]
    number: re.Pattern[str]
    written: str | None = None

    def under(self, label: str) -> Units:
        """The same under a label that may name the unit, in brackets or as its last word."""
        named = [*_BRACKETED.findall(label), *label.rsplit(maxsplit=1)[-1:]]
        unit = next((u for u in named if spelt(u) in self.factors and (len(u) > 1 or f"({u})" in label)), None)
        return self if unit is None else replace(self, written=unit)

    def convert(self, value: float, unit: str) -> float | None:
        """``value`` in the unit of the finding; None for a unit that is not one of its own."""
        factor = self.scale(unit)
        return None if factor is None else self.scaled(value, factor)

    def scale(self, unit: str) -> tuple[float, float] | None:
        """What is added to a number in ``unit``, and what it is then multiplied by; None for an unknown unit."""
        return self.factors.get(spelt(unit))

    def scaled(self, value: float, scale: tuple[float, float]) -> float:
        """``value`` in the unit of the finding."""
        return value if scale == _SAME else round((value + scale[0]) * scale[1], _DIGITS)

    def raises(self, value: float) -> bool:
        """Whether exactly ``value``, in the unit of the finding, means that the finding is there."""
        spec = self.spec
        return value >= spec.at_least if spec.at_least is not None else spec.below is not None and value < spec.below

    def bare(self, value: float) -> float | None:
        """``value`` in the one unit in which it is plausible; None when there is none, or more than one."""
        low, high = self.spec.plausible
        if value == 0 and self.spec.at_least is not None and not any(add for add, _ in self.factors.values()):
            return 0.0  # nothing is nothing in any unit
        own = [value] if low <= value <= high else []
        others = [
            c for b in self.words.bare if b.low <= value <= b.high if (c := self.convert(value, b.unit)) is not None
        ]
        fitting = own + others
        return fitting[0] if len(fitting) == 1 else None

    def believed(self, value: float) -> bool:
        """Whether a value in the unit of the finding is possible at all."""
        low, high = self.words.believable
        return low <= value <= high


def spelt(unit: str) -> str:
    """A unit for comparison: case and blanks do not matter."""
    return fold(unit).translate(_SMALL)


def units_of(spec: FindingSpec, words: ValueWords) -> Units | None:
    """The units of a measured finding; None for one that is not measured."""
    if spec.quantity is None:
        return None
    factors = _factors(((u, (a, m)) for u, a, m in spec.quantity.factors), words.unit_aliases)
    unbounded = MeasureWords((float("-inf"), float("inf")))
    return Units(
        spec.quantity,
        words.measures.get(spec.id, unbounded),
        factors,
        words.comparators,
        number_pattern(factors, words.comparators),
    )


def _factors(
    units: Iterable[tuple[str, tuple[float, float]]], aliases: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}
    more: dict[str, tuple[float, float]] = {}
    for unit, factor in units:
        found.setdefault(spelt(unit), factor)
        for alias in aliases.get(unit, ()):
            more.setdefault(spelt(alias), factor)
    return {**more, **found}


def quantity(value: r4.Quantity, units: Units) -> Heard:
    """A valueQuantity; its UCUM code counts before the printed unit."""
    if value.value is None:
        return NOTHING
    for unit in (value.code, value.unit):
        if unit and units.convert(0, unit) is not None:
            return _heard(Measure(value.value, value.value, unit, value.comparator), units)
    if (value.code or "").strip("1") or (value.unit or "").strip():
        return NOTHING
    return _heard(Measure(value.value, value.value, None, value.comparator), units)


def quantity_range(value: r4.Range, units: Units) -> Heard:
    """A valueRange: present when all of it is, possible when some of it is."""
    low, high = value.low, value.high
    one = low if low is not None and low.value is not None else high
    if one is None or one.value is None:
        return NOTHING
    if low is None or high is None or low.value is None or high.value is None:
        comparator = ">=" if one is low else "<="
        return quantity(r4.Quantity(one.value, comparator, one.unit, one.system, one.code), units)
    named = [u for q in (low, high) for u in (q.code, q.unit) if u and u.strip("1 ")]
    unit = next((u for u in named if units.convert(0, u) is not None), None)
    if named and unit is None:
        return NOTHING
    return _heard(Measure(low.value, high.value, unit), units)


def quantity_text(text: str, units: Units) -> Heard:
    """Numbers in a text; several of them raise a finding only possibly, and deny it only together."""
    if len(text) > LONGEST:
        return NOTHING
    folded = fold(text)
    found = list(measures(folded, units.number, units.comparators))
    written = [m for m in found if m.unit is not None]
    heard = [_heard(m, units) for m in found]
    if not written and len(found) != 1:
        raised = [any(s.status is Status.PRESENT for s in h.said) for h in heard]
        if not any(raised) or not (units.written or all(raised)):
            return NOTHING
    said = [s for h in heard for s in h.said]
    present = [s for s in said if s.status is Status.PRESENT]
    if present:
        worst = max(present, key=lambda s: (s.certainty is Certainty.CONFIRMED, _distance(s.value, units.spec)))
        return Heard((worst if len(found) == 1 else replace(worst, certainty=Certainty.POSSIBLE),), True)
    if not all(h.understood for h in heard):
        return NOTHING
    return Heard(tuple(said[:1]) if len(said) == len(found) else (), True)


def number(value: float, units: Units) -> Heard:
    """A number without a unit."""
    return _heard(Measure(value, value), units)


def _distance(value: float | None, spec: QuantitySpec) -> float:
    return 0.0 if value is None else value if spec.at_least is not None else -value


def _heard(measure: Measure, units: Units) -> Heard:
    unit = measure.unit or units.written
    low = None if unit is None else units.convert(measure.low, unit)
    assumed = low is None or not units.believed(low)
    if assumed:
        low = units.bare(measure.low)
        high = units.bare(measure.high)
    else:
        high = None if unit is None else units.convert(measure.high, unit)
    if low is None or high is None:
        return NOTHING
    said = judged(units.spec, low, high, measure.comparator)
    if said is None:
        return Heard((), True)
    if assumed:
        said = replace(said, certainty=Certainty.POSSIBLE, qualifiers=frozenset((UNIT_ASSUMED,)))
    return Heard((replace(said, span=measure.span),), True)


def remeasured(reading: Reading, units: Units | None) -> Reading | None:
    """A number that a text tells, in the unit and by the threshold of its finding; None when it tells nothing."""
    if reading.value is None or units is None:
        return reading
    heard = _heard(Measure(reading.value, reading.value, reading.unit, reading.comparator), units)
    if not heard.said:
        if reading.status is Status.ABSENT or heard.understood:
            return None
        return replace(reading, value=None, unit=None, comparator=None, certainty=Certainty.POSSIBLE)
    said = heard.said[0]
    doubtful = Certainty.POSSIBLE in (reading.certainty, said.certainty)
    return replace(
        reading,
        status=reading.status if reading.status is Status.HISTORICAL else said.status,
        certainty=Certainty.POSSIBLE if doubtful else Certainty.CONFIRMED,
        value=said.value,
        unit=said.unit,
        recorded=reading.recorded if said.clears else None,
        qualifiers=reading.qualifiers | said.qualifiers,
    )


def judged(spec: QuantitySpec, low: float, high: float, comparator: str | None = None) -> Said | None:
    """What a value (or the bounds of one) in the unit of ``spec`` says; None when a bound leaves it open.

    A bound that leaves it open in the direction of the finding is *possible*: ">100" may be more than 200.
    """
    if comparator in (">", ">="):
        high = float("inf")
    elif comparator in ("<", "<="):
        low = float("-inf")
    raised = spec.at_least is not None
    limit = spec.at_least if spec.at_least is not None else spec.below
    if limit is None:
        return None
    value = high if low == float("-inf") else low if raised or high == float("inf") else high
    up_to = high if low == value < high < float("inf") else None
    surely = low >= limit if raised else high < limit or (comparator == "<" and high == limit)
    never = (high < limit or (comparator == "<" and high == limit)) if raised else low >= limit
    if surely:
        return Said(Status.PRESENT, value=value, unit=spec.unit, comparator=comparator, up_to=up_to)
    if never:
        clears = low == high or (not raised and high == float("inf"))
        return Said(Status.ABSENT, value=value, unit=spec.unit, comparator=comparator, up_to=up_to, clears=clears)
    towards = (high == float("inf") or low > float("-inf")) if raised else low == float("-inf") or high < float("inf")
    if not towards:
        return None
    return Said(Status.PRESENT, Certainty.POSSIBLE, value=value, unit=spec.unit, comparator=comparator, up_to=up_to)


__all__ = [
    "Units",
    "judged",
    "number",
    "quantity",
    "quantity_range",
    "quantity_text",
    "remeasured",
    "spelt",
    "units_of",
]
