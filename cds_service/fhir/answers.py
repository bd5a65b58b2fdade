"""What one prefetch value answers: resources, and whether it is all that there is.

A value is a resource, a Bundle, ``null`` or an OperationOutcome; a batch-response holds several answers.
Source: contract section 3a; FHIR R4 Bundle, OperationOutcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Protocol, cast

import msgspec

from cds_service.clinical.findings import SourceState
from cds_service.clinical.quick import quick
from cds_service.fhir import r4
from cds_service.fhir.decode import Broken, Bundle, Entry, Link, Response, Unreadable, decode

WORST = (
    SourceState.UNREADABLE,
    SourceState.NOT_ALLOWED,
    SourceState.FAILED,
    SourceState.NOT_SENT,
    SourceState.TRUNCATED,
    SourceState.GIVEN,
    SourceState.EMPTY,
)
"""States from the one that says least to the one that says most."""

RESPONSES = ("batch-response", "transaction-response")
"""Bundles that hold one answer an entry."""

RESOURCE = attrgetter("resource")
_RESPONSE = attrgetter("response")
_SPECIAL = frozenset((Bundle, r4.OperationOutcome, type(None)))
_HARMLESS = ("information", "warning")
_DENIALS = ("security", "login", "forbidden", "suppressed", "expired")
_SEARCH = re.compile(r"(?:^|/)([A-Z][A-Za-z]+)(?:/_search)?/?(?:\?|\Z)")
_REFUSED = ("401", "403")


class Placed(Protocol):
    """An entry that has a resource; see ``Entry``."""

    @property
    def resource(self) -> r4.Resource:
        """What the entry holds."""
        ...

    @property
    def full_url(self) -> str | None:
        """Under which name it came."""
        ...

    @property
    def match(self) -> bool:
        """Whether the search found it, and did not only include it."""
        ...


@quick
@dataclass(frozen=True, slots=True)
class Answer:
    """One searchset page, one collection or one single resource.

    ``page``: a Bundle that may be one page of several. ``more``: it says that another page follows.
    ``failure``: why it cannot be relied on for what it does not hold; what it holds stands. ``kinds``: types of what it
    holds. ``found_all``: known to hold nothing that the search only included. ``subjects``: whom its folded Observations
    are about, where it has such.
    """

    items: tuple[Placed, ...] = ()
    page: bool = False
    more: bool = False
    total: int | None = None
    failure: SourceState | None = None
    asked: str | None = None
    """The resource type that was searched for, where the Bundle links to its own search."""
    kinds: frozenset[type[r4.Resource]] = frozenset()
    found_all: bool = False
    subjects: frozenset[str | None] = frozenset()

    @property
    def matches(self) -> list[r4.Resource]:
        """The resources that the search found."""
        if self.found_all:
            return list(map(RESOURCE, self.items))
        return [item.resource for item in self.items if item.match]


NULL = (Answer(),)
"""What ``null`` answers: nothing, and nothing follows."""


def answers(raw: bytes | msgspec.Raw) -> tuple[Answer, ...]:
    """The answers in one prefetch value; never raises."""
    try:
        value = decode(raw)
    except Unreadable:
        return (Answer(failure=SourceState.UNREADABLE),)
    if value is None:
        return NULL
    if isinstance(value, Bundle):
        return tuple(_bundle(value, page=True))
    if isinstance(value, r4.OperationOutcome):
        return (Answer(failure=_failure(value) or SourceState.FAILED),)
    return alone(value)


def alone(resource: r4.Resource) -> tuple[Answer, ...]:
    """What a single resource answers."""
    return (Answer(items=_placed((Entry(resource=resource),)), kinds=frozenset((type(resource),))),)


def _placed(entries: tuple[Entry, ...]) -> tuple[Placed, ...]:
    """Entries that are known to have resources."""
    return cast("tuple[Placed, ...]", entries)


def _bundle(bundle: Bundle, *, page: bool) -> Iterator[Answer]:
    if bundle.type in RESPONSES:
        for entry in bundle.entry:
            yield from _answers((entry,), bundle, page=False)
    else:
        yield from _answers(bundle.entry, bundle, page=page)


def _answers(entries: tuple[Entry, ...], bundle: Bundle, *, page: bool) -> Iterator[Answer]:
    if _is_plain(entries):
        yield answer_of(_placed(entries), bundle, page, None)
        return
    items: list[Entry] = []
    failures: list[SourceState] = []
    nested = False
    for entry in entries:
        resource = entry.resource
        refusal = None if entry.response is None else _refusal(entry.response)
        if isinstance(resource, Bundle):
            nested = True
            yield from _bundle(resource, page=False)
        elif isinstance(resource, r4.OperationOutcome):
            refusal = refusal or _failure(resource)
        elif resource is not None:
            items.append(entry)
        elif entry.response is None:
            items.append(Entry(resource=Broken()))
        if refusal is not None:
            failures.append(refusal)
    failure = min(failures, key=WORST.index, default=None)
    if items or failure or not nested:
        yield answer_of(_placed(tuple(items)), bundle, page, failure)


def _is_plain(entries: tuple[Entry, ...]) -> bool:
    """Whether every entry is a resource of the patient's record, as in all but a few Bundles."""
    if not entries or any(map(_RESPONSE, entries)):
        return False
    return _SPECIAL.isdisjoint({type(entry.resource) for entry in entries})


class Linked(Protocol):
    """A Bundle, as far as it says what it is a part of."""

    @property
    def total(self) -> int | None:
        """How many matches there are in all."""
        ...

    @property
    def link(self) -> tuple[Link, ...]:
        """Where it comes from and goes on."""
        ...


def answer_of(
    items: tuple[Placed, ...],
    bundle: Linked,
    page: bool,
    failure: SourceState | None,
    found_all: bool = False,
    kinds: frozenset[type[r4.Resource]] | None = None,
    subjects: frozenset[str | None] = frozenset(),
) -> Answer:
    """``items`` as what ``bundle`` answers; ``kinds``: their types, worked out when not given."""
    more = any(link.relation == "next" and link.url for link in bundle.link) if bundle.link else False
    if kinds is None:
        kinds = frozenset(map(type, map(RESOURCE, items)))
    asked = _asked(bundle.link) if bundle.link else None
    return Answer(items, page, more, bundle.total, failure, asked, kinds, found_all, subjects)


def _asked(links: tuple[Link, ...]) -> str | None:
    for link in links:
        match = _SEARCH.search(link.url or "") if link.relation == "self" else None
        if match is not None:
            return match[1]
    return None


def _refusal(response: Response) -> SourceState | None:
    """Why a batch entry failed; a status of success is none."""
    status = (response.status or "").strip()[:3]
    if status in _REFUSED:
        return SourceState.NOT_ALLOWED
    return SourceState.FAILED if status.isdigit() and status >= "400" else None


def _failure(outcome: r4.OperationOutcome) -> SourceState | None:
    """The state that an OperationOutcome of severity error or fatal brings; None when it only informs."""
    grave = [issue for issue in outcome.issue if issue.severity not in _HARMLESS]
    if not grave and outcome.issue:
        return None
    return SourceState.NOT_ALLOWED if any(issue.code in _DENIALS for issue in grave) else SourceState.FAILED
