"""The YAML shape of card files, words and profiles; msgspec checks it, ``typed`` turns it into what compose runs."""

from __future__ import annotations

import msgspec

from cds_service.hooks.response import Indicator, SelectionBehavior
from cds_service.knowledge.cards.types import Circumstance, Deed, RatingCarrier, When


class Doc(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    """Base of everything read from YAML: an unknown key is a mistake."""


class WhenDoc(Doc):
    """``when`` of a card, suggestion or note."""

    dispositions: list[str] = []
    rows: list[str] = []
    not_rows: list[str] = []
    modifiers: list[str] = []
    without: list[str] = []
    circumstances: list[Circumstance] = []
    not_circumstances: list[Circumstance] = []
    indicators: list[Indicator] = []
    hooks: list[str] = []
    findings: list[str] = []

    def typed(self) -> When:
        """As compose runs it."""
        return When(
            dispositions=frozenset(self.dispositions),
            rows=frozenset(self.rows),
            not_rows=frozenset(self.not_rows),
            modifiers=frozenset(self.modifiers),
            without=frozenset(self.without),
            circumstances=frozenset(self.circumstances),
            not_circumstances=frozenset(self.not_circumstances),
            indicators=frozenset(i.value for i in self.indicators),
            hooks=frozenset(self.hooks),
            findings=frozenset(self.findings),
        )


class LinkDoc(Doc):
    """``label`` and ``url``."""

    label: str
    url: str


class SuggestionDoc(Doc):
    """One entry of ``suggestions``."""

    do: Deed
    label: str
    order: str | None = None
    study: str | None = None
    priority: str | None = None
    recommended: bool = False
    radiation: bool = False
    contrast: bool = False
    review: bool = False
    review_in: str | None = None
    already: list[str] = []
    unless: list[str] = []
    unless_within: str | None = None
    when: WhenDoc = msgspec.field(default_factory=WhenDoc)


class CardDoc(Doc):
    """Front matter of a card file."""

    id: str
    topic: str
    summary: list[str]
    indicator: Indicator
    source: LinkDoc
    rule: list[str]
    when: WhenDoc
    evidence: list[str]
    supporting: bool = False
    priority: int = 0
    links: list[LinkDoc] = []
    suggestions: list[SuggestionDoc] = []
    override_reasons: list[str] = []
    selection_behavior: SelectionBehavior = SelectionBehavior.ANY
    facts: list[str] = []
    asks: list[str] = []
    unnamed: list[str] = []


class NoteDoc(Doc):
    """One entry of ``notes``."""

    id: str
    text: list[str]
    when: WhenDoc


class WordsDoc(Doc):
    """``words.yaml``."""

    version: str
    phrases: dict[str, str]
    labels: dict[str, dict[str, str]]
    lists: dict[str, list[str]]
    numbers: dict[str, int]
    hl7_reasons: dict[str, str]
    notes: list[NoteDoc]


class ProfileDoc(Doc):
    """One client profile."""

    selection_behavior: SelectionBehavior | None = None
    update_actions: bool = True
    app_context: bool = True
    smart_links: bool = True
    links: bool = True
    rating: RatingCarrier = RatingCarrier.NONE


class RatingDoc(Doc):
    """How an order is annotated."""

    rating_url: str
    rating_system: str
    consult_url: str
    own_system: str
    codes: dict[str, str]
    description: str


class ProfilesDoc(Doc):
    """``profiles.yaml``."""

    version: str
    profiles: dict[str, ProfileDoc]
    rating: RatingDoc


class ConceptDoc(msgspec.Struct):
    """A concept of a FHIR CodeSystem, as far as cards need it."""

    code: str
    display: str


class CodeSystemDoc(msgspec.Struct):
    """A FHIR CodeSystem, as far as cards need it."""

    url: str
    concept: list[ConceptDoc]
