"""Reader of the newsroom's own list of names: CSV with a heading line, JSON, or JSON Lines."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from editorial.domain import labels
from editorial.domain.errors import InputError
from editorial.domain.library import AuthorityRecord
from editorial.domain.text import BOM
from editorial.formats.reading.fields import Fields, Location, shown
from editorial.formats.reading.source import MAX_BYTES, read_bytes
from editorial.formats.reading.text_files import decode

_TYPE, _ALIASES = ("label", "type"), ("aliases", "alias", "other names")
_OWN = frozenset({"id", "name", "note", *_TYPE, *_ALIASES})
_UNSOUND = re.compile("[\0\ud800-\udfff]")
_LABELS = {words: label for label, words in labels.WORDS.items()} | {"organization": labels.ORG}


def read_authority_list(path: Path) -> Iterator[AuthorityRecord | InputError]:
    """Yield each entry of a list, or an error that names the line and field that is wrong, and go on.

    An entry without an id gets `derived_id`. Unknown columns and fields are taken for ids in other lists.
    Raises InputError if the file cannot be read, or has no column for the name.
    """
    source = str(path)
    text = decode(read_bytes(path, MAX_BYTES), source=source).lstrip(BOM)
    if "\0" in text:
        raise InputError("this is not a list of names: it holds NUL characters", source=source)
    is_json = path.suffix.lower() not in {".csv", ".tsv"} and text.lstrip()[:1] in {"[", "{"}
    return _unique(_json_entries(text, source) if is_json else _csv_entries(text, source))


def derived_id(name: str, label: str) -> str:
    """Return the id for an entry without one: the same for the same name, whatever its case, and type."""
    return "n-" + hashlib.sha256(f"{label}\n{name.casefold()}".encode("utf-8", "replace")).hexdigest()[:12]


def _unique(entries: Iterable[tuple[Location, AuthorityRecord] | InputError]) -> Iterator[AuthorityRecord | InputError]:
    seen: dict[str, Location] = {}
    for entry in entries:
        if isinstance(entry, InputError):
            yield entry
            continue
        where, record = entry
        first = seen.setdefault(record.id, where)
        if first is where:
            yield record
        else:
            yield where.error(f"{record.name} is in the list already, in {first.line or first.path}")


def _csv_entries(text: str, source: str) -> Iterator[tuple[Location, AuthorityRecord] | InputError]:
    rows = _rows(text, source)
    heading = next(rows, None)
    if isinstance(heading, InputError):
        raise heading
    names = [" ".join(name.split()) for name in heading[1]] if heading is not None else []
    lowered = [name.lower() for name in names]
    where = Location(source, "line 1")
    if "name" not in lowered:
        raise where.error("there must be a column called “name”; the first line names the columns")
    if twice := next((name for name in lowered if name and lowered.count(name) > 1), None):
        raise where.error(f"two columns are called “{twice}”")
    return _csv_body(rows, [low if low in _OWN else name for low, name in zip(lowered, names, strict=True)])


def _csv_body(
    rows: Iterator[tuple[Location, list[str]] | InputError], names: list[str]
) -> Iterator[tuple[Location, AuthorityRecord] | InputError]:
    for row in rows:
        if isinstance(row, InputError):
            yield row
            continue
        where, cells = row
        try:
            if any(cell.strip() for cell in cells[len(names) :]):
                raise where.error(f"there are {len(cells)} cells, but the first line names {len(names)} columns")
            filled = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name and cell.strip()}
            yield where, _entry({name: _cell(name, words) for name, words in filled.items()}, where)
        except InputError as error:
            yield error


def _cell(name: str, words: str) -> str | list[str]:
    return re.split(r"[|;]", words) if name in _ALIASES else words


def _rows(text: str, source: str) -> Iterator[tuple[Location, list[str]] | InputError]:
    """Yield the rows that are not empty, each with the line in which it starts."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        where = Location(source, f"line {line}")
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield where.error(f"this is not CSV: {error}")
            return
        if cells is None:
            return
        line = reader.line_num + 1
        if any(cell.strip() for cell in cells):
            yield where, cells


def _json_entries(text: str, source: str) -> Iterator[tuple[Location, AuthorityRecord] | InputError]:
    for where, value in _json_values(text, source):
        try:
            if isinstance(value, InputError):
                raise value
            yield where, _entry(value, where)
        except InputError as error:
            yield error


def _json_values(text: str, source: str) -> Iterator[tuple[Location, Any]]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        if text.lstrip()[:1] == "[":
            place = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
            yield Location(source), Location(source, place).error("this is not JSON that can be read")
            return
        yield from _json_lines(text, source)
        return
    for index, value in enumerate(whole if isinstance(whole, list) else [whole]):
        yield Location(source).item(index), value


def _json_lines(text: str, source: str) -> Iterator[tuple[Location, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        where = Location(source, f"line {number}")
        if line.strip():
            try:
                yield where, json.loads(line)
            except (ValueError, RecursionError):
                yield where, where.error("this is not JSON that can be read")


def _entry(data: Any, where: Location) -> AuthorityRecord:
    fields = Fields(data, where)
    name = _plain(fields.text("name"))
    if not name:
        raise fields.error("name", "is empty")
    label = _label(fields)
    aliases = [_plain(alias) for given in _ALIASES for alias in _aliases(fields, given)]
    return AuthorityRecord(
        id=_plain(fields.optional_id("id") or "") or derived_id(name, label),
        name=name,
        label=label,
        aliases=tuple(alias for alias in dict.fromkeys(aliases) if alias and alias != name),
        note=_sound(fields.optional_text("note") or "").strip(),
        external_ids=_external_ids(fields),
    )


def _label(fields: Fields) -> str:
    """Return the label for a type given as a label or in words; a newsroom may have types of its own."""
    given = [value for name in _TYPE if (value := fields.optional_text(name))]
    words = _plain(given[0]) if given else ""
    if not words:
        raise fields.error("type", "is missing: person, organisation, place, …")
    return _LABELS.get(words.lower()) or words.upper().replace(" ", "_")


def _aliases(fields: Fields, name: str) -> tuple[str, ...]:
    return fields.texts(name) if fields.value(name) else ()


def _external_ids(fields: Fields) -> dict[str, str]:
    inner = fields.object("external_ids")
    found: dict[str, str] = {}
    for part, values in ((inner, inner.data if inner is not None else {}), (fields, fields.rest())):
        found |= _ids(part.where if part is not None else fields.where, values)
    return found


def _ids(where: Location, values: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    for name, value in values.items():
        if value is None or value == "":
            continue
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise where.field(name).error(f"must be an id in another list (text or a whole number), not {shown(value)}")
        found[_plain(name)] = _plain(str(value))
    return found


def _plain(text: str) -> str:
    return " ".join(_sound(text).split())


def _sound(text: str) -> str:
    """Replace NUL and lone surrogates, which a JSON escape can hold but a library cannot store."""
    return _UNSOUND.sub("\ufffd", text)
