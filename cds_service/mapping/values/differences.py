"""How much less the second of two weights is than the first: "13 stone 2 to 11 stone 10", "from 82 to 74 kg".

Source: clinical.md 7.2 (amounts); a range of what was lost ("5 to 6 kg") is none of what somebody weighs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_NUMBER = r"(\d{1,3}(?:\.\d{1,2})?)"
_UNIT = r"(?:\s?((?!to\b|now\b|down\b|and\b)[^\W\d_]+))?"
_REST = r"(?:\s(\d{1,2})\s?(?:lbs?|pounds?)?)?"
"""Pounds behind stones."""
_BETWEEN = r"\s?,?\s?(?:(?:and |down |is )?(?:to|now)|->|→|>|–|-)\s?"
_TWO = re.compile(rf"(?<![\w.,/]){_NUMBER}{_UNIT}{_REST}{_BETWEEN}{_NUMBER}{_UNIT}{_REST}(?![\w/])")
_POUNDS = 14
"""Pounds of a stone."""


class Difference(NamedTuple):
    """``lost``: how much less it is, in the unit of the factors; ``span``: its place in the text."""

    lost: float
    span: tuple[int, int]


def difference(text: str, factor: Callable[[str], float | None], least: float) -> Difference | None:
    """What two weights of at least ``least`` tell; ``factor``: of a unit that is written, or None for what is none."""
    for found in _TWO.finditer(text):
        first, unit, rest, second, later, over = found.groups()
        then, now = _size(first, unit or later, rest, factor), _size(second, later or unit, over, factor)
        if then is not None and now is not None and min(then, now) >= least:
            return Difference(then - now, found.span())
    return None


def _size(number: str, unit: str | None, rest: str | None, factor: Callable[[str], float | None]) -> float | None:
    one = factor(unit) if unit else None
    return None if one is None else (float(number) + float(rest or 0) / _POUNDS) * one
