"""Reads the words of an imaging order: modality, region and contrast, each by its own list in ``studies.yaml``.

Words are compared without case and punctuation (``W/O`` is ``w o``, ``L-Spine`` is ``l spine``); the longest phrase
that fits is taken, so ``without contrast`` is not also ``contrast``. Text that names something else (``never``)
or no modality is no study.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_PLUS = re.compile(r"\+")
_OTHER = re.compile(r"[^a-z0-9]+")
_TEXT_LIMIT = 400
"""Characters of an order's text that are read; the name of a study is short."""


def plain(text: str) -> str:
    """The text as lists write it: lower case, one blank between words, a blank at either end."""
    return f" {_OTHER.sub(' ', _PLUS.sub(' plus ', text[:_TEXT_LIMIT].lower())).strip()} "


@dataclass(frozen=True, slots=True)
class Phrases:
    """A phrase list: what each phrase means, longest first."""

    pattern: re.Pattern[str]
    meanings: Mapping[str, str]

    def found(self, text: str) -> list[str]:
        """Meanings of the phrases in a plain text, in its order; phrases do not overlap."""
        return [self.meanings[match] for match in self.pattern.findall(text)]


def phrases(meanings: Iterable[tuple[str, str]]) -> Phrases:
    """Compile pairs of phrase and meaning; the first meaning of a phrase stays."""
    known: dict[str, str] = {}
    for phrase, meaning in meanings:
        known.setdefault(plain(phrase).strip(), meaning)
    ordered = sorted(filter(None, known), key=lambda phrase: (-len(phrase), phrase))
    body = "|".join(map(re.escape, ordered)) or r"(?!)"
    return Phrases(re.compile(rf"(?<= )({body})(?= )"), known)


@dataclass(frozen=True, slots=True)
class StudyWords:
    """The lists; of several that are named, the first of an ``_order`` counts.

    ``fixed_region``: modality -> the region that it always has; ``together``: what several mean at once.
    """

    modalities: Phrases
    modality_order: tuple[str, ...]
    regions: Phrases
    region_order: tuple[str, ...]
    contrasts: Phrases
    contrast_order: tuple[str, ...]
    never: Phrases
    fixed_region: Mapping[str, str]
    together: tuple[tuple[frozenset[str], str], ...]
    open_regions: frozenset[str]
    open_contrast: str

    def shape(self, text: str) -> tuple[str, str, str] | None:
        """Modality, region and contrast of an order's words, None when they name no study of ours."""
        words = plain(text)
        if self.never.found(words):
            return None
        modality = _first(self.modalities.found(words), self.modality_order)
        if modality is None:
            return None
        region = self.fixed_region.get(modality) or self._region(words)
        return None if region is None else (modality, region, self._contrast(words) or self.open_contrast)

    def region(self, text: str) -> str | None:
        """The region that the words name."""
        return self._region(plain(text))

    def contrast(self, text: str) -> str | None:
        """The contrast that the words state."""
        return self._contrast(plain(text))

    def open_region(self, region: str) -> bool:
        """Whether the region leaves open which part of the spine is meant."""
        return region in self.open_regions

    def _region(self, words: str) -> str | None:
        return self._settled(self.regions.found(words), self.region_order)

    def _contrast(self, words: str) -> str | None:
        return self._settled(self.contrasts.found(words), self.contrast_order)

    def _settled(self, found: Iterable[str], order: tuple[str, ...]) -> str | None:
        named = set(found)
        named.update(meaning for parts, meaning in self.together if parts <= named)
        return _first(named, order)


def _first(found: Iterable[str], order: tuple[str, ...]) -> str | None:
    names = set(found)
    return next((name for name in order if name in names), None)
