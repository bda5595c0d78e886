"""JSON objects one a line, or in one list: each is read by itself, and one that is wrong ends nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, BinaryIO, TypeAlias

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.reading.faults import Results, read_one
from editorial.formats.reading.fields import Location
from editorial.formats.reading.json_values import parse_json
from editorial.formats.reading.source import Source

ReadObject: TypeAlias = Callable[[Any, Location], Iterator[Record] | Results]
"""Yields what one JSON value holds. Raises InputError if it is not what it should be."""

MAX_RECORD_BYTES = 100_000_000
"""Largest size of one record: five times that of the largest text, which leaves room for its annotations."""
MAX_SKIPPED_BYTES = 1_000_000_000
"""How much of a line that is too long for a record is passed over to find its end."""
MAX_FAULTS = 1_000
"""After how many lines in a row that are no records the rest of a file or stream is given up."""


def read_objects(source: Source, read: ReadObject) -> Results:
    """Yield what the objects of a file hold, one a line or in one list. Raises OSError, and InputError for a list."""
    with source.open() as stream:
        first = _first_line(stream)
        if not first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
            yield from scan_lines(_Rest(first, stream), source.name, read)
            return
        data = first + stream.read(MAX_RECORD_BYTES + 1 - len(first))
    where = Location(source.name)
    if len(data) > MAX_RECORD_BYTES:
        raise where.error(f"this is a list of more than {MAX_RECORD_BYTES // 1_000_000} MB; write one object a line")
    values = parse_json(data, where)
    for number, value in enumerate(values if isinstance(values, list) else [values], 1):
        yield from read_one(value, Location(source.name, f"item {number}"), read)


def _first_line(stream: BinaryIO) -> bytes:
    """Return the first line that is not empty, and the empty ones before it."""
    lines = b""
    while line := stream.readline(MAX_RECORD_BYTES):
        lines += line
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            break
    return lines


class _Rest(BytesIO):
    """What was read of a stream already, and then the stream itself."""

    def __init__(self, read: bytes, stream: BinaryIO) -> None:
        super().__init__(read)
        self._stream = stream

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return the next line."""
        return super().readline(size) or self._stream.readline(-1 if size is None else size)


def scan_lines(stream: BinaryIO, source: str, read: ReadObject) -> Results:
    """Yield what the object of each line that is not empty holds, or an error if it is not what it should be.

    After MAX_FAULTS lines in a row that are wrong, the last error says that the rest was not read.
    """
    number = faults = 0
    while line := stream.readline(MAX_RECORD_BYTES):
        number += 1
        where = Location(source, f"line {number}")
        found: Results
        if len(line) == MAX_RECORD_BYTES and not line.endswith(b"\n"):
            ends = _pass_over_line(stream)
            found = iter([where.error(f"is longer than {MAX_RECORD_BYTES // 1_000_000} MB, too big")])
            if not ends:
                yield from found
                yield where.error("the line does not end; the rest was not read")
                return
        elif line.strip():
            found = read_one(line, where, lambda data, place: read(parse_json(data, place), place))
        else:
            continue
        wrong = True
        for one in found:
            wrong = wrong and isinstance(one, InputError)
            yield one
        faults = faults + 1 if wrong else 0
        if faults == MAX_FAULTS:
            yield where.error(f"these are {MAX_FAULTS:,} lines in a row that are no records; the rest was not read")
            return


def _pass_over_line(stream: BinaryIO) -> bool:
    """Read to the end of the line; return whether it has one in MAX_SKIPPED_BYTES."""
    passed, at_once = 0, 1_000_000
    while passed < MAX_SKIPPED_BYTES:
        part = stream.readline(at_once)
        passed += len(part)
        if len(part) < at_once or part.endswith(b"\n"):
            return True
    return False
