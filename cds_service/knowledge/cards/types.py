"""What a card file says, typed. Parsed by ``knowledge.cards``; run by ``compose``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cds_service.hooks.response import (
    Coding,
    Indicator,
    Link,
    OverrideReason,
    SelectionBehavior,
    Source,
)
from cds_service.knowledge.cards.template import Template


class Circumstance(StrEnum):
    """What a card may depend on besides row, modifiers and indicator; computed by ``compose.situation``."""

    NO_ORDER = "noOrder"
    LUMBAR_MRI = "orderedLumbarMri"
    MYELOGRAPHY = "orderedMyelography"
    RADIATION = "orderedRadiation"
    CONTRAST = "orderedContrast"
    AGE_UNKNOWN = "ageUnknown"
    OLDER = "older"
    RED_FLAG_SOURCE_UNKNOWN = "redFlagSourceUnknown"
    POSSIBLE_FINDING = "possibleFinding"
    DENIED_SIGN = "deniedSign"
    NO_FINDING = "noFinding"
    MANAGEMENT_KNOWN = "managementKnown"
    DEFICIT = "deficitRecorded"


@dataclass(frozen=True, slots=True)
class When:
    """When a text applies. An empty set asks nothing; ``modifiers`` and ``circumstances`` must all hold."""

    dispositions: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    not_rows: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    circumstances: frozenset[Circumstance] = frozenset()
    not_circumstances: frozenset[Circumstance] = frozenset()
    indicators: frozenset[str] = frozenset()
    hooks: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()
    """At least one of these is among the findings that made the row hold."""

    @property
    def specificity(self) -> tuple[int, ...]:
        """The larger, the more is asked; the most specific card that fits is taken."""
        return (
            len(self.hooks),
            len(self.modifiers),
            len(self.circumstances),
            bool(self.findings),
            len(self.indicators),
            bool(self.rows),
            len(self.not_circumstances) + len(self.without),
        )


class Deed(StrEnum):
    """What a suggestion does."""

    CREATE = "create"
    CANCEL = "cancel"
    STAT = "stat"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class SuggestionSpec:
    """One suggestion with its single action.

    ``order`` names an ActivityDefinition of ``orders/`` (create), ``study`` a study (replace).
    ``radiation`` and ``contrast`` keep it back in pregnancy; ``already`` are concepts that make it needless
    when a draft orders them. ``review``: the occurrence is the review date of the card.
    """

    id: str
    deed: Deed
    label: str
    when: When
    order: str | None = None
    study: str | None = None
    priority: str | None = None
    """R4 request-priority of the order that is created, replaced or raised; the order's own when None."""
    recommended: bool = False
    radiation: bool = False
    contrast: bool = False
    review: bool = False
    review_in: str | None = None
    """Parameter with the days until the visit, where that is sooner than the review date of the card."""
    already: frozenset[str] = frozenset()
    unless: tuple[str, ...] = ()
    """Findings that make it needless when the chart has one, measured or present, of the last ``unless_within`` days."""
    unless_within: str | None = None
    """Name of a parameter of the decision table."""


@dataclass(frozen=True, slots=True)
class CardFile:
    """One card as its file says it.

    ``summaries``: best first, the last without slots. ``why``: the first part of the detail, paragraph by
    paragraph, each a tuple of lines; a line whose slot has no value is left out.
    """

    id: str
    when: When
    supporting: bool
    priority: int
    topic: Coding
    summaries: tuple[Template, ...]
    indicator: Indicator
    source: Source
    why: tuple[tuple[Template, ...], ...]
    rule: tuple[Template, ...]
    links: tuple[Link, ...]
    suggestions: tuple[SuggestionSpec, ...]
    override_reasons: tuple[OverrideReason, ...]
    selection_behavior: SelectionBehavior
    evidence: tuple[str, ...]
    facts: tuple[str, ...]
    """Finding ids whose readings are facts of this card beside those that made the row hold."""
    asks: tuple[str, ...]
    """Finding ids that are named as *none recorded* when a complete source holds nothing of them."""
    unnamed: tuple[str, ...]
    """Finding ids that the summary's own words say already."""
    slots: frozenset[str]
    """Slots that its texts name."""
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence added to the first part of every card that it fits."""

    id: str
    when: When
    texts: tuple[Template, ...]
    line: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed words of composition (``words.yaml``): phrases with their own slots, and labels by group."""

    phrases: Mapping[str, Template]
    labels: Mapping[str, Mapping[str, str]]
    lists: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    notes: tuple[Note, ...]


class RatingCarrier(StrEnum):
    """Where an appropriateness rating of the order is written for a client."""

    NONE = "none"
    ROOT = "root"
    ROOT_AND_EXTENSION = "rootAndExtension"


@dataclass(frozen=True, slots=True)
class Profile:
    """What one kind of client takes (cds-hooks.md 15): agreed before, never guessed."""

    id: str
    selection_behavior: SelectionBehavior | None = None
    update_actions: bool = True
    app_context: bool = True
    smart_links: bool = True
    rating: RatingCarrier = RatingCarrier.NONE
    links: bool = True


@dataclass(frozen=True, slots=True)
class RatingCodes:
    """Extension and codes with which an order is annotated (Argonaut PAMA)."""

    rating_url: str
    rating_system: str
    consult_url: str
    own_system: str
    codes: Mapping[str, str]
    description: str


@dataclass(frozen=True, slots=True)
class CardLibrary:
    """All card files, words and client profiles."""

    primary: tuple[CardFile, ...]
    supporting: tuple[CardFile, ...]
    words: Words
    profiles: Mapping[str, Profile]
    rating: RatingCodes
    topics: Mapping[str, str]
    override_reasons: Mapping[str, OverrideReason]
