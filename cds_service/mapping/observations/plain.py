"""Observations that hold a plain number under a code that asks for it: the commonest rows of all, read without detours.

What is special about a row (a comparator, an unknown unit, words beside the number) is left to the ordinary reader,
which gives the same readings for plain numbers; ``tests/unit/mapping/observations/test_plain.py`` holds the two together.
"""

from __future__ import annotations

from datetime import date
from operator import attrgetter

from cds_service.fhir import r4
from cds_service.mapping.book import Book
from cds_service.mapping.observations.gauges import Gauge
from cds_service.mapping.observations.setting import observed
from cds_service.mapping.sink import Sink

_BESIDE = attrgetter("value_string", "value_codeable_concept", "body_site", "interpretation", "component", "note")
_NOTHING = (None, None, None, (), (), ())


def read_plain(observation: r4.Observation, gauge: Gauge, book: Book, sink: Sink, today: date, in_panel: bool) -> bool:
    """Read an Observation that holds a plain number and no more; False where the ordinary reader has to look.

    ``in_panel``: it may have its date from a panel.
    """
    words = book.values
    measured = observation.value_quantity
    if measured is None or _BESIDE(observation) != _NOTHING or observation.status in words.ignored:
        return False
    told = gauge.told.get(measured) or gauge.told(measured)
    if told is None:
        return False
    when = observed(observation, book, today)
    if in_panel and not when.known:
        return False
    reading = gauge.reading(observation, told, when, words.statuses.get(observation.status or "", False))
    if reading is not None:
        sink.reading(reading)
    return True
