"""Both databases, real: every test of the ledger runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from cds_service.adapters.ledger import Ledger
from tests.ledger.postgres import running_postgres

KEY = b"0123456789abcdef0123456789abcdef"


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server for all tests."""
    with running_postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.db'}"
    postgres: str = request.getfixturevalue("postgres_url")
    engine = create_engine(postgres)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return postgres


@pytest.fixture
def open_ledger(url: str) -> Iterator[Callable[..., Ledger]]:
    """Opens ledgers on the database, as one worker after the other does; all are closed afterwards."""
    opened: list[Ledger] = []

    def open_one(**options: object) -> Ledger:
        opened.append(Ledger(url, KEY, **options))  # type: ignore[arg-type]  # options by name
        return opened[-1]

    yield open_one
    for ledger in opened:
        ledger.close()


@pytest.fixture
def ledger(open_ledger: Callable[..., Ledger]) -> Ledger:
    """A ledger with its schema."""
    one = open_ledger()
    one.prepare()
    return one
