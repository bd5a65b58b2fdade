"""Runs migrations on the connection that ``ledger_engine`` hands over, inside its transaction."""

from alembic import context

from cds_service.adapters.ledger_tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
