"""Excel (`.xlsx`): a sheet of quotes and one of names, for a person to read, sort and filter.

Every cell of words is stored as words, so that no program runs one as a formula; one that could be mistaken for a
formula has the mark that Excel gives to words typed after an apostrophe.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from editorial import __version__
from editorial.domain.errors import EditorialError
from editorial.domain.record import Record
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import Part
from editorial.formats.selection import Selected
from editorial.formats.tables import names, quotes
from editorial.formats.tables.cells import Row, runs
from editorial.formats.tables.lost import LOST
from editorial.formats.writing.single_file import SingleFile

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

MOST_ROWS = 1_048_576
"""How many rows a sheet can have, its heading among them."""
LONGEST = 32_767
"""How many UTF-16 units a cell can hold."""
_CUT = " […]"
_SHEETS = (("Quotes", quotes.COLUMNS, quotes.rows), ("Names", names.COLUMNS, names.rows))
_WIDE = {"words": 60, "inside": 40, "article": 30, "notes": 30}
_USUAL = 16
_INVALID = dict.fromkeys((65534, 65535), "�")
"""Characters that XML cannot hold and XlsxWriter does not escape."""


def cut(words: str) -> str:
    """Return words as a cell can hold them: whole, or cut with a mark that says so."""
    words = words.translate(_INVALID)
    if _units(words) <= LONGEST:
        return words
    kept = words[: LONGEST - len(_CUT)]
    while _units(kept) > LONGEST - len(_CUT):
        kept = kept[: len(kept) - max(1, (_units(kept) - LONGEST) // 2)]
    return kept + _CUT


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "replace")) // 2


def _too_long(record: Record) -> int:
    every = (cell for _, _, rows in _SHEETS for row in rows(record) for cell in row)
    return sum(isinstance(cell, str) and cut(cell) != cell for cell in every)


class Sheets:
    """Keeps the rows of both sheets, and writes the file at the end: before that nothing is open that could be left."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._rows: list[list[Row]] = [[] for _ in _SHEETS]

    def write(self, selected: Selected) -> None:
        """Keep the rows of one record. Raises EditorialError if a sheet is full."""
        for kept, (name, _, rows) in zip(self._rows, _SHEETS, strict=True):
            kept.extend(rows(selected.record))
            if len(kept) >= MOST_ROWS:
                raise EditorialError(
                    f"An Excel sheet holds {MOST_ROWS:,} rows, and the {name.lower()} are more. "
                    "Export fewer articles, or choose CSV."
                )

    def finish(self) -> None:
        """Write the file."""
        write_sheets(
            self._stream, [(name, columns, kept) for (name, columns, _), kept in zip(_SHEETS, self._rows, strict=True)]
        )


def write_sheets(stream: BinaryIO, sheets: Sequence[tuple[str, Sequence[str], Sequence[Row]]]) -> None:
    """Write a workbook: of each sheet its name, the names of its columns, and its rows (fewer than `MOST_ROWS`)."""
    import xlsxwriter

    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"author": "Editorial", "comments": f"Exported by Editorial {__version__}"})
    for name, columns, rows in sheets:
        _fill(book, name, columns, rows)
    book.close()
    stream.write(made.getbuffer())


def _fill(book: Workbook, name: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    usual = {"text_wrap": True, "valign": "top"}
    plain, marked = book.add_format(usual), book.add_format({**usual, "quote_prefix": True})
    heading = book.add_format({"bold": True})
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _WIDE.get(column, _USUAL))
        sheet.write_string(0, at, column.replace("_", " ").capitalize(), heading)
    for number, row in enumerate(rows, 1):
        for at, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, at, cell, plain)
            elif cell:
                sheet.write_string(number, at, cut(cell), marked if runs(cell) else plain)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)


FORMAT = Format(
    info=FormatInfo(
        id="xlsx",
        name="Excel",
        summary="a sheet of quotes and one of names",
        content=Content.TABLES,
        suffixes=(".xlsx",),
        suggested_name="verified.xlsx",
        lacks=(
            *LOST,
            Part("cell cut at 32,767 characters", "cells cut at 32,767 characters", count=_too_long),
        ),
    ),
    writer=SingleFile(Sheets),
)
