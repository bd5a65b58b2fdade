"""What a concept means by itself: findings by its codes, statements by its words, the side that it names.

Worked out once per coded concept and kept, since charts repeat the same few hundred. What somebody wrote without a code
is not kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cds_service.clinical.findings import Side, Status
from cds_service.clinical.memo import Memo
from cds_service.fhir import r4
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.unmapped import Unknown, unknown_of
from cds_service.mapping.words import side_of, words_of

if TYPE_CHECKING:
    from cds_service.mapping.book import Book

_LABEL = 120
"""Characters; what is longer is no label."""
_NOTHING: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """``coded``: finding, coding, and whether the code states or denies it; a finding stands there once.

    ``said``: place of the words within the concept and a statement. ``wordless``: the words were not looked at, since a
    code says that they name nothing that counts. ``unknown``: what there is to tell of it where it states nothing.
    ``named``: the findings of codes and words. ``repeated``: those that the words name as a code does, and say no more of.
    """

    coded: tuple[tuple[str, r4.Coding, Status], ...] = ()
    said: tuple[tuple[str, Mention], ...] = ()
    side: Side | None = None
    wordless: bool = False
    unknown: Unknown | None = None
    named: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether it states nothing that is known."""
        return not self.coded and not self.said


def _is_kept(concept: r4.CodeableConcept) -> bool:
    return bool(concept.coding) and (not concept.text or len(concept.text) <= _LABEL)


class Meanings:
    """Meanings of concepts, looked up in one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._kept: Memo[r4.CodeableConcept, Meaning] = Memo(self._meaning)
        self._placing: Memo[r4.CodeableConcept, bool] = Memo(self._is_placed)

    def of(self, concept: r4.CodeableConcept, sites: tuple[str, ...] = (), notes: tuple[str, ...] = ()) -> Meaning:
        """The meaning of ``concept`` where ``sites`` are named and ``notes`` written beside it."""
        if sites or notes or not _is_kept(concept):
            return self._meaning(concept, sites, notes)
        return self._kept(concept)

    def is_placed(self, concept: r4.CodeableConcept) -> bool:
        """Whether its words are among those that are read at the place of the order that they are the reason of."""
        return self._placing(concept) if _is_kept(concept) else self._is_placed(concept)

    def _is_placed(self, concept: r4.CodeableConcept) -> bool:
        return any(self._book.chart.placed_words.find(text) for _, text in words_of(concept))

    def unknown(self, concept: r4.CodeableConcept) -> Unknown | None:
        """What there is to tell of a concept that was not understood."""
        return self.of(concept).unknown

    def _meaning(
        self, concept: r4.CodeableConcept, sites: tuple[str, ...] = (), notes: tuple[str, ...] = ()
    ) -> Meaning:
        coded: dict[str, tuple[str, r4.Coding, Status]] = {}
        for finding, coding, status in self._coded(concept, sites, notes):
            coded.setdefault(finding, (finding, coding, status))
        wordless = self._is_wordless(concept)
        said = () if wordless else tuple(self._said(concept))
        return Meaning(
            coded=tuple(coded.values()),
            said=said,
            side=side_of((concept,), self._book, letters=False),
            wordless=wordless,
            unknown=unknown_of(concept, wordless, self._book),
            named=frozenset((*coded, *(mention.finding for _, mention in said))),
            repeated=frozenset(finding for finding in coded if self._is_repeated(finding, said)),
        )

    def _is_repeated(self, finding: str, said: tuple[tuple[str, Mention], ...]) -> bool:
        """Whether what the words say of a finding is what its code says: they name it, and tell neither side nor time, course,
        doubt or degree. Of several statements the first one counts."""
        spec = self._book.findings.specs[finding]
        if spec.side or finding in self._book.chart.events:
            return False
        told = (mention for _, mention in said if mention.finding == finding and mention.status is not Status.ABSENT)
        first = next(told, None)
        return first is not None and first == Mention(
            finding,
            Status.PRESENT,
            first.start,
            first.end,
            value=first.value,
            unit=first.unit,
            comparator=first.comparator,
            duration_days=first.duration_days,
        )

    def _coded(
        self, concept: r4.CodeableConcept, sites: tuple[str, ...], notes: tuple[str, ...]
    ) -> Iterator[tuple[str, r4.Coding, Status]]:
        """A generic code counts only where words, body site or notes name the site."""
        findings = self._book.findings
        for coding in concept.coding:
            for value_set in self._book.terminology.concepts(coding.system, coding.code):
                for finding in findings.by_value_set.get(value_set, ()):
                    yield finding, coding, Status.PRESENT
                for finding in findings.site_sets.get(value_set, ()):
                    if self._names_site(finding, value_set, concept, sites) or self._noted(finding, notes):
                        yield finding, coding, Status.PRESENT
                for finding in findings.absent_sets.get(value_set, ()):
                    yield finding, coding, Status.ABSENT

    def _names_site(self, finding: str, value_set: str, concept: r4.CodeableConcept, sites: tuple[str, ...]) -> bool:
        """Whether the words of the concept with those of its site are about ``finding``."""
        own = [words for _, words in words_of(concept)]
        meant = self._book.terminology.value_sets[value_set].title.partition(",")[0]
        texts = [*own, *sites, *(f"{words}, {site}" for words in (*own, meant) for site in sites)]
        return any(self._is_about(finding, text) for text in texts)

    def _noted(self, finding: str, notes: tuple[str, ...]) -> bool:
        """Whether a note names a private area and none denies the finding."""
        reader = self._book.text
        return any(finding in reader.places(note) for note in notes) and not any(
            m.finding == finding and m.status is Status.ABSENT for note in notes for m in reader.stated(note)
        )

    def _is_about(self, finding: str, text: str) -> bool:
        reader = self._book.text
        return (
            any(m.finding == finding and m.status is not Status.ABSENT for m in reader.stated(text))
            or any(topic.finding == finding for topic in reader.topics(text))
            or finding in reader.places(text)
        )

    def _said(self, concept: r4.CodeableConcept) -> Iterator[tuple[str, Mention]]:
        decided = self._decided(concept)
        told: set[tuple[str, Side | None]] = set()
        for name, words in words_of(concept):
            for mention in self._book.text.stated(words):
                if mention.finding not in decided and (mention.finding, mention.side) not in told:
                    told.add((mention.finding, mention.side))
                    yield name, mention

    def _is_wordless(self, concept: r4.CodeableConcept) -> bool:
        """Whether a code says that the words name nothing that counts: looked for, in the family, or set aside."""
        chart = self._book.chart
        for coding in concept.coding:
            system = self._book.terminology.systems.of(coding.system)
            if system is None or not coding.code:
                continue
            plain = coding.code.replace(".", "").upper()
            if plain.startswith(chart.wordless.get(system.name, _NOTHING)) or (system.name, plain) in chart.set_aside:
                return True
        return False

    def _decided(self, concept: r4.CodeableConcept) -> frozenset[str]:
        """Findings of which the codes say already whether they are meant."""
        decided = self._book.chart.decided
        systems = (self._book.terminology.systems.of(coding.system) for coding in concept.coding if coding.code)
        names = (system.name for system in systems if system is not None)
        return frozenset(finding for name in names for finding in decided.get(name, ()))
