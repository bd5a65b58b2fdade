"""Summary and detail of one card. The detail always has four parts in this order:

why, the facts used, what was not available, the rule and its evidence (contract section 5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cds_service.clinical.quick import quick
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


@quick
@dataclass(frozen=True, slots=True)
class CardText:
    """``fallback``: something unsafe was met, so fixed text stands in its place."""

    summary: str
    detail: str
    fallback: bool


class Spared(NamedTuple):
    """What a detail does without where there is no room: by and by, what costs a reader least first.

    Before all of it facts are counted rather than named, and one citation is linked.
    """

    rating: bool = False
    flags: bool = False
    """Of other red flags as many are named as ``flagsShown`` says, and the rest counted."""
    notes: bool = False
    """Notes in their shortest words."""
    rule: bool = False
    """The row and its evidence without the words of the rule, and one of the other red flags."""


_STEPS = tuple(Spared(*(True,) * count) for count in range(len(Spared._fields) + 1))


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
        detail = _detail(first, made, missing, [_rule(card, slots, slots, material.evidence_lines), *last], material)
        for spared in _STEPS if _is_long(detail, words) else ():
            detail = _shortened(slots, about, _why(card, situation, slots, brief=spared.notes), missing, last, spared)
            if not _is_long(detail, words):
                break
        return CardText(summary, detail, False)
    fixed = [line for line in (_fill(paragraph, _nothing) for paragraph in card.why) if line]
    nothing = [phrase(words, "factsHidden")]
    rule = _rule(card, slots, _nothing, material.evidence_lines)
    return CardText(card.summaries[-1].bare, _detail(fixed, nothing, nothing, [rule, *last], material), True)


def _is_long(detail: str, words: Words) -> bool:
    return len(detail.split()) > words.numbers["detailWords"]


def _shortened(slots: Slots, about: bool, first: list[str], missing: list[str], last: list[str], spared: Spared) -> str:
    """The detail with as many facts as there is room for, the rest counted; what is missing is never cut."""
    material, detail = slots.material, ""
    words = material.library.words
    rule = _rule(slots.card, slots, slots, material.first_evidence, rated=not spared.rating, bare=spared.rule)
    flags = (1 if spared.rule else words.numbers["flagsShown"]) if spared.flags else None
    for fewer in range(shortest(words) + 1):
        detail = _detail(first, facts(slots, about, fewer, flags), missing, [rule, *last], material)
        if not _is_long(detail, words):
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


def _why(card: CardFile, situation: Situation, slots: Slots, *, brief: bool = False) -> list[str]:
    paragraphs = [_fill(paragraph, slots) for paragraph in card.why]
    if not card.supporting:
        fitting = [note.texts for note in situation.shelf.notes if situation.fits(note.when)]
        paragraphs += [first_filled(texts[::-1] if brief else texts, slots, _NO_LIMIT) or "" for texts in fitting]
    return [paragraph for paragraph in paragraphs if paragraph]


def _fill(lines: tuple[Template, ...], values: Values) -> str:
    return "\n".join([text for line in lines if (text := line.fill(values))])


def _rule(
    card: CardFile,
    slots: Slots,
    values: Values,
    evidence: Mapping[str, str],
    *,
    rated: bool = True,
    bare: bool = False,
) -> str:
    words, row = slots.material.library.words, slots.assessment.row
    title, rule = "ruleSupporting" if card.supporting else "ruleTitle", first_filled(card.rule, values, _NO_LIMIT) or ""
    title = "ruleBare" if bare and not card.supporting else title
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
