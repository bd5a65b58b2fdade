"""The appropriateness rating on the order, for clients with which that was agreed (Argonaut imaging, cds-hooks.md 11)."""

from __future__ import annotations

from collections.abc import Iterable

from cds_service.clinical.assessment import Appropriateness, Assessment
from cds_service.compose.context import ComposeContext
from cds_service.compose.drafts import Json, order_as_received
from cds_service.compose.material import Material
from cds_service.compose.uuids import name_uuid
from cds_service.hooks.response import Action, ActionType


def with_rating(order: Json, rating: str, assessment: Assessment, material: Material, context: ComposeContext) -> Json:
    """The order with the rating attached; any rating that it carried is replaced, all else stays."""
    codes, labels = material.library.rating, material.library.words.labels["ratings"]
    if rating not in codes.codes:
        return order
    reference = assessment.order.reference if assessment.order else ""
    consult = name_uuid(context.hook_instance, context.service_id, reference, material.hash)
    ours = {codes.rating_url, codes.consult_url}
    given = order.get("extension") or []
    listed = given if isinstance(given, list) else [given]
    kept = [e for e in listed if not (isinstance(e, dict) and e.get("url") in ours)]
    codings: list[Json] = [{"system": codes.rating_system, "code": codes.codes[rating]}]
    codings.append({"system": codes.own_system, "code": rating, "display": labels.get(rating, rating)})
    added: list[Json] = [
        {"url": codes.rating_url, "valueCodeableConcept": {"coding": codings}},
        {"url": codes.consult_url, "valueUri": f"urn:uuid:{consult}"},
    ]
    return {**order, "extension": [*kept, *added]}


def rated(assessment: Assessment, material: Material) -> Appropriateness | None:
    """How appropriate the order is; None where nothing is decided of it, such as a child's: the ratings are not made for it."""
    undecided = assessment.disposition in material.library.words.lists["notRated"]
    return None if undecided else assessment.appropriateness


def rate_orders(assessments: Iterable[Assessment], material: Material, context: ComposeContext) -> tuple[Action, ...]:
    """One update per order whose rating is known; nothing is said about an order that could not be decided."""
    made = []
    for assessment in assessments:
        fit = rated(assessment, material)
        rating = None if fit is None else fit.rating
        order = order_as_received(assessment, context) if rating in material.library.rating.codes else None
        if order is None or rating is None:
            continue
        resource = with_rating(order, rating, assessment, material, context)
        made.append(Action(type=ActionType.UPDATE, description=material.library.rating.description, resource=resource))
    return tuple(made)
