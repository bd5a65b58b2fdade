"""One Observation: its status, dates and side; its value, components and notes as readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cds_service.clinical.findings import Certainty, Evidence, Interval, Reading, Side, Status
from cds_service.clinical.spec import Kind
from cds_service.fhir import r4
from cds_service.fhir.dates import earliest_day, interval, latest_day, span
from cds_service.knowledge.value_words import fold
from cds_service.mapping.book import Book
from cds_service.mapping.heard import Valued, hear
from cds_service.mapping.narrative.mention import Asks
from cds_service.mapping.paired import Ranked, paired
from cds_service.mapping.quantities import remeasured
from cds_service.mapping.rows import Row, Subject
from cds_service.mapping.said import MISSING, Heard, Said
from cds_service.mapping.sink import Sink
from cds_service.mapping.statements import Frame, fixed_side, note_frame, reading_of, side_of, words_of
from cds_service.mapping.unmapped import report

_LABORATORY = "laboratory"
_WORDS_OF_A_TEXT = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for everything that one Observation says.

    ``when``: the days on which it was observed. ``may_deny``: its status is that of a statement that stands.
    ``site``: words of the body site, of the panel or of a component that says where.
    """

    reference: str
    when: Interval
    may_deny: bool
    row: Row
    side: Side | None = None
    site: str = ""

    @property
    def day(self) -> date | None:
        """The last day on which it may have been observed."""
        return latest_day(self.when)


