"""What the knowledge says about one finding: label, sources, look-back and how it is read.

Parsed from ``cards/lumbar-imaging/findings.yaml`` by ``knowledge.findings``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How an Observation value of this finding is understood."""

    PRESENCE = "presence"
    QUANTITY = "quantity"
    STRENGTH = "strength"
    REFLEX = "reflex"
    NORMALITY = "normality"


@dataclass(frozen=True, slots=True)
class QuantitySpec:
    """A measured finding: canonical UCUM unit, accepted units and the threshold that makes it present.

    ``factors``: unit -> factor to the canonical unit; ``offsets``: added before the factor (degrees Fahrenheit).
    ``plausible``: bounds in the canonical unit within which a value without unit is believed.
    ``at_least`` / ``below``: present when the value is so; a parameter of the decision table may replace it.
    """

    unit: str
    factors: tuple[tuple[str, float, float], ...]
    plausible: tuple[float, float]
    at_least: float | None = None
    below: float | None = None
    parameter: str | None = None


@dataclass(frozen=True, slots=True)
class Organ:
    """Words that name one of the organs of a finding, and the findings that its being well clears."""

    words: re.Pattern[str]
    clears: tuple[str, ...]


_CARE = "care"


@dataclass(frozen=True, slots=True)
class FindingSpec:
    """One stanza of findings.yaml. ``sources`` are the prefetch keys in which it would be recorded."""

    id: str
    label: str
    kind: Kind
    group: str
    value_sets: tuple[str, ...]
    sources: tuple[str, ...]
    look_back_days: int | None = None
    quantity: QuantitySpec | None = None
    site_value_sets: tuple[str, ...] = ()
    """Generic codes that count only with a site named in text or bodySite."""
    when_historical: str | None = None
    """The finding that this one becomes when resolved or in remission."""
    absence_includes: tuple[str, ...] = ()
    """Recorded as absent, these are absent too (clinical.md 5.4)."""
    absence_implies: tuple[str, ...] = ()
    """So are these; they are not told beside it, since nobody looked at each of them."""
    presence_includes: tuple[str, ...] = ()
    """Recorded as present, these are present too."""
    organs: tuple[Organ, ...] = ()
    """Absent in words of one of them alone, the finding is not absent, but what that one clears is."""
    side: str | None = None
    """The side that the finding always has (``bilateral``)."""
    medication: bool = False
    of_reading: bool = False
    """It tells how the chart was read: nobody can look for it, so it is never missing."""
    roots: tuple[str, ...] = ()

    @property
    def is_care(self) -> bool:
        """Whether it is treatment."""
        return self.group == _CARE
