"""Columns of the log: its chain, which stays for ever, and the contents, which go with their article."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, ValuesView
from itertools import islice
from typing import Any

from editorial.domain.plain import to_plain
from editorial.storage.codec import dump
from editorial.storage.columns.description import Column, TableMapping
from editorial.storage.columns.types import INTEGER, TEXT

CHAIN: TableMapping[Any] = TableMapping(
    "chain",
    None,
    Column("number", INTEGER, primary_key=True),
    Column("hash", TEXT),
    Column("chain", TEXT),
)
"""Hashes of all entries of the log; rows are only ever appended, and never changed or deleted."""

LOG: TableMapping[Any] = TableMapping(
    "log",
    None,
    Column("number", INTEGER, primary_key=True, references="chain.number"),
    Column("kind", TEXT),
    Column("article_id", TEXT, nullable=True, references="articles.id"),
    Column("at", TEXT),
    Column("made_by", TEXT, nullable=True),
    Column("decision", INTEGER, nullable=True),
    Column("content", TEXT, nullable=True),
)
"""Entries of the log; those about decisions have the decision's number in place of a content."""

_ROWS = 500
"""How many rows of an entry are written between two calls of `watch`."""


def write_content(fields: Iterable[tuple[str, Any]], watch: Callable[[], None] = lambda: None) -> str:
    """Return the content of an entry as JSON text; the values of a dict or of a list are made plain one by one.

    `watch` is called repeatedly; an exception that it raises ends the writing.
    """
    return (
        "{" + ",".join(f"{dump(name)}:{_write(value, watch)}" for name, value in fields if not _is_empty(value)) + "}"
    )


def _is_empty(value: Any) -> bool:
    """Return whether a field is left out."""
    return isinstance(value, Collection) and not value


def _write(value: Any, watch: Callable[[], None]) -> str:
    if not isinstance(value, list | ValuesView):
        return dump(value)
    rows, parts = iter(value), []
    while chunk := [*islice(rows, _ROWS)]:
        watch()
        parts.append(dump(to_plain(chunk))[1:-1])
    return f"[{','.join(parts)}]"
