"""Tables of articles (CSV, TSV, Excel and OpenDocument workbooks): one article a row, its columns told by headings."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import chain, islice, zip_longest
from typing import Any, NamedTuple

from editorial.domain.errors import InputError
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading import details
from editorial.formats.reading.article_text import ArticleText, LeftOut, headed
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import MAX_BYTES, Source
from editorial.formats.reading.table_columns import Role, Roles, UnreadTable, guessed

MAX_ROWS = 50_000
"""Rows from which the rest of a table is refused."""
_LONGEST_TABLE = MAX_BYTES * 5
_LONGEST_CELL = 2_000_000
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_MARKS = "\t;|,"
_SHOWN = 5
"""How many rows somebody is shown who has to say what the columns hold."""


def read(source: Source) -> Iterator[ArticleText | LeftOut | InputError]:
    """Yield the article of each row. Raises InputError if no column holds the text, or the table is damaged."""
    table = _open(source)
    yield from table.left_out
    rows = iter(table.rows)
    first = next(rows, ())
    chosen = source.columns.of(_words(first), source.name)
    if not chosen.headed:
        rows, first = chain([first], rows), ()
    headings = _words(first)
    for number, row in enumerate(islice(rows, MAX_ROWS), 2 if chosen.headed else 1):
        if any(str(cell).strip() for cell in row):
            yield article_of_row(row, headings, chosen.roles, f"row {number}", source.name)
    if next(rows, None) is not None:
        yield InputError(f"only the first {MAX_ROWS:,} rows were read", source=source.name)


def ask(source: Source) -> UnreadTable | None:
    """Return what to ask about a table whose columns nobody has told yet; None if they are known, or nobody is there.

    A stream is at its beginning again then. Raises InputError if the table is damaged.
    """
    if not source.columns.ask:
        return None
    rows = iter(_open(source).rows)
    if source.stream is not None:
        source.stream.seek(0)
    headings = next(rows, ())
    if not source.columns.wants_asking(_words(headings)):
        return None
    shown = [headings, *islice(rows, _SHOWN)]
    number = len(shown) - 1 + _number_of(rows)
    width = max(map(len, shown))
    padded = tuple((*_words(row), *[""] * (width - len(row))) for row in shown)
    return UnreadTable(padded, number, guessed(padded[0]))


def _number_of(rows: Iterator[Sequence[Any]]) -> int:
    """Return how many rows follow that can be read."""
    number = 0
    try:
        for _ in islice(rows, MAX_ROWS):
            number += 1
    except InputError:  # what is wrong with a row is said when the table is read
        pass
    return number


def _words(row: Sequence[Any]) -> list[str]:
    return [_plain(cell) for cell in row]


def article_of_row(
    row: Sequence[Any], headings: Sequence[str], roles: Roles, place: str, source: str
) -> ArticleText | InputError:
    """Return the article of a row, with what its other columns hold, or the reason why it is none."""
    cells = dict(zip(roles, row, strict=False))
    body = str(cells.get(Role.TEXT, "")).replace("\0", "").strip()
    if not body:
        return InputError("there is no text in this row", source=source, place=place)
    title = " ".join(str(cells.get(Role.TITLE, "")).split())
    others = {
        heading: _plain(cell)
        for heading, cell, role in zip_longest(headings, row, roles[: len(row)], fillvalue="")
        if heading and role in {Role.KEPT, ""} and str(cell).strip()
    }
    day = cells.get(Role.PUBLISHED)
    published = details.iso_date(day)
    return ArticleText(
        text=headed(title, body),
        id=details.identifier(_plain(cells.get(Role.ID, ""))),
        title=title,
        authors=details.names(str(cells.get(Role.AUTHORS, ""))),
        published=published,
        source=str(cells.get(Role.SOURCE, "")).strip() or None,
        credit=str(cells.get(Role.CREDIT, "")).strip() or None,
        language=details.language_tag(cells.get(Role.LANGUAGE)),
        extra={"columns": others} if others else {},
        notes=(f"{place}: “{day}” is no date that can be read for certain",) if day and published is None else (),
    )


def _plain(cell: Any) -> str:
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


class _Table(NamedTuple):
    """The rows of a table, the headings among them, and what was left out to read it."""

    rows: Iterable[Sequence[Any]]
    left_out: tuple[LeftOut, ...] = ()


def _open(source: Source) -> _Table:
    data = source.read(_LONGEST_TABLE)
    return _workbook(data, source) if data.startswith((b"PK", b"\xd0\xcf")) else _Table(_lines(data, source.name))


def _lines(data: bytes, source: str) -> Iterator[Sequence[Any]]:
    from editorial.formats.reading.text_files import decode  # imports charset_normalizer

    text = decode(data, source=source, limit=_LONGEST_TABLE).text.lstrip("\ufeff")
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(_each_line(text), delimiter=_mark(text))
    last: Sequence[str] = ()
    try:
        for row in rows:
            if row:
                last = row
                yield row
    except csv.Error as error:
        raise InputError(f"this table cannot be read: {error}", source=source, place=f"line {rows.line_num}") from error
    if text.count('"') % 2 and any("\n" in cell for cell in last):
        reason = "a quotation mark that begins a cell has no end: its last row holds all that comes after it"
        raise InputError(reason, source=source)


def _each_line(text: str) -> Iterator[str]:
    """Return each line with its end; a copy of a big text for that would take four times its memory."""
    return (line[0] for line in _LINE.finditer(text))


def _mark(text: str) -> str:
    """Return what parts the cells: the sign that is most often in the headings."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(_MARKS, key=first.count)


def _workbook(data: bytes, source: Source) -> _Table:
    """Return the rows of the first sheet in which a column has the text of articles, else of the longest."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

    from editorial.formats.reading.zip_files import open_zip

    if data.startswith(b"PK"):
        with open_zip(data, source.name):
            pass  # looks at what it would unpack to
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except PasswordError as error:
        raise InputError("it is protected by a password", source=source.name) from error
    except (CalamineError, ZipError, OSError, ValueError) as error:
        raise InputError("this workbook is damaged or was cut off", source=source.name) from error
    found = [sheet for sheet in sheets if sheet.height]
    if not found:
        raise InputError("there are no rows in this workbook", source=source.name)
    longest = max(found, key=lambda sheet: sheet.height)
    chosen = next((sheet for sheet in found if _has_text(sheet.iter_rows(), source)), longest)
    others = (one.name for one in found if one is not chosen)
    reason = f"of a workbook one sheet is read, here “{chosen.name}”; save this one as a file of its own to import it"
    return _Table(chosen.iter_rows(), tuple(LeftOut(f"{source.name}: sheet “{one}”", reason) for one in others))


def _has_text(rows: Iterable[Sequence[Any]], source: Source) -> bool:
    """Return whether a column of a sheet is known to hold the text of articles."""
    try:
        replace(source.columns, chosen=None).of(_words(next(iter(rows), ())), source.name)
    except InputError:
        return False
    return True


FORMAT = Format(
    info=FormatInfo(
        id="table",
        name="Table of articles",
        summary="one article a row, its columns told by their headings (CSV, TSV, Excel)",
        content=Content.TEXT,
        suffixes=(".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".ods"),
        lacks=NO_ANNOTATIONS,
    ),
    read=read,
    ask=ask,
    kinds=(Kind.TABLE, Kind.WORKBOOK),
)
