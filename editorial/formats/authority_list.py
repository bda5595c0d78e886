"""Reader of the newsroom's own list of names: CSV with a heading line, JSON, or JSON Lines."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from editorial.domain import labels
from editorial.domain.errors import InputError
from editorial.domain.library import AuthorityRecord
from editorial.domain.text import BOM
from editorial.formats.reading.fields import Fields, Location, shown
from editorial.formats.reading.json_values import parse_json
from editorial.formats.reading.source import MAX_BYTES, read_bytes
from editorial.formats.reading.text_files import decode

_TYPE, _ALIASES = ("label", "type"), ("aliases", "alias", "other names")
_OWN = frozenset({"id", "name", "note", *_TYPE, *_ALIASES})
_COLUMNS = 1_000
MAX_FAULTS = 1_000
"""After how many entries in a row that cannot be used the rest of a list is given up."""
_ROW_LINES = 100
"""Over how many lines one row of CSV may go: a quotation mark that is not closed would take all others."""
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_PUNCTUATION = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[][{},]', re.DOTALL)
"""What parts the values of a JSON text; strings are passed over as a whole."""
_SOLID = re.compile(r"\S|$")
_NOT_JSON = "this is not JSON that can be read"
_UNSOUND = re.compile("[\0\ud800-\udfff]")
_LABELS = {words: label for label, words in labels.WORDS.items()} | {"organization": labels.ORG}


def read_authority_list(path: Path) -> Iterator[AuthorityRecord | InputError]:
    """Yield each entry of a list, or an error that names the line and field that is wrong, and go on.

    An entry without an id gets `derived_id`. Further columns and fields are kept as they are: ids in other lists, or
    facts such as a party.
    Raises InputError if the file cannot be read, or has no column for the name.
    """
    return authority_entries(read_bytes(path, MAX_BYTES), str(path), path.suffix.lower())


def authority_entries(data: bytes, source: str, suffix: str) -> Iterator[AuthorityRecord | InputError]:
    """Yield each entry in the bytes of a list, as `read_authority_list`; `suffix` is the end of its name."""
    text = decode(data, source=source).text.lstrip(BOM)
    if "\0" in text:
        raise InputError("this is not a list of names: it holds NUL characters", source=source)
    is_json = suffix not in {".csv", ".tsv"} and text.lstrip()[:1] in {"[", "{"}
    return _unique(_json_entries(text, source) if is_json else _csv_entries(text, source))


def derived_id(name: str, label: str) -> str:
    """Return the id for an entry without one: the same for the same name, whatever its case, and type."""
    return "n-" + hashlib.sha256(f"{label}\n{name.casefold()}".encode("utf-8", "replace")).hexdigest()[:12]


def _unique(entries: Iterable[tuple[Location, AuthorityRecord] | InputError]) -> Iterator[AuthorityRecord | InputError]:
    seen: dict[str, Location] = {}
    faults = 0
    for entry in entries:
        found = entry if isinstance(entry, InputError) else _once(*entry, seen)
        yield found
        faults = faults + 1 if isinstance(found, InputError) else 0
        if isinstance(found, InputError) and faults == MAX_FAULTS:
            reason = f"these are {MAX_FAULTS:,} entries in a row that cannot be used; the rest was not read"
            yield InputError(reason, source=found.source, place=found.place)
            return


def _once(where: Location, record: AuthorityRecord, seen: dict[str, Location]) -> AuthorityRecord | InputError:
    """Return the record, or an error if one with its id was seen before."""
    first = seen.setdefault(record.id, where)
    if first is where:
        return record
    return where.error(f"{record.name} is in the list already, in {first.line or first.path}")


def _csv_entries(text: str, source: str) -> Iterator[tuple[Location, AuthorityRecord] | InputError]:
    rows = _rows(text, source)
    heading = next(rows, None)
    if isinstance(heading, InputError):
        raise heading
    where = Location(source, "line 1")
    cells = heading[1] if heading is not None else []
    if len(cells) > _COLUMNS:
        raise where.error(f"it names {len(cells):,} columns; a list of names has at most {_COLUMNS:,}")
    names = [" ".join(name.split()) for name in cells]
    lowered = [name.lower() for name in names]
    if "name" not in lowered:
        raise where.error("there must be a column called “name”; the first line names the columns")
    if twice := next((name for name, count in Counter(lowered).items() if name and count > 1), None):
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
            yield error.without_frames()


def _cell(name: str, words: str) -> str | list[str]:
    return re.split(r"[|;]", words) if name in _ALIASES else words


def _rows(text: str, source: str) -> Iterator[tuple[Location, list[str]] | InputError]:
    """Yield the rows that are not empty, each with the line in which it starts, or an error for a line and go on."""
    lines = _LINES.findall(text)
    delimiter = max(",;\t", key=lines[0].count) if lines else ","
    start = 0
    while start < len(lines):
        where = Location(source, f"line {start + 1}")
        reader = csv.reader(lines[start : start + _ROW_LINES], delimiter=delimiter, strict=True)
        try:
            cells = next(reader)
        except csv.Error as error:
            yield where.error(f"this is not CSV: {error}")
            start += 1  # a quotation mark that is not closed takes no other entry with it
            continue
        start += reader.line_num
        if any(cell.strip() for cell in cells):
            yield where, cells


def _json_entries(text: str, source: str) -> Iterator[tuple[Location, AuthorityRecord] | InputError]:
    for where, value in _json_values(text, source):
        try:
            if isinstance(value, InputError):
                raise value
            yield where, _entry(value, where)
        except InputError as error:
            yield error.without_frames()


def _json_values(text: str, source: str) -> Iterator[tuple[Location, Any]]:
    """Yield the entries of a JSON list, of one object, or of one a line, each with its place; or an error for it."""
    try:
        whole = parse_json(text.encode(), Location(source))
    except InputError:
        yield from _json_items(text, source) if text.lstrip()[:1] == "[" else _json_lines(text, source)
        return
    for index, value in enumerate(whole if isinstance(whole, list) else [whole]):
        yield Location(source).item(index), value


def _json_items(text: str, source: str) -> Iterator[tuple[Location, Any]]:
    """Yield the items of a list that cannot be read as a whole, up to where it breaks off."""
    index, number, at = 0, 1, text.index("[") + 1
    counted = 0
    while True:
        begin = next(_SOLID.finditer(text, at)).start()
        number, counted = number + text.count("\n", counted, begin), begin
        where = Location(source, f"line {number}")
        end = _end_of_value(text, begin)
        if end is None:
            yield where, where.error(f"{_NOT_JSON}; what follows was not read")
            return
        yield where.item(index), _json_value(text[begin:end], where.item(index))
        if text[end] == "]":
            return
        index, at = index + 1, end + 1


def _end_of_value(text: str, start: int) -> int | None:
    """Return the offset of the comma or bracket after a value, None if there is none."""
    depth = 0
    for match in _PUNCTUATION.finditer(text, start):
        mark = match[0]
        if depth == 0 and mark in {",", "]"}:
            return match.start()
        if mark in {"{", "["}:
            depth += 1
        elif mark in {"}", "]"}:
            depth -= 1
            if depth < 0:
                return None
    return None


def _json_lines(text: str, source: str) -> Iterator[tuple[Location, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        where = Location(source, f"line {number}")
        if line.strip():
            yield where, _json_value(line, where)


def _json_value(text: str, where: Location) -> Any:
    try:
        return parse_json(text.encode(), where)
    except InputError as error:
        return where.error(_NOT_JSON) if error.reason.startswith("this is not JSON:") else error.without_frames()


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
            raise where.field(name).error(f"must be text or a whole number, not {shown(value)}")
        found[_plain(name)] = _plain(str(value))
    return found


def _plain(text: str) -> str:
    return " ".join(_sound(text).split())


def _sound(text: str) -> str:
    """Replace NUL and lone surrogates, which a JSON escape can hold but a library cannot store."""
    return _UNSOUND.sub("\ufffd", text)
