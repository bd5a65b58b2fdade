"""Reading one prefetch key to its end: a filled template, and every page behind it."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cds_service.clinical.findings import SourceState
from cds_service.errors import FetchError
from cds_service.services.ports import Deadline, FhirSession

MOST_PAGES = 20
"""Pages per key, the first one included (docs: security 1.2)."""


class _Link(msgspec.Struct):
    relation: str = ""
    url: str = ""


class _Page(msgspec.Struct, rename="camel"):
    resource_type: str = ""
    link: list[_Link] = []
    entry: list[msgspec.Raw] = []

    @property
    def next(self) -> str | None:
        """Where the next page is."""
        return next(
            (link.url for link in self.link if link.relation == "next" and link.url),
            None,
        )


_decode_page = msgspec.json.Decoder(_Page).decode


def _page(raw: bytes) -> _Page | None:
    try:
        return _decode_page(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


@dataclass(frozen=True, slots=True)
class Fetched:
    """Pages of one key in order, and why there are no more (None: all of them came)."""

    pages: tuple[bytes, ...] = ()
    failure: SourceState | None = None


def type_of(query: str) -> str:
    """Resource type of a filled template."""
    return query.partition("?")[0].partition("/")[0]


def read_all(session: FhirSession, query: str, sent: bytes | None, deadline: Deadline) -> Fetched:
    """All pages of a key, going on from the page that was sent when that one says where the next is."""
    pages: list[bytes] = []
    visited: set[str] = set()
    link = None
    try:
        first = _page(sent) if sent is not None else None
        if sent is not None and first is not None and first.entry and (link := first.next) is not None:
            pages.append(sent)
        else:
            link = _append(
                pages,
                session.query(query),
                type_of(query) if "?" not in query else "Bundle",
            )
        while link is not None:
            if len(pages) >= MOST_PAGES or link in visited or not deadline.remaining:
                return Fetched(tuple(pages), SourceState.TRUNCATED)
            visited.add(link)
            link = _append(pages, session.follow(link), "Bundle")
    except FetchError as error:
        return Fetched(tuple(pages), SourceState.TRUNCATED if pages else SourceState(error.reason))
    return Fetched(tuple(pages))


def _append(pages: list[bytes], raw: bytes, expected: str) -> str | None:
    """Take one answer; the link to the next page, if there is one."""
    page = _page(raw)
    if page is None:
        raise FetchError(SourceState.UNREADABLE.value, "the answer is not FHIR JSON")
    if page.resource_type != expected:
        outcome = page.resource_type == "OperationOutcome"
        state = SourceState.FAILED if outcome else SourceState.UNREADABLE
        raise FetchError(state.value, "the answer is not what was asked for")
    pages.append(raw)
    return page.next if expected == "Bundle" else None
