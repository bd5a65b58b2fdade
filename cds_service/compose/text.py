"""Summary and detail of one card. The detail always has four parts in this order:

why, the facts used, what was not available, the rule and its evidence (contract section 5).
"""

from __future__ import annotations

from dataclasses import dataclass

from cds_service.clinical.assessment import Assessment
from cds_service.compose.facts import facts, gaps
from cds_service.compose.guard import is_safe
from cds_service.compose.material import Material
from cds_service.compose.phrases import phrase
from cds_service.compose.situation import Situation
from cds_service.compose.slots import Slots
from cds_service.knowledge.card_template import Template, Values, first_filled
from cds_service.knowledge.card_types import CardFile
from cds_service.knowledge.cards import SUMMARY_LIMIT

_NO_LIMIT = 4000


@dataclass(frozen=True, slots=True)
class CardText:
    """``fallback``: something unsafe was met, so fixed text stands in its place."""

    summary: str
    detail: str
    fallback: bool


def card_text(
    card: CardFile, situation: Situation, slots: Slots, material: Material, about: bool, demo: bool
) -> CardText:
    """The text of a card; always usable, whatever the chart holds."""
    assessment = situation.assessment
    made = facts(assessment, card, material, about)
    missing = gaps(assessment, card, material)
    summary = _summary(card, slots, material)
    first = _why(card, situation, slots, material, demo)
    rule = _rule(card, assessment, slots, material)
    if is_safe("\n".join((summary, *first, *made, *missing))):
        return CardText(summary, _detail(first, made, missing, rule, material), False)
    fixed = [line for line in (_fill(paragraph, _nothing) for paragraph in card.why) if line]
    nothing = [phrase(material.library.words, "factsHidden")]
    summary = card.summaries[-1].bare
    rule = _rule(card, assessment, _nothing, material)
    return CardText(summary, _detail(fixed, nothing, nothing, rule, material), True)


def _summary(card: CardFile, slots: Slots, material: Material) -> str:
    """The first text of the aimed length, else the first that is allowed, else the one without slots."""
    *open_texts, plain = card.summaries
    texts, aim = tuple(open_texts), material.library.words.numbers["summaryAim"]
    filled = first_filled(texts, slots, aim) or first_filled(texts, slots, SUMMARY_LIMIT)
    return filled or plain.bare


def _nothing(slot: str) -> str | None:
    return None


def _why(card: CardFile, situation: Situation, slots: Slots, material: Material, demo: bool) -> list[str]:
    words = material.library.words
    paragraphs = [_fill(paragraph, slots) for paragraph in card.why]
    if not card.supporting:
        fitting = (note.texts for note in words.notes if situation.fits(note.when))
        paragraphs += [first_filled(texts, slots, _NO_LIMIT) or "" for texts in fitting]
    if demo:
        paragraphs.append(phrase(words, "demo"))
    return [paragraph for paragraph in paragraphs if paragraph]


def _fill(lines: tuple[Template, ...], values: Values) -> str:
    return "\n".join(text for line in lines if (text := line.fill(values)))


def _rule(card: CardFile, assessment: Assessment, values: Values, material: Material) -> str:
    words, fit = material.library.words, assessment.appropriateness
    title, rule = "ruleSupporting" if card.supporting else "ruleTitle", first_filled(card.rule, values, _NO_LIMIT) or ""
    parts = [phrase(words, title, row=assessment.row, version=material.version, rule=rule)]
    if fit.variant and fit.rating and not card.supporting:
        rating = words.labels["ratings"].get(fit.rating, "")
        parts.append(phrase(words, "ruleRating", variant=fit.variant, rating=rating))
    parts.append(material.evidence_lines.get(card.id, ""))
    return " ".join(part for part in parts if part)


def _detail(first: list[str], made: list[str], missing: list[str], rule: str, material: Material) -> str:
    headings = material.library.words.labels["headings"]
    return "\n\n".join(
        (
            *first,
            f"**{headings['facts']}**",
            "\n".join(made),
            f"**{headings['gaps']}**",
            "\n".join(missing),
            f"**{headings['rule']}**",
            rule,
        )
    )
