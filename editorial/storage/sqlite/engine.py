"""SQLAlchemy engine for one SQLite file: pragmas, explicit BEGIN, and the check of foreign keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event

from editorial.storage.sqlite import connections


def make_engine(
    path: Path,
    *,
    checkpoint_pages: int,
    foreign_keys: str = "ON",
    only: sqlite3.Connection | None = None,
    mode: connections.Mode = connections.Mode.WRITE,
) -> Engine:
    """Return an engine for the file; only the process that owns the library may give `checkpoint_pages` above 0.

    With `only`, the engine uses that one connection and opens no other.
    """
    url = URL.create("sqlite", database=str(path))
    if only is not None:
        engine = create_engine(url, poolclass=StaticPool, creator=lambda: only)
    else:
        engine = create_engine(url, creator=lambda: connections.open_file(path, mode))

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver would commit before DDL and begin too late: it is told not to, and BEGIN is sent below.
        connection.isolation_level = None
        for pragma in connections.pragmas(checkpoint_pages, foreign_keys) if mode is connections.Mode.WRITE else ():
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if only is not None and only.in_transaction:
            return  # who gave the connection waited for the lock
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def for_writing(engine: Engine) -> Engine:
    """Return the same engine, with transactions that take the write lock at their start (BEGIN IMMEDIATE)."""
    return engine.execution_options(begin="BEGIN IMMEDIATE")


def interruption(connection: Connection) -> Callable[[], None]:
    """Return what ends, from any thread, the statement that a connection runs."""
    driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    return driver.interrupt


def has_dangling_references(connection: Connection) -> bool:
    """Return whether a row refers to another that does not exist."""
    return connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None
