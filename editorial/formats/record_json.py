"""Interchange records as JSON for people to read: one record a file."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain.record import Record
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import Source
from editorial.formats.record.serialise import to_record
from editorial.formats.selection import Selected
from editorial.formats.writing.file_per_article import FilePerArticle


def read(source: Source) -> Iterator[Record]:
    """Yield the record of a file. Raises InputError, with field and reason, if it is none."""
    from editorial.formats.record.json_codec import parse_record  # imports orjson

    yield parse_record(source)


def encode(selected: Selected) -> bytes:
    """Return the file of one record."""
    from editorial.formats.record.json_codec import dump_indented  # imports orjson

    return dump_indented(to_record(selected.record, selected.left_out))


FORMAT = Format(
    info=FormatInfo(
        id="json",
        name="JSON",
        summary="one file for each article",
        content=Content.RECORDS,
        suffixes=(".json",),
        suggested_name="verified.json",
        suggested_folder="verified",
    ),
    read=read,
    kinds=(Kind.JSON, Kind.JSON_LINES),
    writer=FilePerArticle({".json": encode}),
)
