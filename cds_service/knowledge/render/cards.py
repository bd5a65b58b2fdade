"""The cards as they look, for the page of a reviewer: when each is shown, what it says, what it offers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cds_service.knowledge.cards.types import CardFile, Circumstance, Deed, SuggestionSpec, When
from cds_service.knowledge.load import Knowledge
from cds_service.knowledge.render.words import Wording

_CIRCUMSTANCES = {
    Circumstance.NO_ORDER: "nothing is ordered",
    Circumstance.LUMBAR_MRI: "lumbar MRI is ordered",
    Circumstance.MYELOGRAPHY: "CT myelography is ordered",
    Circumstance.RADIATION: "a study with radiation is ordered",
    Circumstance.CONTRAST: "a study with contrast is ordered",
    Circumstance.AGE_UNKNOWN: "the age is not known",
    Circumstance.OLDER: "an age that adds risk",
    Circumstance.RED_FLAG_SOURCE_UNKNOWN: "a source of red flags could not be read",
    Circumstance.POSSIBLE_FINDING: "a finding is only possible",
    Circumstance.DENIED_SIGN: "a sign was denied after it was recorded",
    Circumstance.NO_FINDING: "no finding made the row hold",
    Circumstance.MANAGEMENT_KNOWN: "the duration of treatment is known",
    Circumstance.DEFICIT: "weakness or another loss of function is recorded",
}
_DEEDS = {
    Deed.CREATE: "new draft order",
    Deed.CANCEL: "cancels the order",
    Deed.STAT: "raises the priority of the order",
    Deed.REPLACE: "changes the study of the order",
}


@dataclass(frozen=True, slots=True)
class OfferView:
    """One suggestion: its label, what it does, when it is offered and when it is held back."""

    label: str
    does: str
    recommended: bool
    when: str


@dataclass(frozen=True, slots=True)
class CardView:
    """One card file; ``summaries`` best first, placeholders in brackets."""

    id: str
    topic: str
    file: str
    indicator: str
    supporting: bool
    when: tuple[str, ...]
    summaries: tuple[str, ...]
    why: tuple[tuple[str, ...], ...]
    facts: str
    asks: str
    rule: str
    evidence: tuple[str, ...]
    source: tuple[str, str]
    offers: tuple[OfferView, ...]
    reasons: tuple[str, ...]


class CardsView:
    """All cards, by topic in the order of the topics, the most general of a topic first."""

    def __init__(self, known: Knowledge, wording: Wording) -> None:
        self.known = known
        self.wording = wording

    def cards(self) -> Iterator[CardView]:
        """Primary cards, then supporting ones."""
        library = self.known.library
        order = list(library.topics)
        rank = {card.id: place for place, card in enumerate(library.primary)}
        ranked = sorted(library.primary, key=lambda card: (order.index(card.topic.code), -rank[card.id]))
        return map(self._card, (*ranked, *library.supporting))

    def notes(self) -> Iterator[tuple[str, str]]:
        """Sentences that are added to several cards: (when, sentence)."""
        for note in self.known.library.words.notes:
            yield "; ".join(told_when(note.when, self.wording)), self.wording.open(note.texts[0].written)

    def _card(self, card: CardFile) -> CardView:
        opened = self.wording.open
        return CardView(
            id=card.id,
            topic=self.wording.topic(card.topic.code) or card.topic.display or card.topic.code,
            file=card.file,
            indicator=card.indicator.value,
            supporting=card.supporting,
            when=tuple(told_when(card.when, self.wording)),
            summaries=tuple(opened(text.written) for text in card.summaries),
            why=tuple(tuple(opened(line.written) for line in paragraph) for paragraph in card.why),
            facts=self._labels(card.facts),
            asks=self._labels(card.asks),
            rule=opened(card.rule[0].written) if card.rule else "",
            evidence=card.evidence,
            source=(card.source.label, card.source.url or ""),
            offers=tuple(map(self._offer, card.suggestions)),
            reasons=tuple(reason.display or reason.code for reason in card.override_reasons),
        )

    def _labels(self, names: Iterable[str]) -> str:
        return self.wording.listed(names)

    def _offer(self, spec: SuggestionSpec) -> OfferView:
        does = [_DEEDS[spec.deed]]
        if spec.order is not None and spec.order in self.known.orders:
            does.append(self.known.orders[spec.order].title)
        if spec.study is not None:
            does.append(self.wording.study(spec.study))
        if spec.priority is not None:
            does.append(f"priority {spec.priority}")
        when = list(told_when(spec.when, self.wording))
        if spec.unless_within is not None:
            days = self.wording.number(spec.unless_within, "d")
            when.append(f"not when recorded within {days}: {self._labels(spec.unless)}")
        return OfferView(spec.label, ", ".join(does), spec.recommended, "; ".join(when))


def told_when(when: When, wording: Wording) -> Iterator[str]:
    """What a text asks for, part by part."""
    yield from _line("advice", sorted(map(wording.topic, when.dispositions)), "or")
    yield from _line("row", sorted(when.rows), "or")
    yield from _line("not row", sorted(when.not_rows), "or")
    yield from _line("with", sorted(map(wording.modifier, when.modifiers)), "and")
    yield from _line("without", sorted(map(wording.modifier, when.without)), "or")
    yield from _line("when", [_CIRCUMSTANCES[c] for c in sorted(when.circumstances)], "and")
    yield from _line("not when", [_CIRCUMSTANCES[c] for c in sorted(when.not_circumstances)], "or")
    yield from _line("shown as", sorted(when.indicators), "or")
    yield from _line("hook", sorted(when.hooks), "or")
    yield from _line("because of", sorted(map(wording.finding, when.findings)), "or")


def _line(head: str, names: list[str], joint: str) -> Iterator[str]:
    if names:
        yield f"{head} {f' {joint} '.join(names)}"
