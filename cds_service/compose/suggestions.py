"""Suggestions of a card: each has one action, and none repeats what is ordered already."""

from __future__ import annotations

from datetime import timedelta

from cds_service.clinical.findings import Status
from cds_service.clinical.memo import Once
from cds_service.compose.drafts import (
    Draft,
    Json,
    changed,
    draft_for,
    drafted_concepts,
    new_order,
    order_as_received,
    plain_codings,
    replacement,
    study_code,
)
from cds_service.compose.phrases import reference
from cds_service.compose.ratings import with_rating
from cds_service.compose.shelves import possible
from cds_service.compose.situation import Situation
from cds_service.compose.slots import Slots
from cds_service.compose.used import day_of
from cds_service.compose.uuids import name_uuid
from cds_service.hooks.response import Action, ActionType, Suggestion
from cds_service.knowledge.cards.types import Deed, Profile, RatingCarrier, SuggestionSpec

_CREATE, _DELETE = ActionType.CREATE, ActionType.DELETE
_RISING = ("routine", "urgent", "asap", "stat")


class Bench:
    """What the suggestions of one card are made from; the order is decoded only when one needs it.

    ``offered``: orders that an earlier card of this answer offers already.
    """

    def __init__(self, card_uuid: str, slots: Slots, situation: Situation, profile: Profile, offered: set[str]) -> None:
        self.card_uuid = card_uuid
        self.slots = slots
        self.situation = situation
        self.profile = profile
        self.offered = offered
        self.assessment = slots.assessment
        self.card = slots.card
        self.material = slots.material
        self.context = slots.context

    @Once
    def order(self) -> Json | None:
        """The judged order as it came, or None."""
        return order_as_received(self.assessment, self.context)

    @Once
    def draft(self) -> Draft:
        """Subject, reason and encounter that every resource of ours carries."""
        return draft_for(self.assessment, self.order, self.context)

    @Once
    def drafted(self) -> frozenset[tuple[str, str]]:
        """Codings of the drafts, systems without scheme."""
        return plain_codings(self.context.drafted)

    @Once
    def concepts(self) -> frozenset[str]:
        """Concepts that the drafts order already, by code or by name."""
        return drafted_concepts(self.material, self.context.drafted) | self.context.drafted_services

    @Once
    def order_name(self) -> str | None:
        """``ServiceRequest/id`` of the judged order."""
        order = self.assessment.order
        name = reference(order.reference) if order else None
        return name if name and name.startswith("ServiceRequest/") else None


def suggestions(bench: Bench) -> tuple[Suggestion, ...]:
    """Those that fit, in the order of the card file."""
    made = [made for spec in _possible(bench) if (made := _suggestion(spec, bench)) is not None]
    replaced = [s for s in made if (resource := s.actions[0].resource) and "replaces" in resource]
    if replaced and not any(s.actions[0].type is _DELETE for s in made) and bench.order_name:
        label = bench.material.library.words.labels["deeds"]["cancel"]
        made.append(_made("cancel", label, False, _delete(bench.order_name, label), bench))
    return tuple(made)


def _possible(bench: Bench) -> tuple[SuggestionSpec, ...]:
    """Those that row, modifiers and the like do not rule out; worked out once per kind of assessment."""
    known, card = bench.situation.shelf.offers, bench.card
    specs = known.get(card.id)
    if specs is None:
        found, hook = bench.assessment, bench.context.hook
        fitting = (spec for spec in card.suggestions if possible(spec.when, found, hook))
        specs = known[card.id] = tuple(spec for spec in fitting if not _held_back(spec, bench))
    return specs


def _suggestion(spec: SuggestionSpec, bench: Bench) -> Suggestion | None:
    if not bench.situation.fits(spec.when):
        return None
    action = _ACTIONS[spec.deed](spec, bench)
    return None if action is None else _made(spec.id, spec.label, spec.recommended, action, bench)


def _made(name: str, label: str, recommended: bool, action: Action, bench: Bench) -> Suggestion:
    return Suggestion(
        label=label,
        uuid=name_uuid(bench.card_uuid, name),
        is_recommended=recommended,
        actions=(action,),
    )


