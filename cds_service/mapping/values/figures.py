"""Numbers with what stands around them in a text: comparator, range, unit; not those of a date, a time of day or a pair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cds_service.clinical.quick import quick

_OF_A_THOUSAND = 3
_SLASHED = re.compile(
    r"(?<!\d)\d{1,4}[/-]\d{1,2}[/-]\d{1,4}(?!\d)|(?<![\d.])\d{1,2}:\d{2}(?::\d{2})?(?!\d)|(?<!\d)\d{1,3}/\d{1,3}(?![\d.])"
    r"|(?:(?<=at )|(?<=@)|(?<=@ ))[0-2]\d[0-5]\d(?![\d.]|\s?[a-z])",
    re.ASCII,
)


@quick
@dataclass(frozen=True, slots=True)
class Measure:
    """A number as written: bounds, comparator, unit and place."""

    low: float
    high: float
    unit: str | None = None
    comparator: str | None = None
    span: tuple[int, int] | None = None


def number_pattern(factors: Mapping[str, object], comparators: Mapping[str, str]) -> re.Pattern[str]:
    """A number with what may stand around it; blanks may stand between the signs of a unit."""
    written = sorted(factors, key=len, reverse=True)
    unit = "|".join(r"[ ]?".join(map(re.escape, u)) for u in written)
    compared = "|".join(re.escape(c) for c in sorted(comparators, key=len, reverse=True))
    number = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
    return re.compile(
        rf"(?:(?P<compared>{compared})\s?)?(?<![\w.,])(?P<value>{number})"
        rf"(?:\s?(?:-|to)\s?(?P<upper>{number}))?(?:\s?°?\s?(?P<unit>{unit})(?![^\W_]|[*^]))?(?![\w.,]*\d)",
        re.ASCII,
    )


def measures(folded: str, number: re.Pattern[str], comparators: Mapping[str, str]) -> Iterator[Measure]:
    """The numbers of a folded text, found by ``number`` (:func:`number_pattern`)."""
    masked = [m.span() for m in _SLASHED.finditer(folded)]
    for match in number.finditer(folded):
        start, end = match.start("value"), match.end()
        if any(start < last and first < end for first, last in masked):
            continue
        sign = comparators.get(match["compared"] or "", "") or None
        low = _figure(match["value"])
        high = low if match["upper"] is None else _figure(match["upper"])
        yield Measure(min(low, high), max(low, high), match["unit"], sign, (match.start(), end))


def _figure(text: str) -> float:
    """``1,200`` is twelve hundred, ``38,5`` thirty-eight and a half."""
    whole, comma, part = text.rpartition(",")
    if comma and (len(part.partition(".")[0]) != _OF_A_THOUSAND or whole == "0"):
        return float(f"{whole.replace(',', '')}.{part}")
    return float(text.replace(",", ""))
