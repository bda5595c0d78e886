"""The list of all formats, and the choice of one: by id, by the name of a file, or by how a stream begins."""

from __future__ import annotations

from pathlib import Path

from editorial.domain.errors import EditorialError
from editorial.formats import csv_tables, excel, plain_text, record_json, record_jsonl
from editorial.formats.format import Format, Reader

FORMATS: tuple[Format, ...] = (
    plain_text.FORMAT,
    excel.FORMAT,
    csv_tables.FORMAT,
    record_jsonl.FORMAT,
    record_json.FORMAT,
)
"""Every format, in the order of menus and help texts. A new format is a module of its own, and a line here."""

_FOR_UNKNOWN_SUFFIXES = plain_text.read
_FOR_STREAMS = record_jsonl.FORMAT
_FOR_FOLDERS = record_json.FORMAT


def readable() -> tuple[Format, ...]:
    """Return the formats that can be imported."""
    return tuple(one for one in FORMATS if one.read is not None)


def writable() -> tuple[Format, ...]:
    """Return the formats that can be exported."""
    return tuple(one for one in FORMATS if one.writer is not None)


def reader_for(suffix: str, head: bytes = b"") -> Reader:
    """Return the reader for a file or stream.

    `suffix` is the end of the file's name in small letters, with the dot, and empty for a stream; `head` its first
    bytes, if they are known. A format that recognises the head comes before one that has the suffix; anything else is
    read as plain text.
    """
    for one in FORMATS:
        if one.read is not None and one.recognises is not None and one.recognises(head, suffix):
            return one.read
    return next((one.read for one in FORMATS if one.read and suffix in one.info.suffixes), _FOR_UNKNOWN_SUFFIXES)


def writable_by_id(format_id: str) -> Format:
    """Return the format with an id. Raises EditorialError if there is none that can be exported."""
    for one in writable():
        if one.info.id == format_id:
            return one
    raise EditorialError(f"There is no format “{format_id}” to export. Choose one of: {_choices()}.")


def writable_for(target: Path | None) -> Format:
    """Return the format that the name of a target asks for; `target` is None for a stream.

    Raises EditorialError if the name does not say.
    """
    if target is None:
        return _FOR_STREAMS
    if target.is_dir():
        return _FOR_FOLDERS
    for one in writable():
        if target.suffix.lower() in one.info.suffixes:
            return one
    raise EditorialError(f"{target}: the end of the name does not say what to write. Choose a format: {_choices()}.")


def _choices() -> str:
    return ", ".join(one.info.id for one in writable())
