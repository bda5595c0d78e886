"""The tables of the library as typed models; what they say and the migrations must agree (a test compares them).

Times are text (UTC, ISO 8601), lists and objects are JSON text, so that plain `sqlite3` reads everything.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from editorial.domain.annotation import How, Kind, NoteKind, Origin, Status
from editorial.domain.article import State

Json = Annotated[str, mapped_column(Text)]
"""A JSON value as text."""
Time = Annotated[str, mapped_column(Text)]
"""A moment in UTC, as `2026-11-22T10:15:00Z`."""
ArticleKey = Annotated[str, mapped_column(Text, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)]
RowKey = Annotated[str, mapped_column(Text, primary_key=True)]


def _one_of(column: str, kind: type[StrEnum]) -> CheckConstraint:
    values = ", ".join(f"'{item.value}'" for item in kind)
    return CheckConstraint(f"{column} IN ({values})", name=f"{column}_is_known")


def _span() -> CheckConstraint:
    return CheckConstraint('start >= 0 AND "end" > start', name="span_is_not_empty")


def _span_if_any(start: str, end: str, name: str) -> CheckConstraint:
    """The span is either wholly there and not empty, or wholly absent."""
    there = f"{start} IS NOT NULL AND {end} IS NOT NULL AND {start} >= 0 AND {end} > {start}"
    return CheckConstraint(f"({start} IS NULL AND {end} IS NULL) OR ({there})", name=name)


def _score() -> CheckConstraint:
    return CheckConstraint("score BETWEEN 0 AND 1", name="score_is_a_share")


class Base(DeclarativeBase):
    """The tables of one library."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
        }
    )
    type_annotation_map = {str: Text}  # noqa: RUF012  # SQLAlchemy's own declaration


class ArticleRow(Base):
    """An article, its standing, and what was done with it; the text comes last, so that the queue need not read it."""

    __tablename__ = "articles"
    __table_args__ = (
        _one_of("state", State),
        CheckConstraint("length(sha256) = 64", name="sha256_is_whole"),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    version: Mapped[int]
    state: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    authors: Mapped[Json]
    source: Mapped[str | None]
    credit: Mapped[str | None]
    published: Mapped[str | None]
    language: Mapped[str]
    supersedes: Mapped[str | None] = mapped_column(index=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    words: Mapped[int]
    imported_at: Mapped[Time]
    verified_by: Mapped[str | None]
    verified_at: Mapped[Time | None]
    override_reason: Mapped[str | None]
    override_undecided: Mapped[int | None]
    suggested_at: Mapped[Time | None]
    suggested_model: Mapped[str | None]
    problem: Mapped[str | None]
    last_decision: Mapped[int]
    exported_at: Mapped[Time | None]
    exported_decision: Mapped[int | None]
    zones: Mapped[Json]
    possibly_missed: Mapped[Json]
    extra: Mapped[Json]
    record_extra: Mapped[Json]
    text: Mapped[str]


class CountsRow(Base):
    """How many names and quotes of an article are decided or not, and flagged; triggers keep it, nothing else does."""

    __tablename__ = "counts"

    article_id: Mapped[ArticleKey]
    undecided: Mapped[int]
    decided: Mapped[int]
    flags: Mapped[int]


class EntityRow(Base):
    """Who or what the mentions of one article refer to."""

    __tablename__ = "entities"
    __table_args__ = (_one_of("status", Status), _one_of("decided_how", How), Index("ix_entities_name", "name"))

    article_id: Mapped[ArticleKey]
    id: Mapped[RowKey]
    version: Mapped[int]
    name: Mapped[str]
    label: Mapped[str]
    aliases: Mapped[Json]
    possible_aliases: Mapped[Json]
    authority: Mapped[str | None] = mapped_column(index=True)
    status: Mapped[str]
    decided_by: Mapped[str | None]
    decided_at: Mapped[Time | None]
    decided_how: Mapped[str | None]
    decided_reason: Mapped[str | None]
    extra: Mapped[Json]


class MentionRow(Base):
    """A span that names an entity; `text` repeats the article's words there for people who read the table."""

    __tablename__ = "mentions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["article_id", "entity_id"],
            ["entities.article_id", "entities.id"],
            name="fk_mentions_entity_id",
            deferrable=True,
            initially="DEFERRED",
        ),
        _one_of("status", Status),
        _one_of("origin", Origin),
        _one_of("decided_how", How),
        _span(),
        _score(),
        Index("ix_mentions_entity", "article_id", "entity_id"),
    )

    article_id: Mapped[ArticleKey]
    id: Mapped[RowKey]
    version: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    label: Mapped[str]
    entity_id: Mapped[str | None]
    status: Mapped[str]
    origin: Mapped[str]
    rule: Mapped[str | None]
    model: Mapped[str | None]
    score: Mapped[float | None]
    evidence: Mapped[Json]
    suggested: Mapped[Json | None]
    decided_by: Mapped[str | None]
    decided_at: Mapped[Time | None]
    decided_how: Mapped[str | None]
    decided_reason: Mapped[str | None]
    marks: Mapped[Json]
    extra: Mapped[Json]


