"""Connections to the ledger's database and its schema: SQLite or PostgreSQL, by URL."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from cds_service.errors import LedgerError

BUSY_SECONDS = 2
"""How long a statement may wait for a lock or a connection."""

_KINDS = "the database URL must start with sqlite:/// or postgresql+psycopg://"
_WRITE = {"ledger_write": True}
_LOCK = 0x52434453
_ONE_AT_A_TIME = threading.Lock()
"""Alembic keeps what it is doing in module globals: two ledgers of one process must take turns."""

_MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(url: str) -> Engine:
    """An engine for ``sqlite:///path`` or ``postgresql+psycopg://...``; connects when first used.

    SQLite: WAL, ``synchronous=FULL`` (an acknowledged commit survives power loss), file readable by its owner only.

    Raises:
        ValueError: another kind of database.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ValueError(_KINDS) from None
    if parsed.drivername in ("sqlite", "sqlite+pysqlite") and parsed.database:
        connect_args = {"timeout": BUSY_SECONDS, "check_same_thread": False}
        engine = create_engine(parsed, connect_args=connect_args, hide_parameters=True)
        if not parsed.database.startswith("file:"):  # a URI names a file that is there, with options of its own
            path = Path(parsed.database)
            event.listen(engine, "do_connect", lambda *_: _make_private(path))
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    if parsed.drivername == "postgresql+psycopg":
        options = f"-c statement_timeout={BUSY_SECONDS * 1000} -c lock_timeout={BUSY_SECONDS * 1000}"
        return create_engine(
            parsed,
            connect_args={"connect_timeout": BUSY_SECONDS, "options": options},
            hide_parameters=True,
            pool_pre_ping=True,
            pool_timeout=BUSY_SECONDS,
        )
    raise ValueError(_KINDS)


def missing_file(url: str) -> Path | None:
    """The SQLite file that ``url`` names, when it is not there; None for every other URL."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return None
    if not parsed.drivername.startswith("sqlite") or not parsed.database or parsed.database.startswith("file:"):
        return None
    path = Path(parsed.database)
    return None if path.exists() else path


def writing(engine: Engine) -> Connection:
    """A connection whose transaction takes the write lock at its beginning, so that it never fails half-way."""
    return engine.connect().execution_options(**_WRITE)


def _make_private(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600, exist_ok=True)


def _prepare_sqlite(connection: sqlite3.Connection, record: object) -> None:
    connection.isolation_level = None  # sqlite3 must not begin by itself
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={BUSY_SECONDS * 1000}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("ledger_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema to ``revision``; safe when several processes start at once.

    Raises:
        LedgerError: the database cannot be reached, or its schema is newer than this program.
    """
    _migrate(engine, lambda config: command.upgrade(config, revision))


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to ``revision``; what only the newer schema holds is lost.

    Raises:
        LedgerError: as :func:`upgrade`.
    """
    _migrate(engine, lambda config: command.downgrade(config, revision))


def _migrate(engine: Engine, run: Callable[[Config], None]) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    try:
        with _ONE_AT_A_TIME, writing(engine) as connection, connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SET LOCAL statement_timeout = 0"))
                connection.execute(text("SET LOCAL lock_timeout = 0"))
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            config.attributes["connection"] = connection
            run(config)
    except CommandError:
        raise LedgerError("the schema of the database does not fit this program: it is newer, or damaged") from None
    except (SQLAlchemyError, OSError) as error:
        raise LedgerError(f"the database cannot be prepared ({type(error).__name__})") from None
