"""How appropriate a study is in an ACR variant. Source: clinical.md section 2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

USUALLY = "usuallyAppropriate"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the matrix. ``inferred``: not read in the source itself."""

    rating: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class RatingTable:
    """Variant and study to rating. ``rated_as``: studies that are rated as another one."""

    cells: Mapping[tuple[str, str], Cell]
    rated_as: Mapping[str, str] = field(default_factory=dict)
    usually: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Variant -> studies that are usually appropriate, in the order of the file."""

    def rate(self, variant: str | None, study: str | None) -> str | None:
        """The rating; None without a variant, and for studies that the matrix does not hold."""
        if variant is None or study is None:
            return None
        cell = self.cells.get((variant, self.rated_as.get(study, study)))
        return None if cell is None else cell.rating

    def usually_appropriate(self, variant: str | None) -> tuple[str, ...]:
        """The studies that are usually appropriate in the variant."""
        return () if variant is None else self.usually.get(variant, ())
