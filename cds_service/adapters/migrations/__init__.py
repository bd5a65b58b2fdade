"""Alembic migrations of the ledger; run by ``ledger_engine``, never by hand against a running service."""
