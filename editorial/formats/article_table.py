"""Tables of articles (CSV, TSV, Excel and OpenDocument workbooks): one article a row, its columns told by headings."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from editorial.domain.errors import InputError
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading import details
from editorial.formats.reading.article_text import ArticleText, LeftOut, ReadSoFar, headed
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import MAX_BYTES, Source
from editorial.formats.reading.table_columns import Role, Roles, UnreadTable
from editorial.formats.reading.tags import unmarked
from editorial.formats.reading.workbooks import BEGINNINGS, sheets_in

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MAX_ROWS = 50_000
"""Rows from which the rest of a table is refused."""
_LONGEST_TABLE = MAX_BYTES * 5
_LONGEST_CELL = 2_000_000
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_MARKS = "\t;|,"
_STEP = 200
"""Rows after which it is said how much of a table was read."""
_SHOWN = 5
"""How many rows somebody is shown who has to say what the columns hold."""


def read(source: Source) -> Iterator[ArticleText | LeftOut | ReadSoFar | InputError]:
    """Yield the article of each row, and steps. Raises InputError if no column holds the text, or it is damaged."""
    tables = yield from _open(source)
    table = _picked(tables, source)
    yield from _left_out(tables, table, source)
    rows = table.rows()
    first, _ = next(rows, ((), 0))
    chosen = source.columns.of(_words(first), source.name)
    if not chosen.headed:
        rows, first = table.rows(), ()
    headings = _words(first)
    for number, (row, share) in enumerate(islice(rows, MAX_ROWS), 2 if chosen.headed else 1):
        if any(str(cell).strip() for cell in row):
            yield article_of_row(row, headings, chosen.roles, f"row {number}", source.name)
        if number % _STEP == 0:
            yield ReadSoFar(share)
    if next(rows, None) is not None:
        yield InputError(f"only the first {MAX_ROWS:,} rows were read", source=source.name)


def ask(source: Source) -> Iterator[UnreadTable | ReadSoFar]:
    """Yield what to ask about a table whose columns or sheet nobody has told yet; before that, steps.

    Nothing comes if these are known, or nobody is there. A stream is at its beginning again then. Raises InputError if
    the table is damaged.
    """
    if not source.columns.ask:
        return
    tables = yield from _open(source)
    if source.stream is not None:
        source.stream.seek(0)
    table = _picked(tables, source)
    headings, _ = next(table.rows(), ((), 0))
    if not source.columns.wants_asking(_words(headings), [one.sheet for one in tables]):
        return
    if len(tables) == 1:
        yield (yield from _unread(table, source))
        return
    sheets: list[UnreadTable] = []
    for one in tables:
        unread = yield from _unread(one, source)
        sheets.append(replace(unread, sheet=one.sheet))
    yield replace(sheets[tables.index(table)], sheets=tuple(sheets))


def _unread(table: _Table, source: Source) -> Generator[ReadSoFar, None, UnreadTable]:
    rows = table.rows()
    shown = [_words(row) for row, _ in islice(rows, 1 + _SHOWN)]
    number = len(shown) - 1
    try:
        for number, (_, share) in enumerate(islice(rows, MAX_ROWS), len(shown)):
            if number % _STEP == 0:
                yield ReadSoFar(share)
    except InputError:  # what is wrong with a row is said when the table is read
        pass
    width = max(map(len, shown), default=0)
    padded = tuple((*row, *[""] * (width - len(row))) for row in shown) or ((),)
    return UnreadTable(padded, max(number, 0), source.columns.proposed(padded[0]))


def _words(row: Sequence[Any]) -> list[str]:
    return [_plain(cell) for cell in row]


def article_of_row(
    row: Sequence[Any], headings: Sequence[str], roles: Roles, place: str, source: str
) -> ArticleText | InputError:
    """Return the article of a row, with what its other columns hold, or the reason why it is none."""
    cells = dict(zip(roles, row, strict=False))
    body = unmarked(str(cells.get(Role.TEXT, "")).replace("\0", "").strip())
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
    """The rows of a table or sheet, the headings among them, each with the share of the table that ends with it."""

    rows: Callable[[], Iterator[tuple[Sequence[Any], float]]]
    sheet: str = ""
    height: int = 0


def _open(source: Source) -> Generator[ReadSoFar, None, tuple[_Table, ...]]:
    """Return the table, or the sheets of a workbook that have rows; yield steps to them."""
    data = source.read(_LONGEST_TABLE)
    if not data.startswith(BEGINNINGS):
        text = _text_of(data, source.name)
        return (_Table(partial(_lines, text, source.name)),)
    tables: list[_Table] = []
    for one in sheets_in(data, source.name):
        if isinstance(one, ReadSoFar):
            yield one
        else:
            tables.append(_Table(partial(_rows, one), one.name, one.height))
    return tuple(tables)


def _picked(tables: Sequence[_Table], source: Source) -> _Table:
    """Return the sheet that was picked, else the first in which a column has the text of articles, else the longest.

    Raises InputError, which names the sheets, if the one that was picked is not there.
    """
    names = [one.sheet for one in tables if one.sheet]
    wanted = source.columns.sheet_of(names) if names else ""
    if wanted and wanted not in names:
        listed = ", ".join(f"“{name}”" for name in names)
        reason = f"there is no sheet “{wanted}” with rows in this workbook; those with rows are {listed}"
        raise InputError(reason, source=source.name)
    if wanted or len(tables) == 1:
        return tables[names.index(wanted) if wanted else 0]
    longest = max(tables, key=lambda table: table.height)
    return next((one for one in tables if _has_text(one, source)), longest)


def _left_out(tables: Sequence[_Table], table: _Table, source: Source) -> Iterator[LeftOut]:
    """Yield the sheets that are not read."""
    columns = source.columns
    remembered = columns.chosen is None and not columns.sheet and columns.sheet_of([one.sheet for one in tables])
    reason = f"of a workbook one sheet is read, here “{table.sheet}”"
    if remembered:
        reason += ", as remembered; --sheet in a shell picks another"
    else:
        reason += "; pick this one when you import it again, in a shell with --sheet"
    for one in tables:
        if one is not table:
            yield LeftOut(f"{source.name}: sheet “{one.sheet}”", reason, wanted=bool(columns.sheet))


def _rows(sheet: CalamineSheet) -> Iterator[tuple[Sequence[Any], float]]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield row, min(1.0, number / sheet.height)


def _text_of(data: bytes, source: str) -> str:
    from editorial.formats.reading.text_files import decode  # imports charset_normalizer

    return decode(data, source=source, limit=_LONGEST_TABLE).text.lstrip("\ufeff")


def _lines(text: str, source: str) -> Iterator[tuple[Sequence[Any], float]]:
    csv.field_size_limit(_LONGEST_CELL)
    lines = _Lines(text)
    rows = csv.reader(lines, delimiter=_mark(text))
    last: Sequence[str] = ()
    try:
        for row in rows:
            if row:
                last = row
                yield row, lines.end / len(text)
    except csv.Error as error:
        raise InputError(f"this table cannot be read: {error}", source=source, place=f"line {rows.line_num}") from error
    if text.count('"') % 2 and any("\n" in cell for cell in last):
        reason = "a quotation mark that begins a cell has no end: its last row holds all that comes after it"
        raise InputError(reason, source=source)


class _Lines:
    """The lines of a text, each with its end; a copy of a big text for that would take four times its memory."""

    def __init__(self, text: str) -> None:
        self._lines = _LINE.finditer(text)
        self.end = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.end = line.end()
        return line[0]


def _mark(text: str) -> str:
    """Return what parts the cells: the sign that is most often in the headings."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(_MARKS, key=first.count)


def _has_text(table: _Table, source: Source) -> bool:
    """Return whether a column of a sheet is known to hold the text of articles."""
    first, _ = next(table.rows(), ((), 0))
    try:
        replace(source.columns, chosen=None).of(_words(first), source.name)
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
    at_once=True,
    kinds=(Kind.TABLE, Kind.WORKBOOK),
)