def _held_back(spec: SuggestionSpec, bench: Bench) -> bool:
    """Radiation in recorded or possible pregnancy; contrast in pregnancy or where it needs caution."""
    lists, modifiers = bench.material.library.words.lists, bench.situation.modifiers
    entry = bench.material.studies.get(spec.study or "")
    radiation = spec.radiation or (entry is not None and entry.study.modality in lists["radiation"])
    contrast = spec.contrast or (entry is not None and entry.study.contrast in lists["contrast"])
    return (radiation and not modifiers.isdisjoint(lists["noRadiation"])) or (
        contrast and not modifiers.isdisjoint(lists["noContrast"])
    )


def _needless(spec: SuggestionSpec, bench: Bench) -> bool:
    """Whether the chart has what the order would bring: done or measured, and not long ago."""
    if spec.unless_within is None:
        return False
    today = bench.context.as_of.date()
    since = today - timedelta(days=bench.slots.parameter(spec.unless_within))
    readings = (r for name in spec.unless for f in bench.assessment.charted.of(name) for r in f.readings)
    days = (day_of(r) for r in readings if r.status is Status.PRESENT or r.value is not None)
    return any(day is not None and since <= day for day in days)


def _create(spec: SuggestionSpec, bench: Bench) -> Action | None:
    template = bench.material.orders.get(spec.order or "")
    if template is None or spec.order in bench.offered or spec.order in bench.concepts or _needless(spec, bench):
        return None
    if not bench.drafted.isdisjoint(template.plain) or not spec.already.isdisjoint(bench.concepts):
        return None
    bench.offered.add(spec.order or "")
    resource = new_order(template.resource, bench.draft, spec.priority, _day(spec, bench))
    return Action(type=_CREATE, description=spec.label, resource=resource)


def _day(spec: SuggestionSpec, bench: Bench) -> str | None:
    if spec.review_in is not None:
        return bench.slots.days_on(spec.review_in).isoformat()
    return bench.slots("reviewDate") if spec.review else None


def _cancel(spec: SuggestionSpec, bench: Bench) -> Action | None:
    return None if bench.order_name is None else _delete(bench.order_name, spec.label)


def _delete(name: str, label: str) -> Action:
    return Action(type=_DELETE, description=label, resource_id=name)


def _stat(spec: SuggestionSpec, bench: Bench) -> Action | None:
    priority, order = spec.priority or _RISING[-1], bench.order
    if order is None or not bench.profile.update_actions or _rank(order.get("priority")) >= _rank(priority):
        return None
    rating = bench.assessment.appropriateness.rating
    return _update(changed(order, priority, None), spec.label, rating, bench)


def _replace(spec: SuggestionSpec, bench: Bench) -> Action | None:
    entry, order, judged = bench.material.studies.get(spec.study or ""), bench.order, bench.assessment.order
    if entry is None or order is None or judged is None or not entry.codings or _fits_already(entry.study.id, bench):
        return None
    code = study_code(entry, order)
    if not bench.drafted.isdisjoint(plain_codings(entry.codings)):
        return None
    priority = spec.priority if _rank(order.get("priority")) < _rank(spec.priority) else None
    if bench.profile.update_actions:
        usual = bench.assessment.appropriateness.usually_appropriate
        rating = "usuallyAppropriate" if entry.study.id in usual else None
        return _update(changed(order, priority, code), spec.label, rating, bench)
    if bench.order_name is None:
        return None
    resource = replacement(order, bench.draft, priority, code, bench.order_name)
    return Action(type=_CREATE, description=spec.label, resource=resource)


def _fits_already(wanted: str, bench: Bench) -> bool:
    """The study is ordered already; any lumbar MRI will do for a plain one, unless its contrast is what is wrong."""
    judged, lists = bench.assessment.order, bench.material.library.words.lists
    if judged is None or judged.study.id == wanted:
        return True
    enough = wanted in lists["plainMri"] and judged.study.id in lists["lumbarMri"]
    contrasted = judged.study.contrast in lists["contrast"]
    return enough and not (contrasted and not bench.situation.modifiers.isdisjoint(lists["contrastWrong"]))


def _update(resource: Json, label: str, rating: str | None, bench: Bench) -> Action:
    if bench.profile.rating is not RatingCarrier.NONE and rating is not None:
        resource = with_rating(resource, rating, bench.assessment, bench.material, bench.context)
    return Action(type=ActionType.UPDATE, description=label, resource=resource)


def _rank(priority: object) -> int:
    return _RISING.index(priority) if priority in _RISING else 0


_ACTIONS = {Deed.CREATE: _create, Deed.CANCEL: _cancel, Deed.STAT: _stat, Deed.REPLACE: _replace}
