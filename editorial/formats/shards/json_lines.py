"""Shards of JSON Lines: one interchange record a line, compressed or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from editorial.domain.archive import ShardForm

SUFFIX = {ShardForm.JSONL: ".jsonl", ShardForm.JSONL_ZST: ".jsonl.zst", ShardForm.PARQUET: ""}


class RecordWriter(Protocol):
    """Writes the records of one shard."""

    def add(self, line: bytes) -> None:
        """Add one record, as one line of JSON without its end."""

    def finish(self) -> None:
        """Write what follows the last record."""


class PlainLines:
    """Writes lines as they are."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def add(self, line: bytes) -> None:
        """Write one line."""
        self._stream.write(line + b"\n")

    def finish(self) -> None:
        """Write nothing more."""


def writer(stream: BinaryIO, _form: ShardForm) -> RecordWriter:
    """Return what writes a shard of this form to an open file."""
    return PlainLines(stream)


def lines(shard: Path, _form: ShardForm) -> Iterator[bytes]:
    """Yield the lines of a shard. Raises OSError."""
    with shard.open("rb") as stream:
        yield from stream
