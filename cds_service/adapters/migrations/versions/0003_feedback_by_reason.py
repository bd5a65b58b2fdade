"""One report per reason: a second override of the same card with another reason or comment is another event."""

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_KEY = ("issuer", "tenant", "service", "card", "outcome", "at", "suggestion")
_feedback = sa.table("feedback", *(sa.column(name) for name in ("id", "overrides", "said", *_KEY)))


def upgrade() -> None:
    """Tell events apart by what was said as well."""
    op.add_column("feedback", sa.Column("said", sa.String(64)))
    connection = op.get_bind()
    for number, overrides in connection.execute(sa.select(_feedback.c.id, _feedback.c.overrides)).all():
        said = sha256(overrides.encode()).hexdigest()
        connection.execute(sa.update(_feedback).where(_feedback.c.id == number).values(said=said))
    with op.batch_alter_table("feedback") as table:
        table.drop_constraint("feedback_once", type_="unique")
        table.alter_column("said", existing_type=sa.String(64), nullable=False)
        table.create_unique_constraint("feedback_once", [*_KEY, "said"])


def downgrade() -> None:
    """Keep the first of the events that the older schema cannot tell apart."""
    first = sa.select(sa.func.min(_feedback.c.id)).group_by(*(_feedback.c[name] for name in _KEY))
    op.get_bind().execute(sa.delete(_feedback).where(_feedback.c.id.not_in(first)))
    with op.batch_alter_table("feedback") as table:
        table.drop_constraint("feedback_once", type_="unique")
        table.drop_column("said")
        table.create_unique_constraint("feedback_once", list(_KEY))
