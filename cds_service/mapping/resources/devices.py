"""Implants and what they mean in the scanner: unsafe, under conditions, safe, or nobody knows.

A device that matters and of which nothing is said has an unknown status, never a safe one.
Source: clinical.md 5.2, 7.1; FHIR R4 Device.safety (NCI Thesaurus).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from cds_service.clinical.findings import Evidence, Reading, Status
from cds_service.fhir import r4
from cds_service.fhir.dates import interval, latest_day
from cds_service.knowledge.chart import MrStatus
from cds_service.mapping.book import Book
from cds_service.mapping.sink import Sink
from cds_service.mapping.statements import Frame, words_of
from cds_service.mapping.unmapped import report

UNKNOWN = "unknown"
"""Name of the status of a device of which nobody knows."""
_GONE = "inactive"
_DEVICE = "Device"


def read_devices(devices: Iterable[r4.Device], book: Book, sink: Sink, today: date) -> None:
    """Read all that are there; what was taken out is historical."""
    for device in devices:
        status = Status.HISTORICAL if device.status == _GONE else Status.PRESENT
        dated = [day for note in device.note if (day := latest_day(interval(note.time, book.zone, today)))]
        frame = Frame(device.reference, max(dated, default=None), status=status, ongoing=status is Status.PRESENT)
        _read(device, frame, book, sink)


def _read(device: r4.Device, frame: Frame, book: Book, sink: Sink) -> None:
    """State the worst that is said; of a kind that matters, saying nothing is unknown."""
    kinds = frozenset().union(*(book.chart.device_words.find(text) for _, text in _texts(device)))
    if device.type is not None:
        kinds |= _coded_kinds(((c.system, c.code) for c in device.type.coding), book)
    said = list(_said(device, frame, book))
    for rule in book.chart.mr_safety:
        evidence = next((evidence for status, evidence in said if status is rule), None)
        if evidence is not None:
            _state(rule.finding, evidence, kinds, frame, sink)
            if rule.name != UNKNOWN and frame.ongoing:
                sink.known_devices |= kinds
            return
    matters = list(_kind(device, frame, book))
    for finding, evidence in matters[:1]:
        _state(finding, evidence, kinds, frame, sink)
    if not matters and device.type is not None:
        report(device.type, book, sink)


def _state(finding: str | None, evidence: Evidence, kinds: frozenset[str], frame: Frame, sink: Sink) -> None:
    if finding is not None:
        reading = Reading(finding, frame.status, evidence, recorded=frame.recorded, ongoing=frame.ongoing)
        sink.reading(replace(reading, qualifiers=kinds))


def settled(sink: Sink, book: Book) -> list[Reading]:
    """All readings, without problems of unknown status ("pacemaker present") whose kind a Device tells all about."""
    if not sink.known_devices:
        return sink.readings
    unknown = {status.finding for status in book.chart.mr_safety if status.name == UNKNOWN}
    return [
        reading
        for reading in sink.readings
        if reading.finding not in unknown
        or reading.evidence.reference.startswith(_DEVICE)
        or not _coded_kinds(((reading.evidence.system, reading.evidence.code),), book) & sink.known_devices
    ]


def _coded_kinds(codings: Iterable[tuple[str | None, str | None]], book: Book) -> frozenset[str]:
    kinds: set[str] = set()
    for system, code in codings:
        known = book.terminology.systems.of(system)
        if known is None or not code:
            continue
        plain = code.replace(".", "").upper()
        kinds.update(kind for prefix, kind in book.chart.device_codes.get(known.name, ()) if plain.startswith(prefix))
    return frozenset(kinds)


def _said(device: r4.Device, frame: Frame, book: Book) -> Iterator[tuple[MrStatus, Evidence]]:
    """What is said about the scanner, by code of the safety element or by words anywhere."""
    for number, safety in enumerate(device.safety):
        for coding in safety.coding:
            for status in book.chart.mr_safety:
                if coding.code in status.codes:
                    yield status, Evidence(frame.reference, f"safety[{number}]", coding.system, coding.code)
    for path, text in _texts(device):
        found = _status_in(text, book)
        if found is not None:
            status, place = found
            yield status, Evidence(frame.reference, path, date=frame.recorded, text=place)


def _status_in(text: str, book: Book) -> tuple[MrStatus, tuple[int, int]] | None:
    """The status that a text names; of overlapping phrases ("not MRI safe") the first one is meant."""
    named = book.chart.mr_words.find(text)
    statuses = [(named[status.name], status) for status in book.chart.mr_safety if status.name in named]
    if not statuses:
        return None
    place, status = min(statuses, key=lambda item: (item[0][0], -item[0][1]))
    return status, place


def _texts(device: r4.Device) -> Iterator[tuple[str, str]]:
    for number, safety in enumerate(device.safety):
        for name, text in words_of(safety):
            yield f"safety[{number}].{name}", text
    for number, note in enumerate(device.note):
        if note.text:
            yield f"note[{number}].text", note.text
    for number, called in enumerate(device.device_name):
        if called.name:
            yield f"deviceName[{number}].name", called.name
    if device.type is not None:
        for name, text in words_of(device.type):
            yield f"type.{name}", text


def _kind(device: r4.Device, frame: Frame, book: Book) -> Iterator[tuple[str, Evidence]]:
    """Findings of the scanner that the kind of device states, by code or by name."""
    wanted = {status.finding for status in book.chart.mr_safety if status.finding}
    if device.type is not None:
        for finding, coding, status in book.meanings.of(device.type).coded:
            if finding in wanted and status is Status.PRESENT:
                yield finding, Evidence(frame.reference, "type", coding.system, coding.code)
    for path, text in _texts(device):
        for mention in book.text.stated(text):
            if mention.finding in wanted and mention.status is not Status.ABSENT:
                yield mention.finding, Evidence(frame.reference, path, text=(mention.start, mention.end))
