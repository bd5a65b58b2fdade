"""Handles for appContext and sessions of the SMART app."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of sealed values."""
    op.create_table(
        "sealed",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("sealed_expires", "sealed", ["expires"])


def downgrade() -> None:
    """Drop it: open sessions and links end, nothing else is lost."""
    op.drop_table("sealed")
