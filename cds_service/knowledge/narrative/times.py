"""Words of time as the narrative reader runs on them: ``times`` and ``chronic`` of ``narrative/context.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cds_service.knowledge.narrative.patterns import Words


@dataclass(frozen=True, slots=True)
class Passed:
    """Least days ago from which what is of some days is over where the text says so.

    ``parameter``: the number of the decision table that it is; ``lint`` holds both together.
    """

    days: int
    parameter: str


@dataclass(frozen=True, slots=True)
class Times:
    """Words of time: lengths of units in days (least, most), counts, months, and words that are a time."""

    units: Mapping[str, tuple[int, int]]
    part_of: frozenset[str]
    """Words beside "4/12" with which it is so many months, and no date."""
    seasons: Mapping[str, tuple[int, int, int]]
    """A season or feast -> a month, and the first and last day from its beginning between which it lies."""
    parts: Mapping[str, tuple[int, int]]
    """What is written under a number of days or months ("3/7", "4/12") -> length of the unit."""
    counts: Mapping[str, tuple[int, int]]
    months: Mapping[str, int]
    month_parts: Mapping[str, tuple[int, int]]
    """Part of a month ("mid") -> its first and last day."""
    about_days: int
    """Days by which "around the 20th" may be another."""
    ago: Mapping[Words, tuple[int, int]]
    chronic: Mapping[Words, tuple[int, int]]
    beginnings: frozenset[str]
    """Words with which a time may begin, numbers aside."""
    between: frozenset[str]
    """Words between a duration and the care that lasted so long."""
    sessions: frozenset[str]
    """Words for a session of care."""
    many_sessions: int
    """So many of them may fill the waiting period."""
    open_ended_days: int
    long_ago_before: int
    """A bare year before this one is long ago."""
    passed: Passed
    ages: frozenset[Words]
    """Words before the age since which something is so."""
    childhood_age: int
    childhood_days: tuple[int, int]
    """What is so since an age up to the first lasts so many days, least and most, in an adult."""
    youth_age: int
    youth_days: tuple[int, int]
    """The same of a later age."""
