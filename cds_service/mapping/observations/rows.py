"""What a row of the chart asks about: from the codes and the label of an Observation to findings.

A code is taken at its word. A label is read when no code is known, and decides side and polarity
("saddle numbness", "perianal sensation", "sensation intact?"). Source: clinical.md 7.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cds_service.clinical.findings import Side
from cds_service.clinical.memo import Memo
from cds_service.clinical.spec import FindingSpec, Kind
from cds_service.fhir import r4
from cds_service.knowledge.folded import fold
from cds_service.knowledge.value_words import system_key, tokens
from cds_service.mapping.narrative.mention import Asks, Topic
from cds_service.mapping.observations.asked import topics_asked
from cds_service.mapping.observations.done import asks_whether_done
from cds_service.mapping.observations.gauges import Gauge
from cds_service.mapping.values.answers import read_answers
from cds_service.mapping.values.quantities import Units, units_of
from cds_service.mapping.words import fixed_side, side_of

if TYPE_CHECKING:
    from cds_service.mapping.book import Book


_TURNED = (Asks.NORMAL, Asks.DENIAL)
"""Labels under which "yes" means absent."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One finding that a row asks about, how, on which side, and the coding that says so.

    ``names``: the label names a complaint, so that "yes" and "no" answer it. ``asserts``: the code itself states the
    finding, whatever the label asks (``worded``). ``label``: its words. ``whether_done``: it asks whether the finding was
    looked for or spoken of. ``screen``: it asks for a screening as a whole. ``part``: it asks for a part of the finding,
    without which that may still be there. ``grade``: what its word says of a weakness that is there ("Paraplegia").
    ``tallied``: it asks how much or how often. ``manifold``: it says more than one thing.
    """

    spec: FindingSpec
    asks: Asks
    side: Side | None = None
    system: str | None = None
    code: str | None = None
    units: Units | None = None
    names: bool = True
    asserts: bool = False
    worded: Asks | None = None
    label: frozenset[str] = frozenset()
    whether_done: bool = False
    screen: bool = False
    part: bool = False
    grade: str | None = None
    tallied: bool = False
    manifold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """``coded``: one of its codings is in a known system. ``others``: not about the patient. ``past``: a history.

    ``by_label``: the label alone names the subjects. ``generic``: findings (with system and code) whose site must be
    named beside the code. ``silent``: never told as not understood. ``dull``: coded, and of no interest unless words
    stand beside the number. ``namesake``: the label is about something else of the name of a finding.
    ``title``: the label where it is a document's. ``system``, ``code``: its first coding. ``gauge``: its codes ask for one
    measured finding. ``side``: which its code or label names, if that is all they name.
    """

    subjects: tuple[Subject, ...] = ()
    label: str = ""
    coded: bool = False
    others: bool = False
    past: bool = False
    silent: bool = False
    by_label: bool = False
    dull: bool = False
    namesake: bool = False
    title: str = ""
    generic: tuple[tuple[str, str | None, str | None], ...] = ()
    system: str | None = None
    code: str | None = None
    gauge: Gauge | None = None
    side: Side | None = None


class Rows:
    """Rows by their code and label; looked up once per book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._units = {name: units_of(spec, book.values) for name, spec in book.findings.specs.items()}
        self.of: Memo[r4.CodeableConcept | None, Row] = Memo(self._row)
        self.labelled: Memo[str, tuple[Subject, ...]] = Memo(self._labelled)

    def units(self, finding: str) -> Units | None:
        """The units of a measured finding."""
        return self._units.get(finding)

    def sited(self, row: Row, site: str) -> tuple[Subject, ...]:
        """The subjects of a row together with a site that stands beside it."""
        generic = {finding: (system, code) for finding, system, code in row.generic}
        found = list(self._of_place(row, site))
        found = found or [_coded(s, generic.get(s.spec.id)) for s in self.labelled(f"{row.label} {site}".strip())]
        if not found:
            # "Sensation" of the hand is nobody's business here
            return tuple(s for s in row.subjects if s.code is not None)
        own = {s.spec.id: s for s in row.subjects}
        named = {s.spec.id for s in found}
        kept = [s for s in row.subjects if s.code is not None and s.spec.id not in named]
        return (*kept, *(own.get(s.spec.id, s) for s in found))

    def _of_place(self, row: Row, site: str) -> Iterator[Subject]:
        """What a code without words is about at a place that makes it a finding (numbness of the "perineal structure")."""
        named = self._book.text.places(site) if row.generic and not row.label else frozenset()
        for finding, system, code in row.generic:
            if finding in named:
                coding = r4.Coding(system=system, code=code)
                yield self._subject(finding, Topic(finding), coding, "")

    def below(self, heading: str, label: str) -> tuple[Subject, ...]:
        """The subjects of a row or component under a heading: "Left" below "Knee jerk".

        A label that adds neither a finding nor a side is about something else ("Left biceps" below "Strength").
        """
        found = self.labelled(f"{heading} {label}".strip())
        general = {s.spec.id for s in self.labelled(heading)}
        if label and general.issuperset(s.spec.id for s in found) and not self._is_side(label):
            return ()
        return found

    def _is_side(self, label: str) -> bool:
        answers = read_answers(label, self._book.values.answers)
        return answers.plain and answers.side is not None

    def _row(self, concept: r4.CodeableConcept | None) -> Row:
        if concept is None:
            return Row()
        words = self._book.values
        label = concept.text or next((c.display for c in concept.coding if c.display), None) or ""
        folded = fold(label)
        known = self._book.terminology.known
        first = next((c for c in concept.coding if c.code), None)
        coded = any(known(c.system) for c in concept.coding)
        stated = list(self._stated(concept.coding, label))
        subjects = stated or [s for s in self.labelled(label) if self._believed(s, folded, coded)]
        generic = tuple(self._generic(concept.coding))
        past = self._is_past(folded, bool(subjects))
        others = words.labels.others.search(words.labels.writers.sub("", folded)) is not None
        measured = len(stated) == 1 and not generic and not others
        named = bool(subjects) or bool(generic)
        side = side_of((concept,), self._book) if not named and (not label or self._is_side(label)) else None
        return Row(
            subjects=tuple(subjects),
            label=label,
            coded=coded,
            by_label=bool(subjects) and not stated,
            others=others,
            past=past,
            silent=any((system_key(c.system), c.code or "") in words.irrelevant for c in concept.coding),
            generic=generic,
            system=None if first is None else first.system,
            code=None if first is None else first.code,
            dull=coded and not named and side is None,
            namesake=not subjects and bool(self._topics(label)),
            title=label if not stated and words.labels.is_title(folded) else "",
            gauge=self._gauge(stated[0], past) if measured else None,
            side=side,
        )

    def _gauge(self, subject: Subject, past: bool) -> Gauge | None:
        units, finding = subject.units, subject.spec.id
        if units is None or units.spec.at_least is None is units.spec.below:
            return None
        over = past and subject.spec.group in self._book.values.labels.past_groups
        side = fixed_side(finding, self._book) or subject.side
        return Gauge(finding, units, side, subject.system, subject.code, over)

    def _is_past(self, folded: str, named: bool) -> bool:
        """Whether the label says that what it is about is over; an unclear one never turns a red flag into a history."""
        labels = self._book.values.labels
        over = labels.past.search(folded) is not None or (named and labels.past_of.search(folded) is not None)
        return over and labels.now.search(folded) is None

    def _stated(self, codings: Sequence[r4.Coding], label: str) -> Iterator[Subject]:
        book = self._book
        seen: set[str] = set()
        for coding in codings:
            for concept in book.terminology.concepts(coding.system, coding.code):
                for finding in book.findings.by_value_set.get(concept, ()):
                    if finding in seen:
                        continue
                    seen.add(finding)
                    topic = next((t for t in self._topics(label) if t.finding == finding), None)
                    yield self._subject(finding, topic, coding, label)
                for finding in book.findings.absent_sets.get(concept, ()):
                    if finding not in seen:
                        seen.add(finding)
                        yield self._subject(finding, Topic(finding, None, Asks.NORMAL), coding, label)

    def _generic(self, codings: Sequence[r4.Coding]) -> Iterator[tuple[str, str | None, str | None]]:
        for coding in codings:
            for concept in self._book.terminology.concepts(coding.system, coding.code):
                for finding in self._book.findings.site_sets.get(concept, ()):
                    yield finding, coding.system, coding.code

    def _labelled(self, label: str) -> tuple[Subject, ...]:
        folded = fold(label)
        specs, flags = self._book.findings.specs, self._book.values.red_flags
        named = [t for t in self._topics(label) if t.finding in specs]
        if any(specs[t.finding].of_reading for t in named):
            # of "Back pain red flags" the pain is no question
            named = [t for t in named if specs[t.finding].of_reading or flags.counts(specs[t.finding])]
        return tuple(
            self._subject(topic.finding, topic, None, label)
            for topic in named
            if not self._is_namesake(specs[topic.finding], topic.asks, folded)
        )

    def _is_namesake(self, spec: FindingSpec, asks: Asks, folded: str) -> bool:
        """Whether a label is about something else of that name: how far a joint moves, what is left in the stomach.

        A label that names the loss ("Degree of leg weakness") is about strength, whatever else it says.
        """
        words = self._book.values
        if spec.kind is Kind.STRENGTH:
            moves = words.labels.motion.search(folded) is not None and words.labels.power.search(folded) is None
            return moves and asks is Asks.FUNCTION
        other = words.labels.namesakes.get(spec.id)
        if other is not None:
            return asks is Asks.FUNCTION and other.search(folded) is not None
        measure = words.measures.get(spec.id)
        if measure is None or measure.not_of is None or measure.not_of.search(folded) is None:
            return False
        return measure.unless is None or measure.unless.search(folded) is None

    def _topics(self, label: str) -> tuple[Topic, ...]:
        if not label:
            return ()
        values = self._book.values
        return topics_asked(
            label, self._book.text.topics(label), values.labels, read_answers(label, values.answers).side
        )

    def _subject(self, finding: str, topic: Topic | None, coding: r4.Coding | None, label: str) -> Subject:
        words = self._book.values
        spec = self._book.findings.specs[finding]
        measure = words.measures.get(finding)
        states = coding is not None and self._names_findings(coding)
        units = self._units[finding]
        worded = None if topic is None else topic.asks
        if states and spec.kind in (Kind.PRESENCE, Kind.NORMALITY) and worded not in _TURNED:
            asks = Asks.FINDING
        elif words.labels.bare_finding(fold(label)) is not None:
            asks, worded = Asks.FINDING, Asks.FUNCTION
        else:
            asks = worded or (Asks.FINDING if spec.kind is Kind.PRESENCE else Asks.FUNCTION)
        return Subject(
            spec=spec,
            asks=asks,
            worded=worded,
            label=_words_of(label),
            side=None if topic is None or units is not None else topic.side,
            system=None if coding is None else coding.system,
            code=None if coding is None else coding.code,
            units=None if units is None else units.under(label),
            names=measure is None or measure.names,
            asserts=states,
            whether_done=bool(label) and asks_whether_done(label, spec, words),
            screen=asks is Asks.FINDING and words.labels.is_screen(fold(label)),
            grade=None if topic is None else topic.grade,
            part=any(name == finding and phrase.search(fold(label)) for name, _, phrase in words.labels.parts),
            manifold=words.labels.says_more(fold(label)),
            # of a function only: a number under "Urinary retention volume" is an open question
            tallied=asks is Asks.FUNCTION
            and finding in words.labels.namesakes
            and words.labels.tallied.search(fold(label)) is not None,
        )

    def _names_findings(self, coding: r4.Coding) -> bool:
        system = self._book.terminology.systems.of(coding.system)
        return system is not None and system.name in self._book.values.finding_systems

    def _believed(self, subject: Subject, folded: str, coded: bool) -> bool:
        """Whether a label alone may name a measured finding: not when it measures something else than blood."""
        labels = self._book.values.labels
        return subject.spec.id not in labels.blood or (not coded and labels.specimens.search(folded) is None)


def _words_of(label: str) -> frozenset[str]:
    return frozenset(word for word, _, _ in tokens(fold(label)) if word.isalpha())


def _coded(subject: Subject, coding: tuple[str | None, str | None] | None) -> Subject:
    return subject if coding is None else replace(subject, system=coding[0], code=coding[1])