class ObservationReader:
    """Reads Observations one after the other into a sink; ``finish`` when all were read."""

    def __init__(self, book: Book, sink: Sink, today: date, panels: Mapping[str, r4.Observation]) -> None:
        self._book = book
        self._words = book.values
        self._rows = book.rows
        self._sink = sink
        self._today = today
        self._panels = panels
        self._reflexes: list[Ranked] = []
        self._given: set[Reading] = set()

    def read(self, observation: r4.Observation, row: Row) -> None:
        """One Observation with the row that it fills."""
        if row.others or observation.status in self._words.ignored:
            return
        setting = self._setting(observation, row)
        subjects = self._subjects(setting)
        self._given.clear()
        understood = self._value(observation, "", subjects, setting)
        understood |= self._components(observation, subjects, setting)
        understood |= self._notes(observation, setting)
        if not understood and self._tells(observation, row, bool(subjects)):
            report(observation.code or r4.CodeableConcept(), self._book, self._sink)

    def finish(self) -> None:
        """Hand over what waits for its other side."""
        for reading in paired(self._reflexes):
            self._sink.reading(reading)
        self._reflexes.clear()

    def _setting(self, observation: r4.Observation, row: Row) -> Setting:
        panel = self._panels.get(observation.reference) if self._panels else None
        site, side = "", None
        if observation.body_site is not None:
            side = side_of((observation.body_site,), self._book)
            site = " ".join(words for _, words in words_of(observation.body_site))
        if panel is not None and not row.subjects:
            heading = self._rows.of(panel.code).label
            site = f"{heading} {site}".strip()
            if side is None and panel.body_site is not None:
                side = side_of((panel.body_site,), self._book)
        return Setting(
            reference=observation.reference,
            when=self._when(observation, panel),
            may_deny=self._words.statuses.get(observation.status or "", False),
            row=row,
            side=side,
            site=site,
        )

    def _when(self, observation: r4.Observation, panel: r4.Observation | None) -> Interval:
        """When it was observed, else when it was issued."""
        zone, today = self._book.zone, self._today
        found = interval(observation.effective_date_time or observation.effective_instant, zone, today)
        period = observation.effective_period
        if not found.known and period is not None:
            found = span(period.start, period.end, zone, today)
        if not found.known:
            found = interval(observation.issued, zone, today)
        return self._when(panel, None) if not found.known and panel is not None else found

    def _subjects(self, setting: Setting) -> tuple[Subject, ...]:
        row = setting.row
        return self._rows.sited(row, setting.site) if setting.site else row.subjects

    # ---- values

    def _value(self, holder: Valued, place: str, subjects: tuple[Subject, ...], setting: Setting) -> bool:
        """The value of an Observation, or of the component at ``place``; whether anything in it was understood."""
        coded = self._coded_value(holder, place, setting)
        understood = bool(coded)
        clear = True
        for subject in subjects:
            if subject.spec.id in coded:
                continue
            heard, path = hear(subject, holder, self._words)
            if not heard.said and self._asserts(subject, holder, setting):
                heard, path = Heard((Said(Status.PRESENT, Certainty.POSSIBLE),), True), "code"
            for said in heard.said:
                self._say(said, subject, place + path, setting)
            understood |= bool(heard.said) or heard is MISSING
            clear &= heard.understood
        if not subjects or not clear:
            understood |= self._text(holder, place, setting, bool(subjects))
        return understood

    def _asserts(self, subject: Subject, holder: Valued, setting: Setting) -> bool:
        """Whether a row without any value states its finding: by a code that names it and nothing else there."""
        return (
            subject.asserts
            and isinstance(holder, r4.Observation)
            and setting.may_deny
            and not (holder.component or holder.has_member or holder.interpretation)
            and holder.data_absent_reason is None
            and _is_empty(holder)
        )

    def _say(self, said: Said, subject: Subject, path: str, setting: Setting) -> None:
        finding = said.finding or subject.spec.id
        status = said.status
        if status is Status.PRESENT and self._is_over(finding, setting.row):
            status = Status.HISTORICAL
        if status is Status.ABSENT and not setting.may_deny:
            return
        day = setting.day
        recorded = day if status is not Status.ABSENT else earliest_day(setting.when) if said.clears else None
        reading = Reading(
            finding=finding,
            status=status,
            evidence=Evidence(setting.reference, path, subject.system, subject.code, day, said.span),
            certainty=said.certainty,
            side=fixed_side(finding, self._book) or _side(subject.side, said.side, setting.side),
            grade=said.grade,
            value=said.value,
            unit=said.unit,
            comparator=said.comparator,
            recorded=recorded,
            course=said.course,
            qualifiers=said.qualifiers,
        )
        self._give(reading, said.rank)

    def _is_over(self, finding: str, row: Row) -> bool:
        return row.past and self._book.findings.specs[finding].group in self._words.labels.past_groups

    def _give(self, reading: Reading, rank: float | None = None) -> None:
        if reading in self._given:
            return
        self._given.add(reading)
        spec = self._book.findings.specs.get(reading.finding)
        if spec is not None and spec.kind is Kind.REFLEX:
            self._reflexes.append((reading, rank))
        else:
            self._sink.reading(reading)

    def _coded_value(self, holder: Valued, place: str, setting: Setting) -> set[str]:
        """Findings that the code of the value states by itself, or denies ("not pregnant")."""
        concept = holder.value_codeable_concept
        if concept is None:
            return set()
        found: set[str] = set()
        side = side_of((concept,), self._book)
        for coding in concept.coding:
            for finding, status in self._stated(coding, setting):
                spec = self._book.findings.specs.get(finding)
                if spec is not None and finding not in found:
                    found.add(finding)
                    subject = Subject(spec, Asks.FINDING, system=coding.system, code=coding.code)
                    self._say(Said(status, side=side), subject, f"{place}valueCodeableConcept", setting)
        return found

    def _stated(self, coding: r4.Coding, setting: Setting) -> Iterator[tuple[str, Status]]:
        findings = self._book.findings
        for value_set in self._book.terminology.concepts(coding.system, coding.code):
            yield from ((name, Status.ABSENT) for name in findings.absent_sets.get(value_set, ()))
            yield from ((name, Status.PRESENT) for name in findings.by_value_set.get(value_set, ()))
            generic = findings.site_sets.get(value_set, ())
            if generic:
                words = " ".join(filter(None, (setting.row.label, setting.site, coding.display)))
                sited = (s.spec.id for s in self._rows.labelled(words))
                yield from ((name, Status.PRESENT) for name in sited if name in generic)

    # ---- free text

    def _text(self, holder: Valued, place: str, setting: Setting, known: bool) -> bool:
        """Read the value as a narrative; under a known label together with it."""
        text, path = holder.value_string, "valueString"
        if text is None and holder.value_codeable_concept is not None:
            path, text = next(
                ((f"valueCodeableConcept.{p}", w) for p, w in words_of(holder.value_codeable_concept)), (path, None)
            )
        if not text or (not known and len(text.split(maxsplit=_WORDS_OF_A_TEXT)) < _WORDS_OF_A_TEXT):
            return False
        label = f"{setting.row.label}: " if known and setting.row.label else ""
        found = False
        frame = Frame(setting.reference, setting.day, side=setting.side)
        for mention in self._book.text.mentions(label + text):
            if mention.end <= len(label) and mention.status is not Status.ABSENT:
                continue
            reading = reading_of(mention, place + path, frame)
            place_in_text = (max(mention.start - len(label), 0), max(mention.end - len(label), 0))
            evidence = replace(reading.evidence, text=place_in_text if place_in_text[1] else None)
            found |= self._give_told(replace(reading, evidence=evidence), setting)
        return found

    def _give_told(self, reading: Reading, setting: Setting) -> bool:
        if reading.finding not in self._book.findings.specs:
            return False
        measured = remeasured(reading, self._rows.units(reading.finding))
        if measured is None or (measured.status is Status.ABSENT and not setting.may_deny):
            return False
        if measured.status is Status.ABSENT and measured.recorded is not None:
            measured = replace(measured, recorded=earliest_day(setting.when) or measured.recorded)
        if measured.status is Status.PRESENT and self._is_over(measured.finding, setting.row):
            measured = replace(measured, status=Status.HISTORICAL)
        self._give(measured)
        return True

    def _notes(self, observation: r4.Observation, setting: Setting) -> bool:
        """Notes, save those of the laboratory: they explain the test and not the patient."""
        if not observation.note or self._category(observation, {_LABORATORY}):
            return False
        found = False
        for number, note in enumerate(observation.note):
            if not note.text:
                continue
            written = latest_day(interval(note.time, self._book.zone, self._today))
            frame = note_frame(Frame(setting.reference, setting.day), written)
            for mention in self._book.text.mentions(note.text):
                found |= self._give_told(reading_of(mention, f"note[{number}].text", frame), setting)
        return found

    # ---- components

    def _components(self, observation: r4.Observation, subjects: tuple[Subject, ...], setting: Setting) -> bool:
        if not observation.component:
            return False
        parts = [(number, part, self._rows.of(part.code)) for number, part in enumerate(observation.component)]
        setting = self._placed(parts, setting)
        understood = False
        for number, part, row in parts:
            if row.dull and part.value_quantity is not None:
                continue
            if fold(row.label) in self._words.labels.side | self._words.labels.site:
                continue
            asked = self._asked(row, subjects, setting)
            inner = replace(setting, row=replace(row, past=row.past or setting.row.past))
            if not row.others:
                understood |= self._value(part, f"component[{number}].", asked, inner)
        return understood

    def _placed(self, parts: list[tuple[int, r4.ObservationComponent, Row]], setting: Setting) -> Setting:
        """The setting with what components say about side and site."""
        for _, part, row in parts:
            label = fold(row.label).strip()
            words = _worded(part)
            if label in self._words.labels.side and (words or part.value_codeable_concept):
                concept = part.value_codeable_concept or r4.CodeableConcept(text=words)
                setting = replace(setting, side=side_of((concept,), self._book) or setting.side)
            elif label in self._words.labels.site and words:
                setting = replace(setting, site=f"{words} {setting.site}".strip())
        return setting

    def _asked(self, row: Row, subjects: tuple[Subject, ...], setting: Setting) -> tuple[Subject, ...]:
        """What a component asks: by itself, else with the label of the whole, else what the whole asks."""
        if row.subjects:
            return row.subjects
        heading = " ".join(filter(None, (setting.site, setting.row.label)))
        if fold(row.label).strip() in self._words.labels.grade:
            return self._rows.labelled(heading) or subjects
        found = self._rows.labelled(f"{heading} {row.label}".strip())
        return found if not row.dull else ()

    # ---- not understood

    def _tells(self, observation: r4.Observation, row: Row, subjects: bool) -> bool:
        """Whether it is worth telling that this was not understood."""
        if row.silent or observation.code is None or observation.data_absent_reason is not None:
            return False
        if subjects:
            return not _is_empty(observation) or bool(observation.interpretation)
        if _is_empty(observation) and not observation.component:
            return False
        if row.coded:
            return observation.value_quantity is None and self._category(observation, self._words.reported)
        told = observation.value_string
        is_text = told is not None and len(told.split(maxsplit=_WORDS_OF_A_TEXT)) >= _WORDS_OF_A_TEXT
        return bool(observation.code.coding) or not is_text

    def _category(self, observation: r4.Observation, wanted: frozenset[str] | set[str]) -> bool:
        return any(coding.code in wanted for concept in observation.category for coding in concept.coding)


def _is_empty(holder: Valued) -> bool:
    return (
        holder.value_string is None
        and holder.value_codeable_concept is None
        and holder.value_quantity is None
        and holder.value_boolean is None
        and holder.value_integer is None
        and holder.value_range is None
    )


def _worded(part: r4.ObservationComponent) -> str:
    concept = part.value_codeable_concept
    return part.value_string or (next((w for _, w in words_of(concept)), "") if concept is not None else "")


def _side(label: Side | None, value: Side | None, beside: Side | None) -> Side | None:
    """The side of the label, unless it names both and the value one; else of the value; else of the body site."""
    if label is None or (label is Side.BILATERAL and value is not None):
        return value or label or beside
    return label
