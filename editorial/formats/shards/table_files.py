"""Shards of Parquet: a folder with a table of articles, one of mentions and one of quotes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

import orjson

from editorial.formats.arrow.tables import Row, Table, TableWriter, rows_of
from editorial.formats.record.json_parts import Json
from editorial.formats.record.serialise import SCHEMA
from editorial.formats.shards.rows import Rows, record_of_rows, rows_of_record
from editorial.formats.writing import parts

_AT_ONCE = 200
"""Records of which the rows are written together; no more are kept in memory."""


class TableShard:
    """A shard of tables that is being written beside its place."""

    def __init__(self, path: Path) -> None:
        """Begin the files. Raises OSError, and PackageMissing."""
        self._path = path
        self._waiting: list[Rows] = []
        with ExitStack() as stack:
            # In a folder inside the unfinished one, since that has a lock in it.
            self._folder = stack.enter_context(parts.folder(path.parent, path.name)) / path.name
            self._folder.mkdir()
            self._articles, self._mentions, self._quotes = (TableWriter(self._folder, one) for one in Table)
            self._stack = stack.pop_all()

    def add(self, line: bytes) -> None:
        """Add one record, as one line of JSON. Raises OSError."""
        self._waiting.append(rows_of_record(orjson.loads(line)))
        if len(self._waiting) == _AT_ONCE:
            self._write()

    def keep(self) -> None:
        """Put the shard in its place, on the disk. Raises OSError."""
        self._write()
        for writer in (self._articles, self._mentions, self._quotes):
            writer.close()
        for table in Table:
            _flush(self._folder / table.value)
        parts.flush_folder(self._folder)
        self._folder.rename(self._path)
        parts.flush_folder(self._path.parent)
        self.leave()

    def leave(self) -> None:
        """Remove what was not put in its place."""
        self._stack.close()

    def _write(self) -> None:
        self._articles.write([one.article for one in self._waiting])
        self._mentions.write([row for one in self._waiting for row in one.mentions])
        self._quotes.write([row for one in self._waiting for row in one.quotes])
        self._waiting.clear()


def records(shard: Path) -> Iterator[Json]:
    """Yield the records of a shard. Raises OSError, ValueError or KeyError for a damaged one."""
    mentions, quotes = _ByArticle(shard / Table.MENTIONS.value), _ByArticle(shard / Table.QUOTES.value)
    for row in rows_of(shard / Table.ARTICLES.value):
        yield record_of_rows(Rows(row, mentions.of(row["id"]), quotes.of(row["id"])), SCHEMA)


def articles(shard: Path) -> Iterator[Json]:
    """Yield of each article of a shard its id and the hash of its text. Raises as `records`."""
    for row in rows_of(shard / Table.ARTICLES.value, ["id", "sha256"]):
        yield {"article": row}


class _ByArticle:
    """The rows of a table, which has those of an article together and in the order of the articles."""

    def __init__(self, path: Path) -> None:
        self._groups = groupby(rows_of(path), key=lambda row: row["article_id"])
        self._next: tuple[str, list[Row]] | None = None
        self._go_on()

    def of(self, article_id: str) -> list[Row]:
        """Return the rows of the next article, none if it has none."""
        if self._next is None or self._next[0] != article_id:
            return []
        found = self._next[1]
        self._go_on()
        return found

    def _go_on(self) -> None:
        key, rows = next(self._groups, (None, iter(())))
        self._next = None if key is None else (key, [*rows])


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
