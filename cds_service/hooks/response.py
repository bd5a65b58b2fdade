"""What a CDS Service answers: cards, suggestions, links, system actions (CDS Hooks 2.0.1, section "CDS Service Response").

Members that hold nothing are left out of the JSON, as the specification asks; ``cards`` is always there.
Only members that are legal in 2.0.1 and in the 3.0 ballot exist here.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Indicator(StrEnum):
    """Urgency of a card, mildest first."""

    INFO = "info"
    WARNING = "warning"
    CRITICAL = "critical"


class SelectionBehavior(StrEnum):
    """How many suggestions of one card the user may take."""

    AT_MOST_ONE = "at-most-one"
    ANY = "any"


class ActionType(StrEnum):
    """What an action does to a resource."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


class LinkType(StrEnum):
    """A plain link, or the launch of a SMART app."""

    ABSOLUTE = "absolute"
    SMART = "smart"


class Wire(msgspec.Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """Base of everything sent: camelCase names, empty optional members left out."""


class Coding(Wire, frozen=True, kw_only=True):
    """A code as CDS Hooks means it: not a FHIR Coding, ``system`` is required."""

    code: str
    system: str
    display: str | None = None


class OverrideReason(Wire, frozen=True, kw_only=True):
    """A reason that the user may give for not following the card; ``display`` is what is shown."""

    code: str
    system: str
    display: str


class Source(Wire, frozen=True, kw_only=True):
    """Who stands behind the card. ``url`` is about the source, not a drill-down (that is a :class:`Link`)."""

    label: str
    url: str | None = None
    icon: str | None = None
    topic: Coding | None = None


class Action(Wire, frozen=True, kw_only=True):
    """One change proposed to the client: ``resource`` for create and update, ``resource_id`` for delete."""

    type: ActionType
    description: str
    resource: dict[str, object] | None = None
    resource_id: str | None = None
    extension: dict[str, object] | None = None


class Suggestion(Wire, frozen=True, kw_only=True):
    """A button on the card; all its actions belong together."""

    label: str
    uuid: str | None = None
    is_recommended: bool | None = None
    actions: tuple[Action, ...] = ()
    extension: dict[str, object] | None = None


class Link(Wire, frozen=True, kw_only=True):
    """A link of the card; ``app_context`` is for ``smart`` links only."""

    label: str
    url: str
    type: LinkType
    app_context: str | None = None
    autolaunchable: bool | None = None
    extension: dict[str, object] | None = None


class Card(Wire, frozen=True, kw_only=True):
    """One piece of advice. ``summary`` has fewer than 140 characters; ``detail`` is GitHub Flavored Markdown."""

    uuid: str | None = None
    summary: str
    detail: str | None = None
    indicator: Indicator
    source: Source
    suggestions: tuple[Suggestion, ...] = ()
    selection_behavior: SelectionBehavior | None = None
    override_reasons: tuple[OverrideReason, ...] = ()
    links: tuple[Link, ...] = ()
    extension: dict[str, object] | None = None


class CDSResponse(Wire, frozen=True, kw_only=True):
    """The whole answer. ``cards`` without a default, so that ``"cards": []`` is written when there is nothing to say."""

    cards: tuple[Card, ...]
    system_actions: tuple[Action, ...] = ()
    extension: dict[str, object] | None = None


_encoder = msgspec.json.Encoder()


def encode(response: CDSResponse) -> bytes:
    """UTF-8 JSON of the response. The same response gives the same bytes."""
    return _encoder.encode(response)
