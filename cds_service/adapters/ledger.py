"""The ledger: what was shown and why, what came back, and what must happen only once. See ``services.ports``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256

import msgspec
from sqlalchemy import Connection, Row, Table, and_, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from cds_service.adapters.ledger_bulk import Bulk
from cds_service.adapters.ledger_engine import open_engine, upgrade
from cds_service.adapters.ledger_retention import Forgotten, Retention
from cds_service.adapters.ledger_tables import cards, feedback, nonces
from cds_service.adapters.ledger_tables import sealed as sealed_table
from cds_service.adapters.ledger_writer import Rows, Writer
from cds_service.adapters.sealed import Seal
from cds_service.adapters.sealed_store import Handles, Sessions
from cds_service.clinical.truth import Truth
from cds_service.errors import LedgerError
from cds_service.services.ports import (
    Caller,
    CallRecord,
    FeedbackEvent,
    FeedbackReceipt,
    IssuedCard,
    OverrideEntry,
    StoredFeedback,
)

_WORDS = tuple(truth.word for truth in sorted(Truth))
_encode = msgspec.json.Encoder().encode
_STORE_SECONDS = 3.0
_CLAIM_SECONDS = 2.0
_PAGE = 500
_CALL, _CARD = Bulk.CALL, Bulk.CARD
_PURGE_EVERY = timedelta(minutes=1)


def _now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """Implements ``AuditTrail``, ``FeedbackStore`` and ``NonceStore``; ``handles`` and ``sessions`` the other two.

    ``key``: the deployment's, shared by all workers. ``dropped`` is told how many audit pieces were lost.
    ``keep``: how long hook calls and issued cards are kept; None: for good.
    Making one connects to nothing: a database that is away costs no card.
    """

    def __init__(
        self,
        url: str,
        key: bytes,
        *,
        clock: Callable[[], datetime] = _now,
        dropped: Callable[[int], None] = lambda count: None,
        keep: timedelta | None = None,
    ) -> None:
        self._engine = open_engine(url)
        self._seal = Seal(key)
        self._clock = clock
        self._writer = Writer(self._engine, dropped)
        self._purged = clock()
        self._retention = Retention(self._writer, keep, clock)
        self.handles = Handles(self._engine, self._writer, self._seal, clock)
        self.sessions = Sessions(self._engine, self._writer, self._seal, clock)

    def prepare(self) -> None:
        """Bring the schema up to date.

        Raises:
            LedgerError: the database is away, or newer than this program.
        """
        upgrade(self._engine)

    def ready(self) -> bool:
        """Whether the ledger can be read now. What is too old is forgotten then too: it is asked of a service without calls."""
        self._retention.now_and_then()
        try:
            with self._engine.connect() as connection:
                connection.execute(select(sealed_table.c.name).limit(1))
        except (SQLAlchemyError, OSError):
            return False
        return True

    def close(self) -> None:
        """Write what is queued and let go of the database."""
        self._writer.close()
        self._engine.dispose()

    def record(self, call: CallRecord) -> None:
        """See ``AuditTrail``."""
        self._retention.now_and_then()
        self._writer.soon_rows(partial(self._rows, call))

    def _rows(self, call: CallRecord) -> Rows:
        patient = None if call.patient_id is None else self._seal.patient(call.patient_id)
        caller = _caller_values(call.caller)
        entry = {
            **caller,
            "at": call.at,
            "request_id": _clean(call.request_id)[:64],
            "service": call.service_id,
            "hook": call.hook,
            "knowledge": call.knowledge_hash,
            "patient": patient,
            "disposition": call.disposition,
            "decision_row": call.row,
            "rows": _json({row: _WORDS[result] for row, result in call.rows}),
            "sources": _json(dict(call.sources)),
            "milliseconds": call.milliseconds,
            "shadow": call.shadow,
        }
        return (_CALL, entry), *((_CARD, _card_values(call, card, caller, patient)) for card in call.cards)

    def store(self, caller: Caller, received: datetime, events: Sequence[FeedbackEvent]) -> FeedbackReceipt:
        """See ``FeedbackStore``."""
        rows = sorted((_event_values(caller, received, event) for event in events), key=_event_key)

        def write(connection: Connection) -> int:
            return sum(insert_new(connection, feedback, values) for values in rows)

        stored = self._writer.wait_for(("2", *(_event_key(rows[0]) if rows else ())), write, _STORE_SECONDS)
        return FeedbackReceipt(stored, len(rows) - stored)

    def events(self) -> Iterator[StoredFeedback]:
        """See ``FeedbackStore``."""
        last = 0
        same = and_(*(feedback.c[name] == cards.c[name] for name in ("issuer", "tenant", "service", "card")))
        columns = [cards.c.topic, cards.c.decision_row, cards.c.knowledge, cards.c.issued]
        query = select(feedback, *columns).select_from(feedback.outerjoin(cards, same)).order_by(feedback.c.id)
        while True:
            try:
                with self._engine.connect() as connection:
                    rows = connection.execute(query.where(feedback.c.id > last).limit(_PAGE)).all()
            except (SQLAlchemyError, OSError) as error:
                raise LedgerError(f"the ledger could not be read ({type(error).__name__})") from None
            yield from map(_stored, rows)
            if len(rows) < _PAGE:
                return
            last = rows[-1].id

    def claim(self, issuer: str, jti: str, expires: datetime) -> bool:
        """See ``NonceStore``. Expired ids are forgotten now and then on the way."""
        values = {"issuer": issuer, "jti": jti, "expires": expires}
        now = self._clock()
        clear = now - self._purged > _PURGE_EVERY
        if clear:
            self._purged = now
            self._writer.soon(("9",), lambda connection: _forget_expired(connection, now))
        return self._writer.wait_for(
            ("3", issuer, jti), lambda connection: insert_new(connection, nonces, values) == 1, _CLAIM_SECONDS
        )

    def purge(self, before: datetime) -> Forgotten:
        """Forget hook calls and issued cards from before then; feedback stays, without its card.

        Raises:
            LedgerError: not all of it is forgotten.
        """
        return self._retention.at_once(before)


def insert_new(connection: Connection, table: Table, values: dict[str, object]) -> int:
    """Insert a row unless one with the same key is there; how many rows that made (0 or 1)."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    made = make(table).values(values).on_conflict_do_nothing().returning(table.c.issuer)
    return len(connection.execute(made).all())


