"""SQLAlchemy tables, built from the descriptions in `storage/columns`; what they add is what spans several columns.

Migrations make the tables in a file; a test compares them with these. Times are text (UTC, ISO 8601), lists and
objects are JSON text, so that plain `sqlite3` reads everything.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)

from editorial.storage.columns import description
from editorial.storage.columns.annotations import ENTITIES, MENTIONS, NOTES, QUOTES, SOURCES
from editorial.storage.columns.articles import ARTICLES, COUNTS
from editorial.storage.columns.description import TableMapping
from editorial.storage.columns.lists import AUTHORITY_RECORDS, DECISIONS, SETTINGS
from editorial.storage.columns.log import CHAIN, LOG
from editorial.storage.columns.source_texts import IN_DECISION, SOURCE_TEXTS

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)
_TYPES = {str: Text, int: Integer, float: Double}


def _table(mapping: TableMapping[Any], *constraints: CheckConstraint | ForeignKeyConstraint | Index) -> Table:
    columns = [_column(column) for column in mapping.columns]
    checks = [_one_of(column) for column in mapping.columns if column.type.values]
    return Table(
        mapping.name, METADATA, *columns, *checks, *constraints, sqlite_autoincrement=mapping in (DECISIONS, CHAIN)
    )


def _column(column: description.Column) -> Column[Any]:
    foreign = [ForeignKey(column.references, ondelete="CASCADE" if column.cascade else None)]
    return Column(
        column.name,
        _TYPES[column.type.sql],
        *(foreign if column.references else ()),
        nullable=column.nullable,
        primary_key=column.primary_key,
        unique=column.unique or None,
        index=column.index or None,
    )


def _one_of(column: description.Column) -> CheckConstraint:
    values = ", ".join(f"'{value}'" for value in column.type.values)
    return CheckConstraint(f"{column.name} IN ({values})", name=f"{column.name}_is_known")


def _span() -> CheckConstraint:
    return CheckConstraint('start >= 0 AND "end" > start', name="span_is_not_empty")


def _optional_span(start: str, end: str, name: str) -> CheckConstraint:
    """Return the check that both columns are NULL, or hold a span that is not empty."""
    there = f"{start} IS NOT NULL AND {end} IS NOT NULL AND {start} >= 0 AND {end} > {start}"
    return CheckConstraint(f"({start} IS NULL AND {end} IS NULL) OR ({there})", name=name)


def _score() -> CheckConstraint:
    return CheckConstraint("score BETWEEN 0 AND 1", name="score_is_a_share")


articles = _table(ARTICLES, CheckConstraint("length(sha256) = 64", name="sha256_is_whole"))
counts = _table(COUNTS)
entities = _table(
    ENTITIES,
    Index("ix_entities_pseudonym", "article_id", sqlite_where=text("pseudonym IS NOT NULL")),
    Index("ix_entities_reply", "article_id", sqlite_where=text("reply IS NOT NULL")),
)
mentions = _table(
    MENTIONS,
    ForeignKeyConstraint(
        ["article_id", "entity_id"],
        ["entities.article_id", "entities.id"],
        name="fk_mentions_entity_id",
        deferrable=True,
        initially="DEFERRED",
    ),
    _span(),
    _score(),
    Index("ix_mentions_entity", "article_id", "entity_id"),
)
quotes = _table(QUOTES, _span(), _optional_span("cue_start", "cue_end", "cue_is_not_empty"), _score())
notes = _table(NOTES, _optional_span("start", '"end"', "span_is_not_empty"))
sources = _table(SOURCES, CheckConstraint("length(sha256) = 64", name="sha256_is_whole"))
source_texts = _table(SOURCE_TEXTS, CheckConstraint("length(sha256) = 64", name="sha256_is_whole"))
decisions = _table(
    DECISIONS,
    Index("ix_decisions_article", "article_id", "number"),
    Index("ix_decisions_undoes", "undoes", sqlite_where=text("undoes IS NOT NULL")),
    Index("ix_decisions_redoes", "redoes", sqlite_where=text("redoes IS NOT NULL")),
    Index("ix_decisions_sources", "number", sqlite_where=text(IN_DECISION)),
)
chain = _table(CHAIN, CheckConstraint("length(hash) = 64 AND length(chain) = 64", name="hashes_are_whole"))
log = _table(LOG, Index("ix_log_article", "article_id", "number"))
authority_records = _table(AUTHORITY_RECORDS)
settings = _table(SETTINGS)
