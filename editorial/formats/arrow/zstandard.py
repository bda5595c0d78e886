"""Streams compressed by Zstandard."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, cast

from editorial.formats.arrow import arrow

_WORK = "A file compressed by Zstandard (.zst)"
_BUFFER = 1 << 20


def reading(stream: BinaryIO) -> BinaryIO:
    """Return what a compressed stream holds, as a stream. Raises PackageMissing; reading raises OSError."""
    pa = arrow(_WORK)
    opened = pa.CompressedInputStream(pa.PythonFile(stream, mode="r"), "zstd")
    return cast(BinaryIO, io.BufferedReader(_Raw(opened), _BUFFER))


def writing(stream: BinaryIO) -> Any:
    """Return a stream that compresses what is written to it; it has to be closed, and leaves `stream` open."""
    pa = arrow(_WORK)
    return pa.CompressedOutputStream(pa.PythonFile(_KeptOpen(stream), mode="w"), "zstd")


class _Raw(io.RawIOBase):
    """What is read of an arrow stream, for Python's own buffers and lines."""

    def __init__(self, opened: Any) -> None:
        super().__init__()
        self._opened = opened

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._opened.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _KeptOpen:
    """A stream that arrow writes to and does not close."""

    closed = False

    def __init__(self, stream: BinaryIO) -> None:
        self.write, self.flush = stream.write, stream.flush

    def close(self) -> None:
        """Leave the stream open."""
