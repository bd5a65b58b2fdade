"""What one coded or worded concept states, in the frame of the resource that it stands in.

A concept is read by its codes and by its words: the codes say what it is, the words add side, doubt and what no code
says. Words in a chart that merely repeat the official name of a code never deny anything.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cds_service.clinical.findings import (
    HAPPENED,
    NOTHING_NEW,
    UNDATED,
    Certainty,
    Evidence,
    Interval,
    Reading,
    Side,
    Status,
)
from cds_service.clinical.quick import quick, replace
from cds_service.fhir import r4
from cds_service.mapping.book import Book
from cds_service.mapping.meaning import Meaning
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.text.dates import DAYS
from cds_service.mapping.observations.one_organ import apart
from cds_service.mapping.sink import Sink
from cds_service.mapping.values.quantities import remeasured
from cds_service.mapping.words import fixed_side, of_another_part, side_of, site_words, words_of


@quick
@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for everything that one resource states.

    ``status`` HISTORICAL: what it states is over. ``only``: findings that its codes may state, ``only_words`` those
    that its words may; None: all. ``denies``: words may deny; the name of something done denies nothing.
    ``side`` and ``sites``: named beside the concept, as a body site. ``reasons``: why it was done. ``notes``: written
    beside it.
    """

    reference: str
    recorded: date | None = None
    onset: Interval = UNDATED
    status: Status = Status.PRESENT
    certainty: Certainty = Certainty.CONFIRMED
    ongoing: bool = False
    side: Side | None = None
    sites: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    only: frozenset[str] | None = None
    only_words: frozenset[str] | None = None
    elsewhere: frozenset[str] = frozenset()
    denies: bool = True

    def codes(self, finding: str) -> bool:
        """Whether a code may state the finding here."""
        return finding not in self.elsewhere and (self.only is None or finding in self.only)

    def here_only(self, concept: r4.CodeableConcept, book: Book) -> Frame:
        """The same, stating nothing of the back where a concept or what stands beside it is of another part of the body."""
        texts = (*(words for _, words in words_of(concept)), *self.sites, *self.reasons)
        return replace(self, elsewhere=book.chart.elsewhere) if of_another_part(texts, book) else self

    def words(self, finding: str, status: Status) -> bool:
        """Whether words may state the finding here."""
        if finding in self.elsewhere or (status is Status.ABSENT and not self.denies):
            return False
        return self.only_words is None or finding in self.only_words


def read_concept(concept: r4.CodeableConcept, path: str, frame: Frame, book: Book, sink: Sink) -> bool:
    """Read one concept; False when neither code nor words state anything that is known."""
    meaning = book.meanings.of(concept, frame.sites, frame.notes)
    if meaning.is_empty:
        return False
    if not book.chart.elsewhere.isdisjoint(meaning.named):
        frame = frame.here_only(concept, book)
    coded = {finding: (coding, status) for finding, coding, status in stated(meaning, frame)}
    said = [one for one in meaning.said if one[1].finding not in coded or one[1].finding not in meaning.repeated]
    worded = list(_worded(concept, said, path, frame, bool(coded), book)) if said else []
    side = frame.side or meaning.side
    for finding, (coding, status) in coded.items():
        evidence = Evidence(frame.reference, path, coding.system, coding.code, frame.recorded)
        sink.reading(_refined(_coded_reading(finding, status, evidence, side, frame, book), worded))
    for reading in worded:
        if reading.finding not in coded:
            sink.reading(reading if reading.side or reading.status is Status.ABSENT else replace(reading, side=side))
    return bool(coded or worded)


def _worded(
    concept: r4.CodeableConcept, said: Sequence[tuple[str, Mention]], path: str, frame: Frame, coded: bool, book: Book
) -> Iterator[Reading]:
    """What the words of a concept state; beside a code they deny nothing."""
    texts = dict(words_of(concept))
    for name, mention in said:
        if frame.words(mention.finding, mention.status) and not (coded and mention.status is Status.ABSENT):
            words = texts[name][mention.start : mention.end]
            yield from apart(_placed(mention, f"{path}.{name}", frame, book), words, book)


def stated(meaning: Meaning, frame: Frame) -> Iterator[tuple[str, r4.Coding, Status]]:
    """What the codes state in this frame; only a plain and current statement denies."""
    plain = frame.status is Status.PRESENT and frame.certainty is Certainty.CONFIRMED
    for finding, coding, status in meaning.coded:
        if frame.codes(finding) and (plain or status is not Status.ABSENT):
            yield finding, coding, status


def _coded_reading(
    finding: str, status: Status, evidence: Evidence, side: Side | None, frame: Frame, book: Book
) -> Reading:
    if status is Status.ABSENT:
        return Reading(finding, status, evidence, recorded=frame.recorded)
    return Reading(
        finding=finding,
        status=frame.status,
        evidence=evidence,
        certainty=frame.certainty,
        side=fixed_side(finding, book) or side,
        onset=frame.onset,
        recorded=frame.recorded,
        ongoing=frame.ongoing and finding not in book.chart.events,
        qualifiers=_listed(finding, frame, book),
    )


def _listed(finding: str, frame: Frame, book: Book) -> frozenset[str]:
    return frozenset((HAPPENED,)) if frame.ongoing and finding in book.chart.events else frozenset()


