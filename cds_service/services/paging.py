"""Reading one prefetch key to its end: a filled template, and every page behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from cds_service.clinical.findings import SourceState
from cds_service.errors import FetchError, SearchRefused
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
    """Pages of one key in order, and why there are no more (None: all of them came), also in words.

    ``ordered``: they came in the order of the template; else what is missing may be of any date.
    """

    pages: tuple[bytes, ...] = ()
    failure: SourceState | None = None
    ordered: bool = True
    why: str = field(default="", compare=False)


def type_of(query: str) -> str:
    """Resource type of a filled template."""
    return query.partition("?")[0].partition("/")[0]


def read_all(session: FhirSession, query: str, sent: bytes | None, deadline: Deadline) -> Fetched:
    """All pages of a key, going on from the page that was sent when that one says where the next is.

    Some servers refuse a search that is to be sorted or counted in a way they do not know. It is then asked without.
    """
    pages: list[bytes] = []
    visited: set[str] = set()
    link, ordered = None, True
    try:
        first = _page(sent) if sent is not None else None
        if sent is not None and first is not None and first.entry and (link := first.next) is not None:
            pages.append(sent)
        else:
            raw, ordered = _ask(session, query)
            link = _append(pages, raw, type_of(query) if "?" not in query else "Bundle")
        while link is not None:
            if len(pages) >= MOST_PAGES or link in visited or not deadline.remaining:
                return Fetched(tuple(pages), SourceState.TRUNCATED, ordered)
            visited.add(link)
            link = _append(pages, session.follow(link), "Bundle")
    except FetchError as error:
        state = SourceState.TRUNCATED if pages else SourceState(error.reason)
        return Fetched(tuple(pages), state, ordered, str(error))
    return Fetched(tuple(pages), ordered=ordered)


def _ask(session: FhirSession, query: str) -> tuple[bytes, bool]:
    """The first answer, and whether the search that was answered asked for an order as the template does."""
    *forms, last = _forms(query)
    for form in forms:
        try:
            return session.query(form), form == query
        except SearchRefused:
            continue
    return session.query(last), last == query


def _forms(query: str) -> Iterator[str]:
    """The query as it is, then without its order, then without its page size too; what is searched for stays."""
    yield query
    kind, _, parameters = query.partition("?")
    left = parameters.split("&")
    for name in ("_sort=", "_count="):
        fewer = [parameter for parameter in left if not parameter.startswith(name)]
        if fewer and fewer != left:
            yield f"{kind}?{'&'.join(fewer)}"
        left = fewer


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
