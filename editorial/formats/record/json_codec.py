"""The interchange record `editorial.annotations/1` as bytes: one JSON object, or one a line.

The format is described in `resources/schemas/README.md`. It holds everything that a record of the domain holds:
reading what was written gives an equal record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.reading.fields import Location
from editorial.formats.reading.json_lines import MAX_RECORD_BYTES, scan_lines
from editorial.formats.reading.json_values import parse_json
from editorial.formats.reading.source import Source, unreadable
from editorial.formats.record.json_parts import Json
from editorial.formats.record.parse import from_record
from editorial.formats.record.serialise import SCHEMA, to_record

__all__ = ["SCHEMA", "dump", "dump_indented", "from_record", "read_json", "read_jsonl", "scan_jsonl", "to_record"]


def dump(data: Json) -> bytes:
    """Return an interchange record as one line of UTF-8 JSON, without a line end."""
    try:
        return orjson.dumps(data)
    except TypeError:
        # Unknown fields of other programs may hold integers beyond 64 bits, or nesting beyond 254 levels.
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def dump_indented(data: Json) -> bytes:
    """Return an interchange record as indented UTF-8 JSON, with a line end."""
    try:
        return orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        return json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"


def parse_record(source: Source) -> Record:
    """Return the record that a file or stream holds.

    Raises InputError, which names source, field and reason, if it cannot be read or is not a record.
    """
    data = parse_json(source.read(MAX_RECORD_BYTES), Location(source.name))
    if isinstance(data, list):
        raise InputError("this is a list; give a file with several records, one a line, as .jsonl", source=source.name)
    return from_record(data, source=source.name)


def read_json(path: Path) -> Record:
    """Return the record that a `.json` file holds. Raises InputError as `parse_record`."""
    return parse_record(Source.of_path(path))


def read_jsonl(path: Path) -> Iterator[Record]:
    """Yield the records of a `.jsonl` file, one a line; empty lines are skipped.

    Raises InputError, which names file, line, field and reason, at the first line that is not a record.
    """
    source = Source.of_path(path)
    try:
        stream = source.open()
    except OSError as error:
        raise unreadable(path, error) from error
    with stream as opened:
        for found in scan_jsonl(opened, source.name):
            if isinstance(found, InputError):
                raise found
            yield found


def scan_jsonl(stream: BinaryIO, source: str) -> Iterator[Record | InputError]:
    """Yield the record of each line that is not empty, or an error if it is not a record, and go on."""
    return scan_lines(stream, source, _record_of)


def _record_of(data: Any, where: Location) -> Iterator[Record]:
    yield from_record(data, source=where.source, place=where.line)
