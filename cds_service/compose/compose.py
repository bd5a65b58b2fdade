"""Assessments to cards: at most one primary per order, first; at most two supporting in all (contract section 5)."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.assessment import Assessment, Urgency
from cds_service.compose.context import ComposeContext
from cds_service.compose.material import Material
from cds_service.compose.ratings import rate_orders
from cds_service.compose.situation import Situation
from cds_service.compose.slots import Slots
from cds_service.compose.suggestions import Bench, suggestions
from cds_service.compose.text import card_text
from cds_service.compose.uuids import name_uuid
from cds_service.hooks.response import Action, Card, CDSResponse, Indicator, Link, LinkType, Suggestion
from cds_service.knowledge.card_types import CardFile, Profile, RatingCarrier

SUPPORTING_LIMIT = 2
_URGENCY = {urgency: rank for rank, urgency in enumerate(Urgency)}


class Composer:
    """Makes responses from one knowledge; holds nothing of any call, safe to share between threads."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self._primary: dict[str, tuple[CardFile, ...]] = {}
        dispositions = {d for card in material.library.primary for d in card.when.dispositions}
        for disposition in dispositions:
            fitting = [
                card
                for card in material.library.primary
                if not card.when.dispositions or disposition in card.when.dispositions
            ]
            self._primary[disposition] = tuple(fitting)
        self._any = tuple(card for card in material.library.primary if not card.when.dispositions)

    def compose(self, assessments: Sequence[Assessment], context: ComposeContext) -> CDSResponse:
        """The response to one hook call.

        ``assessments``: one per judged order, in the order of ``selections``; those without a disposition
        and those of silent dispositions give no card. The same call gives the same bytes.
        """
        profiles = self.material.library.profiles
        profile = profiles.get(context.profile) or profiles["generic"]
        shown = [a for a in assessments if a.disposition is not None and a.disposition not in context.silent]
        shown.sort(key=lambda a: _URGENCY[a.urgency])
        offered: set[str] = set()
        about = len(shown) > 1
        cards: list[Card] = []
        situations: list[Situation] = []
        for assessment in shown:
            situation = Situation(assessment, context.hook, self.material)
            card = situation.first(self._primary.get(assessment.disposition or "", self._any))
            if card is not None:
                situations.append(situation)
                cards.append(self._card(card, situation, context, profile, offered, about))
        cards += self._supporting(situations, context, profile, about)
        return self._response(tuple(cards), shown, context, profile)

    def _supporting(
        self, situations: list[Situation], context: ComposeContext, profile: Profile, about: bool
    ) -> list[Card]:
        made: dict[str, Card] = {}
        for file in self.material.library.supporting:
            for situation in situations:
                if len(made) < SUPPORTING_LIMIT and file.topic.code not in made and situation.fits(file.when):
                    made[file.topic.code] = self._card(file, situation, context, profile, set(), about)
        return list(made.values())

    def _card(
        self,
        file: CardFile,
        situation: Situation,
        context: ComposeContext,
        profile: Profile,
        offered: set[str],
        about: bool,
    ) -> Card:
        assessment, material = situation.assessment, self.material
        reference = assessment.order.reference if assessment.order else ""
        uuid = name_uuid(context.hook_instance, context.service_id, reference, file.topic.code, material.hash)
        slots = Slots(assessment, file, material, context)
        text = card_text(file, situation, slots, material, about, context.demo)
        if text.fallback and context.on_fallback is not None:
            context.on_fallback(file.topic.code)
        offers: tuple[Suggestion, ...] = ()
        if file.suggestions:
            offers = suggestions(Bench(assessment, file, uuid, slots, situation, material, context, profile, offered))
        return Card(
            uuid=uuid,
            summary=text.summary,
            detail=text.detail,
            indicator=file.indicator if file.supporting else Indicator(assessment.indicator.value),
            source=file.source,
            suggestions=offers,
            selection_behavior=(profile.selection_behavior or file.selection_behavior) if offers else None,
            override_reasons=file.override_reasons if assessment.order is not None else (),
            links=self._links(file, assessment, uuid, context, profile),
        )

    def _links(
        self, file: CardFile, assessment: Assessment, uuid: str, context: ComposeContext, profile: Profile
    ) -> tuple[Link, ...]:
        if not profile.links:
            return ()
        base, make = context.links.base_url, context.links.app_context
        if base is None or file.supporting:
            return file.links
        labels = self.material.library.words.labels["links"]
        ours = [Link(label=labels["attributes"], url=f"{base}/source-attributes", type=LinkType.ABSOLUTE)]
        if profile.smart_links:
            handle = make(uuid, assessment) if make is not None and profile.app_context else None
            ours.insert(0, Link(label=labels["app"], url=f"{base}/launch", type=LinkType.SMART, app_context=handle))
        return (*ours, *file.links)

    def _response(
        self, cards: tuple[Card, ...], shown: Sequence[Assessment], context: ComposeContext, profile: Profile
    ) -> CDSResponse:
        if profile.rating is RatingCarrier.NONE:
            return CDSResponse(cards=cards)
        actions: tuple[Action, ...] = rate_orders(shown, self.material, context)
        if not actions or profile.rating is RatingCarrier.ROOT:
            return CDSResponse(cards=cards, system_actions=actions)
        return CDSResponse(cards=cards, system_actions=actions, extension={"systemActions": list(actions)})
