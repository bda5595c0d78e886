"""Columns of the articles and of their counts, and the rows of the queue that are read from both."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from editorial.domain.article import Article, Left, Override, Standing, State, Verified, Zone
from editorial.domain.library import QueueRow
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.problem import Problem
from editorial.storage.columns.description import Column, Composite, Selection, TableMapping
from editorial.storage.columns.types import (
    BOOLEAN,
    INTEGER,
    JSON_OBJECT,
    STRINGS,
    TEXT,
    TIME,
    coded,
    one_of,
    plain_json,
)


def _standing(
    state: State,
    by: str | None,
    at: datetime | None,
    reason: str | None,
    undecided: int | None,
    left: Left | None,
) -> Standing:
    """Return the standing; the columns hold the last verification, whether it is in force or not.

    Raises ValueError if they hold only a part of one.
    """
    if (by is None) is not (at is None) or (reason is None) is not (undecided is None):
        raise ValueError("a part of the verification is missing")
    if by is None or at is None:
        return Standing(state)
    override = None if reason is None or undecided is None else Override(reason, undecided)
    last = Verified(by, at, override, left)
    return Standing(state, verified=last) if state is State.VERIFIED else Standing(state, earlier=last)


# The text comes last: SQLite need not read its pages for the columns before it.
ARTICLES: TableMapping[Article] = TableMapping(
    "articles",
    Article,
    Column("number", INTEGER, primary_key=True),
    Column("id", TEXT, unique=True),
    Column("version", INTEGER),
    Composite(
        "standing",
        _standing,
        (
            Column("state", one_of(State), index=True),
            Column("verified_by", TEXT, "last.by", nullable=True),
            Column("verified_at", TIME, "last.at", nullable=True),
            Column("override_reason", TEXT, "last.override.reason", nullable=True),
            Column("override_undecided", INTEGER, "last.override.undecided", nullable=True),
            Column("verified_left", plain_json(Left), "last.left", nullable=True),
        ),
    ),
    Column("title", TEXT),
    Column("authors", STRINGS),
    Column("source", TEXT, nullable=True),
    Column("credit", TEXT, nullable=True),
    Column("published", TEXT, nullable=True),
    Column("language", TEXT),
    Column("supersedes", TEXT, nullable=True, index=True),
    Column("sha256", TEXT, unique=True),
    Column("words", INTEGER),
    Column("imported_at", TIME),
    Column("suggested_at", TIME, nullable=True),
    Column("suggested_model", TEXT, nullable=True),
    Column("problem", coded(Problem), nullable=True),
    Column("last_decision", INTEGER),
    Column("exported_at", TIME, nullable=True),
    Column("exported_decision", INTEGER, nullable=True),
    Column("zones", plain_json(tuple[Zone, ...])),
    Column("possibly_missed", plain_json(tuple[PossiblyMissed, ...])),
    Column("extra", JSON_OBJECT),
    Column("record_extra", JSON_OBJECT),
    Column("text", TEXT),
)
"""Articles, their standing, and what was done with them."""

COUNTS: TableMapping[Any] = TableMapping(
    "counts",
    None,
    Column("article_id", TEXT, primary_key=True, references="articles.id", cascade=True),
    Column("undecided", INTEGER),
    Column("decided", INTEGER),
    Column("flags", INTEGER),
    Column("sources", INTEGER),
    Column("unchecked", INTEGER),
    Column("to_change", INTEGER),
)
"""How many names and quotes of an article are decided, undecided and flagged, how many sources it has, how many quotes
in marks have no check that holds, and how many checks say that a quote must change; only triggers write it."""

QUEUE: Selection[QueueRow] = Selection(
    QueueRow,
    (
        *map(ARTICLES.part, ("id", "title", "state", "source", "published", "imported_at")),
        *map(COUNTS.part, ("undecided", "decided", "flags")),
        ARTICLES.part("words"),
        Column("stale", BOOLEAN, expression="exported_at IS NOT NULL AND last_decision > exported_decision"),
        *map(ARTICLES.part, ("exported_at", "problem")),
        Column(
            "overridden",
            INTEGER,
            nullable=True,
            expression="CASE WHEN state = 'verified' AND override_reason IS NOT NULL THEN override_undecided END",
        ),
        Column("reopened", BOOLEAN, expression="state <> 'verified' AND verified_by IS NOT NULL"),
        *map(COUNTS.part, ("sources", "unchecked", "to_change")),
    ),
    ARTICLES.name,
)
"""Rows of the queue, from `articles` joined with `counts`."""
