"""Words between a sign and a time that tell whether the time is its own: ``ownTimes`` of ``narrative/context.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnTimeWords:
    """``signs``: findings that a time of something else must not make old ("cannot pass urine (prostatectomy 2014)").

    ``lead``: words that may stand between a mark and the time of a sign; ``events``: behind one of them anything may stand
    ("numb, since her operation in 2018"); ``alike``: before a time of which a sign is only told to be like; ``first``:
    behind "first" they tell that it was not so since the time. ``subjects``: between a length that opens a clause and what
    lasted so long ("for six weeks he has had to ..."); ``continuing``: before "today", they tell that it is so today still.
    ``habits``: phrases of what goes with a sign as long as it does ("leaks since 2013, wears a liner"); ``causes``: of what a
    sign is told to come from, whose time is its time too ("slow stream from BPH for seven years"). ``then``: pairs of words
    that tell how it was at another time ("numb saddle, had this in 2010", "was well until 2010").
    """

    signs: frozenset[str]
    lead: frozenset[str]
    events: frozenset[str]
    alike: frozenset[str]
    first: frozenset[str]
    subjects: frozenset[str]
    continuing: frozenset[str]
    habits: frozenset[str]
    causes: frozenset[str]
    then: frozenset[str]
