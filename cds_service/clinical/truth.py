"""Kleene's three-valued logic: yes, no and unknown.

``all`` is the minimum, ``any`` the maximum, ``not`` the mirror image; so an unknown is never
silently a no. Source: S. C. Kleene, Introduction to Metamathematics, section 64.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Final


class Truth(IntEnum):
    """The order is the point: NO < UNKNOWN < YES."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    @property
    def word(self) -> str:
        """``yes``, ``no`` or ``unknown``, as the assessment JSON says it."""
        return self.name.lower()


YES: Final = Truth.YES
UNKNOWN: Final = Truth.UNKNOWN
NO: Final = Truth.NO
# The members as names of their own: looking one up on its class costs a hundred times more (Python 3.11), and a
# decision does it some four hundred times.


def all_of(values: Iterable[Truth]) -> Truth:
    """YES if all are; NO if one is; else UNKNOWN. Nothing to check is YES."""
    return min(values, default=YES)


def any_of(values: Iterable[Truth]) -> Truth:
    """YES if one is; NO if all are; else UNKNOWN. Nothing to find is NO."""
    return max(values, default=NO)


_OPPOSITE: Final = (YES, UNKNOWN, NO)


def negation(value: Truth) -> Truth:
    """YES <-> NO; UNKNOWN stays."""
    return _OPPOSITE[value]


def at_least(count: int, values: Iterable[Truth]) -> Truth:
    """YES if ``count`` hold for sure, UNKNOWN if they might, else NO."""
    sure = possible = 0
    for value in values:
        sure += value is YES
        possible += value is not NO
    if sure >= count:
        return YES
    return UNKNOWN if possible >= count else NO
