"""What Alembic runs for each upgrade: the caller's connection, inside the caller's transaction."""

from __future__ import annotations

from typing import Any

from alembic import context

from editorial.storage.models import Base


def _ours(name: str | None, kind: str, _parents: Any) -> bool:
    # The full-text index is SQLite's own affair: its tables are not among the models.
    return not (kind == "table" and name is not None and name.startswith("article_search"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
    include_name=_ours,
)
with context.begin_transaction():
    context.run_migrations()
