"""Hook calls, issued cards, feedback and used token ids."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_instant = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the four tables."""
    op.create_table(
        "calls",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", _instant, nullable=False),
        sa.Column("request_id", sa.String(64), nullable=False),
        sa.Column("issuer", sa.Text, nullable=False),
        sa.Column("tenant", sa.Text, nullable=False),
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("hook", sa.Text, nullable=False),
        sa.Column("knowledge", sa.Text, nullable=False),
        sa.Column("patient", sa.String(32)),
        sa.Column("disposition", sa.Text),
        sa.Column("decision_row", sa.Text),
        sa.Column("rows", sa.Text, nullable=False),
        sa.Column("sources", sa.Text, nullable=False),
        sa.Column("milliseconds", sa.Float, nullable=False),
        sa.Column("shadow", sa.Boolean, nullable=False),
    )
    op.create_index("calls_at", "calls", ["at"])
    op.create_table(
        "cards",
        sa.Column("issuer", sa.Text, primary_key=True),
        sa.Column("tenant", sa.Text, primary_key=True),
        sa.Column("service", sa.Text, primary_key=True),
        sa.Column("card", sa.Text, primary_key=True),
        sa.Column("suggestions", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("decision_row", sa.Text),
        sa.Column("knowledge", sa.Text, nullable=False),
        sa.Column("patient", sa.String(32)),
        sa.Column("issued", _instant, nullable=False),
    )
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("issuer", sa.Text, nullable=False),
        sa.Column("tenant", sa.Text, nullable=False),
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("at", _instant, nullable=False),
        sa.Column("suggestion", sa.Text, nullable=False),
        sa.Column("overrides", sa.Text, nullable=False),
        sa.Column("received", _instant, nullable=False),
        sa.UniqueConstraint("issuer", "tenant", "service", "card", "outcome", "at", "suggestion", name="feedback_once"),
    )
    op.create_table(
        "nonces",
        sa.Column("issuer", sa.Text, primary_key=True),
        sa.Column("jti", sa.Text, primary_key=True),
        sa.Column("expires", _instant, nullable=False),
    )
    op.create_index("nonces_expires", "nonces", ["expires"])


def downgrade() -> None:
    """Drop them, with everything in them."""
    for table in ("nonces", "feedback", "cards", "calls"):
        op.drop_table(table)
