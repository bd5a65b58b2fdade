"""What clients report about cards (CDS Hooks 2.0.1, section "Feedback"), in every dialect that is known.

Epic names ``overrideReason`` in the plural and adds extensions; its card ids need not be UUIDs and its reports come in
batches, hours later. The public sandbox leaves ``display`` out. What these types print shows no free text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from cds_service.errors import Fault, RequestError
from cds_service.hooks.wire import (
    Members,
    Rejected,
    check_utf8,
    counting_decoder,
    optional,
    plain_decoder,
    required,
    text,
    unique,
)

_PATH = "$.feedback"
_MOST_FAULTS = 50


class Outcome(StrEnum):
    """What the user did with the card. An ignored card is never reported."""

    ACCEPTED = "accepted"
    OVERRIDDEN = "overridden"


class ReasonCoding(msgspec.Struct, frozen=True, kw_only=True):
    """A listed reason that the user picked; many clients leave ``display`` out."""

    code: str
    system: str
    display: str | None = None


class OverrideGiven(msgspec.Struct, frozen=True, kw_only=True):
    """Why a card was not followed: a listed reason, the user's own words (patient data), or both."""

    reason: ReasonCoding | None = None
    user_comment: str | None = None
    extension: Mapping[str, msgspec.Raw] | None = None

    def __repr__(self) -> str:
        return "OverrideGiven(***)"


class FeedbackItem(msgspec.Struct, frozen=True, kw_only=True):
    """One event: the same card or suggestion may be reported again.

    ``card`` and ``accepted_suggestions`` are the uuids that the service gave out, as the client repeats them;
    ``outcome_timestamp`` is in UTC. ``overrides`` holds at most one reason, more only in vendors' dialects.
    """

    card: str
    outcome: Outcome
    outcome_timestamp: datetime
    accepted_suggestions: tuple[str, ...] = ()
    overrides: tuple[OverrideGiven, ...] = ()

    def __repr__(self) -> str:
        return f"FeedbackItem(outcome={self.outcome.value!r})"


class _Body(msgspec.Struct):
    feedback: list[Members]

    def names(self) -> int:
        return sum(len(item) for item in self.feedback)


_decode_body = counting_decoder(_Body)
_objects: Callable[[msgspec.Raw], list[Members]] = plain_decoder(list[Members])
_object_or_objects: Callable[[msgspec.Raw], list[Members] | Members] = plain_decoder(list[Members] | Members)
_object: Callable[[msgspec.Raw], Members] = plain_decoder(Members)
_instant = msgspec.json.Decoder(Annotated[datetime, msgspec.Meta(tz=True)]).decode
_string = msgspec.json.Decoder(str).decode


def decode_feedback(body: bytes) -> tuple[FeedbackItem, ...]:
    """Every event of a feedback call, in the order sent.

    Raises:
        RequestError: 400 with a fault for every item that cannot be read; then none of them counts.
    """
    try:
        check_utf8(body)
        parsed, names = _decode_body(body)
        if names != parsed.names():
            raise Rejected("$", "has two members with the same name")
    except Rejected as rejected:
        raise RequestError(
            400,
            "not a valid CDS Hooks feedback",
            path=rejected.path,
            faults=[_fault(rejected)],
        ) from None
    items, faults = [], []
    for number, members in enumerate(parsed.feedback):
        try:
            items.append(_item(members, f"{_PATH}[{number}]"))
        except Rejected as rejected:
            faults.append(_fault(rejected))
    if faults:
        raise RequestError(
            400,
            "not a valid CDS Hooks feedback",
            path=faults[0].path,
            faults=faults[:_MOST_FAULTS],
        )
    return tuple(items)


def _fault(rejected: Rejected) -> Fault:
    return Fault(rejected.path, rejected.message)


def _item(members: Members, path: str) -> FeedbackItem:
    named = unique(members, path)
    outcome = _outcome(required(named, "outcome", _string, path), f"{path}.outcome")
    accepted = _accepted(named, path)
    if outcome is Outcome.ACCEPTED and not accepted:
        raise Rejected(f"{path}.acceptedSuggestions", "is required for an accepted card")
    return FeedbackItem(
        card=required(named, "card", text, path),
        outcome=outcome,
        outcome_timestamp=_utc(
            required(named, "outcomeTimestamp", _instant, path),
            f"{path}.outcomeTimestamp",
        ),
        accepted_suggestions=accepted,
        overrides=_overrides(named, path),
    )


def _utc(instant: datetime, path: str) -> datetime:
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise Rejected(path, "is out of range") from None


def _outcome(value: str, path: str) -> Outcome:
    try:
        return Outcome(value)
    except ValueError:
        raise Rejected(path, "must be accepted or overridden") from None


def _accepted(named: Mapping[str, msgspec.Raw], path: str) -> tuple[str, ...]:
    entries = optional(named, "acceptedSuggestions", _objects, path) or ()
    places = (f"{path}.acceptedSuggestions[{number}]" for number in range(len(entries)))
    return tuple(
        required(unique(entry, place), "id", text, place) for entry, place in zip(entries, places, strict=True)
    )


def _overrides(named: Mapping[str, msgspec.Raw], path: str) -> tuple[OverrideGiven, ...]:
    """From ``overrideReason`` and its plural; one that says nothing is left out."""
    found = []
    for name in ("overrideReason", "overrideReasons"):
        given = optional(named, name, _object_or_objects, path)
        place = f"{path}.{name}"
        if isinstance(given, dict):
            found.append(_override(given, place))
        else:
            found += [_override(entry, f"{place}[{number}]") for number, entry in enumerate(given or ())]
    return tuple(override for override in found if override is not None)


def _override(members: Members, path: str) -> OverrideGiven | None:
    named = unique(members, path)
    if not named:
        return None
    reason = optional(named, "reason", _object, path)
    comment = optional(named, "userComment", _string, path)
    extension = optional(named, "extension", _object, path)
    return OverrideGiven(
        reason=None if reason is None else _reason(unique(reason, f"{path}.reason"), f"{path}.reason"),
        user_comment=None if comment is None else comment.replace("\0", ""),
        extension=None if extension is None else unique(extension, f"{path}.extension"),
    )


def _reason(named: Mapping[str, msgspec.Raw], path: str) -> ReasonCoding:
    return ReasonCoding(
        code=required(named, "code", text, path),
        system=required(named, "system", text, path),
        display=optional(named, "display", text, path),
    )
