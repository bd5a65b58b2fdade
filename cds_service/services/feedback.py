"""Feedback: from what the client reports to events in the ledger, and out again for people who evaluate."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from cds_service.errors import Fault, RequestError
from cds_service.hooks.feedback import FeedbackItem, OverrideGiven
from cds_service.services.ports import (
    Caller,
    FeedbackEvent,
    FeedbackReceipt,
    FeedbackStore,
    OverrideEntry,
    StoredFeedback,
)

MOST_ITEMS = 100
"""Items that one call may hold (docs: security, feedback abuse)."""

_UUID = re.compile(r"(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.IGNORECASE)
_MOST_ID = 256
_MOST_TEXT = 2048
_MOST_EVENTS = 1000


def record_feedback(
    ledger: FeedbackStore,
    caller: Caller,
    service_id: str,
    items: tuple[FeedbackItem, ...],
    received: datetime,
) -> FeedbackReceipt:
    """Store every item before returning; the same event sent again is stored once.

    A card that we did not issue to this caller is stored too, and stays unmatched. Comments are cut at 2,048
    characters.

    Raises:
        RequestError: 413 for more than ``MOST_ITEMS`` items, 400 for an id over 256 characters.
        LedgerError: nothing was stored.
    """
    if len(items) > MOST_ITEMS:
        raise RequestError(
            413,
            f"more than {MOST_ITEMS} items in one call",
            path="$.feedback",
            code="too-long",
        )
    faults = [fault for number, item in enumerate(items) for fault in _long_ids(item, f"$.feedback[{number}]")]
    if faults:
        raise RequestError(400, "not a valid CDS Hooks feedback", path=faults[0].path, faults=faults)
    events = [event for item in items for event in _events(service_id, item)]
    if len(events) > _MOST_EVENTS:
        raise RequestError(
            413,
            "too many accepted suggestions in one call",
            path="$.feedback",
            code="too-long",
        )
    return ledger.store(caller, received, events)


def _long_ids(item: FeedbackItem, path: str) -> Iterator[Fault]:
    if len(item.card) > _MOST_ID:
        yield Fault(f"{path}.card", f"is longer than {_MOST_ID} characters")
    for number, suggestion in enumerate(item.accepted_suggestions):
        if len(suggestion) > _MOST_ID:
            yield Fault(
                f"{path}.acceptedSuggestions[{number}].id",
                f"is longer than {_MOST_ID} characters",
            )


def _events(service_id: str, item: FeedbackItem) -> Iterator[FeedbackEvent]:
    overrides = tuple(_entry(given) for given in item.overrides)
    for suggestion in dict.fromkeys(map(_own, item.accepted_suggestions)) or ("",):
        yield FeedbackEvent(
            service_id,
            _own(item.card),
            item.outcome.value,
            item.outcome_timestamp,
            suggestion,
            overrides,
        )


def _own(name: str) -> str:
    """A UUID as we give it out, however the client writes it; any other name stays as it is."""
    written = _UUID.fullmatch(name)
    return written[1].lower() if written else name


def _entry(given: OverrideGiven) -> OverrideEntry:
    reason = given.reason
    return OverrideEntry(
        system=_cut(reason.system if reason else None),
        code=_cut(reason.code if reason else None),
        display=_cut(reason.display if reason else None),
        comment=_cut(given.user_comment),
        extension=_extension(given),
    )


def _extension(given: OverrideGiven) -> str | None:
    """The extension as JSON text when it is small enough to keep whole."""
    if not given.extension:
        return None
    members = ",".join(f"{json.dumps(name)}:{bytes(raw).decode()}" for name, raw in given.extension.items())
    return f"{{{members}}}" if len(members) <= 2 * _MOST_TEXT else None


def _cut(text: str | None) -> str | None:
    return None if text is None else text[:_MOST_TEXT]


COLUMNS = (
    "received",
    "at",
    "issuer",
    "tenant",
    "service",
    "card",
    "outcome",
    "suggestion",
    "reasonSystem",
    "reasonCode",
    "reasonDisplay",
    "comment",
    "matched",
    "topic",
    "row",
    "knowledge",
    "issued",
)
"""Columns of the export, in order; the names of the members in NDJSON."""


def as_csv(rows: Iterable[StoredFeedback]) -> Iterator[str]:
    """Lines of a CSV file with a header (RFC 4180).

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    yield _csv_line(COLUMNS)
    for row in rows:
        for override in row.event.overrides or (OverrideEntry(),):
            yield _csv_line(tuple(_harmless(cell) for cell in _cells(row, override)))


def as_ndjson(rows: Iterable[StoredFeedback]) -> Iterator[str]:
    """One JSON object per line: the columns of the CSV, with all overrides of an event and their extensions."""
    for row in rows:
        first, *_ = *row.event.overrides, OverrideEntry()
        named = dict(zip(COLUMNS, _cells(row, first), strict=True))
        overrides = [
            {
                "system": entry.system,
                "code": entry.code,
                "display": entry.display,
                "comment": entry.comment,
                "extension": None if entry.extension is None else json.loads(entry.extension),
            }
            for entry in row.event.overrides
        ]
        yield json.dumps({**named, "overrides": overrides}, ensure_ascii=False) + "\n"


def _cells(row: StoredFeedback, override: OverrideEntry) -> tuple[str | bool | None, ...]:
    event = row.event
    return (
        row.received.isoformat(),
        event.at.isoformat(),
        row.issuer,
        row.tenant,
        event.service_id,
        event.card,
        event.outcome,
        event.suggestion or None,
        override.system,
        override.code,
        override.display,
        override.comment,
        row.matched,
        row.topic,
        row.row,
        row.knowledge_hash,
        None if row.issued is None else row.issued.isoformat(),
    )


def _harmless(cell: str | bool | None) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"'{cell}" if cell.lstrip()[:1] in ("=", "+", "-", "@") or cell[:1] in ("\t", "\r", "\n") else cell


def _csv_line(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
