"""The interchange record `editorial.annotations/1` as bytes: one JSON object, or one a line.

The format is described in `resources/schemas/README.md`. It holds everything that a record of the domain holds:
reading what was written gives an equal record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import orjson

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.reading.faults import unforeseen
from editorial.formats.reading.fields import Location
from editorial.formats.reading.json_values import parse_json
from editorial.formats.reading.source import Source, unreadable
from editorial.formats.record.parse import from_record
from editorial.formats.record.serialise import SCHEMA, Json, to_record

__all__ = ["SCHEMA", "dump", "dump_indented", "from_record", "read_json", "read_jsonl", "scan_jsonl", "to_record"]

MAX_RECORD_BYTES = 100_000_000
"""Largest size of one record: five times that of the largest text, which leaves room for its annotations."""
MAX_SKIPPED_BYTES = 1_000_000_000
"""How much of a line that is too long for a record is passed over to find its end."""
MAX_FAULTS = 1_000
"""After how many lines in a row that are no records the rest of a file or stream is given up."""


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
    """Yield the record of each line that is not empty, or an error if it is not a record, and go on.

    After MAX_FAULTS lines in a row that are no records, the last error says that the rest was not read.
    """
    number = faults = 0
    while line := stream.readline(MAX_RECORD_BYTES):
        number += 1
        where = Location(source, f"line {number}")
        if len(line) == MAX_RECORD_BYTES and not line.endswith(b"\n"):
            ends = _pass_over_line(stream)
            found: Record | InputError = where.error(f"is longer than {MAX_RECORD_BYTES // 1_000_000} MB, too big")
            if not ends:
                yield where.error("the line does not end; the rest was not read")
                return
        elif line.strip():
            found = _record_of_line(line, where)
        else:
            continue
        yield found
        faults = faults + 1 if isinstance(found, InputError) else 0
        if faults == MAX_FAULTS:
            yield where.error(f"these are {MAX_FAULTS:,} lines in a row that are no records; the rest was not read")
            return


def _record_of_line(line: bytes, where: Location) -> Record | InputError:
    try:
        return from_record(parse_json(line, where), source=where.source, place=where.line)
    except InputError as error:
        return error.without_frames()
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it is the fault of this line alone
        return unforeseen(error, where)


def _pass_over_line(stream: BinaryIO) -> bool:
    """Read to the end of the line; return whether it has one in MAX_SKIPPED_BYTES."""
    passed, at_once = 0, 1_000_000
    while passed < MAX_SKIPPED_BYTES:
        part = stream.readline(at_once)
        passed += len(part)
        if len(part) < at_once or part.endswith(b"\n"):
            return True
    return False
