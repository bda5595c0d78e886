"""More scopes of a decision, and what a verification left unsettled.

A CHECK constraint cannot be changed in place: the tables that hold a scope are made again, as SQLite's documentation
of ALTER TABLE describes; `rowid`, indexes and triggers stay as they were.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = ("entities", "mentions", "quotes", "decisions")
BEFORE = "'single', 'group', 'all-same', 'paragraph'"
NOW = f"{BEFORE}, 'with-piece', 'with-outer', 'implied'"


def upgrade() -> None:
    """Allow the new scopes, and add a column; of verifications made until now nobody knows what they left."""
    connection = op.get_bind()
    # Renaming must not change what other tables refer to.
    connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
    for table in TABLES:
        _make_again(connection, table)
    connection.exec_driver_sql("PRAGMA legacy_alter_table = OFF")
    op.add_column("articles", sa.Column("verified_left", sa.Text(), nullable=True))


def _make_again(connection: sa.Connection, table: str) -> None:
    query = "SELECT type, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY rowid"
    parts = connection.exec_driver_sql(query, (table,)).all()
    (made,) = (sql for kind, sql in parts if kind == "table")
    if f"({BEFORE})" not in made:
        return
    columns = ", ".join(f'"{row[1]}"' for row in connection.exec_driver_sql(f"PRAGMA table_info({table})").all())
    if table != "decisions":  # there `number` is the rowid
        columns = f"rowid, {columns}"
    connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO old_{table}")
    connection.exec_driver_sql(made.replace(f"({BEFORE})", f"({NOW})"))
    connection.exec_driver_sql(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM old_{table} ORDER BY rowid")
    connection.exec_driver_sql(f"DROP TABLE old_{table}")
    for kind, sql in parts:
        if kind != "table":
            connection.exec_driver_sql(sql)
