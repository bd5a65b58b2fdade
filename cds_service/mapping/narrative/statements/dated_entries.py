"""Entries of a note under their full dates: "[text from 14/06/2026] ... retention", "[update 22/11/2026] ... voids normally".

A sign of an older entry is of that day, and over where the last entry denies it plainly. Only where two entries have their date,
some weeks apart: one date alone may be that of the note. Days that may be read either way count for nothing.
Source: clinical.md 5.3 (look-backs), 5.1 row 3b, 7.1 (text carried forward).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cds_service.clinical.findings import Certainty, Interval, Status
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.text.dates import MONTHS, interval_of

_DAY = r"(?:(\d{1,2})[/.](\d{1,2})[/.](\d{4})|(\d{4})-(\d{2})-(\d{2}))"
_HEADER = re.compile(
    rf"^[ \t]*(?:\[(?:[A-Za-z]+ ){{0,4}}{_DAY}[^\]\n]{{0,20}}\]|{_DAY}(?: \d{{1,2}}[:.]\d{{2}})?[ \t]*(?::|-|$))",
    re.MULTILINE,
)
_APART = 14
"""Days between an entry and the last one, from which what the first tells may be over."""
_YEAR = 4
"""Figures of a year."""


class _Entry(NamedTuple):
    start: int
    day: date


def of_entries(text: str, mentions: Sequence[Mention], knowledge: NarrativeKnowledge) -> list[Mention]:
    """The mentions of a text, those of older entries with the day of their entry."""
    entries = _entries(text)
    last = max(entries, key=lambda entry: entry.day, default=None)
    if last is None or len({entry.day for entry in entries}) == 1:
        return list(mentions)
    starts = [entry.start for entry in entries]
    placed = [(m, entries[bisect_right(starts, m.start) - 1] if m.start >= starts[0] else None) for m in mentions]
    now = [m for m, entry in placed if entry is last]
    denied = {m.finding for m in now if m.status is Status.ABSENT and m.clears and m.certainty is Certainty.CONFIRMED}
    denied -= {m.finding for m in now if m.status is Status.PRESENT}
    return [_of_its_day(m, entry, last, denied, knowledge) for m, entry in placed]


def _of_its_day(
    m: Mention, entry: _Entry | None, last: _Entry, denied: set[str], knowledge: NarrativeKnowledge
) -> Mention:
    if entry is None or (last.day - entry.day).days < _APART:
        return m
    if m.status is not Status.PRESENT or m.finding not in knowledge.own_times.signs or m.grade is not None:
        return m
    dated = m if m.timed else replace(m, dated=Interval(entry.day, entry.day))
    return replace(dated, status=Status.HISTORICAL) if m.finding in denied else dated


def _entries(text: str) -> list[_Entry]:
    found: list[_Entry] = []
    for match in _HEADER.finditer(text):
        day = _day([group for group in match.groups() if group is not None])
        if day is not None:
            found.append(_Entry(match.start(), day))
    return found


def _day(parts: Sequence[str]) -> date | None:
    """The day of three figures; None where there is none, or day and month may change places."""
    one, two, three = (int(part) for part in parts)
    if len(parts[0]) == _YEAR:
        return interval_of(one, two, three).earliest
    if one != two and max(one, two) <= MONTHS:
        return None
    day, month = (two, one) if two > MONTHS else (one, two)
    return interval_of(three, month, day).earliest
