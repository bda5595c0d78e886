"""CSV: two tables for a spreadsheet, one of quotes and one of names.

The syntax is that of RFC 4180: commas, CRLF after rows, every cell in quotation marks. The encoding is UTF-8 with a
byte order mark, without which Excel misreads curly quotation marks; Python's `utf-8-sig` and pandas drop it.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

from editorial.domain.record import Record
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.selection import Selected
from editorial.formats.tables import names, quotes
from editorial.formats.tables.cells import Row, neutral
from editorial.formats.tables.lost import LOST
from editorial.formats.writing.table_files import TableFiles


class Table:
    """Writes one table; its first row, the names of the columns, is written at once."""

    def __init__(self, stream: BinaryIO, columns: Sequence[str], rows: Callable[[Record], Iterable[Row]]) -> None:
        self._stream, self._rows = stream, rows
        self._stream.write(codecs.BOM_UTF8 + lines([columns]))

    def write(self, selected: Selected) -> None:
        """Write the rows of one record."""
        self._stream.write(lines([neutral(str(cell)) for cell in row] for row in self._rows(selected.record)))

    def finish(self) -> None:
        """Write nothing: a table has no end."""


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Return the lines of some rows; what a spreadsheet would run in a cell is to be made `neutral` before."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode("utf-8", "replace")


FORMAT = Format(
    info=FormatInfo(
        id="csv",
        name="CSV",
        summary="a table of quotes and one of names",
        content=Content.TABLES,
        suffixes=(".csv",),
        suggested_name="verified.csv",
        lacks=LOST,
    ),
    writer=TableFiles(
        {
            "quotes": lambda stream: Table(stream, quotes.COLUMNS, quotes.rows),
            "names": lambda stream: Table(stream, names.COLUMNS, names.rows),
        }
    ),
)
