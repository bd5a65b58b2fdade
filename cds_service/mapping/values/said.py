"""What one value says about the finding that its label asks about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cds_service.clinical.findings import Certainty, Course, Side, Status
from cds_service.clinical.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Said:
    """One statement, before it has a patient, a date and a place.

    ``finding``: another finding than the label's. ``clears``: whether an absence may clear an earlier presence.
    ``rank``: a reflex on its scale.
    ``onset_days_ago``: it began so many days before it was observed, least and most; ``duration_days``: care lasted so many.
    ``span``: code points within the value, half-open; None is all of it.
    """

    status: Status
    certainty: Certainty = Certainty.CONFIRMED
    side: Side | None = None
    grade: str | None = None
    value: float | None = None
    unit: str | None = None
    comparator: str | None = None
    up_to: float | None = None
    course: Course | None = None
    finding: str | None = None
    clears: bool = True
    rank: float | None = None
    span: tuple[int, int] | None = None
    qualifiers: frozenset[str] = frozenset()
    onset_days_ago: tuple[int, int] | None = None
    duration_days: tuple[int, int] | None = None


@quick
@dataclass(frozen=True, slots=True)
class Heard:
    """All statements of one value; ``understood``: nothing in it was left over; ``unasked``: it says that nobody looked."""

    said: tuple[Said, ...] = ()
    understood: bool = False
    unasked: bool = False


NOTHING = Heard()
MISSING = Heard(understood=True, unasked=True)
"""The value says that nobody looked or nobody knows."""
UNASKED = Heard(unasked=True)
"""So it begins, and goes on in words that were not understood."""


def plainly(said: Iterable[Said], plain: bool) -> Heard:
    """``said`` as far as it may stand, each once: what is not wholly understood denies nothing."""
    kept: dict[Said, Said] = {}
    whole = plain
    for one in said:
        if plain or one.status is not Status.ABSENT:
            kept.setdefault(replace(one, span=None), one)
        else:
            whole = False
    return Heard(tuple(kept.values()), whole)
