"""Entries of a ward's chart, each under its day and hour: "Mon 08:00 Reg: L EHL 4/5 ... Tue 22:40 SHO: L EHL 1/5".

A muscle that a later entry finds weaker by a grade is getting weaker (clinical.md 5.1 row 6: a drop between dated examinations).
The day may be that of the week, of the stay or of the month; a chart may tell the last entry first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.clinical.derive import is_drop
from cds_service.clinical.findings import Status
from cds_service.clinical.merge import mrc
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.examination.results import getting_weaker
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import NOBODY, Said
from cds_service.mapping.narrative.text.dates import CENTURIES, DAYS, MONTHS
from cds_service.mapping.narrative.text.grammar import words
from cds_service.mapping.narrative.text.statement_words import WEEKDAYS

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LETTERS = 3
"""Letters of a weekday's name that tell it."""
_OF_STAY = words("day pod d")
_BULLETS = words("- * • ( [")
_ENDS = words(": - | ) ]")
_AUTHOR = 4
"""Tokens between an hour and the mark behind it ("22:40 SHO:")."""
_YEARS = frozenset(map(str, range(*CENTURIES)))
"""No hour without a mark."""
_HOURS, _MINUTES = 24, 60
_FOUR = 4
"""Figures of an hour without a mark ("0800")."""
_FAR = 2
"""Days of the week that a chart goes on over the end of one."""
_EVENING, _NOON = 18 * 60, 12 * 60
_SCALE = "5"
"""What stands behind a stroke in a grade as well as in a date."""
_MOST = 80
"""Results that are kept to compare with."""
_MONTHS_APART = 2
"""Months between two entries of one chart at most."""


class Entry(NamedTuple):
    """One entry: which it is in time, the kind of its day and the day, and its minute of the day (-1 when not told)."""

    number: int
    kind: str
    day: tuple[int, int]
    minute: int


class Charted(NamedTuple):
    """The entry that is being read, and what the entries say of muscles, each with the number of its entry."""

    entry: Entry | None = None
    strengths: tuple[tuple[int, Said], ...] = ()


def charted(
    around: Around, said: Sequence[Said], chart: Charted, knowledge: NarrativeKnowledge
) -> tuple[list[Said], Charted]:
    """That muscles got weaker from one entry to a later one, as far as this sentence shows it, and the chart with it."""
    chart = _opened(around, chart)
    if chart.entry is None:
        return [], chart
    number = chart.entry.number
    graded = [one for one in said if one.grade is not None and not one.possible]
    fallen = [fall for one in graded for fall in _falls(one, number, chart.strengths, knowledge)]
    kept = (*chart.strengths, *((number, one) for one in graded))[-_MOST:]
    return fallen, chart._replace(strengths=kept)


def _falls(one: Said, number: int, strengths: Sequence[tuple[int, Said]], knowledge: NarrativeKnowledge) -> list[Said]:
    found: list[Said] = []
    for then, other in strengths:
        if then == number or (one.finding, one.side) != (other.finding, other.side):
            continue
        first, later = (other, one) if then < number else (one, other)
        fell = getting_weaker(later._replace(owner=NOBODY, compared=True), knowledge) if _better(first, later) else None
        found += [] if fell is None else [fell]
    return found[:1]


def _better(one: Said, other: Said) -> bool:
    then, now = mrc(one.grade), mrc(other.grade)
    known = one.status in (Status.PRESENT, Status.ABSENT)
    return known and then is not None and now is not None and is_drop(then, now)


def _opened(around: Around, chart: Charted) -> Charted:
    """The chart with the entry that a sentence opens, where it does."""
    stamp = _stamp(around)
    if stamp is None:
        return chart
    before = chart.entry
    if before is None:
        return Charted(stamp)
    step = _step(before, stamp)
    if step is None:
        return Charted(stamp)
    day = (stamp.kind, stamp.day) if stamp.kind else (before.kind, before.day)
    return chart._replace(entry=Entry(before.number + step, *day, stamp.minute))


def _stamp(around: Around) -> Entry | None:
    """The day and hour at the beginning of a sentence, and the mark that closes them or the name of who writes."""
    at = around.first
    while at < around.last and around.tokens[at].norm in _BULLETS:
        at += 1
    at, kind, day = _day(around, at)
    at, minute = _hour(around, at + (at < around.last and around.tokens[at].norm in (",", "at", "@")))
    if not kind and minute < 0:
        return None
    told = around.tokens[at - 1].norm
    if not kind and told in _YEARS:
        return None
    closed = any(around.tokens[i].norm in _ENDS for i in range(at, min(at + _AUTHOR, around.last)))
    return Entry(1, kind, day, minute) if closed or (kind and minute >= 0) else None


def _day(around: Around, at: int) -> tuple[int, str, tuple[int, int]]:
    """The end, kind and number of a day: of the week, of the stay, or month and day."""
    tokens, last = around.tokens, around.last
    norm = tokens[at].norm if at < last else ""
    if norm in WEEKDAYS:
        return at + 1, "week", (_WEEK.index(norm[:_LETTERS]), 0)
    if norm in _OF_STAY and at + 1 < last and tokens[at + 1].norm.isdigit():
        return at + 2, "stay", (int(tokens[at + 1].norm), 0)
    if at + 2 < last and tokens[at + 1].norm == "/" and norm.isdigit() and tokens[at + 2].norm.isdigit():
        day, month = int(norm), int(tokens[at + 2].norm)
        year = at + 4 < last and tokens[at + 3].norm == "/" and tokens[at + 4].norm.isdigit()
        end = at + 5 if year else at + 3
        timed = _hour(around, end)[1] >= 0
        if 0 < day <= DAYS and 0 < month <= DAYS and (year or timed or tokens[at + 2].norm != _SCALE):
            return end, "date", (month, day) if month <= MONTHS else (day, month)
    return at, "", (0, 0)


def _hour(around: Around, at: int) -> tuple[int, int]:
    """The end and the minute of an hour ("08:00", "22.40", "0800"); -1 where there is none."""
    tokens, last = around.tokens, around.last
    norm = tokens[at].norm if at < last else ""
    if norm.isdigit() and len(norm) == _FOUR and int(norm[:2]) < _HOURS and int(norm[2:]) < _MINUTES:
        return at + 1, int(norm[:2]) * _MINUTES + int(norm[2:])
    marked = at + 2 < last and tokens[at + 1].norm == ":" and tokens[at + 2].norm.isdigit()
    if marked and norm.isdigit() and int(norm) < _HOURS and len(tokens[at + 2].norm) > 1:
        return at + 3, int(norm) * _MINUTES + int(tokens[at + 2].norm)
    return at, -1


def _step(before: Entry, stamp: Entry) -> int | None:
    """Whether an entry is later (1), earlier (-1) or of the same time (0); None where it is of another chart."""
    if stamp.kind and before.kind and stamp.kind != before.kind:
        return None
    if not stamp.kind or stamp.day == before.day:
        over_night = not stamp.kind and stamp.minute < _NOON and before.minute >= _EVENING
        later = over_night or stamp.minute > before.minute
        return 0 if stamp.minute == before.minute or -1 in (stamp.minute, before.minute) else 1 if later else -1
    if not before.kind:
        return None
    if stamp.kind == "week":
        ahead = (stamp.day[0] - before.day[0]) % len(_WEEK)
        forward = stamp.day > before.day and ahead < len(_WEEK) - _FAR
        return 1 if forward or ahead <= _FAR else -1
    if stamp.kind == "date" and abs(stamp.day[0] - before.day[0]) > _MONTHS_APART:
        return None
    return 1 if stamp.day > before.day else -1
