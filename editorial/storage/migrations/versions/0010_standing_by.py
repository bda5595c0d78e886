"""Pseudonyms of protected names, and the right of reply."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, and an index of the few rows that have something in each."""
    for name in ("pseudonym", "reply"):
        op.add_column("entities", sa.Column(name, sa.Text(), nullable=True))
        op.create_index(f"ix_entities_{name}", "entities", ["article_id"], sqlite_where=sa.text(f"{name} IS NOT NULL"))
