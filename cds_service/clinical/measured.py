"""Criteria about a measured value, three-valued also where one end of it is all that is known (">40").

Source: clinical.md 5.1 rows 7, 8 and 16, 7.2 (comparator).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cds_service.clinical.findings import Finding
from cds_service.clinical.scene import Scene
from cds_service.clinical.truth import NO, UNKNOWN, YES, Truth

_AT_MOST, _AT_LEAST = ("<", "<="), (">", ">=")
"""Comparators of a value that is only the most, or the least, that it may be ("<20", ">40")."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """A value in ``[at_least, below)``, measured ``within`` so many days."""

    name: str
    at_least: float | str | None
    below: float | str | None
    within: float | str | None

    def found(self, scene: Scene) -> tuple[Truth | None, Finding | None]:
        """Whether a value is in the range, None where there is none at all, and the finding with it."""
        if self.name not in scene.charted.findings:
            return None, None
        number = scene.number
        low, high, days = number(self.at_least), number(self.below), number(self.within)
        horizon = None if days is None else scene.days_ago(days)
        seen: Truth | None = None
        for finding in scene.charted.findings[self.name]:
            for reading in finding.readings:
                value = reading.value
                if value is None or (
                    horizon is not None and reading.recorded is not None and reading.recorded < horizon
                ):
                    continue
                if reading.comparator in _AT_MOST:
                    if low is None and high is not None and value <= high:
                        return YES, finding
                elif (low is None or (reading.up_to or value) >= low) and (high is None or value < high):
                    return YES, finding  # of a range the end counts that is in it
                if seen is not UNKNOWN:
                    seen = UNKNOWN if _reaches(value, reading.comparator, low, high) else NO
        return seen, None

    def check(self, scene: Scene) -> Truth:
        """YES with a value in the range; UNKNOWN with one that may be (">40" of 50); NO with others, or looked for in vain."""
        seen = self.found(scene)[0]
        return scene.silence(self.name, scene.number(self.within)) if seen is None else seen

    def witness(self, scene: Scene) -> Iterable[Finding]:
        """The finding with the value."""
        finding = self.found(scene)[1]
        return () if finding is None else (finding,)


def _reaches(value: float, comparator: str | None, low: float | None, high: float | None) -> bool:
    """Whether a value of which only one end is known may be in ``[low, high)``."""
    if comparator in _AT_LEAST:
        return high is None or value < high
    return comparator in _AT_MOST and (low is None or value > low or (value == low and comparator == _AT_MOST[1]))
