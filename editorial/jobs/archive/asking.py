"""The jobs that ask an archive for quotes, or how many there are, and write the answer to a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson

from editorial.domain.errors import EditorialError
from editorial.domain.quote_search import CountedBy, FoundQuote, QuoteCount, QuoteQuestion
from editorial.formats.format import Manner, Replace
from editorial.formats.shards.asking import counts, quotes
from editorial.formats.shards.shard_folder import ShardFolder
from editorial.formats.tables.cells import neutral
from editorial.formats.writing.atomic import atomic_writer
from editorial.jobs.progress import Cancel, Progress

_OFTEN = 1_000


def found_quotes(folder: Path, question: QuoteQuestion) -> Iterator[FoundQuote]:
    """Yield the quotes of an archive that are wanted. Raises EditorialError."""
    return quotes(ShardFolder(folder), question)


def counted_quotes(folder: Path, question: QuoteQuestion, by: CountedBy) -> Iterator[QuoteCount]:
    """Yield how many of them there are of each. Raises EditorialError."""
    return counts(ShardFolder(folder), question, by)


class WriteTable:
    """Write rows to a file: CSV for a spreadsheet, or JSON Lines, as the end of its name says."""

    words = "Writing"

    def __init__(
        self, headings: Sequence[str], rows: Iterator[Sequence[Any]], target: Path, replace: Replace = Replace.EXPORTS
    ) -> None:
        self._headings, self._rows, self._target = headings, rows, target
        self._manner = Manner(replace=replace, private=True)

    def run(self, cancel: Cancel) -> Generator[Progress, None, int]:
        """Write all rows, or no file; return their number.

        Raises EditorialError if the name of the file does not say what to write, or it cannot be written, and
        Cancelled.
        """
        encode = {".csv": self._csv, ".jsonl": self._json}.get(self._target.suffix.lower())
        if encode is None:
            raise EditorialError(f"{self._target}: the end of the name does not say what to write: .csv or .jsonl.")
        number = 0
        with atomic_writer(self._target, self._manner) as stream:
            if encode == self._csv:
                stream.write(b"\xef\xbb\xbf" + self._csv(self._headings))
            for number, row in enumerate(self._rows, 1):
                stream.write(encode(row))
                if number % _OFTEN == 0:
                    cancel.check()
                    yield Progress(number, None, self.words)
        return number

    def _csv(self, row: Sequence[Any]) -> bytes:
        line = io.StringIO(newline="")
        cells = ["" if cell is None else neutral(str(cell)) for cell in row]
        csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
        return line.getvalue().encode("utf-8", "replace")

    def _json(self, row: Sequence[Any]) -> bytes:
        return orjson.dumps(dict(zip(self._headings, row, strict=True))) + b"\n"
