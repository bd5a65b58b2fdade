"""What silence means while the sources are in one state, and the answers that follow from silence alone.

A criterion about findings of which the chart says nothing has one answer for each state of the sources, whoever the
patient is. These answers are kept: of a chart with a few findings, most of the decision table is about others.
What is kept holds no date and nothing of a patient: a source is *searched*, *not searched*, or searched back over the
first so many of the look-backs that the knowledge asks for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from math import floor

from cds_service.clinical.findings import Source, SourceState
from cds_service.clinical.truth import Truth

_MOST_STATES = 512
_GIVEN, _EMPTY, _TRUNCATED = SourceState.GIVEN, SourceState.EMPTY, SourceState.TRUNCATED

Settled = tuple[frozenset[str], Truth]
"""An answer, and the findings of which nothing may be recorded for it to be that."""


class Silence:
    """One state of the sources.

    ``unread``: sources in which silence is not *none recorded*, at least not for ever back. ``doubtful``: findings that
    are looked for in them. ``settled``: by key of a criterion, what silence alone makes of it.
    """

    __slots__ = ("doubtful", "settled", "unread")

    def __init__(self, keys: Mapping[str, frozenset[str]], sources: Mapping[str, Source]) -> None:
        """``keys``: the findings that are looked for in each source."""
        self.unread = frozenset(k for k in keys if (s := sources.get(k)) is None or not s.searched)
        self.doubtful = frozenset[str]().union(*(keys[key] for key in self.unread))
        self.settled: Mapping[str, Settled] = {}


class Silences:
    """The states of the sources that were met; for one table with one set of numbers.

    Forgets everything when full. Safe to share between threads: what two of them work out at once is the same.
    """

    __slots__ = ("_days", "_known", "_sources", "_work")

    def __init__(
        self, sources: Iterable[str], days: Iterable[float], work: Callable[[Mapping[str, Source], date], Silence]
    ) -> None:
        """``sources`` and ``days``: every source and every look-back that may be asked for."""
        self._sources = tuple(sorted(sources))
        self._days = sorted({floor(day) for day in days})
        self._work = work
        self._known: dict[tuple[int, ...], Silence] = {}

    def of(self, sources: Mapping[str, Source], today: date) -> Silence:
        """The state in which the sources are on this day."""
        state = tuple([self._reach(source, today) if (source := sources.get(key)) else 0 for key in self._sources])
        known = self._known.get(state)
        if known is None:
            if len(self._known) >= _MOST_STATES:
                self._known.clear()
            known = self._known[state] = self._work(sources, today)
        return known

    def _reach(self, source: Source, today: date) -> int:
        """How many of the look-backs the source covers; one more when it was searched as far as it goes."""
        if source.defects:
            return 0
        state = source.state
        if state is _GIVEN or state is _EMPTY:
            return len(self._days) + 1
        if state is not _TRUNCATED or source.complete_since is None:
            return 0
        return bisect_right(self._days, (today - source.complete_since).days)
