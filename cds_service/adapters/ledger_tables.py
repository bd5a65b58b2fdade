"""Tables of the ledger, the same for SQLite and PostgreSQL. ``migrations`` makes them; a test holds the two together."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Instant(TypeDecorator[datetime]):
    """A point in time, always UTC, whatever the database makes of time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC; SQLite keeps no zone, so it gets none."""
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """With its zone, UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()

calls = Table(
    "calls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("request_id", String(64), nullable=False),
    Column("issuer", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("hook", Text, nullable=False),
    Column("knowledge", Text, nullable=False),
    Column("patient", String(32)),
    Column("disposition", Text),
    Column("decision_row", Text),
    Column("rows", Text, nullable=False),
    Column("sources", Text, nullable=False),
    Column("milliseconds", Float, nullable=False),
    Column("shadow", Boolean, nullable=False),
    Index("calls_at", "at"),
)
"""One row per hook call: what was shown and why. ``rows`` and ``sources`` are JSON."""

cards = Table(
    "cards",
    metadata,
    Column("issuer", Text, primary_key=True),
    Column("tenant", Text, primary_key=True),
    Column("service", Text, primary_key=True),
    Column("card", Text, primary_key=True),
    Column("suggestions", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("indicator", Text, nullable=False),
    Column("decision_row", Text),
    Column("knowledge", Text, nullable=False),
    Column("patient", String(32)),
    Column("issued", Instant, nullable=False),
)
"""Cards as they were issued first. ``tenant`` is empty for callers without one; ``suggestions`` is JSON."""

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("issuer", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("card", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("suggestion", Text, nullable=False),
    Column("overrides", Text, nullable=False),
    Column("received", Instant, nullable=False),
    Column("said", String(64), nullable=False),
    UniqueConstraint(
        "issuer", "tenant", "service", "card", "outcome", "at", "suggestion", "said", name="feedback_once"
    ),
)
"""Events as reported, each once. ``said``: digest of ``overrides``, by which two reports of one moment differ.

A card belongs to an event when the cards table has it for the same caller and service.
"""

nonces = Table(
    "nonces",
    metadata,
    Column("issuer", Text, primary_key=True),
    Column("jti", Text, primary_key=True),
    Column("expires", Instant, nullable=False),
    Index("nonces_expires", "expires"),
)
"""Token ids that were used."""

sealed = Table(
    "sealed",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("value", LargeBinary, nullable=False),
    Column("expires", Instant, nullable=False),
    Index("sealed_expires", "expires"),
)
"""Handles and sessions: hashed name, encrypted value."""
