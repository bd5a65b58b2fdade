"""Observations: vital signs, results, flowsheet rows, examination, answers of questionnaires, notes.

A row is read by its codes, else by its label; its value in whatever form it comes; free text by the narrative
reader. What is not understood denies nothing. Rows that are nobody's business here cost a look-up and no more.

Not understood is told of rows of ours whose value says nothing readable, and of rows that might be ours: those with
a local code or a label only, and answers in the categories that ``values.yaml`` names (examination, survey) as far as
``mapping.unmapped`` takes them for ours. Numbers under a known code that is not ours are not told.
Source: clinical.md 5.4, 7.1, 7.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from cds_service.fhir import r4
from cds_service.fhir.decode import decode_contained
from cds_service.mapping.book import Book
from cds_service.mapping.observations.observation import ObservationReader
from cds_service.mapping.observations.plain import read_plain
from cds_service.mapping.observations.rows import Row
from cds_service.mapping.sink import Sink


def read_observations(observations: Sequence[r4.Observation], book: Book, sink: Sink, today: date) -> None:
    """Read all of them into ``sink``; the order in which they come does not matter."""
    look_up = book.rows.of
    known: dict[int, Row] = {}  # by identity: rows of one code share their concept, and to hash it costs more than that
    held = list(_contained(observations))
    panels = {**_panels(observations), **{member.reference: panel for panel, member in held}}
    reader = ObservationReader(book, sink, today, panels)
    for observation in observations:
        code = observation.code
        row = known.get(id(code)) or known.setdefault(id(code), look_up(code))
        if observation.value_quantity is not None:
            if row.dull and not (observation.component or observation.note):
                continue
            gauge = row.gauge
            if gauge is not None and read_plain(observation, gauge, book, sink, today, bool(panels)):
                continue
        reader.read(observation, row)
    for _, member in held:
        reader.read(member, look_up(member.code))
    reader.finish()


def _contained(observations: Sequence[r4.Observation]) -> Iterator[tuple[r4.Observation, r4.Observation]]:
    """Panels, each with a member that it holds itself ("#m1"), whose reference is then that of the panel and its own."""
    for panel in observations:
        if not panel.contained or not panel.has_member:
            continue
        named = {member.reference for member in panel.has_member}
        for raw in panel.contained:
            resource = decode_contained(raw)
            if isinstance(resource, r4.Observation) and f"#{resource.id}" in named:
                yield panel, replace(resource, id=f"{panel.id}#{resource.id}")


def _panels(observations: Sequence[r4.Observation]) -> Mapping[str, r4.Observation]:
    """Reference of a member -> the panel that has it."""
    panels = [observation for observation in observations if observation.has_member]
    return {member.reference: panel for panel in panels for member in panel.has_member if member.reference}
