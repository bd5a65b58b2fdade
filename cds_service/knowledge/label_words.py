"""What the labels of rows and components say beside a finding, typed, and how it is read from ``values.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cds_service.knowledge.folded import fold
from cds_service.knowledge.source import Strict


@dataclass(frozen=True, slots=True)
class LabelWords:
    """Labels of rows that are not about the patient now, or not about blood; labels of components.

    ``past``, or ``past_of`` a finding, but not ``now``: histories, over and done for findings of ``past_groups``.
    ``elicited``: groups of signs that are tested for, so that a side alone says no more than where.
    """

    others: re.Pattern[str]
    past: re.Pattern[str]
    past_of: re.Pattern[str]
    began: re.Pattern[str]
    """Labels that ask how long or since when a finding is there."""
    now: re.Pattern[str]
    aside: re.Pattern[str]
    """Labels of how or where something was measured, whose value is no answer."""
    specimens: re.Pattern[str]
    past_groups: frozenset[str]
    elicited: frozenset[str]
    blood: frozenset[str]
    side: frozenset[str]
    site: frozenset[str]
    grade: frozenset[str]


class LabelsDoc(Strict):
    """``labels`` as written."""

    others: tuple[str, ...]
    past: tuple[str, ...]
    past_of: tuple[str, ...]
    began: tuple[str, ...]
    now: tuple[str, ...]
    past_groups: tuple[str, ...]
    elicited: tuple[str, ...]
    aside: tuple[str, ...]
    specimens: tuple[str, ...]
    blood: tuple[str, ...]


class ComponentsDoc(Strict):
    """``componentLabels`` as written."""

    side: tuple[str, ...]
    site: tuple[str, ...]
    grade: tuple[str, ...]


def label_words(labels: LabelsDoc, parts: ComponentsDoc) -> LabelWords:
    """The words of labels, ready to be looked for."""
    return LabelWords(
        others=_pattern(labels.others),
        past=_pattern(labels.past),
        past_of=_pattern(labels.past_of),
        began=_pattern(labels.began),
        now=_pattern(labels.now),
        aside=_pattern(labels.aside),
        specimens=_pattern(labels.specimens),
        past_groups=frozenset(labels.past_groups),
        elicited=frozenset(labels.elicited),
        blood=frozenset(labels.blood),
        side=frozenset(map(fold, parts.side)),
        site=frozenset(map(fold, parts.site)),
        grade=frozenset(map(fold, parts.grade)),
    )


def no_label_words() -> LabelWords:
    """Of a file that cannot be read."""
    never, empty = re.compile(r"(?!)"), frozenset[str]()
    return LabelWords(never, never, never, never, never, never, never, empty, empty, empty, empty, empty, empty)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, whole."""
    ordered = sorted(map(fold, words), key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, ordered)) + r")(?![^\W_])")
