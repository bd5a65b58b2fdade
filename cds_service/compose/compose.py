"""Assessments to cards: at most one primary per order, first; at most two supporting in all (contract section 5)."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.assessment import Assessment, Urgency
from cds_service.compose.context import ComposeContext
from cds_service.compose.material import Material
from cds_service.compose.ratings import rate_orders
from cds_service.compose.shelves import Shelves
from cds_service.compose.situation import Situation
from cds_service.compose.slots import Slots
from cds_service.compose.suggestions import Bench, suggestions
from cds_service.compose.text import card_text
from cds_service.compose.uuids import name_uuid
from cds_service.hooks.response import Action, Card, CDSResponse, Indicator, Link, LinkType, Suggestion
from cds_service.knowledge.cards.types import CardFile, Profile, RatingCarrier

SUPPORTING_LIMIT = 2
_SMART, _ABSOLUTE = LinkType.SMART, LinkType.ABSOLUTE
_INDICATORS = {indicator.value: indicator for indicator in Indicator}
_URGENCY = {urgency: rank for rank, urgency in enumerate(Urgency)}


class Composer:
    """Makes responses from one knowledge; holds nothing of any call, safe to share between threads."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self._shelves = Shelves(material.library)
        self._labels = material.library.words.labels["links"]
        self._about: dict[str, Link] = {}
        """By the public URL of the service, of which a process has one."""

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
            shelf = self._shelves.shelf(assessment, context.hook)
            situation = Situation(assessment, context.hook, self.material, shelf)
            card = situation.first(shelf.primary)
            if card is not None:
                situations.append(situation)
                cards.append(self._card(card, situation, context, profile, offered, about))
        cards += self._supporting(situations, context, profile, about)
        return self._response(tuple(cards), shown, context, profile)

    def _supporting(
        self, situations: list[Situation], context: ComposeContext, profile: Profile, about: bool
    ) -> list[Card]:
        made: dict[str, Card] = {}
        if not any(situation.shelf.supporting for situation in situations):
            return []
        for file in self.material.library.supporting:
            for situation in situations:
                if len(made) >= SUPPORTING_LIMIT or file.topic.code in made or file not in situation.shelf.supporting:
                    continue
                if situation.fits(file.when):
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
        text = card_text(situation, slots, about, context.demo)
        if text.fallback and context.on_fallback is not None:
            context.on_fallback(file.topic.code)
        offers: tuple[Suggestion, ...] = ()
        if file.suggestions:
            offers = suggestions(Bench(uuid, slots, situation, profile, offered))
        return Card(
            uuid=uuid,
            summary=text.summary,
            detail=text.detail,
            indicator=file.indicator if file.supporting else _INDICATORS[assessment.indicator],
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
        about = self._about.get(base)
        if about is None:
            url = f"{base}/source-attributes"
            about = self._about[base] = Link(label=self._labels["attributes"], url=url, type=_ABSOLUTE)
        if not profile.smart_links:
            return (about, *file.links)
        handle = make(uuid, assessment) if make is not None and profile.app_context else None
        app = Link(label=self._labels["app"], url=f"{base}/launch", type=_SMART, app_context=handle)
        return (app, about, *file.links)

    def _response(
        self, cards: tuple[Card, ...], shown: Sequence[Assessment], context: ComposeContext, profile: Profile
    ) -> CDSResponse:
        if profile.rating is RatingCarrier.NONE:
            return CDSResponse(cards=cards)
        actions: tuple[Action, ...] = rate_orders(shown, self.material, context)
        if not actions or profile.rating is RatingCarrier.ROOT:
            return CDSResponse(cards=cards, system_actions=actions)
        return CDSResponse(cards=cards, system_actions=actions, extension={"systemActions": list(actions)})
