"""First schema: articles, annotations, the decision log, authority records, settings, full-text search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Written out here, not taken from the domain: this script must make the same tables for ever.
STATES = "'new', 'suggested', 'in_review', 'verified', 'set_aside'"
STATUSES = "'suggested', 'confirmed', 'corrected', 'rejected', 'added'"
ORIGINS = "'model', 'rule', 'memory', 'import', 'editor'"
KINDS = "'direct', 'indirect', 'mixed', 'term'"
HOWS = "'single', 'group', 'all-same', 'paragraph'"


def upgrade() -> None:
    """Create the tables, their indexes and triggers."""
    _articles()
    _entities()
    _mentions()
    _quotes()
    _notes()
    _decisions()
    _lists()
    _search()


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _maybe(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=True) for name in names]


def _number(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _maybe_number(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=True) for name in names]


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _one_of(table: str, column: str, values: str) -> sa.CheckConstraint:
    return _check(table, f"{column}_is_known", f"{column} IN ({values})")


def _of_article(table: str) -> tuple[sa.Constraint, sa.Constraint]:
    return (
        sa.PrimaryKeyConstraint("article_id", "id", name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f(f"fk_{table}_article_id"), ondelete="CASCADE"
        ),
    )


def _source() -> list[sa.Column[str]]:
    """Return the columns for the source of a suggestion, and for what it was before a correction."""
    return [
        *_text("origin"),
        *_maybe("rule", "model"),
        sa.Column("score", sa.Double(), nullable=True),
        *_text("evidence"),
        *_maybe("suggested"),
    ]


def _decided() -> list[sa.Column[str]]:
    return _maybe("decided_by", "decided_at", "decided_how", "decided_reason")


def _articles() -> None:
    op.create_table(
        "articles",
        *_number("number"),
        *_text("id"),
        *_number("version"),
        *_text("state", "title", "authors"),
        *_maybe("source", "credit", "published"),
        *_text("language"),
        *_maybe("supersedes"),
        *_text("sha256"),
        *_number("words"),
        *_text("imported_at"),
        *_maybe("verified_by", "verified_at", "override_reason"),
        *_maybe_number("override_undecided"),
        *_maybe("suggested_at", "suggested_model", "problem"),
        *_number("last_decision"),
        *_maybe("exported_at"),
        *_maybe_number("exported_decision"),
        *_text("zones", "possibly_missed", "extra", "record_extra", "text"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_articles")),
        sa.UniqueConstraint("id", name=op.f("uq_articles_id")),
        sa.UniqueConstraint("sha256", name=op.f("uq_articles_sha256")),
        _one_of("articles", "state", STATES),
        _check("articles", "sha256_is_whole", "length(sha256) = 64"),
    )
    op.create_index(op.f("ix_articles_state"), "articles", ["state"])
    op.create_index(op.f("ix_articles_supersedes"), "articles", ["supersedes"])


def _entities() -> None:
    op.create_table(
        "entities",
        *_text("article_id", "id"),
        *_number("version"),
        *_text("name", "label", "aliases", "possible_aliases"),
        *_maybe("authority"),
        *_text("status"),
        *_decided(),
        *_text("extra"),
        *_of_article("entities"),
        _one_of("entities", "status", STATUSES),
        _one_of("entities", "decided_how", HOWS),
    )
    op.create_index(op.f("ix_entities_authority"), "entities", ["authority"])
    op.create_index("ix_entities_name", "entities", ["name"])


def _mentions() -> None:
    op.create_table(
        "mentions",
        *_text("article_id", "id"),
        *_number("version", "start", "end"),
        *_text("text", "label"),
        *_maybe("entity_id"),
        *_text("status"),
        *_source(),
        *_decided(),
        *_text("marks", "extra"),
        *_of_article("mentions"),
        sa.ForeignKeyConstraint(
            ["article_id", "entity_id"],
            ["entities.article_id", "entities.id"],
            name="fk_mentions_entity_id",
            deferrable=True,
            initially="DEFERRED",
        ),
        _one_of("mentions", "status", STATUSES),
        _one_of("mentions", "origin", ORIGINS),
        _one_of("mentions", "decided_how", HOWS),
        _check("mentions", "span_is_not_empty", 'start >= 0 AND "end" > start'),
        _check("mentions", "score_is_a_share", "score BETWEEN 0 AND 1"),
    )
    op.create_index("ix_mentions_status", "mentions", ["article_id", "status", "marks"])
    op.create_index("ix_mentions_entity", "mentions", ["article_id", "entity_id"])


def _quotes() -> None:
    op.create_table(
        "quotes",
        *_text("article_id", "id"),
        *_number("version", "start", "end"),
        *_text("text", "kind"),
        *_maybe("continues", "within"),
        *_text("quoted"),
        *_maybe_number("cue_start", "cue_end"),
        *_maybe("cue_text"),
        *_text("speakers", "candidates", "status"),
        *_source(),
        *_decided(),
        *_text("marks", "extra"),
        *_of_article("quotes"),
        _one_of("quotes", "status", STATUSES),
        _one_of("quotes", "origin", ORIGINS),
        _one_of("quotes", "kind", KINDS),
        _one_of("quotes", "decided_how", HOWS),
        _check("quotes", "span_is_not_empty", 'start >= 0 AND "end" > start'),
        _check(
            "quotes",
            "cue_is_not_empty",
            "(cue_start IS NULL AND cue_end IS NULL) OR "
            "(cue_start IS NOT NULL AND cue_end IS NOT NULL AND cue_start >= 0 AND cue_end > cue_start)",
        ),
        _check("quotes", "score_is_a_share", "score BETWEEN 0 AND 1"),
    )
    op.create_index("ix_quotes_status", "quotes", ["article_id", "status", "marks", "within"])


def _notes() -> None:
    op.create_table(
        "notes",
        *_text("article_id", "id"),
        *_number("version"),
        *_text("kind", "text", "made_by", "made_at"),
        *_maybe("on_id"),
        *_maybe_number("start", "end"),
        *_text("extra"),
        *_of_article("notes"),
        _one_of("notes", "kind", "'comment', 'problem'"),
        _check(
            "notes",
            "span_is_not_empty",
            '(start IS NULL AND "end" IS NULL) OR '
            '(start IS NOT NULL AND "end" IS NOT NULL AND start >= 0 AND "end" > start)',
        ),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        *_number("number"),
        *_text("article_id", "action", "words", "decided_by", "decided_at", "how"),
        *_maybe("reason"),
        *_maybe_number("undoes", "redoes"),
        *_text("changes"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_decisions")),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_decisions_article_id")),
        sa.ForeignKeyConstraint(["undoes"], ["decisions.number"], name=op.f("fk_decisions_undoes")),
        sa.ForeignKeyConstraint(["redoes"], ["decisions.number"], name=op.f("fk_decisions_redoes")),
        _one_of("decisions", "how", HOWS),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_decisions_article", "decisions", ["article_id", "number"])
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER decisions_refuse_{event.lower()} BEFORE {event} ON decisions "
            "BEGIN SELECT RAISE(ABORT, 'decisions are only ever appended'); END"
        )


def _lists() -> None:
    op.create_table(
        "authority_records",
        *_text("id"),
        *_number("version"),
        *_text("name", "label", "aliases", "external_ids", "note"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_records")),
    )
    op.create_index("ix_authority_records_name", "authority_records", ["name"])
    op.create_table(
        "settings",
        *_text("key"),
        *_number("version"),
        *_text("value"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )


def _search() -> None:
    """Create the index, which stores no text: triggers fill it from `articles`."""
    op.execute(
        "CREATE VIRTUAL TABLE article_search USING fts5("
        "title, text, content='articles', content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
    )
    put = "INSERT INTO article_search(rowid, title, text) VALUES (new.number, new.title, new.text);"
    take = (
        "INSERT INTO article_search(article_search, rowid, title, text) "
        "VALUES ('delete', old.number, old.title, old.text);"
    )
    for event, body in (
        ("INSERT", put),
        ("DELETE", take),
        ("UPDATE OF number, title, text", f"{take} {put}"),
    ):
        name = event.split(maxsplit=1)[0].lower()
        op.execute(f"CREATE TRIGGER article_search_{name} AFTER {event} ON articles BEGIN {body} END")
