"""The interchange record `editorial.annotations/1` as bytes: one JSON object, or one a line.

The format is described in `resources/schemas/README.md`. It holds everything that a record of the domain holds:
reading what was written gives an equal record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.reading.source import Source, unreadable
from editorial.formats.record.parse import from_record
from editorial.formats.record.serialise import SCHEMA, Json, to_record

__all__ = ["SCHEMA", "dump", "dump_indented", "from_record", "read_json", "read_jsonl", "scan_jsonl", "to_record"]

MAX_RECORD_BYTES = 200_000_000
"""Largest size of one record: ten times that of the largest text, which leaves room to annotate every word."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


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
    data = _parse(source.read(MAX_RECORD_BYTES), source.name, "")
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
    try:
        stream = path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from error
    with stream:
        for found in scan_jsonl(stream, str(path)):
            if isinstance(found, InputError):
                raise found
            yield found


def scan_jsonl(stream: BinaryIO, source: str) -> Iterator[Record | InputError]:
    """Yield the record of each line that is not empty, or an error if it is not a record, and go on."""
    number = 0
    while line := stream.readline(MAX_RECORD_BYTES):
        number += 1
        place = f"line {number}"
        try:
            if len(line) == MAX_RECORD_BYTES:
                raise InputError("the line is too long for a record", source=source, place=place)
            if line.strip():
                yield from_record(_parse(line, source, place), source=source, place=place)
        except InputError as error:
            yield error
            if len(line) == MAX_RECORD_BYTES:
                return


def _parse(data: bytes, source: str, place: str) -> Any:
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return _parse_slowly(data, source, place)


def _parse_slowly(data: bytes, source: str, place: str) -> Any:
    """Parse what orjson refuses: other Unicode encodings, and lone surrogates, which some programs write."""
    try:
        return _mend(json.loads(data, parse_constant=_refuse))
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if place else f"line {error.lineno}, column {error.colno}"
        place = ", ".join(part for part in (place, where) if part)
        raise InputError(f"this is not JSON: {error.msg}", source=source, place=place) from error
    except UnicodeDecodeError as error:
        raise InputError("this is not JSON: it must be in UTF-8", source=source, place=place) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is not JSON that can be read: {error}", source=source, place=place) from error


def _refuse(word: str) -> Any:
    raise ValueError(f"{word} is not a number in JSON")


def _mend(value: Any) -> Any:
    """Replace each lone surrogate by one code point, so that offsets are valid and the text can be stored."""
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mend(item) for item in value]
    if isinstance(value, dict):
        return {_mend(name): _mend(item) for name, item in value.items()}
    return value
