"""Numbers under a row of a red flag that nobody could read: "none recorded" would be untrue beside them.

A CRP in a unit that is not known, or without one where it may be two things, is neither raised nor normal. Such an
Observation is listed as unreadable, and its source counts as not wholly read, as for an entry that cannot be decoded.
A later value that could be read makes it a thing of the past. Source: contract section 3a; clinical.md 5.4, 7.2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from cds_service.clinical.findings import Reading, Source
from cds_service.clinical.spec import FindingSpec
from cds_service.fhir.record import Key
from cds_service.knowledge.value_words import ValueWords
from cds_service.mapping.heard import Valued
from cds_service.mapping.rows import Subject
from cds_service.mapping.setting import Setting
from cds_service.mapping.sink import Sink

_A_NUMBER = re.compile(r"\s*[<>=~]{0,2}\s*\d{1,7}(?:[.,]\d{1,4})?\s*[^\s\d]{0,12}\s*", re.ASCII)
"""A number alone, or with one word behind it: what stands in sentences is the narrative reader's."""


def note_unread(holder: Valued, subjects: tuple[Subject, ...], setting: Setting, words: ValueWords, sink: Sink) -> None:
    """Note a value that was not understood, when it is a number and its row asks for what has to be read."""
    if not _is_number(holder):
        return
    for subject in subjects:
        measure = words.measures.get(subject.spec.id)
        if measure is not None and measure.must_be_read:
            sink.unread.append((subject.spec.id, setting.reference, setting.day))


def _is_number(holder: Valued) -> bool:
    measured, text, given = holder.value_quantity, holder.value_string, holder.value_range
    if measured is not None:
        return measured.value is not None
    if text is not None:
        return _A_NUMBER.fullmatch(text) is not None
    return holder.value_integer is not None or given is not None


def unread(sink: Sink, specs: Mapping[str, FindingSpec], today: date) -> frozenset[str]:
    """References of the Observations that leave a red flag open: recent, and not followed by a value that could be read."""
    if not sink.unread:
        return frozenset()
    read = [(reading.finding, day) for reading in sink.readings if (day := _day(reading)) is not None]
    return frozenset(
        reference
        for finding, reference, day in sink.unread
        if _is_recent(specs[finding], day, today)
        and not any(name == finding and (day is None or later >= day) for name, later in read)
    )


def _day(reading: Reading) -> date | None:
    return reading.evidence.date or reading.recorded


def _is_recent(spec: FindingSpec, day: date | None, today: date) -> bool:
    back = spec.look_back_days
    return day is None or back is None or day >= today - timedelta(days=back)


def doubted(sources: Mapping[str, Source], entries: int) -> Mapping[str, Source]:
    """The sources, with ``entries`` of the Observations counted among those that cannot be read."""
    source = sources.get(Key.OBSERVATIONS.value)
    if source is None or not entries:
        return sources
    return {**sources, Key.OBSERVATIONS.value: replace(source, defects=source.defects + entries)}


__all__ = ["doubted", "note_unread", "unread"]