def _refined(reading: Reading, worded: Sequence[Reading]) -> Reading:
    """A coded reading with what the words say about the same finding."""
    for words in worded:
        if words.finding != reading.finding or Status.ABSENT in (words.status, reading.status):
            continue
        doubtful = Certainty.POSSIBLE in (reading.certainty, words.certainty)
        return replace(
            reading,
            side=words.side or reading.side,
            certainty=Certainty.POSSIBLE if doubtful else reading.certainty,
            onset=reading.onset if reading.onset.known else words.onset,
            course=words.course,
            grade=words.grade,
            qualifiers=reading.qualifiers | words.qualifiers,
        )
    return reading


def text_readings(text: str, path: str, frame: Frame, book: Book) -> Iterator[Reading]:
    """What a free text states, in the frame of its resource."""
    for mention in book.text.stated(text):
        if frame.words(mention.finding, mention.status):
            reading = remeasured(_placed(mention, path, frame, book), book.rows.units(mention.finding))
            if reading is not None:
                yield from apart(reading, text[mention.start : mention.end], book)


def _placed(mention: Mention, path: str, frame: Frame, book: Book) -> Reading:
    reading = reading_of(mention, path, frame)
    if mention.finding not in book.chart.events:
        return reading
    # what happened once is past as soon as it is written down ("s/p MVA"): when it was decides, where that is recorded
    dated = frame.status is Status.PRESENT and frame.onset.known and reading.onset == frame.onset
    told = Status.PRESENT if dated and reading.status is Status.HISTORICAL else reading.status
    qualifiers = reading.qualifiers | _listed(mention.finding, frame, book)
    return replace(reading, ongoing=False, status=told, qualifiers=qualifiers)


def read_text(text: str | None, path: str, frame: Frame, book: Book, sink: Sink) -> bool:
    """Read one free text; False when it states nothing that is known."""
    found = False
    for reading in text_readings(text, path, frame, book) if text else ():
        sink.reading(reading)
        found = True
    return found


def reading_of(mention: Mention, path: str, frame: Frame) -> Reading:
    """A mention as a reading: what the text dates itself goes before the dates of the resource."""
    status = mention.status
    if frame.status is Status.HISTORICAL and status is Status.PRESENT:
        status = Status.HISTORICAL
    doubtful = Certainty.POSSIBLE in (mention.certainty, frame.certainty) and status is not Status.ABSENT
    recorded = _measured_on(mention, frame.recorded)
    return Reading(
        finding=mention.finding,
        status=status,
        evidence=Evidence(frame.reference, path, date=recorded, text=(mention.start, mention.end)),
        certainty=Certainty.POSSIBLE if doubtful else Certainty.CONFIRMED,
        side=mention.side or (frame.side if status is not Status.ABSENT else None),
        grade=mention.grade,
        value=mention.value,
        unit=mention.unit,
        comparator=mention.comparator,
        onset=told_onset(mention, frame.recorded) or frame.onset,
        recorded=recorded if mention.clears or status is not Status.ABSENT else None,
        ongoing=frame.ongoing and status is Status.PRESENT,
        course=mention.course,
        duration_days=mention.duration_days,
        qualifiers=mention.qualifiers if mention.clears else mention.qualifiers | {NOTHING_NEW},
    )


def _measured_on(mention: Mention, written: date | None) -> date | None:
    """The last day on which a number that the text dates may have been measured; else the one on which it was written."""
    if mention.value is None or written is None or mention.onset_days_ago is not None:
        return written
    told = told_onset(mention, written)
    return min(told.latest, written) if told is not None and told.latest is not None else written


def told_onset(mention: Mention, written: date | None) -> Interval | None:
    """When it began as the text says it, counted from the day on which the text was written."""
    if mention.dated.known:
        return mention.dated
    if mention.onset_days_ago is None and mention.month_part is not None:
        return in_month(mention.month_part[0], written, mention.month_part[1:])
    if mention.onset_days_ago is None and mention.onset_month is not None:
        return in_month(mention.onset_month, written)
    return days_ago(mention.onset_days_ago, written)


def in_month(month: int, written: date | None, days: tuple[int, int] | None = None) -> Interval | None:
    """The latest such month that began before the day on which it was written, or ``days`` of it; None for days ahead."""
    if written is None:
        return None
    year = written.year if month <= written.month else written.year - 1
    longest = monthrange(year, month)[1]
    least, most = days or (1, longest)
    first, last = date(year, month, min(least, longest)), date(year, month, min(most, longest))
    if most > DAYS:
        last = first + timedelta(days=most - least)  # of a season or feast
    return Interval(first, min(last, written)) if first <= written else None


def days_ago(days: tuple[int, int] | None, written: date | None) -> Interval | None:
    """The interval that lies least and most ``days`` before ``written``; None when either is not known."""
    if days is None or written is None:
        return None
    least, most = days
    try:
        return Interval(written - timedelta(days=most), written - timedelta(days=least))
    except OverflowError:
        return Interval(None, written - timedelta(days=least)) if least < written.toordinal() else None


def note_frame(frame: Frame, written: date | None) -> Frame:
    """The frame of a note: it speaks for the day on which it was written, and about more than its resource."""
    return Frame(frame.reference, written or frame.recorded, status=frame.status, elsewhere=frame.elsewhere)


__all__ = [
    "Frame",
    "days_ago",
    "fixed_side",
    "note_frame",
    "read_concept",
    "read_text",
    "reading_of",
    "side_of",
    "site_words",
    "stated",
    "text_readings",
    "words_of",
]
