"""Writes all records of an export to one file or stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from editorial.formats.format import USUAL, FormatInfo, Manner, Sink, StreamWriter, Target
from editorial.formats.selection import Selected
from editorial.formats.writing.atomic import atomic_writer


@dataclass(frozen=True, slots=True)
class SingleFile:
    """A writer of one file for all records; `begin` starts a StreamWriter on the open file."""

    begin: Callable[[BinaryIO], StreamWriter]

    @contextmanager
    def open(self, _info: FormatInfo, target: Target, _count: int, manner: Manner = USUAL) -> Iterator[Sink]:
        """Open the file, or take the stream. Raises EditorialError if the file cannot be written."""
        if not isinstance(target, Path):
            sink = StreamSink(self.begin(target), [])
            yield sink
            sink.finish()
            return
        with atomic_writer(target, manner) as stream:
            sink = StreamSink(self.begin(stream), [target])
            yield sink
            sink.finish()

    def files(self, _info: FormatInfo, target: Path) -> tuple[Path, ...]:
        """Return the file itself."""
        return (target,)


class StreamSink:
    """Passes records to one StreamWriter."""

    def __init__(self, writer: StreamWriter, files: list[Path]) -> None:
        self.files = files
        self._writer = writer

    def write(self, selected: Selected) -> None:
        """Write one record."""
        self._writer.write(selected)

    def finish(self) -> None:
        """Write what follows the last record."""
        self._writer.finish()


class RecordByRecord:
    """A StreamWriter for formats whose files are their records one after the other, with nothing around them."""

    def __init__(self, stream: BinaryIO, encode: Callable[[Selected], bytes]) -> None:
        self._stream, self._encode = stream, encode

    def write(self, selected: Selected) -> None:
        """Write the bytes of one record."""
        self._stream.write(self._encode(selected))

    def finish(self) -> None:
        """Write nothing."""
