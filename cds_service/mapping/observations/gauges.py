"""What a plain number means under a code that asks for one measured finding; worked out once per row and number."""

from __future__ import annotations

from dataclasses import dataclass, field

from cds_service.clinical.findings import UNDATED, Certainty, Evidence, Interval, Reading, Side, Status
from cds_service.clinical.memo import Memo
from cds_service.fhir import r4
from cds_service.mapping.values.quantities import Units

_PRESENT, _ABSENT, _HISTORICAL = Status.PRESENT, Status.ABSENT, Status.HISTORICAL
_CONFIRMED = Certainty.CONFIRMED
_MOST_NUMBERS = 512
Told = tuple[float, bool]
"""A number in the unit of the finding, and whether it means that the finding is there."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """One measured finding as a row asks for it.

    ``system``, ``code``: the coding that names it. ``over``: what the row states is a history.
    """

    finding: str
    units: Units
    side: Side | None
    system: str | None
    code: str | None
    over: bool
    told: Memo[r4.Quantity, Told | None] = field(init=False, repr=False, compare=False)
    """What a number says; None where the ordinary reader has to look."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "told", Memo(self._told, _MOST_NUMBERS))

    def _told(self, measured: r4.Quantity) -> Told | None:
        if measured.comparator is not None or measured.value is None:
            return None
        units = self.units
        written = (unit for unit in (measured.code, measured.unit) if unit)
        scale = next((scale for unit in written if (scale := units.scale(unit)) is not None), None)
        if scale is None:
            return None
        value = units.scaled(measured.value, scale)
        return (value, units.raises(value)) if units.believed(value) else None

    def reading(self, observation: r4.Observation, told: Told, when: Interval, may_deny: bool) -> Reading | None:
        """What was told on one of the days ``when``; None when it denies and may not."""
        value, present = told
        if not present and not may_deny:
            return None
        earliest, latest = when.earliest, when.latest
        day = latest or earliest  # what is present may be as recent as that
        first_day = earliest if earliest != latest else None
        return Reading(  # by position: names cost as much as the rest
            self.finding,
            (_HISTORICAL if self.over else _PRESENT) if present else _ABSENT,
            Evidence(observation.reference, "valueQuantity", self.system, self.code, day, None, first_day),
            _CONFIRMED,
            self.side,
            None,
            value,
            self.units.spec.unit,
            None,
            None,
            UNDATED,
            day if present else earliest or latest,  # a denial may be as old
        )
