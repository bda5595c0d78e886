"""Libraries as older versions of the program made them, for tests of upgrades."""

from __future__ import annotations

import sqlite3

COUNTS = ("begin", "quotes_insert", "quotes_delete", "quotes_update", "sources_insert", "sources_delete")
PREFIX = ", prefix='1 2'"


def take_beginnings_out(plain: sqlite3.Connection) -> None:
    """Make the search index again as it was before it held how words begin."""
    (now,) = plain.execute("SELECT sql FROM sqlite_master WHERE name = 'article_search'").fetchone()
    assert PREFIX in now
    plain.execute("DROP TABLE article_search")
    plain.execute(now.replace(PREFIX, ""))
    plain.execute("INSERT INTO article_search (article_search) VALUES ('rebuild')")


def take_standing_by_out(plain: sqlite3.Connection) -> None:
    """Take out what came with pseudonyms and the right of reply."""
    for name in ("pseudonym", "reply"):
        plain.execute(f"DROP INDEX ix_entities_{name}")
        plain.execute(f"ALTER TABLE entities DROP COLUMN {name}")


def take_sources_out(plain: sqlite3.Connection) -> None:
    """Take out what came with the sources of articles, but for the triggers that 0009 makes again."""
    for trigger in COUNTS:
        plain.execute(f"DROP TRIGGER IF EXISTS counts_{trigger}")
    for table in ("sources", "source_texts"):
        plain.execute(f"DROP TABLE {table}")
    plain.execute("DROP INDEX ix_decisions_sources")
    plain.execute("ALTER TABLE quotes DROP COLUMN source_check")
