"""What came of one prefetch key: given, empty, truncated back to a day, or unknown with the reason.

Source: contract section 3a.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import pairwise

from cds_service.clinical.findings import Source, SourceState
from cds_service.clinical.quick import quick
from cds_service.fhir import r4
from cds_service.fhir.answers import WORST, Answer
from cds_service.fhir.dates import interval, latest_day
from cds_service.fhir.decode import Broken
from cds_service.fhir.folded import Folded
from cds_service.fhir.record import Key

_EXPECTED: dict[str, tuple[type[r4.Resource], ...]] = {
    Key.PATIENT: (r4.Patient,),
    Key.CONDITIONS: (r4.Condition,),
    Key.OBSERVATIONS: (r4.Observation, Folded),
    Key.MEDICATIONS: (r4.MedicationRequest, r4.Medication),
    Key.PROCEDURES: (r4.Procedure,),
    Key.SERVICE_REQUESTS: (r4.ServiceRequest,),
    Key.DEVICES: (r4.Device,),
    Key.IMAGING: (r4.ImagingStudy, r4.DiagnosticReport, r4.Procedure),
    Key.ENCOUNTER: (r4.Encounter,),
}
_SOUGHT = tuple({kind for kinds in _EXPECTED.values() for kind in kinds})


_OBSERVED = ("effective_date_time", "effective_instant", "effective_period", "issued")
_SORTED_BY: dict[type[r4.Resource], tuple[str, ...]] = {
    r4.Condition: ("recorded_date", "onset_date_time", "onset_period"),
    r4.Observation: _OBSERVED,
    Folded: _OBSERVED,
    r4.MedicationRequest: ("authored_on",),
    r4.MedicationStatement: ("effective_date_time", "effective_period", "date_asserted"),
    r4.Procedure: ("performed_date_time", "performed_period"),
    r4.ServiceRequest: ("authored_on", "occurrence_date_time", "occurrence_period"),
    r4.DiagnosticReport: ("effective_date_time", "effective_period", "issued"),
    r4.ImagingStudy: ("started",),
    r4.Encounter: ("period",),
}


@quick
@dataclass(frozen=True, slots=True)
class Owned:
    """An answer, and what of it is this patient's; only that decides, so that others change nothing."""

    answer: Answer
    mine: Sequence[r4.Resource]
    defects: int = 0
    """How many of them cannot be read."""


_DAYS = 2
"""Days that show in which order a server sent them."""
EMPTY = Source(SourceState.EMPTY)
"""What came of a key that says that there is nothing."""
_GIVEN = Source(SourceState.GIVEN)


def availability(
    key: str, given: Sequence[Owned], failure: SourceState | None, zone: tzinfo, *, in_order: bool = False
) -> Source:
    """The Source of ``key``; ``failure`` is what the fetching says of it. ``in_order``: it was asked for newest first."""
    if failure is None and len(given) == 1:
        if _is_nothing(given[0].answer):
            return EMPTY
        if _is_all(key, given[0]):
            return _GIVEN
    pages = [owned for owned in given if owned.answer.page]
    searches = [[owned] for owned in given if not owned.answer.page] + ([pages] if pages else [])
    states = [(_state(key, search), search) for search in searches]
    worst = min((state for state, _ in states), key=WORST.index, default=None)
    if failure is not None and (worst is None or WORST.index(failure) < WORST.index(worst)):
        worst = failure
    defects = sum(owned.defects for owned in given)
    since = None
    if worst is SourceState.TRUNCATED and failure is not SourceState.TRUNCATED:
        cut = (search for state, search in states if state is SourceState.TRUNCATED)
        bounds = [complete_since([owned.answer for owned in search], zone, in_order=in_order) for search in cut]
        since = None if None in bounds else max(day for day in bounds if day is not None)
    return Source(worst or SourceState.NOT_SENT, since, defects)


def _is_nothing(answer: Answer) -> bool:
    """Whether it says that there is nothing, as ``null`` and an empty searchset do."""
    return not answer.items and answer.failure is None and not answer.more and not answer.total


def _is_all(key: str, owned: Owned) -> bool:
    """Whether it is one answer with all that there is of what was asked for, as most are; a short way to the same state."""
    answer = owned.answer
    if answer.more or answer.failure is not None or owned.defects or not owned.mine:
        return False
    if len(owned.mine) != len(answer.items) or answer.kinds.isdisjoint(_EXPECTED.get(key, answer.kinds)):
        return False
    if not answer.total:
        return True
    names = {resource.id for resource in owned.mine}
    return answer.found_all and None not in names and len(names) == len(owned.mine) >= answer.total


def _state(key: str, search: Sequence[Owned]) -> SourceState:
    failures = [owned.answer.failure for owned in search if owned.answer.failure is not None]
    if failures:
        return min(failures, key=WORST.index)
    if _truncated([owned.answer for owned in search]):
        return SourceState.TRUNCATED
    if not any(owned.mine for owned in search):
        return SourceState.EMPTY
    other = _of_another_kind(key, search)
    return SourceState.UNREADABLE if other else SourceState.GIVEN


def _of_another_kind(key: str, search: Sequence[Owned]) -> bool:
    """Whether the answer is to another question: other kinds that we ask for, and none of this key's."""
    expected = _EXPECTED.get(key)
    if expected is None:
        return False
    wanted: tuple[type[r4.Resource], ...] = (*expected, Broken)
    if any(isinstance(resource, wanted) for owned in search for resource in owned.mine):
        return False
    return any(isinstance(resource, _SOUGHT) for owned in search for resource in owned.mine)


def _truncated(search: Sequence[Answer]) -> bool:
    if all(answer.more for answer in search):
        return True
    total = max((answer.total or 0 for answer in search), default=0)
    if not total:
        return False
    matches = [resource for answer in search for resource in answer.matches]
    if len(matches) < total:
        return True
    ids = {resource.id for resource in matches}
    if len(ids) == len(matches) and None not in ids:
        return False
    named = {(resource.resource_type, resource.id) for resource in matches if resource.id}
    return len(named) + len([resource for resource in matches if not resource.id]) < total


def complete_since(search: Sequence[Answer], zone: tzinfo, *, in_order: bool = False) -> date | None:
    """The oldest day on the pages when they run from new to old; None when that cannot be told.

    One day alone tells it only where the pages are known to be ``in_order``.
    """
    days = [day_of(resource, zone) for answer in search for resource in answer.matches]
    known = [day for day in days if day is not None]
    if (
        not known
        or (len(set(known)) < _DAYS and not in_order)
        or len(known) < len(days)
        or any(later > earlier for earlier, later in pairwise(known))
    ):
        return None
    return known[-1]


def day_of(resource: r4.Resource, zone: tzinfo) -> date | None:
    """The day by which a server sorts a resource of this kind: a period by its start, a partial date by its end."""
    for name in _SORTED_BY.get(type(resource), ()):
        value = getattr(resource, name)
        if value:
            text = value if isinstance(value, str) else value.start or value.end
            return latest_day(interval(text, zone))
    return None
