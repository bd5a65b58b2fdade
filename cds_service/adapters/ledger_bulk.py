"""Statements that write many rows at once: what follows every hook call costs a batch, not a transaction of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cache

from sqlalchemy import Connection, Executable
from sqlalchemy.dialects import postgresql, sqlite

from cds_service.adapters.ledger_tables import calls, cards, sealed

Row = Mapping[str, object]


class Bulk(IntEnum):
    """Kinds of rows, in the order in which a batch writes them, so that two processes lock in the same order."""

    CALL = 1
    CARD = 2
    SEALED = 3


def write_rows(connection: Connection, rows: Iterable[tuple[Bulk, Row]]) -> None:
    """Insert all rows: a card that was issued before stays as it was, a sealed value is replaced."""
    kinds: dict[Bulk, dict[object, Row]] = {}
    for number, (kind, row) in enumerate(rows):
        kinds.setdefault(kind, {})[_key(kind, row, number)] = row
    for kind in sorted(kinds):
        keyed = kinds[kind]
        connection.execute(
            _statement(kind, connection.dialect.name), [dict(keyed[key]) for key in sorted(keyed, key=str)]
        )


def _key(kind: Bulk, row: Row, number: int) -> object:
    match kind:
        case Bulk.CALL:
            return f"{number:09}"
        case Bulk.CARD:
            return tuple(row[name] for name in ("issuer", "tenant", "service", "card"))
        case Bulk.SEALED:
            return row["kind"], row["name"]


@cache
def _statement(kind: Bulk, dialect: str) -> Executable:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    match kind:
        case Bulk.CALL:
            return calls.insert()
        case Bulk.CARD:
            return insert(cards).on_conflict_do_nothing()
        case Bulk.SEALED:
            values = insert(sealed)
            newer = {"value": values.excluded.value, "expires": values.excluded.expires}
            return values.on_conflict_do_update(index_elements=["kind", "name"], set_=newer)