class QuoteRow(Base):
    """One stretch of words somebody said; `text` and `cue_text` repeat the article's words for people."""

    __tablename__ = "quotes"
    __table_args__ = (
        _one_of("status", Status),
        _one_of("origin", Origin),
        _one_of("kind", Kind),
        _one_of("decided_how", How),
        _span(),
        _span_if_any("cue_start", "cue_end", "cue_is_not_empty"),
        _score(),
    )

    article_id: Mapped[ArticleKey]
    id: Mapped[RowKey]
    version: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    kind: Mapped[str]
    continues: Mapped[str | None]
    within: Mapped[str | None]
    quoted: Mapped[Json]
    cue_start: Mapped[int | None]
    cue_end: Mapped[int | None]
    cue_text: Mapped[str | None]
    speakers: Mapped[Json]
    candidates: Mapped[Json]
    status: Mapped[str]
    origin: Mapped[str]
    rule: Mapped[str | None]
    model: Mapped[str | None]
    score: Mapped[float | None]
    evidence: Mapped[Json]
    suggested: Mapped[Json | None]
    decided_by: Mapped[str | None]
    decided_at: Mapped[Time | None]
    decided_how: Mapped[str | None]
    decided_reason: Mapped[str | None]
    marks: Mapped[Json]
    extra: Mapped[Json]


class NoteRow(Base):
    """An editor's words on an annotation (`on_id`), on a stretch of the text, or on the whole article."""

    __tablename__ = "notes"
    __table_args__ = (_one_of("kind", NoteKind), _span_if_any("start", '"end"', "span_is_not_empty"))

    article_id: Mapped[ArticleKey]
    id: Mapped[RowKey]
    version: Mapped[int]
    kind: Mapped[str]
    text: Mapped[str]
    made_by: Mapped[str]
    made_at: Mapped[Time]
    on_id: Mapped[str | None]
    start: Mapped[int | None]
    end: Mapped[int | None]
    extra: Mapped[Json]


class DecisionRow(Base):
    """One decision; rows are only ever appended (triggers hold that), and numbers are never used twice."""

    __tablename__ = "decisions"
    __table_args__ = (
        _one_of("how", How),
        Index("ix_decisions_article", "article_id", "number"),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("articles.id"))
    action: Mapped[str]
    words: Mapped[str]
    decided_by: Mapped[str]
    decided_at: Mapped[Time]
    how: Mapped[str]
    reason: Mapped[str | None]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("decisions.number"))
    redoes: Mapped[int | None] = mapped_column(ForeignKey("decisions.number"))
    changes: Mapped[Json]
    step: Mapped[int | None]


class AuthorityRow(Base):
    """An entry of the newsroom's own list of people, organisations and the like."""

    __tablename__ = "authority_records"
    __table_args__ = (Index("ix_authority_records_name", "name"),)

    id: Mapped[RowKey]
    version: Mapped[int]
    name: Mapped[str]
    label: Mapped[str]
    aliases: Mapped[Json]
    external_ids: Mapped[Json]
    note: Mapped[str]


class SettingRow(Base):
    """One setting of the newsroom, as a JSON value."""

    __tablename__ = "settings"

    key: Mapped[RowKey]
    version: Mapped[int]
    value: Mapped[Json]
