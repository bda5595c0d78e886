"""Shards of JSON Lines: one interchange record a line, compressed or not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import orjson

from editorial.formats.arrow import zstandard
from editorial.formats.record.json_parts import Json
from editorial.formats.writing import parts


class LineShard:
    """A shard of lines that is being written beside its place."""

    def __init__(self, path: Path, *, compressed: bool) -> None:
        """Begin the file. Raises OSError, and PackageMissing."""
        self._path = path
        with ExitStack() as stack:
            self._part, self._stream = stack.enter_context(parts.file(path))
            self._out: Any = zstandard.writing(self._stream) if compressed else self._stream
            self._stack = stack.pop_all()

    def add(self, line: bytes) -> None:
        """Add one record, as one line of JSON without its end. Raises OSError."""
        self._out.write(line + b"\n")

    def keep(self) -> None:
        """Put the shard in its place, on the disk. Raises OSError."""
        if self._out is not self._stream:
            self._out.close()
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        self._part.replace(self._path)
        parts.flush_folder(self._path.parent)
        self.leave()

    def leave(self) -> None:
        """Remove what was not put in its place."""
        self._stack.close()


def records(shard: Path, *, compressed: bool) -> Iterator[Json]:
    """Yield the records of a shard. Raises OSError, and ValueError for what is no record."""
    with shard.open("rb") as stream:
        for line in zstandard.reading(stream) if compressed else stream:
            yield orjson.loads(line)
