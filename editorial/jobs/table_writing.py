"""The job that writes rows, such as the quotes that were found, to a file of one table."""

from __future__ import annotations

import codecs
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from editorial.domain.errors import EditorialError
from editorial.formats.csv_tables import lines
from editorial.formats.excel import MOST_ROWS, write_sheets
from editorial.formats.format import Manner, Replace
from editorial.formats.tables.cells import neutral
from editorial.formats.writing.atomic import atomic_writer
from editorial.jobs.progress import Cancel, Progress

FORMS = {".csv": "CSV", ".xlsx": "Excel", ".jsonl": "JSON Lines"}
"""The ends of names that say what to write, with words for people."""
_OFTEN = 1_000


class WriteTable:
    """Write rows to a file: CSV for a spreadsheet, Excel, or JSON Lines, as the end of its name says."""

    words = "Writing"

    def __init__(
        self, headings: Sequence[str], rows: Iterable[Sequence[Any]], target: Path, replace: Replace = Replace.EXPORTS
    ) -> None:
        self._headings, self._rows, self._target = headings, rows, target
        self._manner = Manner(replace=replace, private=True)

    def run(self, cancel: Cancel) -> Generator[Progress, None, int]:
        """Write all rows, or no file; return their number.

        Raises EditorialError if the name of the file does not say what to write, an Excel sheet cannot hold so many
        rows, or the file cannot be written, and Cancelled.
        """
        write = {".csv": self._csv, ".jsonl": self._json, ".xlsx": self._excel}.get(self._target.suffix.lower())
        if write is None:
            ends = ", ".join(FORMS)
            raise EditorialError(f"{self._target}: the end of the name does not say what to write: {ends}.")
        with atomic_writer(self._target, self._manner) as stream:
            return (yield from write(stream, cancel))

    def _csv(self, stream: BinaryIO, cancel: Cancel) -> Generator[Progress, None, int]:
        stream.write(codecs.BOM_UTF8 + lines([self._headings]))
        number = 0
        for number, row in enumerate(self._rows, 1):
            stream.write(lines([["" if cell is None else neutral(str(cell)) for cell in row]]))
            yield from _step(number, cancel)
        return number

    def _json(self, stream: BinaryIO, cancel: Cancel) -> Generator[Progress, None, int]:
        number = 0
        for number, row in enumerate(self._rows, 1):
            stream.write(orjson.dumps(dict(zip(self._headings, row, strict=True))) + b"\n")
            yield from _step(number, cancel)
        return number

    def _excel(self, stream: BinaryIO, cancel: Cancel) -> Generator[Progress, None, int]:
        kept: list[tuple[str | int, ...]] = []
        for row in self._rows:
            kept.append(tuple("" if cell is None else cell if type(cell) is int else str(cell) for cell in row))
            if len(kept) >= MOST_ROWS:
                raise EditorialError(f"An Excel sheet holds {MOST_ROWS:,} rows, and these are more. Choose CSV.")
            yield from _step(len(kept), cancel)
        write_sheets(stream, [("Quotes", self._headings, kept)])
        return len(kept)


def _step(number: int, cancel: Cancel) -> Generator[Progress, None, None]:
    if number % _OFTEN == 0:
        cancel.check()
        yield Progress(number, None, WriteTable.words)
