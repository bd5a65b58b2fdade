"""Which texts apply to an assessment: the closed set of circumstances and the match of ``when``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from cds_service.clinical.assessment import Assessment
from cds_service.clinical.findings import Certainty, Status
from cds_service.compose.facts import older_age
from cds_service.compose.material import Material
from cds_service.compose.shelves import Shelf
from cds_service.compose.used import deficit, was_denied
from cds_service.knowledge.cards.types import CardFile, Circumstance, Note, SuggestionSpec, When

T = TypeVar("T", CardFile, Note, SuggestionSpec)


class Situation:
    """One assessment as ``when`` sees it; circumstances are computed when first asked for."""

    __slots__ = ("_because", "_known", "assessment", "hook", "lists", "material", "modifiers", "shelf")

    def __init__(self, assessment: Assessment, hook: str, material: Material, shelf: Shelf) -> None:
        self.assessment = assessment
        self.hook = hook
        self.shelf = shelf
        self.material = material
        self.lists = material.library.words.lists
        self.modifiers = frozenset(assessment.modifiers)
        self._known: dict[Circumstance, bool] = {}
        self._because = frozenset(f.id for f in assessment.because)

    def fits(self, when: When) -> bool:
        """Whether everything that ``when`` asks for holds, of a text that is on the shelf of this assessment."""
        if when.findings and when.findings.isdisjoint(self._because):
            return False
        if not when.circumstances and not when.not_circumstances:
            return True
        return all(map(self.holds, when.circumstances)) and not any(map(self.holds, when.not_circumstances))

    def first(self, texts: Iterable[T]) -> T | None:
        """The first text that fits."""
        for text in texts:
            if self.fits(text.when):
                return text
        return None

    def holds(self, circumstance: Circumstance) -> bool:
        """Whether the circumstance holds; each is looked at once."""
        known = self._known.get(circumstance)
        if known is None:
            known = self._known[circumstance] = _CHECKS[circumstance](self)
        return known

    @property
    def modality(self) -> str | None:
        """Modality of the ordered study."""
        order = self.assessment.order
        return None if order is None else order.study.modality


def _lumbar_mri(s: Situation) -> bool:
    order = s.assessment.order
    return order is not None and order.study.id in s.lists["lumbarMri"]


def _contrast(s: Situation) -> bool:
    order = s.assessment.order
    return order is not None and order.study.contrast in s.lists["contrast"]


def _unknown_source(s: Situation) -> bool:
    sources = (s.assessment.sources.get(key) for key in s.lists["redFlagSources"])
    return any(source is None or not source.searched for source in sources)


def _possible(s: Situation) -> bool:
    return any(f.status is Status.PRESENT and f.certainty is Certainty.POSSIBLE for f in s.assessment.because)


_CHECKS: Mapping[Circumstance, Callable[[Situation], bool]] = {
    Circumstance.NO_ORDER: lambda s: s.assessment.order is None,
    Circumstance.LUMBAR_MRI: _lumbar_mri,
    Circumstance.MYELOGRAPHY: lambda s: s.modality in s.lists["myelography"],
    Circumstance.RADIATION: lambda s: s.modality in s.lists["radiation"],
    Circumstance.CONTRAST: _contrast,
    Circumstance.AGE_UNKNOWN: lambda s: s.assessment.charted.demographics.age is None,
    Circumstance.OLDER: lambda s: older_age(s.assessment, s.material) is not None,
    Circumstance.RED_FLAG_SOURCE_UNKNOWN: _unknown_source,
    Circumstance.POSSIBLE_FINDING: _possible,
    Circumstance.DENIED_SIGN: lambda s: any(map(was_denied, s.assessment.because)),
    Circumstance.NO_FINDING: lambda s: not any(f.status is Status.PRESENT for f in s.assessment.because),
    Circumstance.DEFICIT: lambda s: deficit(s.assessment, s.material) is not None,
    Circumstance.MANAGEMENT_KNOWN: lambda s: s.assessment.timeline.conservative is not None,
}
