"""What composing needs to know of the call, beside the assessments and the knowledge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cds_service.clinical.assessment import Assessment
from cds_service.clinical.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class CardLinks:
    """Where links of cards lead; a card has none of ours without ``base_url``.

    ``base_url``: public URL of the service, without a slash at its end.
    ``app_context``: (card uuid, assessment) -> opaque handle for a SMART link.
    """

    base_url: str | None = None
    app_context: Callable[[str, Assessment], str] | None = None


NO_LINKS = CardLinks()


@quick
@dataclass(frozen=True, slots=True)
class ComposeContext:
    """One hook call, as far as cards depend on it.

    ``orders_raw``: ``ServiceRequest/id`` -> the order as received (JSON).
    ``drafted``: (system, code) of everything that the drafts order; it is not suggested again.
    ``drafted_services``: kinds of therapy or referral, and orders of ours, that further drafts are by their words.
    ``profile``: client profile of ``profiles.yaml``; one that is not known is ``generic``.
    ``parameters``: numbers of the decision table where a site set them; the others are as shipped.
    ``silent``: dispositions that are judged but not shown.
    ``on_fallback``: told the topic of the card when output had to fall back to fixed text.
    """

    hook: str
    hook_instance: str
    service_id: str
    patient_id: str
    as_of: datetime
    encounter_id: str | None = None
    orders_raw: Mapping[str, bytes] = field(default_factory=dict)
    drafted: frozenset[tuple[str, str]] = frozenset()
    drafted_services: frozenset[str] = frozenset()
    profile: str = "generic"
    links: CardLinks = NO_LINKS
    demo: bool = False
    parameters: Mapping[str, float] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()
    on_fallback: Callable[[str], None] | None = None
