"""Tables of articles (CSV, TSV, Excel and OpenDocument workbooks): one article a row, its columns told by headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from editorial.domain.errors import InputError
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading import details
from editorial.formats.reading.article_text import ArticleText, headed
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import MAX_BYTES, Source

MAX_ROWS = 50_000
"""Rows from which the rest of a table is refused."""
_LONGEST_CELL = 2_000_000
_MARKS = "\t;|,"


def read(source: Source) -> Iterator[ArticleText | InputError]:
    """Yield the article of each row. Raises InputError if no column holds the text, or the table is damaged."""
    data = source.read(MAX_BYTES * 5)
    rows = _workbook(data, source) if data.startswith((b"PK", b"\xd0\xcf")) else _lines(data, source.name)
    headings = [str(cell).strip() for cell in next(rows, ())]
    columns = columns_of(headings, source)
    for number, row in enumerate(islice(rows, MAX_ROWS), 2):
        if any(str(cell).strip() for cell in row):
            yield _article(row, headings, columns, f"row {number}", source.name)
    if next(rows, None) is not None:
        yield InputError(f"only the first {MAX_ROWS:,} rows were read", source=source.name)


def columns_of(headings: Sequence[str], source: Source) -> dict[str, int]:
    """Return the number of the column of each detail: as `source.columns` says, else by its heading.

    Raises InputError, which names the headings, if none holds the text.
    """
    named = {details.plain_name(heading): at for at, heading in reversed([*enumerate(headings)])}
    found = {}
    for detail, names in details.NAMES.items():
        if detail in source.columns:
            wanted = details.plain_name(source.columns[detail])
            if wanted not in named:
                raise InputError(f"there is no column “{source.columns[detail]}”", source=source.name)
            found[detail] = named[wanted]
        elif (name := next((one for one in names if one in named), None)) is not None:
            found[detail] = named[name]
    if "text" not in found:
        listed = ", ".join(f"“{heading}”" for heading in headings[:20] if heading) or "none"
        raise InputError(
            f"no column of this table is the text of an article by its heading ({listed}); say which holds what: "
            "--column text=HEADING",
            source=source.name,
        )
    return found


def _article(
    row: Sequence[Any], headings: Sequence[str], columns: Mapping[str, int], place: str, source: str
) -> ArticleText | InputError:
    cells = {detail: row[at] for detail, at in columns.items() if at < len(row)}
    body = str(cells.get("text", "")).replace("\0", "").strip()
    if not body:
        return InputError("there is no text in this row", source=source, place=place)
    title = " ".join(str(cells.get("title", "")).split())
    others = {
        heading: _plain(cell)
        for at, (heading, cell) in enumerate(zip(headings, row, strict=False))
        if heading and at not in columns.values() and str(cell).strip()
    }
    day = cells.get("published")
    published = details.iso_date(day)
    key = _plain(cells.get("id", ""))
    return ArticleText(
        text=headed(title, body),
        id=details.identifier(key),
        title=title,
        authors=details.names(str(cells.get("authors", ""))),
        published=published,
        source=str(cells.get("source", "")).strip() or None,
        credit=str(cells.get("credit", "")).strip() or None,
        language=details.language_tag(cells.get("language")),
        extra={"columns": others} if others else {},
        notes=(f"{place}: “{day}” is no date that can be read for certain",) if day and published is None else (),
    )


def _plain(cell: Any) -> str:
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _lines(data: bytes, source: str) -> Iterator[Sequence[Any]]:
    from editorial.formats.reading.text_files import decode  # imports charset_normalizer

    text = decode(data, source=source).text.lstrip("\ufeff")
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_mark(text))
    try:
        yield from (row for row in rows if row)
    except csv.Error as error:
        raise InputError(f"this table cannot be read: {error}", source=source, place=f"line {rows.line_num}") from error


def _mark(text: str) -> str:
    """Return what parts the cells: the sign that is most often in the headings."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(_MARKS, key=first.count)


def _workbook(data: bytes, source: Source) -> Iterator[Sequence[Any]]:
    """Yield the rows of the first sheet in which a column has the text of articles, else of the first."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

    from editorial.formats.reading.zip_files import open_zip

    if data.startswith(b"PK"):
        with open_zip(data, source.name):
            pass  # looks at what it would unpack to
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = (book.get_sheet_by_name(name) for name in book.sheet_names)
        found = [sheet for sheet in sheets if sheet.height]
    except PasswordError as error:
        raise InputError("it is protected by a password", source=source.name) from error
    except (CalamineError, ZipError, OSError, ValueError) as error:
        raise InputError("this workbook is damaged or was cut off", source=source.name) from error
    if not found:
        raise InputError("there are no rows in this workbook", source=source.name)
    chosen = next((sheet for sheet in found if _has_text(sheet.iter_rows(), source)), found[0])
    yield from chosen.iter_rows()


def _has_text(rows: Iterable[Sequence[Any]], source: Source) -> bool:
    try:
        columns_of([str(cell).strip() for cell in next(iter(rows), ())], source)
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
    kinds=(Kind.TABLE, Kind.WORKBOOK),
)
