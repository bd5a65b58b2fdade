"""Handles and sessions: short-lived, encrypted values in the ledger, found by a hashed name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, select
from sqlalchemy.exc import SQLAlchemyError

from cds_service.adapters.ledger_bulk import Bulk, Row, write_rows
from cds_service.adapters.ledger_tables import sealed
from cds_service.adapters.ledger_writer import Writer
from cds_service.adapters.sealed import Seal, name_hash
from cds_service.errors import LedgerError

_SECONDS = 3.0


class _Sealed:
    """One kind of sealed values."""

    kind: str

    def __init__(self, engine: Engine, writer: Writer, seal: Seal, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writer = writer
        self._seal = seal
        self._clock = clock

    def _read(self, name: str) -> bytes | None:
        query = select(sealed.c.value, sealed.c.expires).where(self._is(name))
        try:
            with self._engine.connect() as connection:
                row = connection.execute(query).first()
        except (SQLAlchemyError, OSError) as error:
            raise LedgerError(f"the ledger could not be read ({type(error).__name__})") from None
        return None if row is None or row.expires <= self._clock() else self._seal.open(row.value)

    def _row(self, name: str, value: bytes, expires: datetime) -> tuple[Bulk, Row]:
        return Bulk.SEALED, {
            "kind": self.kind,
            "name": name_hash(name),
            "value": self._seal.close(value),
            "expires": expires,
        }

    def _in(self, seconds: int) -> datetime:
        return self._clock() + timedelta(seconds=seconds)

    def _is(self, name: str) -> ColumnElement[bool]:
        return and_(sealed.c.kind == self.kind, sealed.c.name == name_hash(name))

    def _order(self, name: str) -> tuple[str, ...]:
        return ("4", self.kind, name_hash(name))


class Handles(_Sealed):
    """Implements ``HandleStore``."""

    kind = "handle"

    def token(self, seed: str) -> str:
        """See ``HandleStore``."""
        return self._seal.token(seed)

    def keep(self, token: str, context: bytes, seconds: int) -> None:
        """See ``HandleStore``."""
        expires = self._in(seconds)
        self._writer.soon_rows(lambda: (self._row(token, context, expires),))

    def open(self, token: str) -> bytes | None:
        """See ``HandleStore``."""
        return self._read(token)


class Sessions(_Sealed):
    """Implements ``SessionStore``."""

    kind = "session"

    def get(self, key: str) -> str | None:
        """See ``SessionStore``."""
        value = self._read(key)
        return None if value is None else value.decode()

    def set(self, key: str, value: str, seconds: int) -> None:
        """See ``SessionStore``."""
        row = self._row(key, value.encode(), self._in(seconds))
        self._writer.wait_for(self._order(key), lambda connection: write_rows(connection, (row,)), _SECONDS)

    def delete(self, key: str) -> None:
        """See ``SessionStore``."""
        self._writer.wait_for(
            self._order(key), lambda connection: connection.execute(delete(sealed).where(self._is(key))), _SECONDS
        )

    def take(self, key: str) -> str | None:
        """See ``SessionStore``."""
        taken = self._writer.wait_for(self._order(key), lambda connection: self._remove(connection, key), _SECONDS)
        value = None if taken is None else self._seal.open(taken)
        return None if value is None else value.decode()

    def _remove(self, connection: Connection, key: str) -> bytes | None:
        gone = delete(sealed).where(self._is(key)).returning(sealed.c.value, sealed.c.expires)
        row = connection.execute(gone).first()
        return None if row is None or row.expires <= self._clock() else bytes(row.value)
