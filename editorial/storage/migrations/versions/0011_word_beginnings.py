"""The search index also holds how words begin: one or two letters are found at once, as somebody types."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index again, with beginnings of one and of two letters; FTS5 cannot add them to one that is there."""
    op.execute("DROP TABLE article_search")
    op.execute(
        "CREATE VIRTUAL TABLE article_search USING fts5(title, text, content='articles', content_rowid='number', "
        "tokenize='unicode61 remove_diacritics 2', prefix='1 2')"
    )
    op.execute("INSERT INTO article_search (article_search) VALUES ('rebuild')")
