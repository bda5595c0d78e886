"""Interchange records as JSON Lines: one record a line; a line with `id` and `text` alone is an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.format import Content, Format, FormatInfo, StreamWriter
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import Source
from editorial.formats.record.serialise import to_record
from editorial.formats.selection import Selected
from editorial.formats.writing.single_file import RecordByRecord, SingleFile


def read(source: Source) -> Iterator[Record | InputError]:
    """Yield the record of each line that is not empty, or the reason why it is none. Raises OSError."""
    from editorial.formats.record.json_codec import scan_jsonl  # imports orjson

    with source.open() as stream:
        yield from scan_jsonl(stream, source.name)


def recognises(head: bytes, suffix: str) -> bool:
    """Return whether a stream, whose name has no suffix, begins with a JSON object."""
    return not suffix and head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def _begin(stream: BinaryIO) -> StreamWriter:
    from editorial.formats.record.json_codec import dump  # imports orjson

    def encode(selected: Selected) -> bytes:
        return dump(to_record(selected.record, selected.left_out)) + b"\n"

    return RecordByRecord(stream, encode)


FORMAT = Format(
    info=FormatInfo(
        id="jsonl",
        name="JSON Lines",
        summary="one record a line",
        content=Content.RECORDS,
        suffixes=(".jsonl", ".ndjson"),
        suggested_name="verified.jsonl",
    ),
    read=read,
    writer=SingleFile(_begin),
    kinds=(Kind.JSON_LINES, Kind.JSON),
    recognises=recognises,
)
