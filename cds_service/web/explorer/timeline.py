"""The timeline: onset, treatments and events up to today, with the mark of the conservative period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cds_service.clinical.assessment import Span
from cds_service.clinical.findings import Finding, Reading, Status
from cds_service.compose.phrases import days_text, span_text
from cds_service.knowledge.explorer import Events
from cds_service.web.explorer.facts import Telling, day_of

WIDTH = 720.0
_LEFT, _RIGHT = 8.0, 712.0
_LANE = 34.0
_TOP = 30.0
_MOST_DAYS = 730
_LEAST_DAYS = 28
_MARGIN = 1.06
_LETTER = 7.4  # width of a letter of a label at most, on average
_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline: a period (``ends`` None: until today) or a moment (``moment``).

    ``length``: how long a treatment without dates lasted, in words.
    """

    label: str
    kind: str
    begins: date | None
    begins_latest: date | None
    ends: date | None
    moment: bool
    source: int | None
    length: str | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One event as drawn. ``sure``: from where on it is certain; ``cut``: it began before the picture.

    ``label_x``: where its label begins, or ends (``label_before``), on one side of today.
    """

    label: str
    kind: str
    x: float
    sure: float
    width: float
    y: float
    moment: bool
    cut: bool
    label_x: float
    label_before: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A month or week at the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    label: str
    begins: str
    ends: str
    source: int | None


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Table and picture. ``mark_x``: end of the conservative period counted from the onset; None without an onset."""

    lines: tuple[Line, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    width: float
    height: float
    today_x: float
    mark_x: float | None
    mark_label: str
    mark_day: str | None
    symptoms: str | None
    conservative: str | None


def timeline(telling: Telling, events: Events, deferral_days: int) -> TimelineView:
    """The timeline of one assessment."""
    assessment = telling.assessment
    today = assessment.as_of.date()
    found = sorted(_merged(_events(telling, events, today)), key=_order)
    onset = _onset(found)
    mark = onset + timedelta(days=deferral_days) if onset else None
    scale = _Scale.over(found, today, mark)
    drawn = [event for event in found if event.begins or event.begins_latest]
    words = telling.material.library.words
    return TimelineView(
        tuple(map(_line, found)),
        tuple(scale.bar(event, n, today) for n, event in enumerate(drawn)),
        tuple(scale.ticks()),
        WIDTH,
        _TOP + _LANE * max(len(drawn), 1) + 26,
        scale.x(today),
        None if mark is None else scale.x(mark),
        days_text(deferral_days, words),
        mark.isoformat() if mark else None,
        span_text(assessment.timeline.symptoms, words),
        span_text(assessment.timeline.conservative, words),
    )


def _events(telling: Telling, events: Events, today: date) -> Iterator[Event]:
    kinds = (("complaint", events.complaint), ("treatment", events.treatment), ("moment", events.moment))
    for kind, names in kinds:
        for name in names:
            for finding in telling.assessment.charted.of(name):
                if finding.status is not Status.ABSENT:
                    yield from _of(telling, finding, kind, today)


def _of(telling: Telling, finding: Finding, kind: str, today: date) -> Iterator[Event]:
    known = telling.material.findings.get(finding.id)
    label = known.label if known else finding.id
    said = [reading for reading in finding.readings if reading.status is not Status.ABSENT]
    placed = [reading for reading in said if reading.onset.known or reading.duration_days is not None]
    for reading in (placed or said) if kind == "treatment" else said:
        if reading.duration_days is not None and not reading.onset.known:
            length = span_text(Span(*reading.duration_days), telling.material.library.words)
            source = telling.book.cite(reading.evidence)
            yield Event(label, kind, None, None, None, False, source, length)
            continue
        begins, latest = _begin(reading, kind)
        ends = None if kind == "complaint" or reading.ongoing else (reading.recorded or reading.onset.latest)
        source = telling.book.cite(reading.evidence)
        yield Event(label, kind, begins, latest, ends if ends and ends < today else None, kind == "moment", source)


def _begin(reading: Reading, kind: str) -> tuple[date | None, date | None]:
    onset = reading.onset
    if onset.known:
        return onset.earliest, onset.latest or onset.earliest
    day = day_of(reading)
    return (None, day) if kind == "complaint" else (day, day)


def _merged(events: Iterator[Event]) -> list[Event]:
    """Readings of the same complaint become one line: its earliest known begin."""
    kept: dict[tuple[str, object], Event] = {}
    for event in events:
        key = (event.label, None if event.kind == "complaint" else (event.begins_latest, event.ends, event.length))
        other = kept.get(key)
        if other is None or _order(event) < _order(other):
            kept[key] = event
    events_kept = list(kept.values())
    return [e for e in events_kept if not any(_holds(other, e) for other in events_kept if other is not e)]


def _holds(period: Event, event: Event) -> bool:
    """Whether ``event`` is told by ``period`` already: the same care, within its time."""
    if period.kind != "treatment" or period.label != event.label or period.begins is None or event.begins is None:
        return False
    within = period.begins <= event.begins and (period.ends is None or (event.ends or date.max) <= period.ends)
    return within and (period.begins, period.ends) != (event.begins, event.ends)


def _order(event: Event) -> tuple[bool, date, str]:
    day = event.begins or event.begins_latest
    known = event.begins is not None or event.kind != "complaint"
    return (not known, day or date.max, event.label)


def _onset(events: list[Event]) -> date | None:
    """The latest day on which the first dated complaint can have begun; a mere record says nothing of it."""
    days = [e.begins_latest or e.begins for e in events if e.kind == "complaint" and e.begins is not None]
    return min((day for day in days if day is not None), default=None)


def _line(event: Event) -> Line:
    if event.length is not None:
        return Line(event.label, f"for {event.length}", "", event.source)
    begins = event.begins.isoformat() if event.begins else ""
    if event.begins_latest and event.begins_latest != event.begins:
        latest = event.begins_latest.isoformat()
        begins = f"{begins} to {latest}" if begins else f"at the latest {latest}"
    if event.moment:
        return Line(event.label, begins or "undated", "", event.source)
    return Line(event.label, begins or "undated", event.ends.isoformat() if event.ends else "today", event.source)


def _label_place(x: float, wide: float, today: float) -> tuple[float, bool]:
    """Where the label of a bar at ``x`` begins, or ends (True): beside the line of today, never across it."""
    if x > today or x + wide < today:
        return x, False
    end = today - _GAP
    return (end, True) if end - wide >= 0 else (today + _GAP, False)


@dataclass(frozen=True, slots=True)
class _Scale:
    start: date
    days: float

    @classmethod
    def over(cls, events: list[Event], today: date, mark: date | None) -> _Scale:
        known = [day for e in events for day in (e.begins or e.begins_latest,) if day is not None]
        earliest = max(min(known, default=today), today - timedelta(days=_MOST_DAYS))
        end = max(today, mark or today)
        days = max((end - earliest).days, _LEAST_DAYS) * _MARGIN
        return cls(end - timedelta(days=int(days)), (end - (end - timedelta(days=int(days)))).days * 1.04)

    def x(self, day: date) -> float:
        share = (day - self.start).days / self.days
        return round(_LEFT + (_RIGHT - _LEFT) * min(max(share, 0.0), 1.0), 1)

    def bar(self, event: Event, lane: int, today: date) -> Bar:
        begin = event.begins or event.begins_latest or today
        sure = event.begins_latest or begin
        end = event.ends or today
        x, to = self.x(begin), self.x(begin if event.moment else end)
        cut = begin < self.start
        y = _TOP + _LANE * lane
        wide = _LETTER * (len(event.label) + (2 if cut else 0))
        label_x, before = _label_place(x, wide, self.x(today))
        return Bar(event.label, event.kind, x, self.x(sure), max(to - x, 4.0), y, event.moment, cut, label_x, before)

    def ticks(self) -> Iterator[Tick]:
        months = 1 if self.days < 220 else 3 if self.days < 500 else 6
        year, month = self.start.year, self.start.month
        while True:
            month += 1
            year, month = (year + 1, 1) if month > 12 else (year, month)
            day = date(year, month, 1)
            if (day - self.start).days >= self.days:
                return
            if (month - 1) % months == 0:
                yield Tick(self.x(day), f"{day:%b %Y}" if month == 1 or months > 1 else f"{day:%b}")
