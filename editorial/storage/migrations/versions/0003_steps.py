"""Which decisions on several articles are one step of undo."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the number of the decision that a step began with; what was decided until now stands alone."""
    op.add_column("decisions", sa.Column("step", sa.Integer(), nullable=True))
