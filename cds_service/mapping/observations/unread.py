"""Values under a row of a red flag that nobody could read: "none recorded" would be untrue beside them.

A CRP in a unit that is not known, or without one where it may be two things, is neither raised nor normal; "see
note" under "Saddle anesthesia" is neither yes nor no. Such an Observation is listed as unreadable, and its source
counts as not wholly read, as for an entry that cannot be decoded. A later value that could be read makes it a thing of
the past; a denial in words has to be of a later day. Source: contract section 3a; clinical.md 5.4, 7.2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from cds_service.clinical.findings import Reading, Source, Status
from cds_service.clinical.spec import FindingSpec
from cds_service.fhir.record import Key
from cds_service.knowledge.folded import fold
from cds_service.knowledge.value_words import ValueWords
from cds_service.mapping.book import Book
from cds_service.mapping.narrative.mention import Asks
from cds_service.mapping.observations.rows import Subject
from cds_service.mapping.observations.setting import Setting, is_empty
from cds_service.mapping.observations.taken import Valued
from cds_service.mapping.sink import Sink
from cds_service.mapping.values.said import Heard

Told = dict[str, bool]
"""What a value tells as a narrative: a finding, and whether anything but its absence is told."""


def note_unread(
    holder: Valued,
    asked: Sequence[tuple[Subject, Heard]],
    told: Told,
    setting: Setting,
    book: Book,
    sink: Sink,
) -> None:
    """Note a value under a row of a red flag that says nothing readable; ``asked``: what each subject made of it."""
    measured, row = holder.value_quantity, setting.row
    if is_empty(holder) or (measured is not None and measured.value is None) or row.silent:
        return
    if row.by_label and row.coded and measured is not None:
        return  # a size under a known code whose name only mentions it
    for subject, heard in asked:
        if heard.said or heard.understood or heard.unasked or _works_as_ever(subject, holder, setting, book.values):
            continue
        if _must_be_read(subject, holder, setting, book.values) and not _is_told(
            subject.spec, told, book.findings.specs
        ):
            sink.unread.append((subject.spec.id, setting.reference, setting.day))


def _works_as_ever(subject: Subject, holder: Valued, setting: Setting, words: ValueWords) -> bool:
    """Whether what an organ does did not change for years ("Urinary flow": "unchanged 8 years"): nothing new, and no denial."""
    value = holder.value_string if subject.asks is Asks.FUNCTION else None
    day = setting.day
    return value is not None and day is not None and words.labels.is_unchanged(value, subject.spec.id, day.year)


def _must_be_read(subject: Subject, holder: Valued, setting: Setting, words: ValueWords) -> bool:
    spec, rows = subject.spec, words.red_flags
    if setting.row.past and spec.group in words.labels.past_groups:
        return False
    if _is_aside(subject, setting, words):
        return False
    if subject.units is not None:
        measure = words.measures.get(spec.id)
        # "Skin temperature": "warm; dry" tells no number
        return measure is not None and measure.must_be_read and not is_ordinary(holder, words)
    if spec.id in rows.strengths or spec.of_reading:
        return subject.asks is Asks.FINDING
    if (
        spec.group not in rows.groups
        or spec.id in rows.apart
        or _is_nought(subject, holder, rows.counted | words.labels.spells)
    ):
        return False
    return subject.asks is not Asks.FUNCTION or not is_ordinary(holder, words)


def _is_aside(subject: Subject, setting: Setting, words: ValueWords) -> bool:
    """Whether the label asks how or where it was measured, and not for a sign that it names."""
    if subject.asks is Asks.FINDING and subject.spec.group in words.red_flags.sited and subject.units is None:
        return False
    return words.labels.aside.search(fold(setting.label)) is not None


def is_ordinary(holder: Valued, words: ValueWords) -> bool:
    """Whether a value says only how or where something is done ("Voiding": "toilet")."""
    concept = holder.value_codeable_concept
    text = holder.value_string or (concept.text if concept is not None else None) or ""
    said = re.split(r"[\s,;/]+", fold(text).strip())
    return bool(text) and words.red_flags.ordinary.issuperset(said)


def _is_nought(subject: Subject, holder: Valued, counted: frozenset[str]) -> bool:
    """Whether it is a number of nothing where it is asked how much of the finding there is."""
    measured = holder.value_quantity
    value = holder.value_integer if measured is None else measured.value
    words = (holder.value_string or "").split()
    nothing = words[:1] == ["0"] and counted.issuperset(map(fold, words[1:]))
    return (value == 0 or nothing) and subject.asks is Asks.FINDING


def _is_told(spec: FindingSpec, told: Told, specs: Mapping[str, FindingSpec]) -> bool:
    """Whether the value, read as a narrative, tells of the finding, of a part of it or of what it is a part of."""
    return bool(spec.of_reading and told) or any(
        name == spec.id
        or specs[name].of_reading
        or name in spec.absence_includes
        or spec.id in specs[name].absence_includes
        for name in told
    )


def unread(sink: Sink, specs: Mapping[str, FindingSpec], today: date) -> tuple[tuple[str, str], ...]:
    """Findings that Observations leave open, with their references, in the order of ``specs``.

    Only those that are recent, and not followed by a value that could be read.
    """
    if not sink.unread:
        return ()
    read = [(r.finding, day, r.status) for r in sink.readings if (day := _day(r)) is not None]
    found = {
        (finding, reference)
        for finding, reference, day in sink.unread
        if _is_recent(specs[finding], day, today)
        and not any(name == finding and _settles(specs[finding], day, later, status) for name, later, status in read)
    }
    order = {name: at for at, name in enumerate(specs)}
    return tuple(sorted(found, key=lambda entry: (order[entry[0]], entry[1])))


def _settles(spec: FindingSpec, day: date | None, later: date, status: Status) -> bool:
    """Whether what was read settles what was not; words that may mean "yes" are not settled by a denial of the day."""
    if spec.quantity is not None or status is not Status.ABSENT:
        return day is None or later >= day
    return day is not None and later > day


def _day(reading: Reading) -> date | None:
    return reading.evidence.date or reading.recorded


def _is_recent(spec: FindingSpec, day: date | None, today: date) -> bool:
    back = spec.look_back_days
    return day is None or back is None or day >= today - timedelta(days=back)


def doubted(sources: Mapping[str, Source], entries: int) -> Mapping[str, Source]:
    """The sources, with ``entries`` of the Observations counted among those that cannot be read."""
    source = sources.get(Key.OBSERVATIONS.value) if entries else None
    if source is None:
        return sources
    return {**sources, Key.OBSERVATIONS.value: replace(source, defects=source.defects + entries)}
