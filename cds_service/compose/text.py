"""Summary and detail of one card. The detail always has four parts in this order:

why, the facts used, what was not available, the rule and its evidence (contract section 5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cds_service.clinical.ratings import USUALLY
from cds_service.compose.facts import facts, shortest
from cds_service.compose.gaps import gaps
from cds_service.compose.guard import is_safe
from cds_service.compose.material import Material
from cds_service.compose.phrases import phrase
from cds_service.compose.situation import Situation
from cds_service.compose.slots import Slots
from cds_service.knowledge.cards.load import SUMMARY_LIMIT
from cds_service.knowledge.cards.template import Template, Values, first_filled
from cds_service.knowledge.cards.types import CardFile, Words

_NO_LIMIT = 4000


@dataclass(frozen=True, slots=True)
class CardText:
    """``fallback``: something unsafe was met, so fixed text stands in its place."""

    summary: str
    detail: str
    fallback: bool


def card_text(
    situation: Situation,
    slots: Slots,
    about: bool,
    demo: bool,
) -> CardText:
    """The text of the card of ``slots``; always usable, whatever the chart holds."""
    card, material = slots.card, slots.material
    words = material.library.words
    made = facts(slots, about)
    missing = gaps(slots.assessment, card, material)
    summary = _summary(card, slots, material)
    first = _why(card, situation, slots)
    last = [phrase(words, "demo")] if demo else []
    if is_safe("\n".join((summary, *first, *made, *missing))):
        rule = _rule(card, slots, slots, material.evidence_lines)
        detail = _detail(first, made, missing, [rule, *last], material)
        if len(detail.split()) > words.numbers["detailWords"]:
            rule = _rule(card, slots, slots, material.first_evidence)
            detail = _shortened(slots, about, first, missing, [rule, *last])
            if len(detail.split()) > words.numbers["detailWords"]:
                rule = _rule(card, slots, slots, material.first_evidence, rated=False)
                detail = _shortened(slots, about, first, missing, [rule, *last])
        return CardText(summary, detail, False)
    fixed = [line for line in (_fill(paragraph, _nothing) for paragraph in card.why) if line]
    nothing = [phrase(words, "factsHidden")]
    rule = _rule(card, slots, _nothing, material.evidence_lines)
    return CardText(card.summaries[-1].bare, _detail(fixed, nothing, nothing, [rule, *last], material), True)


def _shortened(slots: Slots, about: bool, first: list[str], missing: list[str], last: list[str]) -> str:
    """The detail with as many facts as there is room for, the rest counted; what is missing is never cut."""
    words, detail = slots.material.library.words, ""
    for fewer in range(shortest(words) + 1):
        detail = _detail(first, facts(slots, about, fewer), missing, last, slots.material)
        if len(detail.split()) <= words.numbers["detailWords"]:
            break
    return detail


def _summary(card: CardFile, slots: Slots, material: Material) -> str:
    """The first text of the aimed length, else the shortest that is allowed, else the one without slots."""
    texts, plain = card.summaries[:-1], card.summaries[-1]
    aimed = first_filled(texts, slots, material.library.words.numbers["summaryAim"])
    if aimed is not None:
        return aimed
    allowed = [text for text in (t.fill(slots) for t in texts) if text is not None and len(text) <= SUMMARY_LIMIT]
    return min(allowed, key=len, default=plain.bare)


def _nothing(slot: str) -> str | None:
    return None


def _why(card: CardFile, situation: Situation, slots: Slots) -> list[str]:
    paragraphs = [_fill(paragraph, slots) for paragraph in card.why]
    if not card.supporting:
        fitting = [note.texts for note in situation.shelf.notes if situation.fits(note.when)]
        paragraphs += [first_filled(texts, slots, _NO_LIMIT) or "" for texts in fitting]
    return [paragraph for paragraph in paragraphs if paragraph]


def _fill(lines: tuple[Template, ...], values: Values) -> str:
    return "\n".join([text for line in lines if (text := line.fill(values))])


def _rule(card: CardFile, slots: Slots, values: Values, evidence: Mapping[str, str], *, rated: bool = True) -> str:
    words, row = slots.material.library.words, slots.assessment.row
    title, rule = "ruleSupporting" if card.supporting else "ruleTitle", first_filled(card.rule, values, _NO_LIMIT) or ""
    parts = [phrase(words, title, row=row, version=slots.material.version, rule=rule)]
    parts += [_rating(card, slots, words) if rated else "", evidence.get(card.id, "")]
    return " ".join([part for part in parts if part])


def _rating(card: CardFile, slots: Slots, words: Words) -> str:
    """The ACR rating of the order, worded by whether it supports the advice, is overridden by it, or is beside it."""
    fit, topic, lists = slots.assessment.appropriateness, card.topic.code, words.lists
    if card.supporting or not fit.variant or not fit.rating or topic in lists["ratingUnsaidOn"]:
        return ""
    usual = fit.rating == USUALLY
    if topic in lists["ratingAsideOn"] or (topic in lists["ratingOverriddenOn"] and not usual):
        name = "ruleRatingAside"
    elif usual:
        name = "ruleRatingAlso" if topic in lists["ratingAlsoOn"] and card.override_reasons else "ruleRating"
    else:
        name = "ruleRatingSoFar" if topic in lists["ratingSoFarOn"] else "ruleRating"
    rating = words.labels["ratings"].get(fit.rating, "")
    return phrase(words, name, variant=fit.variant, rating=rating, study=slots("imaging") or "")


def _detail(first: list[str], made: list[str], missing: list[str], last: list[str], material: Material) -> str:
    headings = material.library.words.labels["headings"]
    return "\n\n".join(
        (
            *first,
            f"**{headings['facts']}**",
            "\n".join(made),
            f"**{headings['gaps']}**",
            "\n".join(missing),
            f"**{headings['rule']}**",
            *last,
        )
    )
