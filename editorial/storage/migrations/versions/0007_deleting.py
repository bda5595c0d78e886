"""Decisions can be deleted together with their article, and only so; indexes that make this quick."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let the trigger refuse to delete a decision only while its article is there; index what refers to decisions."""
    op.execute("DROP TRIGGER decisions_refuse_delete")
    op.execute(
        "CREATE TRIGGER decisions_refuse_delete BEFORE DELETE ON decisions "
        "WHEN EXISTS (SELECT 1 FROM articles WHERE id = old.article_id) "
        "BEGIN SELECT RAISE(ABORT, 'decisions are only ever appended'); END"
    )
    # Without these SQLite reads the whole log for each decision that is deleted.
    for column in ("undoes", "redoes"):
        op.create_index(f"ix_decisions_{column}", "decisions", [column], sqlite_where=sa.text(f"{column} IS NOT NULL"))
