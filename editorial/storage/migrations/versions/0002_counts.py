"""Counts of decided names and quotes of each article, kept by triggers, so that the queue need not count."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

COUNTED = {"mentions": "1", "quotes": "({row}.within IS NULL)"}
"""What is counted; quotes inside a quote are not."""
CHANGES = {"mentions": "status, marks", "quotes": "status, marks, within"}


def upgrade() -> None:
    """Create the table, count existing rows, add the triggers that keep the counts, and drop the old indexes."""
    op.create_table(
        "counts",
        sa.Column("article_id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("undecided", "decided", "flags")),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_counts")),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_counts_article_id"), ondelete="CASCADE"),
    )
    put = "INSERT INTO counts (article_id, undecided, decided, flags)"
    op.execute(f"{put} SELECT id, 0, 0, 0 FROM articles")
    op.execute(f"CREATE TRIGGER counts_begin AFTER INSERT ON articles BEGIN {put} VALUES (new.id, 0, 0, 0); END")
    for table in COUNTED:
        _count(table)
        _follow(table)
        op.drop_index(f"ix_{table}_status", table)


def _count(table: str) -> None:
    rows = f"FROM {table} AS one WHERE one.article_id = counts.article_id AND {COUNTED[table].format(row='one')}"
    op.execute(
        "UPDATE counts SET "
        f"undecided = undecided + (SELECT count(*) {rows} AND one.status = 'suggested'), "
        f"decided = decided + (SELECT count(*) {rows} AND one.status <> 'suggested'), "
        f"flags = flags + (SELECT count(*) {rows} AND instr(one.marks, '\"flag\"'))"
    )


def _follow(table: str) -> None:
    put, take = _step(table, "new", "+"), _step(table, "old", "-")
    for event, body in (
        ("INSERT", put),
        ("DELETE", take),
        (f"UPDATE OF {CHANGES[table]}", f"{take} {put}"),
    ):
        name = event.split(maxsplit=1)[0].lower()
        op.execute(f"CREATE TRIGGER counts_{table}_{name} AFTER {event} ON {table} BEGIN {body} END")


def _step(table: str, row: str, sign: str) -> str:
    counted = COUNTED[table].format(row=row)
    return (
        "UPDATE counts SET "
        f"undecided = undecided {sign} {counted} * ({row}.status = 'suggested'), "
        f"decided = decided {sign} {counted} * ({row}.status <> 'suggested'), "
        f"flags = flags {sign} {counted} * (instr({row}.marks, '\"flag\"') > 0) "
        f"WHERE article_id = {row}.article_id;"
    )
