"""What one value says about the finding that its label asks about."""

from __future__ import annotations

from dataclasses import dataclass

from cds_service.clinical.findings import Certainty, Course, Side, Status


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, before it has a patient, a date and a place.

    ``finding``: another finding than the label's. ``clears``: whether an absence may clear an earlier presence.
    ``rank``: a reflex on its scale.
    ``span``: code points within the value, half-open; None is all of it.
    """

    status: Status
    certainty: Certainty = Certainty.CONFIRMED
    side: Side | None = None
    grade: str | None = None
    value: float | None = None
    unit: str | None = None
    comparator: str | None = None
    course: Course | None = None
    finding: str | None = None
    clears: bool = True
    rank: float | None = None
    span: tuple[int, int] | None = None
    qualifiers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Heard:
    """All statements of one value; ``understood``: nothing in it was left over."""

    said: tuple[Said, ...] = ()
    understood: bool = False


NOTHING = Heard()
MISSING = Heard(understood=True)
"""The value says that nobody looked or nobody knows."""


def plainly(said: list[Said], plain: bool) -> Heard:
    """``said`` as far as it may stand: what is not wholly understood denies nothing."""
    kept = said if plain else [s for s in said if s.status is not Status.ABSENT]
    return Heard(tuple(kept), plain and len(kept) == len(said))
