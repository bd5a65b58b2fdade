"""What a plain number means under a code that asks for one measured finding; worked out once per row and unit."""

from __future__ import annotations

from dataclasses import dataclass, field

from cds_service.clinical.findings import Certainty, Evidence, Interval, Reading, Side, Status
from cds_service.fhir import r4
from cds_service.fhir.dates import earliest_day, latest_day
from cds_service.mapping.quantities import Units

_PRESENT, _ABSENT, _CONFIRMED = Status.PRESENT, Status.ABSENT, Certainty.CONFIRMED
_MOST_UNITS = 64
Scale = tuple[float, float]


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
    _scales: dict[tuple[str | None, str | None], Scale] = field(default_factory=dict, repr=False, compare=False)
    """Factors of its own units that were met, by code and printed unit."""

    def value(self, measured: r4.Quantity) -> float | None:
        """The number in the unit of the finding; None where the ordinary reader has to look."""
        if measured.comparator is not None or measured.value is None:
            return None
        key = (measured.code, measured.unit)
        scale = self._scales.get(key) or self._keep(key)
        if scale is None:
            return None
        value = self.units.scaled(measured.value, scale)
        return value if self.units.believed(value) else None

    def _keep(self, key: tuple[str | None, str | None]) -> Scale | None:
        scale = next((s for unit in key if unit and (s := self.units.scale(unit)) is not None), None)
        if scale is not None and len(self._scales) < _MOST_UNITS:
            self._scales[key] = scale
        return scale

    def reading(self, observation: r4.Observation, value: float, when: Interval, may_deny: bool) -> Reading | None:
        """What ``value`` states, observed on the days ``when``; None when it denies and may not."""
        present = self.units.raises(value)
        if not present and not may_deny:
            return None
        status = (Status.HISTORICAL if self.over else _PRESENT) if present else _ABSENT
        day = latest_day(when)
        return Reading(
            self.finding,
            status,
            Evidence(observation.reference, "valueQuantity", self.system, self.code, day),
            _CONFIRMED,
            self.side,
            value=value,
            unit=self.units.spec.unit,
            recorded=day if present else earliest_day(when),
        )
