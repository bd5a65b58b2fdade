"""Rules of CDS Hooks for a response that its types cannot express (invariants cds-resp-1 to -7 and the narrative).

For tests, ``lint`` and authors of services; nothing of it runs when a hook is answered.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from cds_service.hooks.response import (
    Action,
    ActionType,
    Card,
    CDSResponse,
    Link,
    LinkType,
    SelectionBehavior,
    Source,
    Suggestion,
)

SUMMARY_LIMIT = 139
"""Characters: the specification says fewer than 140."""

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_URL = re.compile(r"https?://[^\s/]+\S*")
_REFERENCE = re.compile(r"[A-Z][A-Za-z]+/[A-Za-z0-9.\-]{1,64}")
_TOPIC = re.compile(r"[A-Za-z0-9]{1,100}")


def check_response(response: CDSResponse) -> list[str]:
    """What is wrong with a response, one line per fault with its place; empty when nothing is.

    Beyond the specification it asks for what clients are known to need: bare lower-case uuids that are unique,
    and ``source.topic.code`` of letters and digits (Epic remembers overrides by it).
    """
    found = [line for number, card in enumerate(response.cards) for line in _card(card, f"cards[{number}]")]
    for number, action in enumerate(response.system_actions):
        found += _action(action, f"systemActions[{number}]")
    found += _repeated_uuids(response)
    found += _empty(msgspec.to_builtins(response), "")
    return found


def _card(card: Card, place: str) -> Iterator[str]:
    if len(card.summary) > SUMMARY_LIMIT:
        yield f"{place}.summary: longer than {SUMMARY_LIMIT} characters"
    if "\n" in card.summary:
        yield f"{place}.summary: more than one line"
    yield from _uuid(card.uuid, place)
    yield from _source(card.source, f"{place}.source")
    yield from _selection(card, place)
    for number, suggestion in enumerate(card.suggestions):
        yield from _suggestion(suggestion, f"{place}.suggestions[{number}]")
    for number, link in enumerate(card.links):
        yield from _link(link, f"{place}.links[{number}]")
    codes = Counter((reason.system, reason.code) for reason in card.override_reasons)
    if any(count > 1 for count in codes.values()):
        yield f"{place}.overrideReasons: a code is there twice"


def _selection(card: Card, place: str) -> Iterator[str]:
    if card.suggestions and card.selection_behavior is None:
        yield f"{place}.selectionBehavior: required beside suggestions (cds-resp-6)"
    recommended = sum(suggestion.is_recommended is True for suggestion in card.suggestions)
    if card.selection_behavior is SelectionBehavior.AT_MOST_ONE and recommended > 1:
        yield f"{place}.suggestions: more than one recommended though at most one may be taken (cds-resp-1)"


def _suggestion(suggestion: Suggestion, place: str) -> Iterator[str]:
    yield from _uuid(suggestion.uuid, place)
    for number, action in enumerate(suggestion.actions):
        yield from _action(action, f"{place}.actions[{number}]")


def _action(action: Action, place: str) -> Iterator[str]:
    if action.type is ActionType.DELETE:
        if action.resource is not None:
            yield f"{place}.resource: not for delete (cds-resp-2)"
        if action.resource_id is None or not _REFERENCE.fullmatch(action.resource_id):
            yield f"{place}.resourceId: delete needs Type/id"
        return
    if action.resource is None or not isinstance(action.resource.get("resourceType"), str):
        yield f"{place}.resource: {action.type.value} needs a whole FHIR resource"
    elif action.type is ActionType.UPDATE and not action.resource.get("id"):
        yield f"{place}.resource.id: update needs the id of what is updated"
    if action.resource_id is not None:
        yield f"{place}.resourceId: only for delete"


def _link(link: Link, place: str) -> Iterator[str]:
    if link.type is LinkType.ABSOLUTE and link.app_context is not None:
        yield f"{place}.appContext: only for smart links (cds-resp-3)"
    if not _URL.fullmatch(link.url):
        yield f"{place}.url: not an absolute http(s) URL"


def _source(source: Source, place: str) -> Iterator[str]:
    for name, url in (("url", source.url), ("icon", source.icon)):
        if url is not None and not _URL.fullmatch(url):
            yield f"{place}.{name}: not an absolute http(s) URL"
    if source.topic is not None and not _TOPIC.fullmatch(source.topic.code):
        yield f"{place}.topic.code: not 1 to 100 letters and digits"


def _uuid(value: str | None, place: str) -> Iterator[str]:
    if value is not None and not _UUID.fullmatch(value):
        yield f"{place}.uuid: not a bare lower-case UUID"


def _repeated_uuids(response: CDSResponse) -> list[str]:
    cards = [card.uuid for card in response.cards]
    suggestions = [suggestion.uuid for card in response.cards for suggestion in card.suggestions]
    counts = Counter(uuid for uuid in cards + suggestions if uuid is not None)
    return ["cards: a uuid is there twice"] if any(count > 1 for count in counts.values()) else []


def _empty(value: object, place: str) -> Iterable[str]:
    """Members that are null or empty, inside resources too; ``cards`` alone may be empty."""
    if isinstance(value, dict):
        for name, member in value.items():
            inner = f"{place}.{name}".lstrip(".")
            yield from (
                [f"{inner}: null or empty"] if _is_empty(member) and inner != "cards" else _empty(member, inner)
            )
    elif isinstance(value, list | tuple):
        for number, member in enumerate(value):
            yield from _empty(member, f"{place}[{number}]")


def _is_empty(member: object) -> bool:
    return member is None or member in ("", [], (), {})