def _json(value: object) -> str:
    return _encode(value).decode()


def _forget_expired(connection: Connection, now: datetime) -> None:
    connection.execute(delete(nonces).where(nonces.c.expires < now))
    connection.execute(delete(sealed_table).where(sealed_table.c.expires < now))


def _caller_values(caller: Caller) -> dict[str, object]:
    return {"issuer": caller.issuer, "tenant": caller.tenant or ""}


def _card_values(
    call: CallRecord, card: IssuedCard, caller: dict[str, object], patient: str | None
) -> dict[str, object]:
    return {
        **caller,
        "service": call.service_id,
        "card": card.uuid,
        "suggestions": _json(card.suggestions),
        "topic": card.topic,
        "indicator": card.indicator,
        "decision_row": card.row,
        "knowledge": call.knowledge_hash,
        "patient": patient,
        "issued": call.at,
    }


def _event_values(caller: Caller, received: datetime, event: FeedbackEvent) -> dict[str, object]:
    overrides = [
        {
            "system": entry.system,
            "code": entry.code,
            "display": entry.display,
            "comment": entry.comment,
            "extension": entry.extension,
        }
        for entry in event.overrides
    ]
    said = json.dumps(overrides)
    return {
        **_caller_values(caller),
        "service": event.service_id,
        "card": _clean(event.card),
        "outcome": event.outcome,
        "at": event.at,
        "suggestion": _clean(event.suggestion),
        "overrides": said,
        "received": received,
        "said": sha256(said.encode()).hexdigest(),
    }


def _event_key(values: dict[str, object]) -> tuple[str, ...]:
    return tuple(
        str(values[name]) for name in ("issuer", "tenant", "service", "card", "outcome", "at", "suggestion", "said")
    )


def _clean(text: str) -> str:
    """Without NUL, which PostgreSQL does not store, and without halves of surrogate pairs."""
    if text.isascii():
        return text.replace("\0", "")
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _stored(row: Row[tuple[object, ...]]) -> StoredFeedback:
    overrides = tuple(OverrideEntry(**entry) for entry in json.loads(row.overrides))
    return StoredFeedback(
        event=FeedbackEvent(row.service, row.card, row.outcome, row.at, row.suggestion, overrides),
        issuer=row.issuer,
        tenant=row.tenant or None,
        received=row.received,
        topic=row.topic,
        row=row.decision_row,
        knowledge_hash=row.knowledge,
        issued=row.issued,
    )
