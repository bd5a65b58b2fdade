"""Which imaging study an order asks for, by ``cards/lumbar-imaging/studies.yaml``.

By code first: any coding of a system in ``systems.yaml`` decides, and then text is not looked at, so a near miss
with a proper code stays silent whatever its text says. Only an order without such a coding is read by its words.
Several codings that disagree are settled towards advice: the lumbar study is taken, MRI before the rest, and a
contrast about which they disagree counts as not stated. Source: contract section 5; design.md section 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from cds_service.clinical.orders import Study
from cds_service.knowledge.study_words import StudyWords
from cds_service.knowledge.systems import System, Systems


class CodingLike(Protocol):
    """What is needed of a FHIR Coding."""

    @property
    def system(self) -> str | None:
        """Its URI."""

    @property
    def code(self) -> str | None:
        """Its code."""

    @property
    def display(self) -> str | None:
        """Its words."""


@dataclass(frozen=True, slots=True)
class StudyCodes:
    """One study with the codings by which it is ordered, the one for suggestions first."""

    study: Study
    codings: tuple[tuple[str, str], ...]
    unverified: frozenset[tuple[str, str]]
    line: int


class StudyCatalog:
    """All studies; immutable to its users, safe to share between threads."""

    __slots__ = ("_codes", "_rank", "_shapes", "_systems", "by_id", "entries", "silent", "version", "words")

    def __init__(
        self,
        version: str,
        entries: Mapping[str, StudyCodes],
        silent: Mapping[tuple[str, str], str],
        words: StudyWords,
        systems: Systems,
    ) -> None:
        self.version = version
        self.entries = entries
        self.silent = silent
        """Codings that look like ours and are not, with the reason."""
        self.words = words
        self.by_id: Mapping[str, Study] = {name: entry.study for name, entry in entries.items()}
        self._systems = systems
        self._codes = {
            (table.name, table.plain(code)): entry.study
            for entry in entries.values()
            for uri, code in entry.codings
            if (table := self._table(uri)) is not None
        }
        self._rank = {name: number for number, name in enumerate(entries)}
        self._shapes: dict[tuple[str, str, str], Study] = {}
        for study in self.by_id.values():
            self._shapes.setdefault((study.modality, study.region, study.contrast), study)

    def study_of(self, codings: Sequence[CodingLike], text: str | None) -> Study | None:
        """The study of a CodeableConcept, None when it is not one of ours."""
        coded: list[Study] = []
        local: list[str] = []
        known = False
        for coding in codings:
            system = self._systems.of(coding.system)
            study = self._of_code(system, coding.code) if system is not None and coding.code else None
            if study is not None:
                coded.append(study)
            elif system is not None and coding.code and not system.local:
                known = True
            elif coding.display:
                local.append(coding.display)
        if coded or known:
            return self._agreed(coded)
        worded = (self.of_text(words) for words in (text, *local) if words)
        return self._agreed([study for study in worded if study is not None])

    def of_code(self, system: str | None, code: str | None) -> Study | None:
        """The study of one coding."""
        known = self._systems.of(system)
        return None if known is None or not code else self._of_code(known, code)

    def of_text(self, text: str) -> Study | None:
        """The study that the words name, None when they name none or something else."""
        shape = self.words.shape(text)
        return None if shape is None else self._shaped(*shape)

    def refined(self, study: Study, sites: Iterable[str] = (), details: Iterable[str] = ()) -> Study:
        """The study with what ``bodySite`` and ``orderDetail`` add, in words.

        Only what the code left open is filled in: a region of ``spine`` by the sites, an unspecified contrast by
        the details.
        """
        if self.words.open_region(study.region):
            for site in sites:
                region = self.words.region(site)
                study = (self._shaped(study.modality, region, study.contrast) if region else None) or study
        if study.contrast == self.words.open_contrast:
            for detail in details:
                contrast = self.words.contrast(detail)
                study = (self._shaped(study.modality, study.region, contrast) if contrast else None) or study
        return study

    def _of_code(self, system: System, code: str) -> Study | None:
        table = self._systems.by_name[system.table]
        return self._codes.get((table.name, table.plain(code)))

    def _table(self, uri: str) -> System | None:
        system = self._systems.of(uri)
        return None if system is None else self._systems.by_name[system.table]

    def _shaped(self, modality: str, region: str, contrast: str) -> Study | None:
        for wanted in (contrast, self.words.open_contrast):
            study = self._shapes.get((modality, region, wanted))
            if study is not None:
                return study
        return next((s for s in self.by_id.values() if (s.modality, s.region) == (modality, region)), None)

    def _agreed(self, studies: Sequence[Study]) -> Study | None:
        if not studies:
            return None
        if len(studies) == 1:
            (one,) = studies
            return self._shaped(one.modality, one.region, one.contrast)
        first = min(studies, key=lambda study: self._rank[study.id])
        same = [s for s in studies if (s.modality, s.region) == (first.modality, first.region)]
        stated = {s.contrast for s in same} - {self.words.open_contrast}
        if len(stated) == 1:
            return self._shaped(first.modality, first.region, stated.pop()) or first
        return self._shaped(first.modality, first.region, self.words.open_contrast) or first
