"""One Observation: its status, dates and side; its value, components and notes as readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from cds_service.clinical.findings import UNDATED, Certainty, Reading, Status
from cds_service.clinical.memo import Memo
from cds_service.clinical.quick import replace
from cds_service.clinical.spec import Kind
from cds_service.fhir import r4
from cds_service.fhir.dates import earliest_day, interval, latest_day
from cds_service.knowledge.folded import fold
from cds_service.mapping.book import Book
from cds_service.mapping.narrative.mention import Asks
from cds_service.mapping.observations.components import parts_of
from cds_service.mapping.observations.heard import hear
from cds_service.mapping.observations.one_organ import answer_words, apart
from cds_service.mapping.observations.paired import Ranked, paired
from cds_service.mapping.observations.row_texts import RowTexts
from cds_service.mapping.observations.rows import Row, Subject
from cds_service.mapping.observations.setting import (
    Setting,
    chosen_side,
    evidence_of,
    has_category,
    is_dull,
    is_narrative,
    narrates,
    setting_of,
    states_itself,
    tells,
    words_in,
    worth_telling,
)
from cds_service.mapping.observations.taken import Valued
from cds_service.mapping.observations.unread import Told, is_ordinary, note_unread
from cds_service.mapping.sink import Sink
from cds_service.mapping.statements import Frame, days_ago, fixed_side, note_frame, reading_of, side_of, words_of
from cds_service.mapping.unmapped import report
from cds_service.mapping.values.answers import LONGEST
from cds_service.mapping.values.quantities import remeasured
from cds_service.mapping.values.said import MISSING, Said

_LABORATORY = frozenset(("laboratory",))


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
        self._speaks = Memo(self._states)
        self._mentions = Memo(book.text.stated)
        self._texts = RowTexts(book, self._mentions)

    def read(self, observation: r4.Observation, row: Row) -> None:
        """One Observation with the row that it fills."""
        if row.others or observation.status in self._words.ignored:
            return
        if self._is_dull(observation, row):
            if worth_telling(observation, row, False, self._words.reported):
                self._tell(observation, row, False)
            return
        panel = self._panels.get(observation.reference) if self._panels else None
        setting = setting_of(observation, row, panel, self._book, self._today)
        if row.title:
            setting = self._texts.untitled(setting, observation.value_string)
        named = row.by_label and row.coded and has_category(observation, _LABORATORY)
        # a test of the laboratory under a known code is that test, whatever else its name mentions
        subjects = () if named else self._subjects(setting)
        self._given.clear()
        understood = self._value(observation, "", subjects, setting)
        understood |= self._components(observation, subjects, setting)
        understood |= self._notes(observation, setting)
        if not understood and worth_telling(observation, row, bool(subjects), self._words.reported):
            self._tell(observation, row, bool(subjects))

    def _tell(self, observation: r4.Observation, row: Row, asked: bool) -> None:
        """Note that it was not understood; a row of ours always, another one if it might have been ours."""
        if asked:
            self._sink.unmapped(row.system, row.code, row.label or None)
        else:
            report(observation.code or r4.CodeableConcept(), self._book, self._sink)

    def _is_dull(self, observation: r4.Observation, row: Row) -> bool:
        """Whether nothing in it can be ours: seen without working out when and where it was observed."""
        if row.subjects or row.generic or observation.body_site is not None or observation.note:
            return False
        if self._panels and observation.reference in self._panels:
            return False
        if not is_dull(observation, row, self._speaks):
            return False
        for part in observation.component:
            inner = self._rows.of(part.code)
            if not inner.dull or not is_dull(part, inner, self._speaks):
                return False
        return True

    def _states(self, concept: r4.CodeableConcept) -> bool:
        """Whether a value may state a finding by itself: by its code, or, without a known one, by its words."""
        terminology = self._book.terminology
        if any(terminology.concepts(coding.system, coding.code) for coding in concept.coding):
            return True
        coded = any(terminology.known(coding.system) for coding in concept.coding)
        return not coded and any(words for _, words in words_of(concept))

    def finish(self) -> None:
        """Hand over what waits for its other side."""
        for reading in paired(self._reflexes):
            self._sink.reading(reading)
        self._reflexes.clear()

    def _subjects(self, setting: Setting) -> tuple[Subject, ...]:
        row = setting.row
        if setting.heading:
            return self._rows.below(setting.heading, f"{row.label} {setting.site}".strip()) or row.subjects
        return self._rows.sited(row, setting.site) if setting.site else row.subjects

    # ---- values

    def _value(self, holder: Valued, place: str, subjects: tuple[Subject, ...], setting: Setting) -> bool:
        """The value of an Observation, or of the component at ``place``; whether anything in it was understood."""
        coded = self._coded_value(holder, place, setting)
        given = self._texts.result(holder, subjects, setting)
        asked = [(s, *hear(s, given, self._words)) for s in subjects if s.spec.id not in coded]
        clear = bool(subjects) and given is holder and all(heard.understood for _, heard, _ in asked)
        told = {} if clear else self._text(holder, place, setting, bool(subjects))
        if clear and any(s.status is Status.PRESENT for _, heard, _ in asked for s in heard.said):
            self._beside(holder, place, subjects, setting)
        understood = bool(coded or told)
        for subject, heard, path in asked:
            if not heard.said and states_itself(subject, holder, setting):
                self._say(Said(Status.PRESENT, Certainty.POSSIBLE), subject, "code", setting)
                understood = True
            elif heard.understood or len(asked) == 1 or subject.spec.id not in told:
                for said in heard.said:
                    self._say(said, subject, place + path, setting, holder.value_string)
            understood |= bool(heard.said) or heard is MISSING
        if not coded:
            answers = [(subject, heard) for subject, heard, _ in asked]
            note_unread(holder, answers, told, setting, self._book, self._sink)
        return understood

    def _say(self, said: Said, subject: Subject, path: str, setting: Setting, text: str | None = None) -> None:
        finding, status = said.finding or subject.spec.id, said.status
        if status is Status.PRESENT and self._is_over(finding, setting.row):
            status = Status.HISTORICAL
        if status is Status.ABSENT and not setting.may_deny:
            return
        day = setting.day
        recorded = day if status is not Status.ABSENT else earliest_day(setting.when) if said.clears else None
        reading = Reading(
            finding=finding,
            status=status,
            evidence=evidence_of(subject, path, said.span, setting),
            certainty=said.certainty,
            side=fixed_side(finding, self._book) or chosen_side(subject.side, said.side, setting.side),
            grade=said.grade or (subject.grade if status is Status.PRESENT else None),
            value=said.value,
            unit=said.unit,
            comparator=said.comparator,
            up_to=said.up_to,
            onset=days_ago(said.onset_days_ago, day) or UNDATED,
            recorded=recorded,
            course=said.course,
            duration_days=said.duration_days,
            qualifiers=said.qualifiers,
        )
        if status is not Status.ABSENT:
            self._give(reading, said.rank)
            return
        for one in apart(reading, answer_words(reading, text, said.span, setting.label, self._book), self._book):
            self._give(one, said.rank)

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
        for coding in concept.coding:
            for finding, status in self._stated(coding, setting):
                spec = self._book.findings.specs.get(finding)
                if spec is not None and finding not in found:
                    found.add(finding)
                    subject = Subject(spec, Asks.FINDING, system=coding.system, code=coding.code)
                    side = side_of((concept,), self._book)
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

    def _text(self, holder: Valued, place: str, setting: Setting, known: bool) -> Told:
        """What the value tells as a narrative, with a known label; with an unknown one when it alone tells nothing."""
        text, path = words_in(holder, known, self._speaks)
        if not text:
            return {}
        label, labels, path = setting.label, self._words.labels, place + path
        usual = is_ordinary(holder, self._words) or not is_narrative(text)
        if known and self._texts.is_note(setting, text):
            return self._told(self._texts.alone(text, path, setting), setting)
        if known or labels.denies(label):
            # "Red flags discussed" names no sign; what is written there says by itself whether it was found
            label = "" if any(s.whether_done and s.spec.of_reading for s in setting.row.subjects) else label
            return self._told(self._texts.under(label, text, path, setting, usual=usual), setting)
        narrative = narrates(text, setting.row) or setting.row.namesake
        alone = list(self._texts.alone(text, path, setting)) if narrative else []
        measured = setting.row.coded and not labels.pain_place.search(fold(label))
        frames = labels.framing.search(fold(label)) is not None and len(text) <= LONGEST
        if not label or measured or setting.row.namesake or (alone and not frames):
            return self._told(alone, setting)
        joined = narrative and not frames
        under = list(self._texts.under(label, text, path, setting, joined=joined, usual=usual))
        # what only the words without their label deny is of something else ("DRE": "tone reduced, sensation intact")
        named = {reading.finding for reading in under}
        kept = (r for r in alone if r.status is not Status.ABSENT or r.finding in named)
        return self._told((*kept, *under), setting)

    def _told(self, readings: Iterable[Reading], setting: Setting) -> Told:
        found: Told = {}
        for reading in readings:
            if self._give_told(reading, setting):
                found[reading.finding] = found.get(reading.finding, False) or reading.status is not Status.ABSENT
        return found

    def _beside(self, holder: Valued, place: str, subjects: tuple[Subject, ...], setting: Setting) -> None:
        """What else an answer raises that was understood."""
        text, path = words_in(holder, True, self._speaks)
        if text:
            self._told(self._texts.beside(subjects, text, place + path, setting), setting)

    def _give_told(self, reading: Reading, setting: Setting) -> bool:
        if not tells(reading.finding, setting, self._book):
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
        if not observation.note or has_category(observation, _LABORATORY):
            return False
        found = False
        for number, note in enumerate(observation.note):
            if not note.text:
                continue
            written = latest_day(interval(note.time, self._book.zone, self._today))
            frame = note_frame(Frame(setting.reference, setting.day), written)
            for mention in self._mentions(note.text):
                reading = reading_of(mention, f"note[{number}].text", frame)
                for one in apart(reading, note.text[mention.start : mention.end], self._book):
                    found |= self._give_told(one, setting)
        return found

    def _components(self, observation: r4.Observation, subjects: tuple[Subject, ...], setting: Setting) -> bool:
        if not observation.component:
            return False
        understood = False
        for part in parts_of(observation, subjects, setting, self._book):
            understood |= self._value(part.component, f"component[{part.number}].", part.subjects, part.setting)
        return understood
