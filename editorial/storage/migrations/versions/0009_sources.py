"""Sources of articles, their texts, and what editors decided about quotes and their sources.

The counts of an article say how many sources it has, how many quotes in marks nobody checked, and how many checks say
that a quote must be changed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

COUNTS = ("undecided", "decided", "flags", "sources", "unchecked", "to_change")
CHANGES = 'status, marks, within, kind, start, "end", speakers, source_check'
IN_DECISION = 'instr(changes, \'"table":"source"\') > 0'


def upgrade() -> None:
    """Create the tables and triggers, add the columns, and count."""
    _tables()
    op.add_column("quotes", sa.Column("source_check", sa.Text(), nullable=True))
    op.create_index("ix_decisions_sources", "decisions", ["number"], sqlite_where=sa.text(IN_DECISION))
    _keep_texts()
    _count()
    _follow()


def _tables() -> None:
    op.create_table(
        "sources",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("sha256", "title", "made_by", "made_at", "origin")),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("of_article", "date")),
        sa.Column("extra", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "id", name=op.f("pk_sources")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_sources_article_id"), ondelete="CASCADE"
        ),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_sources_sha256_is_whole")),
    )
    op.create_index("ix_sources_sha256", "sources", ["sha256"])
    op.create_table(
        "source_texts",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("sha256", "turns", "text")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_source_texts")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_source_texts_sha256_is_whole")),
    )


def _keep_texts() -> None:
    """Let no text of a source be changed, nor go while an article, or what undo may bring back, needs it."""
    op.execute(
        "CREATE TRIGGER source_texts_refuse_update BEFORE UPDATE ON source_texts "
        "BEGIN SELECT RAISE(ABORT, 'the text of a source never changes'); END"
    )
    op.execute(
        "CREATE TRIGGER source_texts_refuse_delete BEFORE DELETE ON source_texts "
        "WHEN EXISTS (SELECT 1 FROM sources WHERE sha256 = old.sha256) OR EXISTS "
        f"(SELECT 1 FROM decisions WHERE {IN_DECISION} AND instr(changes, old.sha256) > 0) "
        "BEGIN SELECT RAISE(ABORT, 'the text of a source is needed'); END"
    )


def _count() -> None:
    """Make the table of counts again, with those of quotes that nobody checked; there are no sources yet."""
    op.execute("CREATE TEMP TABLE old_counts AS SELECT * FROM counts")
    op.drop_table("counts")  # renaming it would rename it in the triggers, too
    op.create_table(
        "counts",
        sa.Column("article_id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in COUNTS),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_counts")),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_counts_article_id"), ondelete="CASCADE"),
    )
    op.execute(
        f"INSERT INTO counts (article_id, {', '.join(COUNTS)}) SELECT article_id, undecided, decided, flags, 0, "
        "(SELECT count(*) FROM quotes AS one WHERE one.article_id = old_counts.article_id "
        "AND one.kind = 'direct' AND one.within IS NULL AND one.status <> 'rejected'), 0 FROM old_counts"
    )
    op.execute("DROP TABLE temp.old_counts")


def _follow() -> None:
    """Make the triggers again that keep the counts."""
    op.execute("DROP TRIGGER counts_begin")
    zeros = ", ".join("0" for _ in COUNTS)
    op.execute(
        f"CREATE TRIGGER counts_begin AFTER INSERT ON articles BEGIN INSERT INTO counts (article_id, "
        f"{', '.join(COUNTS)}) VALUES (new.id, {zeros}); END"
    )
    put, take = _step("new", "+"), _step("old", "-")
    for event, body in (("INSERT", put), ("DELETE", take), (f"UPDATE OF {CHANGES}", f"{take} {put}")):
        name = f"counts_quotes_{event.split(maxsplit=1)[0].lower()}"
        op.execute(f"DROP TRIGGER {name}")
        op.execute(f"CREATE TRIGGER {name} AFTER {event} ON quotes BEGIN {body} END")
    for event, row, sign in (("INSERT", "new", "+"), ("DELETE", "old", "-")):
        op.execute(
            f"CREATE TRIGGER counts_sources_{event.lower()} AFTER {event} ON sources BEGIN "
            f"UPDATE counts SET sources = sources {sign} 1 WHERE article_id = {row}.article_id; END"
        )


def _step(row: str, sign: str) -> str:
    outer = f"({row}.within IS NULL)"
    standing = f"({row}.within IS NULL AND {row}.status <> 'rejected')"
    return (
        "UPDATE counts SET "
        f"undecided = undecided {sign} {outer} * ({row}.status = 'suggested'), "
        f"decided = decided {sign} {outer} * ({row}.status <> 'suggested'), "
        f"flags = flags {sign} {outer} * (instr({row}.marks, '\"flag\"') > 0), "
        f"unchecked = unchecked {sign} {standing} * ({row}.kind = 'direct') * (NOT {_holds(row)}), "
        f"to_change = to_change {sign} {standing} * {_holds(row, 'must-change')} "
        f"WHERE article_id = {row}.article_id;"
    )


def _holds(row: str, outcome: str = "") -> str:
    """Return SQL that is 1 if a check is about the words and the speaker that the quote has, else 0."""
    check, who = f"{row}.source_check", f"json_extract({row}.speakers, '$[0].entity')"
    wanted = f" AND json_extract({check}, '$.outcome') = '{outcome}'" if outcome else ""
    return (
        f"(CASE WHEN {check} IS NULL OR NOT json_valid({check}) OR NOT json_valid({row}.speakers) THEN 0 ELSE "
        f"coalesce(json_extract({check}, '$.words.start') = {row}.start AND json_extract({check}, '$.words.end') = "
        f"{row}.\"end\" AND json_extract({check}, '$.speaker') IS {who}{wanted}, 0) END)"
    )
