"""What the values of Observations mean, typed: answers, sides, grades, units, flags.

Filled by ``knowledge.values`` from ``cards/lumbar-imaging/values.yaml``; run by ``mapping``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cds_service.clinical.findings import Side
from cds_service.clinical.spec import FindingSpec
from cds_service.knowledge.folded import fold
from cds_service.knowledge.label_words import LabelWords


class Meaning(StrEnum):
    """What one answer says; those from ``MISSING`` on are said beside an answer, ``AFFIRMED`` where there is no other."""

    YES = "yes"
    NO = "no"
    NO_OR_NORMAL = "noOrNormal"
    PRESENT = "present"
    ABSENT = "absent"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    NORMAL = "normal"
    ABNORMAL = "abnormal"
    HIGH = "high"
    LOW = "low"
    DEGREE = "degree"
    MISSING = "missing"
    POSSIBLE = "possible"
    HISTORICAL = "historical"
    NEW = "new"
    WORSE = "worse"
    STABLE = "stable"
    BETTER = "better"
    AFFIRMED = "affirmed"


class Role(StrEnum):
    """What a word that is no answer does in one."""

    NEGATOR = "negator"
    FUNCTION = "function"
    FILLER = "filler"
    REASON = "reason"
    BREAK = "break"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade in words: an MRC grade, or a reflex from 0 to 4."""

    value: str


Entry = Meaning | Side | Role | Grade

_LEVEL = r"(?<![^\W_])[clts]\d{1,2}(?:\s?[-/]\s?[clts]?\d{1,2})?(?![^\W_])"
_TOKEN = re.compile(_LEVEL + r"|\d+(?:[.,]\d+)?|[^\W\d_]+(?:'[^\W\d_]+)?|[^\w\s]|[_\n]")


def tokens(folded: str) -> Iterator[tuple[str, int, int]]:
    """Words, numbers, levels of the spine ("s3-5") and signs with their places."""
    for match in _TOKEN.finditer(folded):
        yield match[0], match.start(), match.end()


def is_level(token: str) -> bool:
    """Whether a token is a level of the spine or a root: its letter is no side."""
    return token[0] in "clts" and token[1:2].isdigit()


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]


def phrases(entries: Mapping[str, Entry]) -> Phrases:
    """Phrases by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for text, entry in entries.items():
        words = tuple(word for word, _, _ in tokens(fold(text)))
        if words:
            found.setdefault(words[0], []).append((words, entry))
    return {first: tuple(sorted(group, key=lambda item: -len(item[0]))) for first, group in found.items()}


@dataclass(frozen=True, slots=True)
class BareUnit:
    """A number without unit between ``low`` and ``high`` is in ``unit``."""

    unit: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """How a measured finding is read beside its stanza.

    ``believable``: bounds in the unit of the stanza beyond which the written unit is not taken at its word.
    ``names``: the label names a complaint, so that "yes" and "no" answer it.
    ``not_of``, but not ``unless``: labels of other things that are called so.
    ``must_be_read``: a number of it that cannot be read leaves a red flag open.
    """

    believable: tuple[float, float]
    bare: tuple[BareUnit, ...] = ()
    names: bool = False
    must_be_read: bool = False
    not_of: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class AmountWords:
    """A presence told by an amount: its unit, the factors to it, and the size from which on it is there.

    ``of_at_least``: two of at least so much tell it by how much less the second is.
    """

    unit: str
    factors: tuple[tuple[str, float], ...]
    at_least: float | None = None
    of_at_least: float | None = None


@dataclass(frozen=True, slots=True)
class DurationWords:
    """Findings that an amount of time answers. ``units``: unit -> days; ``believable``: days, both inclusive.

    ``ages``: unit of an age -> days in the mean.
    """

    units: Mapping[str, int]
    ages: Mapping[str, float]
    believable: tuple[float, float]
    began: frozenset[str]
    episode: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReflexScale:
    """Grades from 0 to 4: up to where a reflex is reduced, from where it is raised, and the finding that this is."""

    reduced_at_most: float
    raised_at_least: float
    surely_raised_at_least: float
    raised: str


@dataclass(frozen=True, slots=True)
class RedFlagRows:
    """Rows of which no value may vanish: of the ``groups``, save ``apart``; a strength where the label names its loss.

    ``ordinary``: words that say under a function how or where it is done, and not whether. ``counted``: what a nought
    counts. ``sited``: groups of signs of which a site says that they are there.
    """

    groups: frozenset[str]
    strengths: frozenset[str]
    apart: frozenset[str]
    ordinary: frozenset[str]
    counted: frozenset[str]
    sited: frozenset[str]

    def counts(self, spec: FindingSpec) -> bool:
        """Whether a finding is of the groups, or one of the strengths."""
        return spec.group in self.groups or spec.id in self.strengths


@dataclass(frozen=True, slots=True)
class ValueWords:
    """All of ``values.yaml``.

    ``answers``, ``functions``, ``strength``, ``muscles`` and ``reflexes`` are the phrases of an answer, of how something
    works, of a strength, of the strength of a muscle (under a label of nothing but ``muscle_labels``) and of a reflex;
    ``limbs``: of the strength of a limb under such a label.
    ``affirming``: those of an answer, with what says of one finding that it is there.
    ``losses``: words of losses of one kind, and the findings that they may deny.
    ``option_words``: words that explain the number of an option in a list of strengths; ``resisted``: those of full strength.
    ``paralysed``: words of a weakness that is as severe as a grade, and that grade.
    ``codes``: (system, code) -> meaning; ``side_codes``: the same for sides; ``place_codes``: for parts of the body,
    the word for each.
    ``statuses``: Observation.status -> whether it may deny; those to be ignored are in ``ignored``.
    ``reported``: categories whose answers are told when not understood; ``irrelevant``: codes that never are.
    """

    version: str
    answers: Phrases
    functions: Phrases
    strength: Phrases
    muscles: Phrases
    limbs: Phrases
    reflexes: Phrases
    full_strength: str
    symmetric: frozenset[str]
    strength_units: frozenset[str]
    option_words: frozenset[str]
    resisted: frozenset[str]
    paralysed: Mapping[str, str]
    muscle_labels: frozenset[str]
    reflex_units: frozenset[str]
    scale: ReflexScale
    codes: Mapping[tuple[str, str], Meaning]
    side_codes: Mapping[tuple[str, str], Side]
    place_codes: Mapping[tuple[str, str], str]
    measures: Mapping[str, MeasureWords]
    amounts: Mapping[str, AmountWords]
    losses: Mapping[str, frozenset[str]]
    durations: DurationWords
    affirming: Mapping[str, Phrases]
    red_flags: RedFlagRows
    unit_aliases: Mapping[str, tuple[str, ...]]
    comparators: Mapping[str, str]
    interpretation: Mapping[str, Meaning]
    statuses: Mapping[str, bool]
    ignored: frozenset[str]
    finding_systems: frozenset[str]
    labels: LabelWords
    reported: frozenset[str]
    irrelevant: frozenset[tuple[str, str]]

    def __hash__(self) -> int:
        return id(self)

    def meaning_of(self, system: str | None, code: str | None) -> Meaning | None:
        """What the code of an answer means."""
        return self.codes.get((system_key(system), code or ""))


def system_key(uri: str | None) -> str:
    """The URI of a code system in one spelling: lower case, http, no version, no trailing slash."""
    text = (uri or "").strip().lower().split("|", 1)[0].rstrip("/")
    return "http://" + text[8:] if text.startswith("https://") else text
