"""Alembic environment: runs the migrations on the caller's connection, inside the caller's transaction."""

from __future__ import annotations

from typing import Any

from alembic import context

from editorial.storage.tables import METADATA


def _ours(name: str | None, kind: str, _parents: Any) -> bool:
    # SQLite manages the tables of the full-text index itself: they are not in the metadata.
    return not (kind == "table" and name is not None and name.startswith("article_search"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
    render_as_batch=True,
    include_name=_ours,
)
with context.begin_transaction():
    context.run_migrations()
