"""Where readers put what they found, what they did not understand and what they left out."""

from __future__ import annotations

from datetime import date

from cds_service.clinical.assessment import Ignored, Unmapped
from cds_service.clinical.findings import Reading


class Sink:
    """Collects over all readers of one record. Nothing here depends on the order in which things come."""

    def __init__(self) -> None:
        self.readings: list[Reading] = []
        self._unmapped: dict[tuple[str | None, str | None, str | None], int] = {}
        self._ignored: set[tuple[str, str]] = set()
        self.known_devices: frozenset[str] = frozenset()
        """Kinds of implant whose status in the scanner a Device tells."""
        self.unread: list[tuple[str, str, date | None]] = []
        """Finding, reference and day of numbers that could not be read, and that leave a red flag open."""
        self.outside = 0
        """How many concepts of known systems are plainly about something else."""

    def reading(self, reading: Reading) -> None:
        """A statement of the chart."""
        self.readings.append(reading)

    def unmapped(self, system: str | None, code: str | None, text: str | None) -> None:
        """A code or text that no value set and no phrase knows."""
        key = (system, code, text)
        self._unmapped[key] = self._unmapped.get(key, 0) + 1

    def ignored(self, reference: str, reason: str) -> None:
        """A resource that was left out: otherPatient, enteredInError, refuted, unreadable."""
        self._ignored.add((reference, reason))

    @property
    def unmapped_entries(self) -> tuple[Unmapped, ...]:
        """What was not understood, most frequent first."""
        if not self._unmapped:
            return ()
        entries = (Unmapped(*key, count) for key, count in self._unmapped.items())
        return tuple(sorted(entries, key=lambda u: (-u.count, u.system or "", u.code or "", u.text or "")))

    @property
    def ignored_entries(self) -> tuple[Ignored, ...]:
        """What was left out, by reference."""
        return tuple(Ignored(*entry) for entry in sorted(self._ignored))
