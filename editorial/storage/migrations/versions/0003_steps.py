"""Column that joins decisions on several articles into one step of undo."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the number of a step's first decision; each earlier decision is a step of its own."""
    op.add_column("decisions", sa.Column("step", sa.Integer(), nullable=True))
