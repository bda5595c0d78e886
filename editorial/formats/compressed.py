"""Files compressed by gzip or Zstandard, with what they hold in any format that is read; `texts.jsonl.gz` is usual."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from editorial.domain.errors import InputError
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading.article_text import LeftOut
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import Source

_GZIP = b"\x1f\x8b"
_BUFFER = 1 << 20


def unpack(source: Source) -> Iterator[Source | LeftOut | InputError]:
    """Yield the one file that is compressed, as a stream, which raises InputError where it is damaged."""
    gzipped = source.head(2) == _GZIP
    with source.open() as stream:
        opened = io.BufferedReader(_Unpacked(_opened(stream, gzipped=gzipped), source.name), _BUFFER)
        name = PurePosixPath(source.inner or source.file_name or "").stem
        yield Source(source.name, stream=opened, inner=name, columns=source.columns)


def _opened(stream: BinaryIO, *, gzipped: bool) -> BinaryIO:
    if gzipped:
        import gzip

        return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))
    from editorial.formats.arrow import zstandard

    return zstandard.reading(stream)


class _Unpacked(io.RawIOBase):
    """What is unpacked, with one error for all that may be wrong with it."""

    def __init__(self, opened: BinaryIO, name: str) -> None:
        super().__init__()
        self._opened, self._name = opened, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._opened.read(len(buffer))
        except (EOFError, zlib.error, OSError) as error:
            raise InputError("the file is damaged or was cut off: it cannot be unpacked", source=self._name) from error
        buffer[: len(data)] = data
        return len(data)


FORMAT = Format(
    info=FormatInfo(
        id="compressed",
        name="Compressed file",
        summary="one file in any of these formats, compressed by gzip or Zstandard",
        content=Content.TEXT,
        suffixes=(".gz", ".zst"),
        lacks=NO_ANNOTATIONS,
    ),
    unpack=unpack,
    kinds=(Kind.GZIP, Kind.ZSTANDARD),
)
